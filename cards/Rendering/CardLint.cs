using System.Globalization;
using System.Text;
using System.Text.Json;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.BlockKit;

namespace OtgBot.Cards.Rendering;

/// <summary>
/// What can be wrong with a card though it compiles, found before a person meets it: in what platforms refuse, and in what
/// shuts people out. Each fault is a sentence that names the place.
/// </summary>
public static class CardLint
{
    private static readonly string[] Languages = ["nb", "nn", "en"];

    /// <summary>The faults of a card and of its Adaptive Card; none when it is fine.</summary>
    public static IReadOnlyList<string> Check(Card card) => Check(card, AdaptiveCardRenderer.Render(card));

    /// <summary>The faults of a card and of the JSON that was rendered from it.</summary>
    public static IReadOnlyList<string> Check(Card card, ReadOnlySpan<byte> json) => [.. OfCard(card), .. OfJson(json)];

    private static IEnumerable<string> OfCard(Card card)
    {
        var all = CardWalk.Cards(card).ToList();
        var titles = all.Select(Titles).ToList();
        if (string.IsNullOrWhiteSpace(card.Summary)) yield return "The card has no summary.";
        if (titles[0] != 1) yield return $"The card has {titles[0]} titles; it needs one.";
        if (titles.Skip(1).Any(count => count > 0)) yield return "A card that a button unfolds has a title; the button is its title.";
        foreach (var fault in all.SelectMany(OfOneCard)) yield return fault;

        foreach (var id in all.SelectMany(CardWalk.Inputs).CountBy(input => input.Id).Where(id => id.Value > 1))
        {
            yield return $"{id.Value} inputs have the id '{id.Key}'.";
        }
    }

    private static int Titles(Card card) => CardWalk.Elements(card).Count(element => element is TextBlock { Style: TextStyle.Title });

    private static IEnumerable<string> OfOneCard(Card card)
    {
        if (!Languages.Contains(card.Language)) yield return $"The language '{card.Language}' is not nb, nn or en.";
        var actions = CardWalk.Actions(card).ToList();
        if (actions.Count > Limits.ActionsPerCard) yield return $"A card has {actions.Count} actions; {Limits.ActionsPerCard} is the most.";
        foreach (var fault in CardWalk.Elements(card).SelectMany(OfElement)) yield return fault;
        foreach (var fault in actions.SelectMany(OfAction)) yield return fault;
    }

    private static IEnumerable<string> OfElement(CardElement element) => element switch
    {
        TextBlock text => OfText("A text block", text.Text),
        ClockLine line => OfText("A line about the clock", line.Text).Concat(OfText("A line about the reader's clock", line.OwnClock)),
        MentionLine line => line.People.Count == 0 ? ["A line of mentions names nobody."] : OfText("A line of mentions", line.InWords.Text),
        Period period =>
            OfText("A period", period.Text).Concat(period.End > period.Start ? [] : [$"The period '{period.Text}' ends before it begins."]),
        FactSet set =>
            set.Facts.SelectMany(fact => OfText("The name of a fact", fact.Title).Concat(OfText($"The fact '{fact.Title}'", fact.Value))),
        ColumnSet set when set.Columns.Count > Limits.Columns =>
            [$"A column set has {set.Columns.Count} columns; {Limits.Columns} is the most."],
        Image image => OfImage(image),
        Chart chart => ChartLint.Check(chart),
        Input input => InputLint.Check(input),
        _ => [],
    };

    private static IEnumerable<string> OfImage(Image image)
    {
        if (string.IsNullOrWhiteSpace(image.AltText)) yield return $"The image {Short(image.Url)} has no alternative text.";
        if (!SafeAddress.IsPicture(image.Url)) yield return $"The image {Short(image.Url)} is neither https nor PNG, JPEG or GIF data.";
    }

    private static IEnumerable<string> OfAction(CardAction action)
    {
        if (string.IsNullOrWhiteSpace(action.Title)) yield return "An action has no title.";
        else if (OnlySigns(action.Title)) yield return $"The title of the action '{action.Title}' has no words.";
        if (action.Title.Length > Limits.ActionTitle)
            yield return $"The title of the action '{action.Title}' has {action.Title.Length} characters; {Limits.ActionTitle} is the most.";
        if (action is ActionOpenUrl open && !SafeAddress.IsPage(open.Url))
            yield return $"The action '{open.Title}' opens {Short(open.Url)}, which is not an https address.";
        if (action is ActionShowCard { Window: { } window })
        {
            foreach (var fault in OfAction(window)) yield return fault;
        }

        if (action is not ActionExecute execute) yield break;
        if (string.IsNullOrWhiteSpace(execute.Verb)) yield return $"The action '{execute.Title}' has no verb.";
        if (BlockKitAction.Of(execute, null).Write().Length is > Limits.ActionData and var length)
            yield return $"The action '{execute.Title}' carries {length} characters; {Limits.ActionData} is the most. Keep the rest in the store.";
        foreach (var name in execute.Data.Keys.Where(ReservedNames.All.Contains))
            yield return $"The action '{execute.Title}' has the data member '{name}', which is a reserved name.";
    }

    private static List<string> OfJson(ReadOnlySpan<byte> json)
    {
        var faults = new List<string>();
        var size = 2 * Encoding.UTF8.GetCharCount(json);
        if (size > Limits.TeamsMessageBytes)
            faults.Add($"The Adaptive Card has {size} bytes in UTF-16; {Limits.TeamsMessageBytes} is the most.");
        var reader = new Utf8JsonReader(json);
        var card = JsonElement.ParseValue(ref reader);
        var version = card.GetProperty("version").GetString();
        if (Version.Parse(version!) > Version.Parse(AdaptiveCardRenderer.Version))
            faults.Add($"The Adaptive Card has version {version}; {AdaptiveCardRenderer.Version} is the newest that Teams shows.");
        faults.AddRange(EscapeLint.Check(card));
        return faults;
    }

    internal static IEnumerable<string> OfText(string place, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return $"{place} is empty.";
        else if (OnlySigns(text)) yield return $"{place} says '{text}' by signs alone; it needs words or numbers.";
    }

    // Emoji such as 1️⃣ begin with a digit; the combining sign after it gives it away.
    private static bool OnlySigns(string text) => !StringInfo.GetTextElementEnumerator(text).Elements()
        .Any(element => Rune.IsLetterOrDigit(Rune.GetRuneAt(element, 0)) && !element.Contains('\u20E3'));

    private static string Short(string url) => url.Length > 60 ? url[..60] + "…" : url;

    private static IEnumerable<string> Elements(this TextElementEnumerator elements)
    {
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
