using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OtgBot.Channels.Slack;

/// <summary>
/// Slack writes an emoji by its short name: <c>:tada:</c>, <c>:wave::skin-tone-3:</c>. Read, it is the character, since the words go on to
/// other platforms, calendars and pages. What a workspace made itself has no character, and stays as it was written.
/// </summary>
internal static class SlackEmoji
{
    private const string Tone = ":skin-tone-";
    private const int LongestName = 100;

    /// <summary>Slack counts the five skin tones from 2.</summary>
    private const int FirstTone = 0x1F3FB - 2;

    private const int EmojiStyle = 0xFE0F;

    private static readonly Lazy<FrozenDictionary<string, Emoji>> Known = new(() => Load().ToFrozenDictionary(StringComparer.Ordinal));

    public static string Read(string text)
    {
        var open = text.IndexOf(':', StringComparison.Ordinal);
        if (open < 0 || text.IndexOf(':', open + 1) < 0) return text;
        var names = Known.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        StringBuilder? read = null;
        var written = 0;
        while (open >= 0)
        {
            var close = text.IndexOf(':', open + 1);
            if (close < 0) break;
            if (close - open - 1 is 0 or > LongestName || !names.TryGetValue(text.AsSpan(open + 1, close - open - 1), out var emoji))
            {
                // It may end one thing and begin another, as in «12:30 :tada:».
                open = close;
                continue;
            }

            var (first, second, end) = Tones(text, close + 1);
            (read ??= new StringBuilder(text.Length)).Append(text, written, open - written).Append(emoji.In(first, second));
            written = end;
            open = end < text.Length ? text.IndexOf(':', end) : -1;
        }

        return read is null ? text : read.Append(text, written, text.Length - written).ToString();
    }

    /// <summary>The skin tones that follow: none, one, or one for each of two people.</summary>
    private static (int? First, int? Second, int End) Tones(string text, int at)
    {
        var said = text.AsSpan(at);
        if (!said.StartsWith(Tone, StringComparison.Ordinal)) return (null, null, at);
        return said[Tone.Length..] switch
        {
            [>= '2' and <= '6' and var one, ':', ..] => (FirstTone + (one - '0'), null, at + Tone.Length + 2),
            [>= '2' and <= '6' and var one, '-', >= '2' and <= '6' and var two, ':', ..] =>
                (FirstTone + (one - '0'), FirstTone + (two - '0'), at + Tone.Length + 4),
            _ => (null, null, at),
        };
    }

    private static IEnumerable<KeyValuePair<string, Emoji>> Load()
    {
        using var file = new StreamReader(typeof(SlackEmoji).Assembly.GetManifestResourceStream("slack-emoji")!);
        while (file.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(' ');
            var signs = parts[0].Split('=');
            var emoji = new Emoji([.. signs[0].Split('-').Select(Point)], signs.Length > 1 ? signs[1].Split('-') : null);
            foreach (var name in parts.Skip(1)) yield return KeyValuePair.Create(name, emoji);
        }
    }

    private static int Point(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>An emoji by its code points.</summary>
    /// <param name="Points">Without a skin tone.</param>
    /// <param name="OfTwo">Of two people with a skin tone each, where the tones go; null of one.</param>
    private sealed record Emoji(int[] Points, string[]? OfTwo)
    {
        public string In(int? first, int? second)
        {
            if (first is not { } tone) return Text(Points);
            if (OfTwo is not null && second is { } other && other != tone)
                return Text(OfTwo.Select(part => part switch { "first" => tone, "second" => other, _ => Point(part) }));

            // The tone takes the place of what asks for a coloured picture.
            return Text([Points[0], tone, .. Points.Skip(Points.Length > 1 && Points[1] == EmojiStyle ? 2 : 1)]);
        }

        private static string Text(IEnumerable<int> points) => string.Concat(points.Select(char.ConvertFromUtf32));
    }
}
