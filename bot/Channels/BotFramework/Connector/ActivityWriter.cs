using System.Text.Json;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>Writes what goes out: the least an activity needs, cards and all in one pass, with no strings on the way.</summary>
internal static class ActivityWriter
{
    /// <param name="isUpdate">A targeted message says whom it is for when it is sent, and must not when it is changed.</param>
    /// <param name="app">Teams' id of the app.</param>
    /// <param name="viewers">Who is shown their own view of its card.</param>
    public static void Write(Utf8JsonWriter json, Outgoing message, ConnectorRoute route, IReadOnlyList<string>? viewers = null,
        bool isUpdate = false, string? app = null)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "message"u8);
        WriteAccount(json, "from"u8, route.BotId, route.BotName);
        if (message is { IsPrivate: true, For: { } person } && !isUpdate)
        {
            json.WriteStartObject("recipient"u8);
            json.WriteString("id"u8, person.Id);
            if (person.Name.Length > 0) json.WriteString("name"u8, person.Name);
            json.WriteBoolean("isTargeted"u8, true);
            json.WriteEndObject();
        }

        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, ActivityReader.ConversationId(message.To));
        json.WriteEndObject();
        if (message.ReplyTo is { Length: > 0 } replyTo) json.WriteString("replyToId"u8, replyTo);
        json.WriteString("locale"u8, message.Language.Tag());
        if (message.Text is { } text)
        {
            // Plain: what a person wrote must not become markup or a mention.
            json.WriteString("textFormat"u8, "plain"u8);
            json.WriteString("text"u8, text);
        }

        if (message.Card is { } card)
        {
            // Without it a notification says no more than that a card was sent.
            json.WriteString("summary"u8, card.Summary);
            json.WriteStartArray("attachments"u8);
            WriteAttachment(json, card,
                new CardTarget(message.Origin, IsPrivate: message.IsPrivate, App: app,
                    Mentions: !isUpdate && app is not null)
                { Viewers = viewers });
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void WriteAttachment(Utf8JsonWriter json, Cards.Card card, CardTarget target)
    {
        json.WriteStartObject();
        json.WriteString("contentType"u8, AdaptiveCardRenderer.ContentType);
        json.WritePropertyName("content"u8);
        AdaptiveCardRenderer.Write(json, card, target);
        json.WriteEndObject();
    }

    /// <summary>
    /// What opens a personal chat (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
    /// </summary>
    public static void WriteNewChat(Utf8JsonWriter json, ConnectorRoute route, string tenant, Person person)
    {
        json.WriteStartObject();
        json.WriteBoolean("isGroup"u8, false);
        WriteAccount(json, "bot"u8, route.BotId, route.BotName);
        json.WriteStartArray("members"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, person.Id);
        json.WriteEndObject();
        json.WriteEndArray();
        if (tenant.Length > 0)
        {
            json.WriteString("tenantId"u8, tenant);
            json.WriteStartObject("channelData"u8);
            json.WriteStartObject("tenant"u8);
            json.WriteString("id"u8, tenant);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<char> id, ReadOnlySpan<char> shown)
    {
        json.WriteStartObject(name);
        json.WriteString("id"u8, id);
        if (shown.Length > 0) json.WriteString("name"u8, shown);
        json.WriteEndObject();
    }
}
