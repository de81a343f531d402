using System.Globalization;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.Html;

/// <summary>One field of a form: its label, then hint and error, which the field names as its description, then the field.</summary>
internal sealed class HtmlInput(HtmlText html, string form, string id)
{
    public void Write(Input input)
    {
        html.Open("div", ("class", input.Error is null ? "card-input" : "card-input card-invalid"));
        switch (input)
        {
            case InputChoiceSet { IsExpanded: false, IsMultiSelect: false } set:
                WriteLabel(input);
                WriteDropDown(set);
                break;
            case InputChoiceSet set:
                WriteBoxes(set);
                break;
            case InputToggle:
                WriteToggle(input);
                break;
            case InputText { IsMultiline: true } text:
                WriteLabel(input);
                html.TextArea(
                    text.Value ?? "",
                    ("id", id), ("name", input.Id), ("form", form), ("rows", "4"), ("maxlength", Number(text.MaxLength)),
                    ("placeholder", text.Placeholder),
                    ("required", Required(input)), ("aria-invalid", Invalid(input)), ("aria-describedby", Description(input)));
                break;
            default:
                WriteLabel(input);
                WriteLineField(input);
                break;
        }

        html.Close("div");
    }

    private void WriteLabel(Input input)
    {
        html.Open("label", ("for", id));
        WriteLabelText(input);
        html.Close("label");
        WriteDescription(input);
    }

    // The mark is for the eye; "required" says it to a screen reader.
    private void WriteLabelText(Input input)
    {
        html.Element("span", CleanText.Line(input.Label));
        if (input.IsRequired) html.Element("span", "*", ("class", "card-required"), ("aria-hidden", "true"));
    }

    private void WriteDescription(Input input)
    {
        if (input.Hint is { } hint) html.Element("p", hint, ("class", "card-hint"), ("id", id + "-hint"));
        if (input.Error is { } error) html.Element("p", error, ("class", "card-error"), ("id", id + "-error"));
    }

    private void WriteLineField(Input input)
    {
        // A browser has nobody to search among: names are written.
        var (type, text, number, people) = (Type(input), input as InputText, input as InputNumber, input as PeopleInput);
        html.Void(
            "input",
            ("id", id), ("name", people?.NamesId ?? input.Id), ("form", form), ("type", type),
            ("value", (input as InputDateTime)?.At?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
                ?? (input is InputDateTime ? null : people is null ? input.Value : people.Names)), ("maxlength", Number(text?.MaxLength)),
            ("placeholder", text?.Placeholder), ("min", Number(number?.Min)), ("max", Number(number?.Max)), ("required", Required(input)),
            ("aria-invalid", Invalid(input)), ("aria-describedby", Description(input)));
    }

    private static string Type(Input input) => input switch
    {
        InputText or PeopleInput => "text",
        InputNumber => "number",
        InputDate => "date",
        InputTime => "time",
        InputDateTime => "datetime-local",
        _ => throw new NotSupportedException($"The HTML renderer does not know {input.GetType().Name}."),
    };

    private void WriteToggle(Input input)
    {
        html.Void(
            "input",
            ("id", id), ("name", input.Id), ("form", form), ("type", "checkbox"), ("value", "true"),
            ("checked", input.Value == "true" ? "" : null),
            ("required", Required(input)), ("aria-invalid", Invalid(input)), ("aria-describedby", Description(input)));
        WriteLabel(input);
    }

    private void WriteDropDown(InputChoiceSet set)
    {
        html.Open(
            "select",
            ("id", id), ("name", set.Id), ("form", form), ("required", Required(set)), ("aria-invalid", Invalid(set)),
            ("aria-describedby", Description(set)));
        if (set.Choices.All(choice => choice.Value != set.Value)) html.Element("option", "", ("value", ""));
        foreach (var choice in set.Choices)
        {
            html.Element("option", CleanText.Line(choice.Title), ("value", choice.Value),
                ("selected", choice.Value == set.Value ? "" : null));
        }

        html.Close("select");
    }

    /// <summary>Radio buttons or boxes. "required" on a box would ask for that very box, so only radio buttons carry it.</summary>
    private void WriteBoxes(InputChoiceSet set)
    {
        var chosen = set.IsMultiSelect ? (set.Value ?? "").Split(',') : [set.Value ?? ""];
        // ARIA knows an invalid group of radio buttons and an invalid box, but neither an invalid fieldset nor an invalid radio button.
        html.Open(
            "fieldset",
            ("role", set.IsMultiSelect ? null : "radiogroup"), ("aria-invalid", set.IsMultiSelect ? null : Invalid(set)),
            ("aria-describedby", Description(set)));
        html.Open("legend");
        WriteLabelText(set);
        html.Close("legend");
        WriteDescription(set);
        for (var at = 0; at < set.Choices.Count; at++)
        {
            var (choice, box) = (set.Choices[at], $"{id}-{at + 1}");
            html.Open("div", ("class", "card-choice"));
            html.Void(
                "input",
                ("id", box), ("name", set.Id), ("form", form), ("type", set.IsMultiSelect ? "checkbox" : "radio"), ("value", choice.Value),
                ("checked", chosen.Contains(choice.Value) ? "" : null), ("required", set.IsMultiSelect ? null : Required(set)),
                ("aria-invalid", set.IsMultiSelect ? Invalid(set) : null));
            html.Element("label", CleanText.Line(choice.Title), ("for", box));
            html.Close("div");
        }

        html.Close("fieldset");
    }

    private static string? Required(Input input) => input.IsRequired ? "" : null;

    private static string? Invalid(Input input) => input.Error is null ? null : "true";

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private string? Description(Input input) => (input.Hint, input.Error) switch
    {
        (null, null) => null,
        (_, null) => id + "-hint",
        (null, _) => id + "-error",
        _ => $"{id}-hint {id}-error",
    };
}
