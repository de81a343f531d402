using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>What goes out, as Slack wants it: what is said rendered to blocks, and the bodies of the calls that carry it.</summary>
internal static class SlackMessages
{
    /// <summary>Of the metadata of a message that may have to be found again (https://docs.slack.dev/messaging/message-metadata).</summary>
    public const string MetadataType = "otgbot_message";

    /// <summary>A sentence is a card with nothing else on it: nothing in it is read as markup either.</summary>
    /// <param name="isNew">True where people who are named in it are told: not again when a message is changed.</param>
    public static BlockKitMessage Render(Outgoing message, bool newestBlocks, bool isNew = false) => BlockKitRenderer.Render(
        message.Card ?? CardOf(message.Text ?? "", message.Language),
        new BlockKitOptions { Origin = message.Origin, NewestBlocks = newestBlocks, Mentions = isNew && message.For is null });

    public static bool NamesPeople(Outgoing message) =>
        message is { For: null, Card: { } card } && CardWalk.Elements(card).OfType<MentionLine>().Any();

    /// <summary>The words alone, if Slack does not take the blocks.</summary>
    public static BlockKitMessage WordsOf(BlockKitMessage message) => new(message.Text, "[]"u8.ToArray());

    public static Card CardOf(string text, Language language) =>
        new() { Summary = text, Language = language.Tag(), Body = [new TextBlock(text)] };

    /// <summary><c>chat.postMessage</c>.</summary>
    public static SlackBody Post(string channel, BlockKitMessage message, string? thread, string? key) => SlackBody.Json(json =>
    {
        json.WriteString("channel"u8, channel);
        if (thread is not null) json.WriteString("thread_ts"u8, thread);
        if (key is null) return;
        json.WriteStartObject("metadata"u8);
        json.WriteString("event_type"u8, MetadataType);
        json.WriteStartObject("event_payload"u8);
        json.WriteString("key"u8, key);
        json.WriteEndObject();
        json.WriteEndObject();
    }, message.Members);

    /// <summary><c>chat.postEphemeral</c>.</summary>
    public static SlackBody PostTo(string user, string channel, BlockKitMessage message, string? thread) => SlackBody.Json(json =>
    {
        json.WriteString("channel"u8, channel);
        json.WriteString("user"u8, user);
        if (thread is not null) json.WriteString("thread_ts"u8, thread);
    }, message.Members);

    /// <summary><c>chat.update</c>: always the whole message, or the old blocks would go.</summary>
    public static SlackBody Update(string channel, string ts, BlockKitMessage message) => SlackBody.Json(json =>
    {
        json.WriteString("channel"u8, channel);
        json.WriteString("ts"u8, ts);
    }, message.Members);

    /// <summary>What a <c>response_url</c> takes.</summary>
    public static SlackBody Answer(BlockKitMessage message, bool forAll, bool replace, string? thread) => SlackBody.Json(json =>
    {
        WriteAnswer(json, forAll, replace);
        if (thread is not null) json.WriteString("thread_ts"u8, thread);
    }, message.Members);

    /// <summary>How an answer is shown, beside what it says.</summary>
    public static void WriteAnswer(Utf8JsonWriter json, bool forAll, bool replace)
    {
        json.WriteString("response_type"u8, forAll ? "in_channel"u8 : "ephemeral"u8);
        json.WriteBoolean("replace_original"u8, replace);
    }
}
