using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// The channel as one request sees it: a form for the person opens as a modal at once, an answer to what they alone saw is theirs alone,
/// and what a pressed message becomes is shown by the way that message can be changed. Also knows when Slack may have its acknowledgement:
/// once the turn begins to say something, what it had to store is stored.
/// </summary>
internal sealed class RequestChannel(
    SlackRequest request, SlackChannel channel, Ephemerals ephemerals, Views views, AfterAck after) : IChannel
{
    /// <summary>Slack takes a trigger for three seconds; the way there takes some of them.</summary>
    public static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(2.8);

    private readonly DateTimeOffset began = ephemerals.Now;
    private readonly TaskCompletionSource<SlackAck> acked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> notices = [];
    private string? trigger = request.TriggerId;

    /// <summary>What Slack is to get back, as soon as that is certain.</summary>
    public Task<SlackAck> Acked => acked.Task;

    /// <summary>Ends when the request is seen through; false if the host stopped before.</summary>
    public Task<bool> Whole { get; set; } = Task.FromResult(true);

    public string Name => SlackSetup.Name;

    public string Invitation => SlackSetup.Invitation;

    /// <summary>By the delivery, before there is a turn.</summary>
    public bool DropsRepeats => true;

    /// <summary>What was said to somebody who looks at their Home tab: it is shown there.</summary>
    public IReadOnlyList<string> Notices => notices;

    /// <summary>The request, as far as it is known by now.</summary>
    public SlackRequest Request { get; set; } = request;

    /// <summary>If a modal can't open and nobody else reads along, it is better to be asked one thing after the other.</summary>
    public bool ShowsForms(Address address) => HasTrigger || address.Kind != ConversationKind.Personal;

    public bool IsForOne(string messageId) =>
        messageId == ModalView.AsMessage || messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal);

    public bool ShowsPrivately(Address address) => address.Kind != ConversationKind.Personal;

    private bool HasTrigger => trigger is not null && ephemerals.Now - began < TriggerLife;

    /// <summary>Says what Slack gets back, unless it was said before.</summary>
    public bool Ack(SlackAck ack) => acked.TrySetResult(ack);

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        // What all are to read would hide behind "1 reply" under the words that asked for it. In a thread it stays where they are.
        if (message.ReplyTo is not null && (!Request.IsMessage || message.For is null)) message = message with { ReplyTo = null };
        if (message.To.Conversation != Request.Incoming.Address.Conversation)
        {
            Ack(SlackAck.Ok);
            return await channel.Send(message, cancel);
        }

        if (message is { For: not null, Card: { } card } && await OpenModal(message, card, cancel) is { } opened) return opened;
        Ack(SlackAck.Ok);
        if (Request.IsOnHome && message is { For: not null, Text: { } notice })
        {
            notices.Add(notice);
            return SendResult.Sent(null);
        }

        if (message.For is not null && (Request.IsElsewhere || IsForOne(message))) return await ephemerals.Post(Request, message, cancel);
        var result = await channel.Send(message, cancel);
        if (SlackFaults.IsLimited(result))
        {
            // Slack has no room just now: it is kept, and nobody in this turn waits for it.
            after.Follow(message, SlackClient.LongestKept, async () =>
            {
                var later = await channel.Send(message, SlackClient.LongestKept, CancellationToken.None);
                await InAnotherWay(message, later, CancellationToken.None);
            });
            return new SendResult(SendOutcome.InDoubt, Reason: result.Reason);
        }

        return await InAnotherWay(message, result, cancel);
    }

    /// <summary>What all were to read, if Slack did not take it: by the request's own address, else to the one who asked.</summary>
    private async ValueTask<SendResult> InAnotherWay(Outgoing message, SendResult result, CancellationToken cancel)
    {
        if (result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted) return result;
        if (result.Outcome == SendOutcome.Gone && Request.ResponseUrl is not null && Request.Modal is null
            && await ephemerals.PostToAll(Request, message, cancel) is { Outcome: SendOutcome.Sent } said) return said;
        return await ToOne(message, cancel);
    }

    private ValueTask<SendResult> ToOne(Outgoing message, CancellationToken cancel) =>
        ephemerals.Post(Request, message with { For = Request.Incoming.Person }, cancel);

    public async ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (await Outgoing.WhyNot(message.IsWanted) is { } not) return not;
        if (message.To.Kind == ConversationKind.Personal) message = message with { For = message.For ?? Request.Incoming.Person };
        if (Request.Modal is { IsSubmitted: true } || messageId == ModalView.AsMessage) return await UpdateView(message, cancel);
        Ack(SlackAck.Ok);
        if (messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal)) return await ReplaceOwn(message, cancel);

        // Nobody in this turn waits for it, or a second press would wait for the pause after the first.
        after.Follow(async () =>
        {
            // What was pressed and can't be changed is shown beside it, to the one who pressed.
            var updated = await channel.Update(messageId, message, CancellationToken.None);
            if (updated.Outcome is not (SendOutcome.Sent or SendOutcome.Unwanted) && messageId == Request.Incoming.Button?.MessageId)
                await ToOne(message, CancellationToken.None);
        });
        return SendResult.Sent(messageId);
    }

    public ValueTask Shelve(Address place, ShelfLink link, CancellationToken cancel) => channel.Shelve(place, link, cancel);

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) => channel.OpenChat(from, person, cancel);

    public ValueTask<Person?> FindPerson(Address place, string picked, CancellationToken cancel) =>
        channel.FindPerson(place, picked, cancel);

    public ValueTask<SendResult> Find(Address to, string key, DateTimeOffset since, CancellationToken cancel) =>
        channel.Find(to, key, since, cancel);

    /// <summary>What a person alone saw can't be changed by the Web API, only by the address that came with the press.</summary>
    private async ValueTask<SendResult> ReplaceOwn(Outgoing message, CancellationToken cancel)
    {
        var replaced = await ephemerals.Replace(Request, message, cancel);
        return replaced.Outcome == SendOutcome.Sent ? replaced : await ToOne(message, cancel);
    }

    /// <summary>
    /// In a modal that was submitted, the acknowledgement decides; the turn tells at its end. In one that is open, it changes now.
    /// </summary>
    private async ValueTask<SendResult> UpdateView(Outgoing message, CancellationToken cancel)
    {
        if (Request.Modal is not { IsSubmitted: false } open || message.Card is not { } card) return SendResult.Sent(null);
        Ack(SlackAck.Ok);
        var answer = await views.Update(Request, open.Id, Views.Of(card, message.Origin, open.Place), cancel);
        return answer.IsOk ? SendResult.Sent(null) : await ToOne(message, cancel);
    }

    private async ValueTask<SendResult?> OpenModal(Outgoing message, Card card, CancellationToken cancel)
    {
        if (!HasTrigger) return null;
        var place = new SlackPlace(message.To.Conversation,
            message.To.Kind)
        { Thread = message.To.Thread, IsGuest = Request.Incoming.IsGuest };
        ReadOnlyMemory<byte> view;
        if (BlockKitRenderer.Form(card, new BlockKitOptions { Origin = message.Origin }, message.IsWindow) is { } form)
            view = BlockKitRenderer.Placed(form.View.Span, place.Write());
        else if (Request.IsOnHome || Request.Modal is { IsSubmitted: false })
            view = await views.Reading(Request, card, message.Origin, place, cancel);
        else return null;

        // A form that follows on one that was just submitted takes its place.
        if (Request.Modal is { IsSubmitted: true } && Ack(SlackAck.Update(view))) return SendResult.Sent(null);
        var used = trigger!;
        trigger = null;
        Ack(SlackAck.Ok);
        return (await views.Open(Request, used, view, cancel)).IsOk ? SendResult.Sent(null) : null;
    }

    private bool IsForOne(Outgoing message) =>
        message.To.Kind != ConversationKind.Personal
        && (message.IsPrivate || Request.IsQuiet
            || (message.Card is { } card && BlockKitRenderer.Form(card, BlockKitOptions.Plain) is not null));
}
