using System.Net;
using System.Text;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>The words of a message that came as HTML. Nothing of its markup is kept; a picture or an emoji says what it shows.</summary>
internal static class MessageHtml
{
    /// <summary>Longer than anything the bot keeps.</summary>
    private const int Most = 8_000;

    private static readonly string[] Lines = ["p", "div", "br", "li", "ul", "ol", "tr", "blockquote", "h1", "h2", "h3", "pre"];

    public static string Read(string html)
    {
        var text = new StringBuilder(Math.Min(html.Length, Most));
        var at = 0;
        while (at < html.Length && text.Length < Most)
        {
            var open = html.IndexOf('<', at);
            text.Append(html, at, (open < 0 ? html.Length : open) - at);
            if (open < 0) break;
            var close = html.IndexOf('>', open);
            if (close < 0) break;
            Write(text, html.AsSpan(open + 1, close - open - 1));
            at = close + 1;
        }

        var lines = WebUtility.HtmlDecode(text.ToString()).Replace('\u00a0', ' ')
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }

    private static void Write(StringBuilder text, ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(' ', '/', '\n');
        var name = (end < 0 ? tag : tag[..end]).ToString().ToLowerInvariant();
        if (Array.IndexOf(Lines, name) >= 0) text.Append('\n');
        else if (name is "emoji" or "img") text.Append(Alt(tag));
    }

    private static ReadOnlySpan<char> Alt(ReadOnlySpan<char> tag)
    {
        const string Name = " alt=\"";
        var start = tag.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return [];
        var value = tag[(start + Name.Length)..];
        var end = value.IndexOf('"');
        return end < 0 ? [] : value[..end];
    }
}
