using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// Sees each event through: waits for its turn, runs it, and brings what is left to say where Slack has a place for it. Goes on after Slack
/// had its acknowledgement; when the host stops, what is under way is waited for (<see cref="TurnQueue.Follow"/>).
/// </summary>
internal sealed partial class SlackErrands(TurnQueue queue, SlackVoice voice, SlackNames names, ILogger<SlackErrands> logger)
{
    public SlackReplies Start(Occasion occasion)
    {
        var replies = new SlackReplies(occasion, voice);
        queue.Follow(() => replies.Whole = Run(occasion, replies));
        return replies;
    }

    /// <summary>Does something besides, which is waited for too when the host stops.</summary>
    public void Follow(Func<Task> act) => queue.Follow(act);

    /// <summary>Opens the form behind a button.</summary>
    public void Open(Occasion occasion, string form, SlackPlace place) => queue.Follow(() => OpenForm(occasion, form, place));

    /// <returns>False where the host stopped in the middle of it.</returns>
    private async Task<bool> Run(Occasion occasion, SlackReplies replies)
    {
        try
        {
            if (occasion.IsElsewhere) replies.Place(occasion = await Placed(occasion));
            if (queue.Enqueue(occasion.Incoming, replies, incoming => names.Complete(occasion.Installation, incoming)) is not { } turning)
            {
                await Refuse(occasion, replies);
                return true;
            }

            await Finish(occasion, replies, await turning);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The host stops: events come again, to another.
            replies.Answer(SlackAck.Busy);
            return false;
        }
#pragma warning disable CA1031 // Nobody waits for it any more; what went wrong must be in the log.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, occasion.Incoming.Kind);
            replies.Answer(SlackAck.Ok);
            return true;
        }
    }

    /// <summary>What comes from two people's own conversation belongs to the one person's chat with the bot.</summary>
    private async ValueTask<Occasion> Placed(Occasion occasion)
    {
        var chat = await voice.ChatOf(occasion, CancellationToken.None) ?? occasion.UserId;
        return occasion with { Incoming = occasion.Incoming with { Address = occasion.Incoming.Address with { Conversation = chat, Kind = ConversationKind.Personal, Thread = null } } };
    }

    private async Task Finish(Occasion occasion, SlackReplies replies, Turn turn)
    {
        var inline = turn.Inline;
        if (occasion.Modal is { IsSubmitted: true } modal && inline is not null)
        {
            var answer = inline.IsRefusal ? ModalAnswers.Refusal(modal, inline, await turn.PersonLanguage(), turn.CommunityOrNull?.Tag) : SlackAck.Ok;
            var isInTime = replies.Answer(answer);
            if (!inline.IsRefusal) await AfterModal(replies, modal, turn, inline);
            else if (!isInTime) await TooLate(replies, turn, inline);
            return;
        }

        replies.Answer(SlackAck.Ok);
        if (turn.Incoming.Kind == IncomingKind.Home) await ShowHome(occasion, turn);
        if (inline?.Text is { } text) await Whisper(replies, turn, text);
        if (occasion is { IsOnHome: true, Incoming.Kind: IncomingKind.Button }) Start(HomeAgain(occasion, replies.Notices));
    }

    /// <summary>The modal is closed: the message it was opened from shows what it led to, and the person hears it.</summary>
    private async Task AfterModal(SlackReplies replies, ModalView modal, Turn turn, InlineAnswer inline)
    {
        if (inline.Card is { } card && modal.Place.MessageId is { } messageId)
        {
            var message = new Outgoing(turn.Incoming.Address, turn.Language) { Card = card, Origin = turn.CommunityOrNull?.Tag };
            if (!messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal)) await voice.Channel.Update(messageId, message, CancellationToken.None);
            else if (replies.Occasion.ResponseUrl is { } url) await voice.Replace(replies.Occasion, url, message, CancellationToken.None);
        }

        if (inline.Text is { } text) await Whisper(replies, turn, text);
    }

    /// <summary>Slack no longer took the answer: the form is behind a button, with all that was filled in.</summary>
    private async Task TooLate(SlackReplies replies, Turn turn, InlineAnswer inline)
    {
        if (inline.Text is { } text) await Whisper(replies, turn, text);
        if (inline.Card is { } card)
            await voice.Whisper(replies.Occasion, new Outgoing(turn.Incoming.Address, turn.Language) { Card = card, Origin = turn.CommunityOrNull?.Tag, For = turn.Person }, CancellationToken.None);
    }

    private async Task Whisper(SlackReplies replies, Turn turn, string text) =>
        await voice.Whisper(replies.Occasion, new Outgoing(turn.Incoming.Address, await turn.PersonLanguage()) { Text = text, For = turn.Person }, CancellationToken.None);

    private async Task ShowHome(Occasion occasion, Turn turn)
    {
        var cards = turn.HomeCards.ToList();
        if (occasion.Notices.Count > 0) cards.Insert(0, SlackMessages.CardOf(string.Join('\n', occasion.Notices), turn.Language));
        var home = BlockKitRenderer.Home(cards, new BlockKitOptions { Origin = turn.CommunityOrNull?.Tag });
        await voice.PublishHome(occasion with { Incoming = turn.Incoming }, home, CancellationToken.None);
    }

    /// <summary>What a press changed shows on the page it was on, and above it what the bot said to that.</summary>
    private static Occasion HomeAgain(Occasion occasion, IReadOnlyList<string> notices) => occasion with
    {
        Notices = notices,
        Key = null,
        TriggerId = null,
        Incoming = occasion.Incoming with { Id = occasion.Incoming.Id + " home", Kind = IncomingKind.Home, Button = null },
    };

    private async Task OpenForm(Occasion occasion, string form, SlackPlace place)
    {
        if (occasion.IsElsewhere) occasion = await Placed(occasion);
        var language = names.LanguageOf(occasion.Installation, occasion.UserId);
        if (await voice.FormOf(form, CancellationToken.None) is not { } view)
        {
            await Whisper(occasion, language, language.Say(TurnTexts.OldButton()));
            return;
        }

        var opened = await voice.OpenModal(occasion, occasion.TriggerId ?? "", BlockKitRenderer.Placed(view.Span, place.Write()), CancellationToken.None);
        if (!opened.IsOk) await Whisper(occasion, language, SlackTexts.TooLate(language));
    }

    /// <summary>What a command gets where nobody can tell whose it is, just now.</summary>
    public static SlackAck Sorry() => Busy(Language.Nb);

    /// <summary>The same for a modal that was sent.</summary>
    public static SlackAck Sorry(ModalView modal) => Busy(modal, Language.Nb);

    /// <summary>The same for a press, by the address that came with it. False where that takes nothing more.</summary>
    public ValueTask<bool> Sorry(ResponseUrl url, string? thread, CancellationToken cancel) =>
        voice.Tell(url, SlackMessages.CardOf(SlackTexts.Busy(Language.Nb), Language.Nb), thread, cancel);

    /// <summary>Goes back with the acknowledgement of a command.</summary>
    private static SlackAck Busy(Language language)
    {
        var message = BlockKitRenderer.Render(SlackMessages.CardOf(SlackTexts.Busy(language), language), BlockKitOptions.Plain);
        return ModalAnswers.Write(json =>
        {
            SlackMessages.WriteAnswer(json, forAll: false, replace: false);
            message.Write(json);
        }) with
        { IsTurnedAway = true };
    }

    private static SlackAck Busy(ModalView modal, Language language) =>
        ModalAnswers.Refusal(modal, new InlineAnswer(SlackTexts.Busy(language), null), language, null) with { IsTurnedAway = true };

    /// <summary>There is no room for more: Slack sends events again, a person is asked to.</summary>
    private async Task Refuse(Occasion occasion, SlackReplies replies)
    {
        var language = names.LanguageOf(occasion.Installation, occasion.UserId);
        if (occasion.Modal is { IsSubmitted: true } modal)
        {
            replies.Answer(Busy(modal, language));
        }
        else if (!occasion.IsQuiet || occasion.Incoming.Kind == IncomingKind.Home)
        {
            replies.Answer(SlackAck.Busy);
        }
        else if (occasion.Incoming.Kind == IncomingKind.Text)
        {
            replies.Answer(Busy(language));
        }
        else
        {
            replies.Answer(SlackAck.Ok);
            await Whisper(occasion, language, SlackTexts.Busy(language));
        }
    }

    private async Task Whisper(Occasion occasion, Language language, string text) =>
        await voice.Whisper(occasion, new Outgoing(occasion.Incoming.Address, language) { Text = text, For = occasion.Incoming.Person }, CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A Slack event was not seen through: {Kind}")]
        public static partial void Broken(ILogger logger, Exception exception, IncomingKind kind);
    }
}
