using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>Messages that one person alone sees, and all else that a <c>response_url</c> can do (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).</summary>
internal sealed class Ephemerals(SlackApi api, SlackClient client, SlackForms forms, SlackChannel channel, SlackClock clock)
{
    public DateTimeOffset Now => clock.Time.GetUtcNow();

    /// <summary>A message that the person of the request alone sees, where they are; in their direct message if that can't be.</summary>
    public async ValueTask<SendResult> Post(SlackRequest request, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Personal, request.Incoming.Address, request.Incoming.Person, cancel);
        var result = new SendResult(SendOutcome.Sent);
        foreach (var part in rendered.Overflow.Prepend(rendered))
        {
            if (result.Outcome == SendOutcome.Sent) result = await Post(request, part, message.To, cancel);
        }

        if (result.Outcome is SendOutcome.Sent or SendOutcome.InDoubt) return result;
        return await channel.OpenChat(message.To, request.Incoming.Person, cancel) is { } chat
            ? await channel.Send(message with { To = chat, ReplyTo = null }, cancel)
            : result;
    }

    /// <summary>Puts another message in the place of the one that was pressed on, by the press's own address.</summary>
    public async ValueTask<SendResult> Replace(SlackRequest request, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Personal, request.Incoming.Address, request.Incoming.Person, cancel);
        return await Respond(request.ResponseUrl, rendered, forAll: false, replace: true, null, cancel);
    }

    /// <summary>A message for all in a conversation that the bot can't post in of itself.</summary>
    public async ValueTask<SendResult> PostToAll(SlackRequest request, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Shared, message.To, null, cancel);
        return await Respond(request.ResponseUrl, rendered, forAll: true, replace: false, message.To.Thread, cancel);
    }

    /// <summary>A message for the one who pressed, if nothing is known but the address that came with it.</summary>
    public async ValueTask<bool> Respond(ResponseUrl url, Card card, string? thread, CancellationToken cancel) =>
        (await Respond(url, BlockKitRenderer.Render(card, BlockKitOptions.Plain), forAll: false, replace: false, thread, cancel)).Outcome == SendOutcome.Sent;

    private async ValueTask<SendResult> Post(SlackRequest request, BlockKitMessage rendered, Address to, CancellationToken cancel)
    {
        // By the address that came with the request it works in every conversation, also where the bot is not.
        if (request.Modal is null && await Respond(request.ResponseUrl, rendered, forAll: false, replace: false, to.Thread, cancel) is { Outcome: SendOutcome.Sent or SendOutcome.InDoubt } said) return said;
        if (request.IsElsewhere || to.Kind == ConversationKind.Personal) return new SendResult(SendOutcome.Refused, Reason: "no way to show it to one there");
        var answer = await client.Call(request.Installation, new SlackCall("chat.postEphemeral", SlackMessages.PostTo(request.UserId, to.Conversation, rendered, to.Thread))
        {
            MayFail = ["user_not_in_channel", "not_in_channel", "channel_not_found"],
        }, cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    private async ValueTask<SendResult> Respond(ResponseUrl? url, BlockKitMessage rendered, bool forAll, bool replace, string? thread, CancellationToken cancel)
    {
        if (url?.Take(Now) != true) return new SendResult(SendOutcome.Refused, Reason: "response_url: none, or used up");
        var answer = await api.Answer(url, SlackMessages.Answer(rendered, forAll, replace, thread), cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: replace), Reason: answer.Reason);
    }
}
