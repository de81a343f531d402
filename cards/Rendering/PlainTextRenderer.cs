using System.Text;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering;

/// <summary>
/// Card → text to read in a terminal, or wherever no card can be shown. Buttons are numbered; the number is what a person types.
/// </summary>
public static class PlainTextRenderer
{
    private const int Unnumbered = -1;

    /// <summary>The card as lines that end in a line feed each.</summary>
    public static string Render(Card card)
    {
        var text = new StringBuilder();
        var number = 0;
        WriteCard(text, card, "", ref number);
        return text.ToString();
    }

    /// <summary>
    /// The card as it is read aloud if it is also shown: no rows of signs, the buttons without the numbers that nobody there types, and
    /// nothing that waits behind a button.
    /// </summary>
    internal static string RenderSpoken(Card card)
    {
        var text = new StringBuilder();
        var number = Unnumbered;
        WriteCard(text, card, "", ref number);
        return text.ToString();
    }

    /// <summary>
    /// The buttons as they are numbered: <c>[1]</c> is the first. Those of a card that a button unfolds follow that button.
    /// </summary>
    public static IReadOnlyList<CardAction> Actions(Card card) => [.. CardWalk.AllActions(card)];

    private static void WriteCard(StringBuilder text, Card card, string indent, ref int number)
    {
        foreach (var element in card.Body) WriteElement(text, element, indent, ref number);
        WriteActions(text, card.Actions, indent, ref number);
    }

    private static void WriteElement(StringBuilder text, CardElement element, string indent, ref int number)
    {
        if (element is Input && number == Unnumbered) return;
        if ((element.Separator && element is not (Chart or Period or ClockLine))
            || element is Input or TextBlock { Style: TextStyle.Heading }) WriteGap(text);
        switch (element)
        {
            case TextBlock block:
                WriteLines(text, block.Text, indent);
                if (block.Style is TextStyle.Title && number != Unnumbered)
                    text.Append(indent).Append('=', Math.Min(60, CleanText.Line(block.Text).Length)).Append('\n');
                break;
            case ClockLine line:
                WriteElement(text, line.InWords, indent, ref number);
                break;
            case MentionLine line:
                WriteLines(text, line.InWords.Text, indent);
                break;
            case Period period:
                WriteElement(text, period.InWords, indent, ref number);
                break;
            case FactSet set:
                foreach (var fact in set.Facts) WriteLines(text, $"{fact.Title}: {fact.Value}", indent);
                break;
            case Container container:
                foreach (var item in container.Items) WriteElement(text, item, container.Emphasis ? indent + "| " : indent, ref number);
                break;
            case ColumnSet set:
                foreach (var item in set.Columns.SelectMany(column => column.Items)) WriteElement(text, item, indent, ref number);
                break;
            case Chart chart:
                var (heading, facts) = new ChartDrawing(chart).InWords(withBars: number != Unnumbered);
                WriteElement(text, heading, indent, ref number);
                WriteElement(text, facts, indent, ref number);
                WriteGap(text);
                break;
            case Image image:
                WriteLines(text, $"({image.AltText})", indent);
                break;
            case ActionSet set:
                WriteActions(text, set.Actions, indent, ref number);
                break;
            case Input input:
                WriteInput(text, input, indent);
                break;
            default:
                throw new NotSupportedException($"The plain text renderer does not know {element.GetType().Name}.");
        }
    }

    private static void WriteInput(StringBuilder text, Input input, string indent)
    {
        var choices = (input as InputChoiceSet)?.Choices ?? [];
        var chosen = choices.Count == 0 ? [] : (input.Value ?? "").Split(',');
        var value = input switch
        {
            InputChoiceSet => "",
            InputToggle => input.Value == "true" ? "[x]" : "[ ]",
            PeopleInput people => people.Names ?? "",
            InputDateTime { Said: { } said } => said,
            InputTime { Said: { } said } => said,
            _ => input.Value ?? "",
        };
        var label = CleanText.Line(input.Label);
        var colon = label.Length > 0 && char.IsPunctuation(label[^1]) && label[^1] != ')' ? "" : ":";
        WriteLines(text, CleanText.Line($"{label}{(input.IsRequired ? " *" : "")}{colon} {(value.Contains('\n') ? "" : value)}"), indent);
        if (value.Contains('\n')) WriteLines(text, value, indent + "  ");
        foreach (var choice in choices)
        {
            WriteLines(text, $"{(chosen.Contains(choice.Value) ? "(x)" : "( )")} {choice.Title}", indent + "  ");
        }

        if (input.Error is { } error) WriteLines(text, "! " + error, indent + "  ");
        if (input.Hint is { } hint) WriteLines(text, hint, indent + "  ");
    }

    private static void WriteActions(StringBuilder text, IReadOnlyList<CardAction> actions, string indent, ref int number)
    {
        if (actions.Count > 0) WriteGap(text);
        foreach (var action in actions)
        {
            var title = number == Unnumbered ? $"[{action.Title}]" : $"[{++number}] {action.Title}";
            WriteLines(text, action is ActionOpenUrl open ? $"{title}: {open.Url}" : title, indent);
            if (action is ActionShowCard show && number != Unnumbered) WriteCard(text, show.Card, indent + "    ", ref number);
        }
    }

    private static void WriteGap(StringBuilder text)
    {
        if (text.Length > 1 && (text[^1], text[^2]) != ('\n', '\n')) text.Append('\n');
    }

    private static void WriteLines(StringBuilder text, string lines, string indent)
    {
        foreach (var line in CleanText.Of(lines).Trim().Split('\n')) text.Append(indent).Append(line.TrimEnd()).Append('\n');
    }
}
