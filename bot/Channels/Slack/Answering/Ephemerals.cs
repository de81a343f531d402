using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// Messages that one person alone sees, and all else that a <c>response_url</c> can do
/// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
/// </summary>
internal sealed partial class Ephemerals(
    SlackApi api, SlackClient client, SlackForms forms, SlackChannel channel, SlackClock clock, ILogger<Ephemerals> logger)
{
    /// <summary>Before an address is tried once more that may not have taken what it was given.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    public DateTimeOffset Now => clock.Time.GetUtcNow();

    /// <summary>
    /// A message that the person of the request alone sees, in the conversation they are in; in their direct message if that can't be.
    /// </summary>
    public async ValueTask<SendResult> Post(SlackRequest request, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        await forms.Keep(rendered.Forms, SlackForms.Personal, request.Incoming.Address, request.Incoming.Person, cancel);
        var result = new SendResult(SendOutcome.Sent);
        foreach (var part in rendered.Overflow.Prepend(rendered))
        {
            if (result.Outcome == SendOutcome.Sent) result = await Post(request, part, message.To, cancel);
        }

        if (result.Outcome == SendOutcome.Sent) return result;
        if (await channel.OpenChat(message.To, request.Incoming.Person, cancel) is { } chat)
            result = await channel.Send(message with { To = chat, ReplyTo = null }, SlackClient.LongestKept, cancel);
        if (result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted) return result;
        Log.Lost(logger, request.Installation.Workspace.Id, result.Reason);
        return result;
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
        await Respond(url, BlockKitRenderer.Render(card, BlockKitOptions.Plain), forAll: false, replace: false, thread,
            cancel) is { Outcome: SendOutcome.Sent };

    private async ValueTask<SendResult> Post(SlackRequest request, BlockKitMessage rendered, Address to, CancellationToken cancel)
    {
        // By the address that came with the request it works in every conversation, even if the bot is not.
        if (request.Modal is null
            && await Respond(request.ResponseUrl, rendered, forAll: false, replace: false, to.Thread,
                cancel) is { Outcome: SendOutcome.Sent } said) return said;
        if (request.IsElsewhere || to.Kind == ConversationKind.Personal)
            return new SendResult(SendOutcome.Refused, Reason: "no such place there");
        var body = SlackMessages.PostTo(request.UserId, to.Conversation, rendered, to.Thread);
        var answer = await client.Call(request.Installation, new SlackCall("chat.postEphemeral", body)
        {
            IsRepeatable = true,
            MayFail = ["user_not_in_channel", "not_in_channel", "channel_not_found"],
        }, cancel);
        return new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    private async ValueTask<SendResult> Respond(
        ResponseUrl? url, BlockKitMessage rendered, bool forAll, bool replace, string? thread, CancellationToken cancel)
    {
        var result = new SendResult(SendOutcome.Refused, Reason: "response_url: none, or used up");
        for (var tries = 1; url?.Take(Now) == true; tries++)
        {
            var answer = await api.Answer(url, SlackMessages.Answer(rendered, forAll, replace, thread), cancel);
            result = new SendResult(SlackFaults.Outcome(answer, isRepeatable: replace), Reason: answer.Reason);
            if (answer.IsOk || tries == 2 || !(answer.IsInDoubt || answer.NeverArrived)) break;
            await Task.Delay(Again, clock.Time, cancel);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An answer in {Workspace} reached nobody: Slack took it in no way ({Reason})")]
        public static partial void Lost(ILogger logger, string workspace, string? reason);
    }
}
