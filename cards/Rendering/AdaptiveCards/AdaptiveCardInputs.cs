using System.Globalization;
using System.Text.Json;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Fields of an Adaptive Card. The client shows the label and its own error message; what was wrong with a sent value and the hint
/// follow the field as texts.
/// </summary>
internal static class AdaptiveCardInputs
{
    public static void Write(Utf8JsonWriter json, Input input)
    {
        if (input.Error is null && input.Hint is null && input is not (InputDateTime or PeopleInput))
        {
            WriteField(json, input, input.Separator);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Container");
        json.WriteStartArray("items");
        foreach (var field in Fields(input)) WriteField(json, field, separator: false);
        if (input.Error is { } error) AdaptiveCardText.Write(json, new TextBlock(error) { Style = TextStyle.Attention }, spacing: "Small");
        if (input.Hint is { } hint) AdaptiveCardText.Write(json, new TextBlock(hint) { Style = TextStyle.Subtle }, spacing: "Small");
        json.WriteEndArray();
        AdaptiveCardRenderer.WriteSeparator(json, input);
        json.WriteEndObject();
    }

    /// <summary>
    /// Teams has no field for a day with a time, so there are two; and its people picker may find nobody, so names may be written.
    /// </summary>
    private static Input[] Fields(Input input) =>
        input is PeopleInput people ? [input, new InputText(people.NamesId, people.NamesLabel) { Value = people.Names }]
        : input is not InputDateTime moment ? [input] :
    [
        new InputDate(moment.Id, moment.Label) { Value = moment.At?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IsRequired = moment.IsRequired, ErrorMessage = moment.ErrorMessage },
        new InputTime(InputDateTime.TimeId(moment.Id),
            moment.TimeLabel) { Value = moment.At?.ToString("HH:mm", CultureInfo.InvariantCulture) },
    ];

    private static void WriteField(Utf8JsonWriter json, Input input, bool separator)
    {
        json.WriteStartObject();
        json.WriteString("type", input switch
        {
            InputText => "Input.Text",
            InputNumber => "Input.Number",
            InputDate => "Input.Date",
            InputTime => "Input.Time",
            InputToggle => "Input.Toggle",
            InputChoiceSet or PeopleInput => "Input.ChoiceSet",
            _ => throw new NotSupportedException($"The Adaptive Card renderer does not know {input.GetType().Name}."),
        });
        json.WriteString("id", input.Id);
        // A toggle's label is its title, beside the box; a second one above would say the same.
        if (input is not InputToggle) json.WriteString("label", CleanText.Line(input.Label));

        // Who writes names leaves the picker empty.
        if (input.IsRequired && input is not PeopleInput) json.WriteBoolean("isRequired", true);
        if (input.ErrorMessage is { } message) json.WriteString("errorMessage", CleanText.Line(message));
        WriteKind(json, input);
        if (separator) AdaptiveCardRenderer.WriteSeparator(json, input);
        json.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter json, Input input)
    {
        switch (input)
        {
            case InputText text:
                if (text.IsMultiline) json.WriteBoolean("isMultiline", true);
                if (text.MaxLength is { } length) json.WriteNumber("maxLength", length);
                if (text.Placeholder is { } placeholder) json.WriteString("placeholder", CleanText.Line(placeholder));
                if (text.Value is { } value) json.WriteString("value", CleanText.Of(value));
                break;
            case InputNumber number:
                if (number.Min is { } min) json.WriteNumber("min", min);
                if (number.Max is { } max) json.WriteNumber("max", max);
                if (int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                    json.WriteNumber("value", whole);
                break;
            case InputDate:
                if (DateOnly.TryParseExact(input.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    json.WriteString("value", input.Value);
                break;
            case InputTime:
                if (TimeOnly.TryParseExact(input.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    json.WriteString("value", input.Value);
                break;
            case InputToggle:
                json.WriteString("title", TeamsMarkdown.Plain(CleanText.Line(input.Label)));
                json.WriteString("value", input.Value == "true" ? "true" : "false");
                json.WriteBoolean("wrap", true);
                break;
            case InputChoiceSet set:
                WriteChoices(json, set);
                break;
            case PeopleInput people:
                WritePeople(json, people);
                break;
        }
    }

    /// <summary>https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker</summary>
    private static void WritePeople(Utf8JsonWriter json, PeopleInput people)
    {
        if (people.IsMultiSelect) json.WriteBoolean("isMultiSelect", true);
        json.WriteString("style", "compact");
        if (people.Placeholder is { } placeholder) json.WriteString("placeholder", CleanText.Line(placeholder));
        if (people.Value is { } value) json.WriteString("value", value);
        json.WriteStartArray("choices");
        json.WriteEndArray();
        json.WriteStartObject("choices.data");
        json.WriteString("type", "Data.Query");
        json.WriteString("dataset",
            people.IsOrganisationWide ? "graph.microsoft.com/users" : "graph.microsoft.com/users?scope=currentContext");
        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, InputChoiceSet set)
    {
        if (set.IsMultiSelect) json.WriteBoolean("isMultiSelect", true);
        json.WriteString("style", set.IsExpanded ? "expanded" : "compact");
        json.WriteBoolean("wrap", true);
        if (set.Value is { } value) json.WriteString("value", value);
        json.WriteStartArray("choices");
        foreach (var choice in set.Choices)
        {
            json.WriteStartObject();
            json.WriteString("title", TeamsMarkdown.Plain(CleanText.Line(choice.Title)));
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
