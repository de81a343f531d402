using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// The channel as one event sees it: a form for the person opens as a modal at once, an answer to what they alone saw is theirs alone,
/// and what a pressed message becomes is shown by the way that message can be changed. Also knows when Slack may have its acknowledgement:
/// once the turn begins to say something, what it had to store is stored.
/// </summary>
internal sealed class SlackReplies : IChannel
{
    /// <summary>Slack takes a trigger for three seconds; the way there takes some of them.</summary>
    public static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(2.8);

    private readonly SlackVoice voice;
    private readonly DateTimeOffset began;
    private readonly TaskCompletionSource<SlackAck> ack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> notices = [];
    private string? trigger;

    public SlackReplies(Occasion occasion, SlackVoice voice)
    {
        (Occasion, this.voice) = (occasion, voice);
        (began, trigger) = (voice.Now, Occasion.TriggerId);
    }

    /// <summary>What Slack is to get back, as soon as that is certain.</summary>
    public Task<SlackAck> Ack => ack.Task;

    /// <summary>Ends when the event is seen through; false where the host stopped before.</summary>
    public Task<bool> Whole { get; set; } = Task.FromResult(true);

    public string Name => SlackSetup.Name;

    /// <summary>By the delivery, before there is a turn.</summary>
    public bool DropsRepeats => true;

    /// <summary>What was said to somebody who looks at their Home tab: it is shown there.</summary>
    public IReadOnlyList<string> Notices => notices;

    /// <summary>The event, as far as it is known by now.</summary>
    public Occasion Occasion { get; private set; }

    /// <summary>Where a modal can't open and nobody else reads along, it is better to be asked one thing after the other.</summary>
    public bool ShowsForms(Address address) => HasTrigger || address.Kind != ConversationKind.Personal;

    public bool ShowsPrivately(Address address) => address.Kind != ConversationKind.Personal;

    private bool HasTrigger => trigger is not null && voice.Now - began < TriggerLife;

    /// <summary>Says what Slack gets back, unless it was said before.</summary>
    public bool Answer(SlackAck answer) => ack.TrySetResult(answer);

    /// <summary>A command from elsewhere is now known to belong to this conversation.</summary>
    public void Place(Occasion placed) => Occasion = placed;

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        // What all are to read would hide behind "1 reply" under the words that asked for it. In a thread it stays where they are.
        if (message.ReplyTo is not null && (!Occasion.IsMessage || message.For is null)) message = message with { ReplyTo = null };
        if (message.To.Conversation != Occasion.Incoming.Address.Conversation)
        {
            Settle();
            return await voice.Channel.Send(message, cancel);
        }

        if (message is { For: not null, Card: { } card } && await OpenModal(message, card, cancel) is { } opened) return opened;
        Settle();
        if (Occasion.IsOnHome && message is { For: not null, Text: { } notice })
        {
            notices.Add(notice);
            return SendResult.Sent(null);
        }

        if (message.For is not null && (Occasion.IsElsewhere || IsForOne(message))) return await voice.Whisper(Occasion, message, cancel);
        var result = await voice.Channel.Send(message, cancel);
        return result.Outcome == SendOutcome.Gone && Occasion.ResponseUrl is { } url && Occasion.Modal is null ? await voice.Say(url, message, cancel) : result;
    }

    public async ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (await Outgoing.WhyNot(message.IsWanted) is { } not) return not;
        if (message.To.Kind == ConversationKind.Personal) message = message with { For = message.For ?? Occasion.Incoming.Person };
        if (Occasion.Modal is { IsSubmitted: true } || messageId == InteractionReader.OnView) return await OnView(message, cancel);
        Settle();
        if (messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal)) return await ReplaceOwn(message, cancel);

        // Nobody in this turn waits for it, or a second press would wait for the pause after the first.
        voice.UpdateSoon(messageId, message);
        return SendResult.Sent(messageId);
    }

    public bool IsForOne(string messageId) => messageId == InteractionReader.OnView || messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal);

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) => voice.Channel.OpenChat(from, person, cancel);

    public ValueTask<SendResult> Find(Address to, string key, DateTimeOffset since, CancellationToken cancel) => voice.Channel.Find(to, key, since, cancel);

    /// <summary>What a person alone saw can't be changed by the Web API, only by the address that came with the press.</summary>
    public async ValueTask<SendResult> ReplaceOwn(Outgoing message, CancellationToken cancel)
    {
        var replaced = Occasion.ResponseUrl is { } url ? await voice.Replace(Occasion, url, message, cancel) : new SendResult(SendOutcome.Refused);
        return replaced.Outcome == SendOutcome.Sent ? replaced : await voice.Whisper(Occasion, message with { For = Occasion.Incoming.Person }, cancel);
    }

    /// <summary>In a modal that was sent, the answer to that decides; the turn tells at its end. In one that is open, it changes now.</summary>
    private async ValueTask<SendResult> OnView(Outgoing message, CancellationToken cancel)
    {
        if (Occasion.Modal is not { IsSubmitted: false } open || message.Card is not { } card) return SendResult.Sent(null);
        Settle();
        var view = ModalAnswers.View(card, message.Origin, open.Place);
        var answer = await voice.ChangeModal(Occasion.Installation, open.Id, view, cancel);
        return answer.IsOk ? SendResult.Sent(null) : new SendResult(SendOutcome.Refused, Reason: answer.Reason);
    }

    private async ValueTask<SendResult?> OpenModal(Outgoing message, Card card, CancellationToken cancel)
    {
        if (!HasTrigger) return null;
        var place = new SlackPlace(message.To.Conversation, message.To.Kind) { Thread = message.To.Thread, IsGuest = Occasion.Incoming.IsGuest };
        ReadOnlyMemory<byte> view;
        if (BlockKitRenderer.Form(card, new BlockKitOptions { Origin = message.Origin }) is { } form) view = BlockKitRenderer.Placed(form.View.Span, place.Write());
        else if (Occasion.IsOnHome || Occasion.Modal is { IsSubmitted: false }) view = await voice.Reading(Occasion, card, message.Origin, place, cancel);
        else return null;

        // A form that follows on one that was just sent takes its place.
        if (Occasion.Modal is { IsSubmitted: true } && Answer(ModalAnswers.Update(view))) return SendResult.Sent(null);
        var used = trigger!;
        trigger = null;
        Settle();
        var answer = await voice.OpenModal(Occasion, used, view, cancel);
        return answer.IsOk ? SendResult.Sent(null) : null;
    }

    private bool IsForOne(Outgoing message) =>
        message.To.Kind != ConversationKind.Personal
        && (message.IsPrivate || Occasion.IsQuiet || (message.Card is { } card && BlockKitRenderer.Form(card, BlockKitOptions.Plain) is not null));

    private void Settle() => Answer(SlackAck.Ok);
}
