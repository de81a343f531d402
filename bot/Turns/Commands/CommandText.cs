using System.Globalization;
using System.Text;

namespace OtgBot.Turns.Commands;

/// <summary>Reads what a person typed: cleans it, splits it into words, keeps quotes together. Nothing here knows a command.</summary>
internal static class CommandText
{
    /// <summary>Longer texts are never commands; only this much is looked at.</summary>
    public const int MaxLength = 4_000;

    /// <summary>What somebody wrote, short enough to be said back to them.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    /// <summary>
    /// The text on one line without what the eye doesn't see: no-break spaces become spaces; zero-width characters,
    /// direction marks and control characters go. Returns the same string where there was nothing to clean.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.Length > MaxLength) text = text[..MaxLength];
        if (!NeedsCleaning(text)) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!IsInvisible(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>Splits at spaces; a piece in <c>"…"</c>, <c>«…»</c> or <c>“…”</c> stays whole and loses its quotes.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        if (text.Length == 0) return [];
        var pieces = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var closing = Closing(text[at]);
            var end = closing is null ? -1 : text.IndexOfAny(closing, at + 1);
            if (end > at)
            {
                pieces.Add(text[(at + 1)..end]);
                at = end + 1;
            }
            else
            {
                end = text.IndexOf(' ', at);
                if (end < 0) end = text.Length;
                pieces.Add(text[at..end]);
                at = end;
            }
        }

        return pieces;
    }

    private static char[]? Closing(char opening) => opening switch
    {
        '"' => StraightQuote,
        '«' => Guillemet,
        '“' or '”' or '„' => CurlyQuote,
        _ => null,
    };

    private static readonly char[] StraightQuote = ['"'];
    private static readonly char[] Guillemet = ['»'];
    private static readonly char[] CurlyQuote = ['”', '“'];

    private static bool NeedsCleaning(string text)
    {
        var lastWasSpace = true;
        foreach (var c in text)
        {
            if (c == ' ')
            {
                if (lastWasSpace) return true;
                lastWasSpace = true;
                continue;
            }

            lastWasSpace = false;
            if (c < ' ' || c is '\u007f' or '\u00a0' || (c > '\u00ff' && (char.IsWhiteSpace(c) || IsInvisible(c)))) return true;
        }

        return lastWasSpace && text.Length > 0;
    }

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
