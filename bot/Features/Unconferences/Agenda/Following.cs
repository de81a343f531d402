using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// What is on and what is next, on a card that follows the day: it is updated when a session begins or ends, and when another agenda is
/// published, and at no other time.
/// </summary>
internal sealed partial class Following(
    UnconferencesStore unconferences, AgendaStore agendas, NowStore cards, Communities communities, TimeProvider clock,
    ILogger<Following> logger) : IFeature
{
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(5);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.now", new Text("nå", "no", "now"), AgendaTexts.NowHelp, Now));
        map.Alarm(new AlarmKind(NowStore.Kind, Changed));
    }

    public async Task Now(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel);
        var agenda = await agendas.Published(unconference.Id, turn.Cancel) ?? throw PlanRefusal.NotPublished(unconference);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        agenda = agenda.With(topics);
        var moment = agenda.MomentAt(clock.GetUtcNow());
        var isLive = !turn.IsPersonal && moment.Change is not null;
        var here = turn.Community.Address.Partition;

        // One card a day follows in a channel. Who asks again reads it for themselves, or it moves down to where people read.
        if (isLive && turn.Channel.ShowsPrivately(turn.Incoming.Address)
            && (await cards.Cards(unconference.Id, turn.Cancel)).Any(one => one.Community == here && one.Day == turn.Today))
        {
            if (await turn.Whisper(AgendaCards.Now(unconference, agenda, moment, topics, isLive: false, await turn.PersonLanguage()))
                == Whispered.Here) return;
        }

        var card = AgendaCards.Now(unconference, agenda, moment, topics, isLive, isLive ? turn.LanguageOfAll : turn.Language);
        var sent = isLive ? await turn.ReplyToAll(card) : await turn.Reply(card);
        if (!isLive || sent.MessageId is not { } message) return;
        var before = await cards.Add(unconference.Id, new NowCard(here, message, moment.Name, turn.Today), turn.Cancel);
        await cards.Wake(unconference, moment.Change!.Value);
        if (before is null || await communities.Get(here, turn.Cancel) is not { CanPost: true } community) return;
        var moved = new Outgoing(community.Address,
            community.Language)
        { Card = AgendaCards.NowMoved(unconference, community.Language), IsPost = true };
        var updated = await communities.Update(community, before.MessageId, moved, turn.Cancel);
        if (updated.Outcome != SendOutcome.Sent) Log.NotUpdated(logger, community.Tag, updated.Reason);
    }

    /// <summary>Another agenda is published, or another session is on.</summary>
    public async Task Changed(string id, CancellationToken cancel)
    {
        var standing = await cards.Cards(id, cancel);
        if (standing.Count == 0 || await unconferences.Get(id, cancel) is not { } unconference
            || await agendas.Published(id, cancel) is not { } agenda) return;
        var topics = await unconferences.Topics(id, cancel);
        agenda = agenda.With(topics);
        var moment = agenda.MomentAt(clock.GetUtcNow());
        if (moment.Change is { } next) await cards.Wake(unconference, next);
        foreach (var card in standing.Where(card => card.Shown != moment.Name))
            await Show(card, unconference, agenda, moment, topics, cancel);
    }

    private async Task Show(NowCard card, Unconference unconference, PublishedAgenda agenda, Moment moment, IReadOnlyList<Topic> topics,
        CancellationToken cancel)
    {
        if (!unconference.Communities.Contains(card.Community)
            || await communities.Get(card.Community, cancel) is not { CanPost: true } community)
        {
            await cards.Remove(unconference.Id, card, cancel);
            return;
        }

        if (!await cards.Take(unconference.Id, card, moment.Name, cancel)) return;
        var message = new Outgoing(community.Address, community.Language)
        {
            Card = AgendaCards.Now(unconference, agenda, moment, topics, isLive: moment.Change is not null, community.Language),
            IsPost = true,
        };
        var updated = await communities.Update(community, card.MessageId, message, cancel);
        if (updated.Outcome == SendOutcome.Sent) return;
        Log.NotUpdated(logger, community.Tag, updated.Reason);
        if (updated.Outcome is SendOutcome.Gone or SendOutcome.Unwanted || moment.Change is null)
        {
            await cards.Remove(unconference.Id, card, cancel);
            return;
        }

        // It still shows what it did, and is tried again in a while.
        await cards.Take(unconference.Id, card with { Shown = moment.Name }, card.Shown, cancel);
        await cards.Wake(unconference, clock.GetUtcNow() + UntilNextTry);
    }

    private async Task<DateTimeOffset?> Changed(Alarm alarm, CancellationToken cancel)
    {
        await Changed(alarm.What, cancel);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The card of what is on now in {Community} could not be updated ({Reason})")]
        public static partial void NotUpdated(ILogger logger, string community, string? reason);
    }
}
