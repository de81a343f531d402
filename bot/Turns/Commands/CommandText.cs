using System.Globalization;
using System.Text;

namespace OtgBot.Turns.Commands;

/// <summary>Reads what a person typed: cleans it, splits it into words, keeps quotes together. Nothing here knows a command.</summary>
internal static class CommandText
{
    /// <summary>Longer texts are never commands; only this much is looked at.</summary>
    public const int MaxLength = 4_000;

    /// <summary>What somebody wrote, short enough to be said back to them.</summary>
    public static string Short(string text, int most) => TextCut.Short(text, most);

    /// <summary>See <see cref="TextCut"/>.</summary>
    public static string Cut(string text, int most) => TextCut.Cut(text, most);

    /// <summary>
    /// The text on one line without what the eye doesn't see: no-break spaces become spaces; zero-width characters,
    /// direction marks and control characters go. Returns the same string if there was nothing to clean.
    /// </summary>
    public static string Clean(string text)
    {
        text = Cut(text, MaxLength);
        if (!NeedsCleaning(text)) return text;

        text = Whole(text);
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!IsInvisible(c) || Joins(text, at))
            {
                clean.Append(c);
            }
        }

        // A letter is one sign if it can be: «å» also comes as an a and a ring.
        return Cut(clean.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC), MaxLength).TrimEnd(' ');
    }

    /// <summary>
    /// The text without what stands around words that are pasted, quoted or addressed: <c>, status</c>, <c>`status`</c>, <c>*status*</c>,
    /// <c>«status»!</c>, <c>&gt; status</c>, <c>/otg status</c>.
    /// </summary>
    /// <param name="text">Cleaned.</param>
    public static string Unwrapped(string text)
    {
        var said = text.AsSpan();
        while (true)
        {
            var before = said.Length;
            said = said.TrimStart(" ,.:;>!/-–•");
            foreach (var name in (ReadOnlySpan<string>)["@otgbot", "otgbot", "otg"])
            {
                if (said.StartsWith(name, StringComparison.OrdinalIgnoreCase) && said.Length > name.Length
                    && " ,:".Contains(said[name.Length], StringComparison.Ordinal)) said = said[name.Length..];
            }

            if (said.Length > 1 && Wrapping(said[0]) is { } closing)
            {
                var bare = said[1..].TrimEnd(" .,!?:;");
                if (bare.Length > 0 && closing.Contains(bare[^1], StringComparison.Ordinal)) said = bare[..^1];
            }

            if (said.Length == before) return said.Length == text.Length ? text : said.Length == 0 ? text : said.ToString();
        }
    }

    /// <summary>What ends what is begun by this, or null if it begins nothing.</summary>
    private static string? Wrapping(char opening) => opening switch
    {
        '"' => "\"",
        '\'' => "'",
        '«' => "»",
        '»' => "«»",
        '“' or '”' or '„' => "”“",
        '‘' or '’' => "’‘",
        '`' => "`",
        '*' => "*",
        '_' => "_",
        '~' => "~",
        '(' => ")",
        _ => null,
    };

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
            if (c < ' ' || c is '\u007f' or '\u00a0' or '\u00ad' || c is >= '\u0300' and <= '\u036f' || char.IsSurrogate(c)
                || (c > '\u00ff' && (char.IsWhiteSpace(c) || IsInvisible(c)))) return true;
        }

        return lastWasSpace && text.Length > 0;
    }

    /// <summary>Nothing that is half a sign.</summary>
    private static string Whole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else text = string.Concat(text.AsSpan(0, at), "\ufffd", text.AsSpan(at + 1));
        }

        return text;
    }

    /// <summary>True for the joiner inside an emoji that is made of several, such as a family.</summary>
    private static bool Joins(string text, int at) =>
        text[at] == '\u200d' && at > 0 && at + 1 < text.Length && IsSign(text[at - 1]) && IsSign(text[at + 1]);

    private static bool IsSign(char c) =>
        char.IsSurrogate(c) || c == '\ufe0f' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol;

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
