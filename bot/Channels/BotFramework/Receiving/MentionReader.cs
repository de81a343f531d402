using System.Net;
using System.Text.RegularExpressions;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// The text without the mention of the bot, and who else is named in it. Goes by the entities, never by the look of the text:
/// anyone can write <c>&lt;at&gt;</c>, and names may hold markup.
/// </summary>
internal static partial class MentionReader
{
    /// <summary>Nobody names more people than this in one message; what a hostile one adds would only cost time.</summary>
    private const int Most = 50;

    public static (string Text, IReadOnlyList<Mention> Mentions) Read(Activity activity)
    {
        var text = activity.Text ?? "";
        List<Mention>? others = null;
        if (activity.Entities is { Count: > 0 } entities)
        {
            var seen = 0;
            foreach (var entity in entities)
            {
                if (entity is not { Type: "mention", Mentioned.Id: { Length: > 0 } id }) continue;
                if (++seen > Most) break;
                var written = Written(entity);
                if (id == activity.Recipient?.Id)
                {
                    if (written.Length > 0) text = text.Replace(written, " ", StringComparison.OrdinalIgnoreCase);
                    continue;
                }

                var name = Name(entity);
                var shown = "@" + name;
                var at = written.Length == 0 ? -1 : text.IndexOf(written, StringComparison.OrdinalIgnoreCase);
                if (at >= 0) text = string.Concat(text.AsSpan(0, at), shown, text.AsSpan(at + written.Length));
                (others ??= []).Add(new Mention(id, name, shown));
            }
        }

        return (Tidy(text), others ?? (IReadOnlyList<Mention>)[]);
    }

    private static string Written(Entity entity) =>
        entity.Text ?? (entity.Mentioned!.Name is { Length: > 0 } name ? $"<at>{name}</at>" : "");

    private static string Name(Entity entity)
    {
        var name = PersonNames.Shown(CommandText.Clean(entity.Mentioned!.Name ?? "").TrimStart('@'));
        return CommandText.Cut(name, 100);
    }

    private static string Tidy(string text)
    {
        if (text.Contains("<quoted", StringComparison.Ordinal)) text = WithoutQuotes(text);
        if (text.Contains("at>", StringComparison.OrdinalIgnoreCase)) text = AtTag().Replace(text, "");
        if (text.Contains('&', StringComparison.Ordinal)) text = Escaped().Replace(text, found => WebUtility.HtmlDecode(found.Value));
        return text.Replace('\u00a0', ' ').Trim();
    }

    /// <summary>A tag that belongs to nobody who is named: what stands in it is text.</summary>
    [GeneratedRegex("</?at(?: [^<>]*)?>", RegexOptions.IgnoreCase)]
    private static partial Regex AtTag();

    /// <summary>Signs that a client wrote for the web. What somebody writes as &amp;amp;lt; themselves stays as they see it.</summary>
    [GeneratedRegex("&(?:nbsp|amp|lt|gt|quot|apos|#39|#x27|#160);")]
    private static partial Regex Escaped();

    /// <summary>Takes out the placeholders that stand where somebody quoted an earlier message.</summary>
    private static string WithoutQuotes(string text)
    {
        const string Opening = "<quoted ", Closing = "/>";
        var kept = new System.Text.StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf(Opening, at, StringComparison.Ordinal) is var open and >= 0
            && text.IndexOf(Closing, open, StringComparison.Ordinal) is var close and >= 0)
        {
            kept.Append(text, at, open - at);
            at = close + Closing.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }
}
