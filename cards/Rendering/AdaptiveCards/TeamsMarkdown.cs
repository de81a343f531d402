using System.Buffers;
using System.Text;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Keeps plain text plain where Teams may read Markdown. The phone clients show every backslash but those before five signs
/// (https://github.com/microsoft/AdaptiveCards/issues/5590), so only emphasis is escaped: all else is taken apart by what nobody sees, a
/// no-break space after what would begin a list, and a space of no width within what would be a link, a tag or an entity.
/// </summary>
public static class TeamsMarkdown
{
    /// <summary>A line without any of these, that begins with no number, reads as itself.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\`*_<>&~{]#+-");

    private const char NoBreak = '\u00A0', NoWidth = '\u200B';

    /// <summary>
    /// For text blocks and facts: the text as CommonMark that reads as itself, with no emphasis, list, heading, link, mention or HTML.
    /// A line feed becomes a new paragraph, the only line break Teams knows; empty lines and indents go.
    /// </summary>
    public static string Escape(string text) => Lines(text, readsEmphasis: true);

    /// <summary>
    /// For what a choice or a box to tick says. Teams shows it as it is, so that no backslash may stand there
    /// (https://github.com/MicrosoftDocs/msteams-docs/issues/12228); the few clients that read Markdown here may show emphasis, and no
    /// more.
    /// </summary>
    public static string Plain(string text) => Lines(text, readsEmphasis: false);

    private static string Lines(string text, bool readsEmphasis)
    {
        var lines = CleanText.Of(text).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n\n", lines.Select(line => Line(line, readsEmphasis)));
    }

    private static string Line(string line, bool readsEmphasis)
    {
        if (!char.IsAsciiDigit(line[0]) && !line.AsSpan().ContainsAny(Signs)) return line;
        var plain = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
        {
            var sign = line[at];
            if (NeedsGap(line, at)) plain.Append(NoWidth);
            if (readsEmphasis && Emphasises(line, at)) plain.Append('\\');
            plain.Append(IsAfterListMark(line, at) ? NoBreak : readsEmphasis && sign == '`' ? 'ˋ' : sign);
        }

        return plain.ToString();
    }

    /// <summary>True if the sign must not follow directly on the one before it, or not begin the line.</summary>
    private static bool NeedsGap(string line, int at)
    {
        var sign = line[at];
        var after = at + 1 < line.Length ? line[at + 1] : '\n';
        if (at == 0) return sign is '>' or '#' || (sign is '-' or '+' && after is '\n' or '-')
            || (char.IsAsciiDigit(sign) && line[^1] is '.' or ')' && IsListMark(line));
        return line[at - 1] switch
        {
            '\\' => char.IsAscii(sign) && (char.IsPunctuation(sign) || char.IsSymbol(sign)),
            ']' => sign is '(' or '[' or ':',
            '<' => char.IsAsciiLetter(sign) || sign is '/' or '!' or '?',
            '&' => StartsEntity(line.AsSpan(at - 1)),
            '~' => sign == '~',
            // The client would put its own date here: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
            '{' => sign == '{' && StartsDateFunction(line.AsSpan(at)),
            _ => false,
        };
    }

    private static bool Emphasises(string line, int at)
    {
        var before = at > 0 ? line[at - 1] : '\n';
        var after = at + 1 < line.Length ? line[at + 1] : '\n';
        return line[at] switch
        {
            '*' => at == 0 || !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)),
            '_' => at == 0 || !((char.IsWhiteSpace(before) && char.IsWhiteSpace(after))
                || (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))),
            _ => false,
        };
    }

    private static bool IsAfterListMark(string line, int at) => line[at] is ' ' or '\t' && IsListMark(line.AsSpan(0, at));

    private static bool IsListMark(ReadOnlySpan<char> text) =>
        text is "-" or "+" or "*" || (text.Length > 1 && text[^1] is '.' or ')' && !text[..^1].ContainsAnyExceptInRange('0', '9'));

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
}
