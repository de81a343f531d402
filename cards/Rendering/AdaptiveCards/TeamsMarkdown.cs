using System.Globalization;
using System.Text;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Keeps plain text plain where Teams reads Markdown: text blocks, facts, and the titles of boxes to tick.
/// Escapes as little as possible, because the phone clients show some of the backslashes that the others swallow
/// (https://github.com/microsoft/AdaptiveCards/issues/5590).
/// </summary>
public static class TeamsMarkdown
{
    /// <summary>
    /// The text as CommonMark that reads as itself: no emphasis, list, heading, link, mention or HTML comes of it.
    /// A line feed becomes a new paragraph, the only line break Teams knows; empty lines and indents go.
    /// </summary>
    public static string Escape(string text)
    {
        var lines = CleanText.Of(text).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n\n", lines.Select(Line));
    }

    private static string Line(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
        {
            if (MeansSomething(line, at)) escaped.Append('\\');
            escaped.Append(line[at]);
        }

        return escaped.ToString();
    }

    private static bool MeansSomething(string line, int at)
    {
        var before = at > 0 ? line[at - 1] : '\n';
        var after = at + 1 < line.Length ? line[at + 1] : '\n';
        return line[at] switch
        {
            '\\' => char.IsAscii(after) && (char.IsPunctuation(after) || char.IsSymbol(after) || after == '\n'),
            '`' => true,
            '*' => at == 0 || !(IsSpace(before) && IsSpace(after)),
            '_' => at == 0 || !((IsSpace(before) && IsSpace(after)) || (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))),
            '~' => before == '~' || after == '~',
            // A link needs "](", "][" or "]:". The phone clients' parser doesn't know "\[", so the second sign is the one to escape
            // (https://github.com/microsoft/AdaptiveCards/blob/main/source/shared/cpp/ObjectModel/MarkDownBlockParser.cpp).
            '(' or '[' or ':' => before == ']',
            '<' => char.IsAsciiLetter(after) || after is '/' or '!' or '?',
            '&' => StartsEntity(line.AsSpan(at)),
            '>' or '#' => at == 0,
            '+' => at == 0 && IsSpace(after),
            '-' => at == 0 && (IsSpace(after) || after == '-'),
            '.' or ')' => at > 0 && IsSpace(after) && !line.AsSpan(0, at).ContainsAnyExceptInRange('0', '9'),
            // The client would put its own date here: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
            '{' => before == '{' && StartsDateFunction(line.AsSpan(at)),
            _ => false,
        };
    }

    internal static bool StartsDateFunction(ReadOnlySpan<char> rest) =>
        rest.StartsWith("{DATE(", StringComparison.Ordinal) || rest.StartsWith("{TIME(", StringComparison.Ordinal);

    private static bool StartsEntity(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(';');
        if (end < 2) return false;
        var name = rest[1] == '#' ? rest[2..end] : rest[1..end];
        foreach (var sign in name)
        {
            if (!char.IsAsciiLetterOrDigit(sign)) return false;
        }

        return true;
    }

    // CommonMark's whitespace; the ends of the line count as such.
    private static bool IsSpace(char sign) => sign is '\n' or '\t' || char.GetUnicodeCategory(sign) == UnicodeCategory.SpaceSeparator;
}
