using System.Text;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Slack's way of writing a text → words and mentions (https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages).
/// </summary>
internal static class SlackMarkup
{
    /// <summary>Nobody names more people than this in one message; what a hostile one adds stands as it was written.</summary>
    private const int Most = 50;

    /// <summary>The text as a person reads it, without the mentions of the bot. Others stand as <c>@</c> and their label or id.</summary>
    public static (string Text, IReadOnlyList<Mention> Mentions) Read(string? text, string botUserId)
    {
        if (string.IsNullOrEmpty(text)) return ("", []);
        if (text.AsSpan().IndexOfAny('<', '&') < 0) return (SlackEmoji.Read(text).Trim(), []);
        var words = new StringBuilder(text.Length);
        List<Mention> mentions = [];
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                words.Append(SlackEmoji.Read(text[at..]));
                break;
            }

            words.Append(SlackEmoji.Read(text[at..open]));
            words.Append(Shown(text[(open + 1)..close], botUserId, mentions));
            at = close + 1;
        }

        return (Unescaped(words.ToString()).Trim(), mentions);
    }

    private static string Shown(string inside, string botUserId, List<Mention> mentions)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inside, "") : (inside[..bar], inside[(bar + 1)..]);
        switch (target.Length == 0 ? ' ' : target[0])
        {
            case '@' when target[1..] == botUserId:
                return " ";
            case '@' when target.Length > 1:
                var name = Unescaped(label.TrimStart('@'));
                var shown = "@" + (name.Length > 0 ? name : target[1..]);
                if (mentions.Count < Most) mentions.Add(new Mention(target[1..], name, shown));
                return shown;
            case '#':
                return label.Length > 0 ? "#" + label : target;
            case '!':
                return label.Length > 0 ? label : "@" + target[1..];
            default:
                // A typed address carries itself as its label; a made one is called what its author called it.
                return label.Length > 0
                    ? SlackEmoji.Read(label)
                    : target.StartsWith("mailto:", StringComparison.Ordinal) ? target["mailto:".Length..] : target;
        }
    }

    private static string Unescaped(string text) => text.Contains('&', StringComparison.Ordinal)
        ? text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
        : text;
}
