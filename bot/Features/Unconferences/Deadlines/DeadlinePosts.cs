using System.Globalization;
using OtgBot.Cards;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// What the clock has to tell each community: that the vote opened, that it closes soon, how it went. Each post is claimed by the row
/// <c>post|kind|community</c> of the unconference and so made once, whatever the number of hosts; one in doubt is not repeated. Told between
/// 07 and 18 where the community is, and no longer told where it is no longer so.
/// </summary>
/// <param name="host">Names this running host in its claims.</param>
internal sealed partial class DeadlinePosts(UnconferencesStore unconferences, BallotBox box, IStore store, Communities communities, TimeProvider clock, string host, ILogger logger)
{
    public static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(5);

    /// <summary>Longer than any night and most faults; a community that joins later has read how things stand.</summary>
    private static readonly TimeSpan StaysNews = TimeSpan.FromDays(2);

    /// <returns>When to look again, or null where all is told.</returns>
    public async Task<DateTimeOffset?> Post(Unconference unconference, CancellationToken cancel)
    {
        DateTimeOffset? later = null;
        foreach (var news in News(unconference, clock.GetUtcNow()))
        {
            foreach (var partition in unconference.Communities)
            {
                if (await Post(unconference, news, partition, cancel) is { } again && (later is null || again < later)) later = again;
            }
        }

        foreach (var waiting in await Later.All(store, unconference.Id, cancel))
        {
            var again = unconference.Communities.Contains(waiting.Value.Community) ? await Post(unconference, new News(NewsKind.Later, waiting.Value.Name), waiting.Value.Community, cancel) : null;
            if (again is null) await store.Write(waiting.Key.Partition, [RowWrite.Delete(waiting.Key.Row, waiting.ETag)], cancel);
            else if (later is null || again < later) later = again;
        }

        return later;
    }

    private static IEnumerable<News> News(Unconference unconference, DateTimeOffset now)
    {
        if (unconference is { Phase: Phase.Proposing, EmptyAt: { } at })
            yield return new News(NewsKind.Empty, "empty-" + at.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (unconference is { Phase: Phase.Voting, VotingOpenedAt: { } opened })
        {
            if (unconference.OpenedByClock && now - opened < StaysNews) yield return new News(NewsKind.Opened, "opened");
            if (unconference.VotesUntil is { } closes && now >= Reminder.At(opened, closes, unconference.TimeZone)) yield return new News(NewsKind.Reminder, "reminder");
        }

        if (unconference is { Phase: Phase.Planning or Phase.Published, ClosedByClock: true, VotingClosedAt: { } closed } && now - closed < StaysNews)
            yield return new News(NewsKind.Result, "result");
    }

    private async Task<DateTimeOffset?> Post(Unconference unconference, News news, string partition, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        var now = clock.GetUtcNow();
        var key = new Key(UnconferencesStore.PartitionOf(unconference.Id), Key.Of("post", news.Name, community.Tag));
        var row = await store.Get(key, Default.Posting, cancel);
        if (row?.Value.IsFinal == true) return null;
        if (row?.Value is { State: PostingState.Claimed } claimed)
        {
            if (!claimed.IsLost(now)) return claimed.At + Posting.Lease + TimeSpan.FromSeconds(1);
            Log.InDoubt(logger, news.Name, community.Tag);
            await store.Put(row, claimed.InDoubt("its host did not come back", now), Default.Posting, cancel);
            return null;
        }

        if (row?.Value is { } failed && now - failed.At < UntilNextTry) return failed.At + UntilNextTry;
        var daytime = Recurrence.Daytime(now, Schedules.Zone(community));
        if (news.Kind == NewsKind.Reminder && !Reminder.Helps(daytime, unconference.VotesUntil!.Value)) return null;
        return daytime > now ? daytime : await Send(unconference, news, community, key, row, cancel);
    }

    private async Task<DateTimeOffset?> Send(Unconference unconference, News news, Community community, Key key, Stored<Posting>? row, CancellationToken cancel)
    {
        var claim = Posting.Claimed(host, clock.GetUtcNow());
        var card = await CardOf(unconference, news, community, cancel);
        var isMine = row is null ? await store.Insert(key, claim, Default.Posting, cancel) : await store.Put(row, claim, Default.Posting, cancel) is not null;
        if (!isMine) return claim.At + Posting.Lease;

        var sent = await communities.Post(community, new Outgoing(community.Address, community.Language) { Card = card, IsWanted = () => IsStillSo(unconference, cancel) }, cancel);
        var now = clock.GetUtcNow();
        var after = sent.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(sent.MessageId, now),
            SendOutcome.InDoubt => claim.InDoubt(sent.Reason, now),
            SendOutcome.Gone => Posting.Skipped(sent.Reason, now),
            SendOutcome.Unwanted => Posting.Skipped("no longer so", now),
            _ => claim.Failed(sent.Reason, now),
        };
        await store.Change(key, Default.Posting, _ => after, CancellationToken.None);
        if (after.State == PostingState.InDoubt) Log.InDoubt(logger, news.Name, community.Tag);
        return after.IsFinal ? null : now + UntilNextTry;
    }

    private async ValueTask<bool> IsStillSo(Unconference told, CancellationToken cancel) =>
        await unconferences.Get(told.Id, cancel) is { } now && now.Phase == told.Phase;

    private async Task<Card> CardOf(Unconference unconference, News news, Community community, CancellationToken cancel)
    {
        var language = community.Language;
        if (news.Kind == NewsKind.Empty) return DeadlineCards.NothingProposed(unconference, language);
        if (news.Kind == NewsKind.Reminder) return DeadlineCards.Reminder(unconference, unconference.VotesUntil!.Value, language);
        var topics = await unconferences.Topics(unconference.Id, cancel);
        if (news.Kind == NewsKind.Result) return VotingCards.Result(unconference, await box.Count(unconference.Id, cancel), topics, 1, language);
        var edition = await unconferences.EditionOf(community.Address.Partition, unconference, cancel);
        return UnconferencesCards.Status(edition, topics.Count(topic => topic.Stands), forLead: false, language);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The news '{News}' of an unconference to community {Community} is in doubt; it is not sent again")]
        public static partial void InDoubt(ILogger logger, string news, string community);
    }
}

/// <summary>Something to tell.</summary>
/// <param name="Name">What its claims are called: the same news has the same name.</param>
internal sealed record News(NewsKind Kind, string Name);

internal enum NewsKind
{
    Opened,
    Empty,
    Reminder,

    /// <summary>Things happened while it was night there, or its platform took nothing.</summary>
    Later,
    Result,
}
