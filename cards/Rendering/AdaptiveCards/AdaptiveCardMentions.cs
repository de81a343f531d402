using System.Text.Json;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Mentions in a card
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#user-mention-within-adaptive-cards). The
/// text and its entity must be the same sign for sign, and two people never the same text.
/// </summary>
internal static class AdaptiveCardMentions
{
    /// <summary>Those on the card, each with the text that stands for them.</summary>
    public static IReadOnlyDictionary<string, (string Name, string Text)> Of(Card card)
    {
        var all = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var person in CardWalk.Elements(card).OfType<MentionLine>().SelectMany(line => line.People))
        {
            if (person.Id is not { Length: > 0 } id || all.Count == MentionLine.MostTold || all.ContainsKey(id)) continue;
            var name = Plain(person.Name);
            for (var number = 2; all.Values.Any(other => other.Item1 == name); number++) name = $"{Plain(person.Name)} ({number})";
            all.Add(id, (name, $"<at>{name}</at>"));
        }

        return all;
    }

    public static void WriteEntities(Utf8JsonWriter json, IReadOnlyDictionary<string, (string Name, string Text)> mentions)
    {
        if (mentions.Count == 0) return;
        json.WriteStartArray("entities");
        foreach (var (id, (name, text)) in mentions)
        {
            json.WriteStartObject();
            json.WriteString("type", "mention");
            json.WriteString("text", text);
            json.WriteStartObject("mentioned");
            json.WriteString("id", id);
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, MentionLine line, IReadOnlyDictionary<string, (string Name, string Text)> mentions)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", $"{TeamsMarkdown.Escape(line.Before)} {string.Join(", ", line.People.Select(Shown))}");
        json.WriteBoolean("wrap", true);
        AdaptiveCardRenderer.WriteSeparator(json, line);
        json.WriteEndObject();

        string Shown(MentionedPerson person) =>
            person.Id is { } id && mentions.TryGetValue(id, out var known) ? known.Text : TeamsMarkdown.Escape(person.Name);
    }

    /// <summary>Without what is markup, in this language or in that.</summary>
    private static string Plain(string name) => CleanText.Line(name)
        .Replace('<', '‹').Replace('>', '›').Replace('&', '+').Replace("*", "", StringComparison.Ordinal)
        .Replace('_', ' ').Replace('[', '(').Replace(']', ')').Replace('\\', '/');
}
