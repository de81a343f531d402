using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Cards;
using OtgBot.Features.Participation.Domain;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Planner;
using OtgBot.Scheduling.Calendar;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns.Members;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// What there is to tell each community: that an unconference came into a phase, that the vote closes soon. The clock and a lead's turn tell it
/// through the same rows, <c>post|news|community</c> of the unconference (<see cref="PostOnce"/>), so each community reads it once. If a host dies
/// between a step and the telling, whoever hears the alarm that was set before the step tells it. No news is told where it is no longer so.
/// </summary>
internal sealed class NewsPosts(
    UnconferencesStore unconferences, BallotBox box, TakeawayStore takeaways, AgendaStore agendas, Links links, IStore store, PostOnce posts, Alarms alarms, Communities communities,
    TimeProvider clock)
{
    private const string Kind = "unconference-news";

    /// <summary>Longer than any night and most faults; a community that joins later has read how things stand.</summary>
    private static readonly TimeSpan StaysNews = TimeSpan.FromDays(2);

    /// <summary>In version 1 a row was the posting alone.</summary>
    private static readonly DocumentType<LedgerRow> Type = new(Default.LedgerRow, Version: 2, Upgrade: (_, json) => new JsonObject { ["posting"] = json.DeepClone() });

    public void Handle(AlarmClock alarmClock) => alarmClock.Handle(new AlarmKind(Kind, TakeOver));

    /// <summary>Before a lead's step at an instant: if this host dies before all is told, another one tells it.</summary>
    public Task Expect(Unconference unconference, News news, DateTimeOffset at) => alarms.SetOnce(Kind, unconference.Owner!, What(unconference, news), at + Posting.Lease);

    /// <summary>
    /// A lead took it a step further. It is a post of its own in every channel, also in the one they wrote in. Another community where it is
    /// night reads in the morning how things stand.
    /// </summary>
    public async Task Tell(Turn turn, Unconference unconference, News news, DateTimeOffset at)
    {
        var here = turn.Community.Address.Partition;
        var left = unconference.Communities.Contains(here) ? await TellHere(turn, unconference, news) : null;

        // At the same time: one that is slow keeps no other waiting.
        foreach (var again in await Task.WhenAll(unconference.Communities.Where(partition => partition != here).Select(partition => TellAnother(unconference, news, partition, turn.Cancel))))
            left = Earlier(left, again);
        if (left is null) await alarms.Unset(Kind, unconference.Owner!, What(unconference, news), at + Posting.Lease);
    }

    /// <summary>What the clock has to tell, by the unconference as it is now.</summary>
    /// <returns>When to look again, or null where all is told.</returns>
    public async Task<DateTimeOffset?> Post(Unconference unconference, CancellationToken cancel)
    {
        DateTimeOffset? later = null;
        foreach (var news in OfClock(unconference, clock.GetUtcNow()))
        {
            foreach (var partition in unconference.Communities) later = Earlier(later, await Post(unconference, news, partition, cancel));
        }

        foreach (var waiting in await Later.All(store, unconference.Id, cancel))
        {
            var again = unconference.Communities.Contains(waiting.Value.Community) ? await Post(unconference, new News(NewsKind.Later, waiting.Value.Name), waiting.Value.Community, cancel) : null;
            if (again is null) await store.Write(waiting.Key.Partition, [RowWrite.Delete(waiting.Key.Row, waiting.ETag)], cancel);
            later = Earlier(later, again);
        }

        return later;
    }

    private static IEnumerable<News> OfClock(Unconference unconference, DateTimeOffset now)
    {
        if (unconference is { Phase: Phase.Proposing, EmptyAt: { } at })
            yield return new News(NewsKind.Empty, "empty-" + at.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (unconference is { Phase: Phase.Voting, VotingOpenedAt: { } opened })
        {
            if (unconference.OpenedByClock && now - opened < StaysNews) yield return News.Opened;
            if (unconference.VotesUntil is { } closes && now >= Reminder.At(opened, closes, unconference.TimeZone)) yield return new News(NewsKind.Reminder, "reminder");
        }

        if (unconference is { Phase: Phase.Planning or Phase.Published, ClosedByClock: true, VotingClosedAt: { } closed } && now - closed < StaysNews)
            yield return News.Result;
    }

    private async Task<DateTimeOffset?> TakeOver(Alarm alarm, CancellationToken cancel)
    {
        var space = alarm.What.IndexOf(' ', StringComparison.Ordinal);
        var (news, id) = (News.Of(alarm.What[..space]), alarm.What[(space + 1)..]);
        if (clock.GetUtcNow() - alarm.SetAt > StaysNews || await unconferences.Get(id, cancel) is not { } unconference || !await IsStillSo(unconference, news, cancel)) return null;
        DateTimeOffset? later = null;
        foreach (var partition in unconference.Communities) later = Earlier(later, await TellAnother(unconference, news, partition, cancel));
        return later;
    }

    private async Task<DateTimeOffset?> TellHere(Turn turn, Unconference unconference, News news)
    {
        if (!turn.IsPersonal) return PostOnce.Again(await Post(unconference, news, turn.Community, (message, _) => turn.Post(message), turn.Cancel));
        var language = await turn.PersonLanguage();
        var posting = await communities.Get(turn.Community.Address.Partition, turn.Cancel) is { CanPost: true } community
            ? await Post(unconference, news, community, null, turn.Cancel)
            : null;
        await turn.Reply(posting is { State: PostingState.Sent } ? UnconferencesTexts.Posted(language) : UnconferencesTexts.NotPosted(language));
        return PostOnce.Again(posting);
    }

    /// <returns>When to look again, or null where it is told, or will be in the morning with all else.</returns>
    private async Task<DateTimeOffset?> TellAnother(Unconference unconference, News news, string partition, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        if (Morning(community) is not { } morning) return PostOnce.Again(await Post(unconference, news, community, null, cancel));
        if (await store.Get(KeyOf(unconference, news, community), Type, cancel) is not null) return null;
        await Later.Tell(store, alarms, unconference, community, morning, cancel);
        await posts.Mark(Once(unconference, news, community, null), Posting.Skipped("told in the morning", clock.GetUtcNow()), cancel);
        return null;
    }

    private async Task<DateTimeOffset?> Post(Unconference unconference, News news, string partition, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        var known = (await store.Get(KeyOf(unconference, news, community), Type, cancel))?.Value.Posting;
        if (known is { IsFinal: true }) return null;
        var morning = Morning(community);
        if (news.Kind == NewsKind.Reminder && !Reminder.Helps(morning ?? clock.GetUtcNow(), unconference.VotesUntil!.Value)) return null;
        return morning ?? PostOnce.Again(await Post(unconference, news, community, null, cancel));
    }

    private Task<Posting?> Post(
        Unconference unconference, News news, Community community, Func<Outgoing, CancellationToken, ValueTask<SendResult>>? send, CancellationToken cancel) =>
        posts.Post(Once(unconference, news, community, send), cancel);

    private Once<LedgerRow> Once(Unconference unconference, News news, Community community, Func<Outgoing, CancellationToken, ValueTask<SendResult>>? send)
    {
        var name = $"{community.Tag}/{unconference.Id}/{news.Name}";
        return new Once<LedgerRow>(KeyOf(unconference, news, community), Type, community, $"The news '{news.Name}' of an unconference")
        {
            Row = () => ValueTask.FromResult(Ledger.Empty),
            Send = async (_, isWanted, patience) =>
            {
                var card = await CardOf(unconference, news, community, patience);
                var message = new Outgoing(community.Address, community.Language) { Card = card, Key = name, IsWanted = isWanted };
                return await (send is null ? communities.Post(community, message, patience) : send(message, patience));
            },
            IsWanted = async () => await unconferences.Get(unconference.Id, CancellationToken.None) is { } now && now.Phase == unconference.Phase,
            Name = name,
        };
    }

    private async ValueTask<bool> IsStillSo(Unconference unconference, News news, CancellationToken cancel) => news.Kind switch
    {
        NewsKind.Called => unconference.Phase == Phase.Proposing,
        NewsKind.Opened => unconference.Phase == Phase.Voting,
        NewsKind.Result => unconference.Phase == Phase.Planning,
        NewsKind.Published => unconference.Phase == Phase.Published
            && await agendas.Published(unconference.Id, cancel) is { } agenda && News.Published(agenda.Version) == news && (agenda.Version == 1 || agenda.Changes.Count > 0),
        NewsKind.Closed => unconference.Phase == Phase.Closed,
        _ => false,
    };

    private async Task<Card> CardOf(Unconference unconference, News news, Community community, CancellationToken cancel)
    {
        var (id, language) = (unconference.Id, community.Language);
        if (news.Kind == NewsKind.Empty) return DeadlineCards.NothingProposed(unconference, language);
        if (news.Kind == NewsKind.Reminder) return DeadlineCards.Reminder(unconference, unconference.VotesUntil!.Value, language);
        var topics = await unconferences.Topics(id, cancel);
        if (news.Kind == NewsKind.Result) return VotingCards.Result(unconference, await box.Count(id, cancel), topics, 1, language);
        if (news.Kind == NewsKind.Published && await agendas.Published(id, cancel) is { } agenda)
            return AgendaCards.Published(unconference, agenda, topics, await links.Public(id, cancel), language);
        var edition = await unconferences.EditionOf(community.Address.Partition, unconference, cancel);
        if (news.Kind == NewsKind.Closed)
            return TakeawayCards.Summary(edition, unconference.IsCounted ? await box.Count(id, cancel) : null, topics, await takeaways.Standing(id, cancel), language);

        // Without a lead's buttons, since all read it.
        return UnconferencesCards.Status(edition, topics.Count(topic => topic.Stands), forLead: null, language);
    }

    private DateTimeOffset? Morning(Community community)
    {
        var now = clock.GetUtcNow();
        return Recurrence.Daytime(now, Schedules.Zone(community)) is var day && day > now ? day : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static string What(Unconference unconference, News news) => $"{news.Name} {unconference.Id}";

    private static Key KeyOf(Unconference unconference, News news, Community community) => new(UnconferencesStore.PartitionOf(unconference.Id), Key.Of("post", news.Name, community.Tag));
}

/// <summary>Something to tell.</summary>
/// <param name="Name">What its rows are called: the same news has the same name.</param>
internal sealed record News(NewsKind Kind, string Name)
{
    /// <summary>Topics can be proposed.</summary>
    public static readonly News Called = new(NewsKind.Called, "called");

    /// <summary>Voting is open.</summary>
    public static readonly News Opened = new(NewsKind.Opened, "opened");

    /// <summary>Voting is closed.</summary>
    public static readonly News Result = new(NewsKind.Result, "result");

    /// <summary>It is over.</summary>
    public static readonly News Closed = new(NewsKind.Closed, "closed");

    private const string PublishedName = "published-";

    /// <summary>An agenda is there for all to read.</summary>
    public static News Published(int version) => new(NewsKind.Published, PublishedName + version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The news of a lead's step, by its name.</summary>
    public static News Of(string name) => name.StartsWith(PublishedName, StringComparison.Ordinal)
        ? new News(NewsKind.Published, name)
        : new[] { Called, Opened, Result, Closed }.Single(news => news.Name == name);
}

internal enum NewsKind
{
    Called,
    Opened,
    Empty,
    Reminder,

    /// <summary>Things happened while it was night there.</summary>
    Later,
    Result,
    Published,
    Closed,
}
