using System.Globalization;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>
/// Texts made to fit. Cuts fall between what a reader sees as signs (a family emoji, a letter with its accents) and, if there is a
/// choice, between paragraphs, lines or words.
/// </summary>
internal static class SlackText
{
    /// <summary>The text itself, or its beginning with an ellipsis.</summary>
    public static string Shorten(string text, int most) => text.Length <= most ? text : text[..Cut(text, most - 1)].TrimEnd() + "…";

    /// <summary>The same for a title, which ends with a whole word, however short that makes it.</summary>
    public static string ShortenTitle(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = text.LastIndexOf(' ', most - 1);
        return end > 0 ? text[..end].TrimEnd(' ', ',', ':', ';', '–', '-') + "…" : Shorten(text, most);
    }

    /// <summary>The text in pieces that fit; blanks at the seams go.</summary>
    public static IEnumerable<string> Split(string text, int most)
    {
        while (text.Length > most)
        {
            var cut = Cut(text, most);
            if (text[..cut].TrimEnd() is { Length: > 0 } piece) yield return piece;
            text = text[cut..].TrimStart();
        }

        if (text.Length > 0) yield return text;
    }

    /// <summary>
    /// What must not mean anything in a message's text, which Slack reads as mrkdwn
    /// (https://docs.slack.dev/messaging/formatting-message-text#escaping).
    /// </summary>
    public static string Escape(string text) => text.AsSpan().ContainsAny('&', '<', '>')
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
        : text;

    /// <summary>The same, at most so long; the cut never falls inside <c>&amp;amp;</c>.</summary>
    public static string EscapeToFit(string text, int most)
    {
        var escaped = Escape(text);
        for (var room = most; escaped.Length > most; room -= Math.Max(1, escaped.Length - most))
            escaped = Escape(Shorten(text, Math.Max(1, room)));
        return escaped;
    }

    // The end of the last paragraph, line or word in the second half of the room, or else of the last whole sign.
    private static int Cut(string text, int most)
    {
        var head = text.AsSpan(0, most);
        foreach (var seam in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = head.LastIndexOf(seam, StringComparison.Ordinal);
            if (at > most / 2) return at;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var length && end + length <= most) end += length;
        if (end > 0) return end;
        // One sign longer than the room: a letter under a tower of accents.
        return most > 1 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : Math.Max(1, most);
    }
}
