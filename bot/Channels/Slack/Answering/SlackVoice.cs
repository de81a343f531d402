using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>The ways to reach somebody that only an event gives: words for one person's eyes, modals, the Home tab.</summary>
internal sealed partial class SlackVoice(SlackApi api, SlackClient client, SlackForms forms, SlackChats chats, SlackChannel channel, Pseudonyms pseudonyms, SlackClock clock, ILogger<SlackVoice> logger)
{
    public SlackChannel Channel => channel;

    public DateTimeOffset Now => clock.Time.GetUtcNow();

    /// <summary>A message that the person of the event alone sees, where they are; in their direct message where that can't be.</summary>
    public async ValueTask<SendResult> Whisper(Occasion occasion, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Personal, OwnerOf(occasion), cancel);
        var result = await Whisper(occasion, rendered, message.To, cancel);
        foreach (var more in rendered.Overflow)
        {
            if (result.Outcome == SendOutcome.Sent) result = await Whisper(occasion, more, message.To, cancel);
        }

        if (result.Outcome is SendOutcome.Sent or SendOutcome.InDoubt) return result;
        return await channel.OpenChat(message.To, occasion.Incoming.Person, cancel) is { } chat
            ? await channel.Send(message with { To = chat, ReplyTo = null }, cancel)
            : result;
    }

    /// <summary>Updates a message without anybody waiting for it.</summary>
    public async void UpdateSoon(string messageId, Outgoing message)
    {
        try
        {
            await channel.Update(messageId, message, CancellationToken.None);
        }
#pragma warning disable CA1031 // Nobody waits for it; what went wrong must be in the log.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.NotUpdated(logger, broken);
        }
    }

    /// <summary>Puts another message in the place of the one whose address this is.</summary>
    public async ValueTask<SendResult> Replace(Occasion occasion, ResponseUrl url, Outgoing message, CancellationToken cancel)
    {
        if (!url.Take(Now)) return new SendResult(SendOutcome.Refused, Reason: "response_url: used up");
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Personal, OwnerOf(occasion), cancel);
        var answer = await api.Answer(url, SlackMessages.Answer(rendered, forAll: false, replace: true, null), cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    /// <summary>A message for the one who pressed, where nothing is known but the address that came with it. False where that takes nothing more.</summary>
    public async ValueTask<bool> Tell(ResponseUrl url, Card card, string? thread, CancellationToken cancel) =>
        url.Take(Now) && (await api.Answer(url, SlackMessages.Answer(BlockKitRenderer.Render(card, BlockKitOptions.Plain), forAll: false, replace: false, thread), cancel)).IsOk;

    /// <summary>A message for all in a conversation that the bot can't post in of itself.</summary>
    public async ValueTask<SendResult> Say(ResponseUrl url, Outgoing message, CancellationToken cancel)
    {
        if (!url.Take(Now)) return new SendResult(SendOutcome.Refused, Reason: "response_url: used up");
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Shared, null, cancel);
        var answer = await api.Answer(url, SlackMessages.Answer(rendered, forAll: true, replace: false, message.To.Thread), cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: false), Reason: answer.Reason);
    }

    /// <summary>Opens a modal by the event's trigger, which has three seconds.</summary>
    /// <param name="occasion">The event.</param>
    /// <param name="trigger">Its trigger.</param>
    /// <param name="view">What opens: upon the modal that the press was in, where it was in one.</param>
    /// <param name="cancel">Ends the call.</param>
    public ValueTask<SlackAnswer> OpenModal(Occasion occasion, string trigger, ReadOnlyMemory<byte> view, CancellationToken cancel) =>
        client.Call(occasion.Installation, new SlackCall(occasion.Modal is { IsSubmitted: false } ? "views.push" : "views.open", SlackBody.Json(json =>
        {
            json.WriteString("trigger_id"u8, trigger);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(view.Span, skipInputValidation: true);
        }))
        { MayFail = ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"] }, cancel);

    /// <summary>A card that waits for nothing but to be read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Reading(Occasion occasion, Card card, string? origin, SlackPlace place, CancellationToken cancel)
    {
        var reading = BlockKitRenderer.Reading(card, new BlockKitOptions { Origin = origin });
        await forms.Keep(reading.Forms, SlackForms.Personal, OwnerOf(occasion), cancel);
        return BlockKitRenderer.Placed(reading.View.Span, place.Write());
    }

    private PersonKey OwnerOf(Occasion occasion) => pseudonyms.Of(occasion.Incoming.Address, occasion.Incoming.Person);

    /// <summary>Puts another view in a modal's place.</summary>
    public ValueTask<SlackAnswer> ChangeModal(SlackInstallation installation, string viewId, ReadOnlyMemory<byte> view, CancellationToken cancel) =>
        client.Call(installation, new SlackCall("views.update", SlackBody.Json(json =>
        {
            json.WriteString("view_id"u8, viewId);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(view.Span, skipInputValidation: true);
        }))
        { IsRepeatable = true, MayFail = ["not_found"] }, cancel);

    /// <summary>Shows the person's Home tab.</summary>
    public async ValueTask<SlackAnswer> PublishHome(Occasion occasion, BlockKitHome home, CancellationToken cancel)
    {
        await forms.Keep(home.Forms, SlackForms.Shared, OwnerOf(occasion), cancel);
        var place = new SlackPlace(occasion.Incoming.Address.Conversation, ConversationKind.Personal) { MessageId = null };
        var view = BlockKitRenderer.Placed(home.View.Span, place.Write());
        return await client.Call(occasion.Installation, new SlackCall("views.publish", SlackBody.Json(json =>
        {
            json.WriteString("user_id"u8, occasion.UserId);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(view, skipInputValidation: true);
        }))
        { IsRepeatable = true }, cancel);
    }

    private async ValueTask<SendResult> Whisper(Occasion occasion, BlockKitMessage rendered, Address to, CancellationToken cancel)
    {
        // By the address that came with the event it works in every conversation, also where the bot is not.
        if (occasion.ResponseUrl is { } url && occasion.Modal is null && url.Take(Now))
        {
            var said = await api.Answer(url, SlackMessages.Answer(rendered, forAll: false, replace: false, to.Thread), cancel);
            if (SlackFaults.Outcome(said, isRepeatable: false) is SendOutcome.Sent or SendOutcome.InDoubt) return new SendResult(SlackFaults.Outcome(said, isRepeatable: false), Reason: said.Reason);
        }

        if (occasion.IsElsewhere || to.Kind == ConversationKind.Personal) return new SendResult(SendOutcome.Refused, Reason: "no way to whisper there");
        var answer = await client.Call(occasion.Installation, new SlackCall("chat.postEphemeral", SlackMessages.PostTo(occasion.UserId, to.Conversation, rendered, to.Thread))
        {
            MayFail = ["user_not_in_channel", "not_in_channel", "channel_not_found"],
        }, cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    /// <summary>The modal of a button, as it was kept.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> FormOf(string id, CancellationToken cancel) => forms.Find(id, cancel);

    /// <summary>The bot's direct message with the person, which a command from elsewhere counts as.</summary>
    public ValueTask<string?> ChatOf(Occasion occasion, CancellationToken cancel) => chats.Open(occasion.Installation, occasion.UserId, cancel);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A message on Slack could not be updated")]
        public static partial void NotUpdated(ILogger logger, Exception exception);
    }
}
