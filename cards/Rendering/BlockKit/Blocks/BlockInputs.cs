using System.Globalization;
using System.Text.Json;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// Fields of a modal. <c>block_id</c> is the input's id, so that answers and errors find each other; <see cref="BlockKitValues"/> reads
/// them back.
/// </summary>
internal static class BlockInputs
{
    /// <summary>The <c>action_id</c> of every field but a toggle's.</summary>
    public const string Value = "value";

    /// <summary>The <c>action_id</c> of a box to tick: if it is not ticked Slack sends an empty list, as for several choices.</summary>
    public const string Toggle = "toggle";

    /// <summary>What a field holds, to read.</summary>
    public static string InWords(Input input) => input switch
    {
        InputChoiceSet set => string.Join(", ", BlockOptions.Chosen(set).Select(choice => CleanText.Line(choice.Title))),
        InputToggle => input.Value == "true" ? "✓" : "–",
        PeopleInput people => people.Names ?? "",
        InputDateTime moment => moment.Said ?? moment.Value ?? "",
        _ => input.Value ?? "",
    };

    /// <summary>Choices that are longer than Slack shows are listed in full above the field.</summary>
    public static void Preface(BlockTexts texts, Input input)
    {
        if (input is not InputChoiceSet set) return;
        var cut = set.Choices.Where(BlockOptions.IsCut).Select(choice => CleanText.Line(choice.Title)).ToList();
        if (cut.Count > 0) texts.Write(new TextBlock(string.Join('\n', cut)), isQuote: true);
    }

    public static void Write(BlockList blocks, Input input, string language)
    {
        var label = SlackText.Shorten(BlockKitTexts.WithoutOptional(language, CleanText.Line(input.Label)), SlackLimits.Label);
        if (label.Length == 0) label = SlackText.Shorten(input.Id, SlackLimits.Label);
        if (input.Id.Length is 0 or > SlackLimits.Id || (input is InputChoiceSet set && !BlockOptions.Of(set).Any())) return;
        blocks.Open("input", BlockKind.Control);
        blocks.Json.WriteString("block_id", input.Id);
        blocks.Plain("label", label);
        if (input.Hint is { } hint && CleanText.Line(hint) is { Length: > 0 } line)
            blocks.Plain("hint", SlackText.Shorten(line, SlackLimits.Label));
        blocks.Json.WriteBoolean("optional", !input.IsRequired);
        blocks.Json.WriteStartObject("element");
        WriteElement(blocks, input, language);
        blocks.Json.WriteString("action_id", input is InputToggle ? Toggle : Value);
        blocks.Json.WriteEndObject();
        blocks.Close();
    }

    private static void WriteElement(BlockList blocks, Input input, string language)
    {
        var json = blocks.Json;
        switch (input)
        {
            case InputText text:
                WriteText(blocks, text);
                break;
            case InputNumber number:
                json.WriteString("type", "number_input");
                json.WriteBoolean("is_decimal_allowed", false);
                if (number.Min is { } min) json.WriteString("min_value", min.ToString(CultureInfo.InvariantCulture));
                if (number.Max is { } max) json.WriteString("max_value", max.ToString(CultureInfo.InvariantCulture));
                if (int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    && whole >= (number.Min ?? whole) && whole <= (number.Max ?? whole))
                    json.WriteString("initial_value", whole.ToString(CultureInfo.InvariantCulture));
                break;
            case InputDate:
                json.WriteString("type", "datepicker");
                if (DateOnly.TryParseExact(input.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    json.WriteString("initial_date", input.Value);
                break;
            case InputTime:
                json.WriteString("type", "timepicker");
                if (TimeOnly.TryParseExact(input.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    json.WriteString("initial_time", input.Value);
                break;
            case InputDateTime moment:
                json.WriteString("type", "datetimepicker");
                if (moment.At is { } at) json.WriteNumber("initial_date_time", at.ToUnixTimeSeconds());
                break;
            case InputToggle:
                BlockOptions.WriteToggle(blocks, BlockKitTexts.Yes(language), input.Value == "true");
                break;
            case InputChoiceSet set:
                BlockOptions.Write(blocks, set);
                break;
            case PeopleInput people:
                WritePeople(json, people);
                break;
            default:
                throw new NotSupportedException($"The Block Kit renderer does not know {input.GetType().Name}.");
        }
    }

    /// <summary>Slack's own picker always searches, so that names are written beside it only where there are some already.</summary>
    private static void WritePeople(Utf8JsonWriter json, PeopleInput people)
    {
        string[] chosen = [.. (people.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        json.WriteString("type", people.IsMultiSelect ? "multi_users_select" : "users_select");
        if (chosen.Length == 0) return;
        if (!people.IsMultiSelect)
        {
            json.WriteString("initial_user", chosen[0]);
            return;
        }

        json.WriteStartArray("initial_users");
        foreach (var user in chosen) json.WriteStringValue(user);
        json.WriteEndArray();
    }

    private static void WriteText(BlockList blocks, InputText text)
    {
        var most = Math.Clamp(text.MaxLength ?? SlackLimits.InputText, 1, SlackLimits.InputText);
        blocks.Json.WriteString("type", "plain_text_input");
        if (text.IsMultiline) blocks.Json.WriteBoolean("multiline", true);
        if (text.MaxLength is not null) blocks.Json.WriteNumber("max_length", most);
        if (text.Placeholder is { } placeholder && CleanText.Line(placeholder) is { Length: > 0 } line)
            blocks.Plain("placeholder", SlackText.Shorten(line, SlackLimits.Placeholder));
        if (text.Value is not { } value) return;
        var initial = CleanText.Of(text.IsMultiline ? value : value.ReplaceLineEndings(" "));
        if (initial.Length > 0) blocks.Shown("initial_value", SlackText.Shorten(initial, most));
    }
}
