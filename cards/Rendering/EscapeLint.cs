using System.Text.Json;
using System.Text.RegularExpressions;

namespace OtgBot.Cards.Rendering;

/// <summary>
/// What a client would show or make of the texts of an Adaptive Card: a backslash that nothing takes away, and a list where a date or
/// a numbered heading was meant.
/// </summary>
internal static partial class EscapeLint
{
    public static IEnumerable<string> Check(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Check),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Check(member.Value)).Concat(OfObject(json)),
        _ => [],
    };

    private static IEnumerable<string> OfObject(JsonElement json) => Text(json, "type") switch
    {
        "Input.Toggle" => OfPlain(Text(json, "title")),
        "Input.ChoiceSet" => Members(json, "choices").SelectMany(choice => OfPlain(Text(choice, "title"))),
        "TextBlock" => OfMarkdown(Text(json, "text")),
        "FactSet" => Members(json, "facts").SelectMany(fact => OfMarkdown(Text(fact, "title")).Concat(OfMarkdown(Text(fact, "value")))),
        "AdaptiveCard" => OfMarkdown(Text(json, "fallbackText")),
        _ => [],
    };

    private static IEnumerable<string> OfPlain(string? text)
    {
        if (text is not null && AnyEscape().IsMatch(text)) yield return $"The choice '{text}' has an escape, which Teams shows.";
    }

    private static IEnumerable<string> OfMarkdown(string? text)
    {
        if (text is null) yield break;
        if (ShownEscape().IsMatch(text)) yield return $"The text '{text}' has an escape that phones show.";
        if (List().IsMatch(text)) yield return $"The text '{text}' begins like a list.";
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex AnyEscape();

    [GeneratedRegex(@"\\[!-)+-/:-@\[-^`{-~]")]
    private static partial Regex ShownEscape();

    [GeneratedRegex(@"^(\d{1,9}[.)]|[-+*])[ \t]", RegexOptions.Multiline)]
    private static partial Regex List();
}
