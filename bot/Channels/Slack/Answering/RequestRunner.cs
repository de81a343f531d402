using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// Sees each request through: waits for its turn, runs it, and brings what is left to say to where Slack has a place for it. Goes on after
/// Slack had its acknowledgement; when the host stops, what is under way is waited for (<see cref="AfterAck"/>).
/// </summary>
internal sealed partial class RequestRunner(
    AfterAck after, SlackChannel channel, Ephemerals ephemerals, Views views, SlackNames names, ILogger<RequestRunner> logger)
{
    public RequestChannel Start(SlackRequest request)
    {
        var replies = new RequestChannel(request, channel, ephemerals, views, after);
        if (request.Form is { } form)
        {
            // The modal is on its way while Slack hears that the press came.
            replies.Ack(SlackAck.Ok);
            after.Follow(() => OpenForm(request, form));
        }
        else if (request.Unplaced is { } command)
        {
            replies.Ack(SlackAck.Ok);
            after.Follow(() => AskChannel(request, command));
        }
        else
        {
            after.Follow(() => replies.Whole = Run(request, replies));
        }

        return replies;
    }

    /// <summary>Does something besides, which is waited for too when the host stops.</summary>
    public void Follow(Func<Task> act) => after.Follow(act);

    /// <summary>
    /// A person whose press can't be taken just now hears it by the address that came with it. False if that takes nothing more.
    /// </summary>
    public ValueTask<bool> Sorry(ResponseUrl url, string why, string? thread, CancellationToken cancel) =>
        ephemerals.Respond(url, SlackMessages.CardOf(why, Language.Nb), thread, cancel);

    /// <returns>False if the host stopped in the middle of it.</returns>
    private async Task<bool> Run(SlackRequest request, RequestChannel replies)
    {
        try
        {
            if (request.IsElsewhere) replies.Request = request = await InOwnChat(request);
            var turning =
                after.Enqueue(request.Incoming, replies, incoming => names.Complete(request.Installation, incoming, request.Message));
            if (turning is not null) await Finish(request, replies, await turning);
            else await TurnAway(request, replies);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The host stops: events come again, to another.
            replies.Ack(SlackAck.Later);
            return false;
        }
#pragma warning disable CA1031 // Nobody waits for it any more; what went wrong must be in the log.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, request.Incoming.Kind);
            replies.Ack(SlackAck.Ok);
            return true;
        }
    }

    /// <summary>What comes from two people's own conversation belongs to the one person's chat with the bot.</summary>
    private async ValueTask<SlackRequest> InOwnChat(SlackRequest request)
    {
        var here = request.Incoming.Address;
        var chat = await channel.OpenChat(here, request.Incoming.Person, CancellationToken.None)
            ?? here with { Conversation = request.UserId, Kind = ConversationKind.Personal, Thread = null };
        return request with { Incoming = request.Incoming with { Address = chat } };
    }

    private async Task Finish(SlackRequest request, RequestChannel replies, Turn turn)
    {
        var inline = turn.Inline;
        if (request.Modal is { IsSubmitted: true } modal && inline is not null)
        {
            var ack = inline.IsRefusal
                ? SlackAck.Refusal(modal, inline, await turn.PersonLanguage(), turn.CommunityOrNull?.Tag)
                : SlackAck.Ok;
            var isInTime = replies.Ack(ack);
            if (!inline.IsRefusal) await AfterModal(replies, modal, turn, inline);
            else if (!isInTime) await TooLate(replies, turn, inline);
            return;
        }

        replies.Ack(SlackAck.Ok);
        if (turn.Incoming.Kind == IncomingKind.Home) await ShowHome(request, turn);
        if (inline?.Text is { } text) await Tell(replies.Request, await turn.PersonLanguage(), text);
        if (request is { IsOnHome: true, Incoming.Kind: IncomingKind.Button }) Start(HomeAgain(request, replies.Notices));
    }

    /// <summary>The modal is closed: the message it was opened from shows what it led to, and the person hears it.</summary>
    private async Task AfterModal(RequestChannel replies, ModalView modal, Turn turn, InlineAnswer inline)
    {
        if (inline.Card is { } card && modal.Place.MessageId is { } messageId)
        {
            var message = new Outgoing(turn.Incoming.Address, turn.Language) { Card = card, Origin = turn.CommunityOrNull?.Tag };
            if (messageId.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal))
                await ephemerals.Replace(replies.Request, message, CancellationToken.None);
            else await channel.Update(messageId, message, CancellationToken.None);
        }

        if (inline.Text is { } text) await Tell(replies.Request, await turn.PersonLanguage(), text);
    }

    /// <summary>Slack no longer took the answer: the form is behind a button, with all that was filled in.</summary>
    private async Task TooLate(RequestChannel replies, Turn turn, InlineAnswer inline)
    {
        if (inline.Text is { } text) await Tell(replies.Request, await turn.PersonLanguage(), text);
        if (inline.Card is not { } card) return;
        var message = new Outgoing(turn.Incoming.Address,
            turn.Language)
        { Card = card, Origin = turn.CommunityOrNull?.Tag, For = turn.Person };
        await ephemerals.Post(replies.Request, message, CancellationToken.None);
    }

    private async Task ShowHome(SlackRequest request, Turn turn)
    {
        var cards = turn.HomeCards.ToList();
        if (request.Notices.Count > 0) cards.Insert(0, SlackMessages.CardOf(string.Join('\n', request.Notices), turn.Language));
        var home = BlockKitRenderer.Home(cards, new BlockKitOptions { Origin = turn.CommunityOrNull?.Tag });
        await views.Publish(request with { Incoming = turn.Incoming }, home, CancellationToken.None);
    }

    /// <summary>What a press changed shows on the page it was on, and above it what the bot said to that.</summary>
    private static SlackRequest HomeAgain(SlackRequest request, IReadOnlyList<string> notices) => request with
    {
        Notices = notices,
        Key = null,
        TriggerId = null,
        Incoming = request.Incoming with { Id = request.Incoming.Id + " home", Kind = IncomingKind.Home, Button = null },
    };

    /// <summary>A shortcut from anywhere says nothing of where the person is.</summary>
    private async Task AskChannel(SlackRequest request, string command)
    {
        var language = await names.AskLanguage(request.Installation, request.UserId);
        var opened = await views.Open(request, request.TriggerId ?? "", Views.Channels(command, language), CancellationToken.None);
        if (!opened.IsOk) await Tell(await InOwnChat(request), language, SlackTexts.TooLate(language));
    }

    private async Task OpenForm(SlackRequest request, OpenedForm form)
    {
        if (request.IsElsewhere) request = await InOwnChat(request);
        var language = names.LanguageOf(request.Installation, request.UserId);
        if (await views.Form(form, CancellationToken.None) is not { } view)
        {
            await Tell(request, language, language.Say(TurnTexts.OldButton()));
            return;
        }

        var opened = await views.Open(request, request.TriggerId ?? "", view, CancellationToken.None);
        if (!opened.IsOk) await Tell(request, language, SlackTexts.TooLate(language));
    }

    /// <summary>There is no room for more: Slack sends events again, a person is asked to.</summary>
    private async Task TurnAway(SlackRequest request, RequestChannel replies)
    {
        var language = names.LanguageOf(request.Installation, request.UserId);
        if (request.Modal is { IsSubmitted: true } modal) replies.Ack(SlackAck.Sorry(modal, SlackTexts.Busy(language), language));
        else if (!request.IsQuiet || request.Incoming.Kind == IncomingKind.Home) replies.Ack(SlackAck.Later);
        else if (request.Incoming.Kind == IncomingKind.Text) replies.Ack(SlackAck.Sorry(SlackTexts.Busy(language), language));
        else
        {
            replies.Ack(SlackAck.Ok);
            await Tell(request, language, SlackTexts.Busy(language));
        }
    }

    private async Task Tell(SlackRequest request, Language language, string text) =>
        await ephemerals.Post(request, new Outgoing(request.Incoming.Address, language) { Text = text, For = request.Incoming.Person },
            CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A Slack request was not seen through: {Kind}")]
        public static partial void Broken(ILogger logger, Exception exception, IncomingKind kind);
    }
}
