using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// What there is to tell each community: that an unconference came into a phase, that the vote closes soon. The clock and a lead's turn
/// tell it through the same rows, <c>post|news|community</c> of the unconference (<see cref="PostOnce"/>), so each community reads it once.
/// If a host dies between a step and the telling, whoever hears the alarm that was set before the step tells it. News that is no longer so
/// is not told.
/// </summary>
internal sealed class NewsPosts(UnconferencesStore unconferences, NewsCards cards, LaterNews later, PostOnce posts, Communities communities,
    TimeProvider clock)
{
    /// <summary>Longer than any night and most faults; a community that joins later has read how things stand.</summary>
    public static readonly TimeSpan StaysNews = TimeSpan.FromDays(2);

    /// <summary>In version 1 a row was the posting alone.</summary>
    private static readonly DocumentType<LedgerRow> Type =
        new(Default.LedgerRow, Version: 2, Upgrade: (_, json) => new JsonObject { ["posting"] = json.DeepClone() });

    /// <summary>
    /// A lead took it a step further. It is a post of its own in every channel, also in the one they wrote in. Another community if it is
    /// night reads in the morning how things stand.
    /// </summary>
    /// <returns>When to look again, or null if all is told.</returns>
    public async Task<DateTimeOffset?> Tell(Turn turn, Unconference unconference, News news)
    {
        var here = turn.Community.Address.Partition;
        var left = unconference.Communities.Contains(here) ? await TellHere(turn, unconference, news) : null;

        // At the same time: one that is slow keeps no other waiting.
        foreach (var again in await Task.WhenAll(unconference.Communities.Where(partition => partition != here)
            .Select(partition => TellAnother(unconference, news, partition, turn.Cancel))))
            left = Earlier(left, again);
        return left;
    }

    /// <summary>What another host did not come to tell.</summary>
    /// <returns>When to look again, or null if all is told.</returns>
    public async Task<DateTimeOffset?> TellAll(Unconference unconference, News news, CancellationToken cancel)
    {
        DateTimeOffset? later = null;
        foreach (var partition in unconference.Communities)
            later = Earlier(later, await TellAnother(unconference, news, partition, cancel));
        return later;
    }

    /// <summary>What the clock has to tell, by the unconference as it is now.</summary>
    /// <returns>When to look again, or null if all is told.</returns>
    public async Task<DateTimeOffset?> Post(Unconference unconference, CancellationToken cancel)
    {
        DateTimeOffset? again = null;
        foreach (var news in OfClock(unconference, clock.GetUtcNow()))
        {
            foreach (var partition in unconference.Communities) again = Earlier(again, await Post(unconference, news, partition, cancel));
        }

        foreach (var waiting in await later.All(unconference.Id, cancel))
        {
            var (community, name) = waiting.Value;
            var left = unconference.Communities.Contains(community)
                ? await Post(unconference, new News(NewsKind.Later, name), community, cancel)
                : null;
            if (left is null) await later.Remove(waiting, cancel);
            again = Earlier(again, left);
        }

        return again;
    }

    private static IEnumerable<News> OfClock(Unconference unconference, DateTimeOffset now)
    {
        if (unconference is { Phase: Phase.Proposing, EmptyAt: { } at })
            yield return new News(NewsKind.Empty, "empty-" + at.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (unconference is { Phase: Phase.Voting, VotingOpenedAt: { } opened })
        {
            if (unconference.OpenedByClock && now - opened < StaysNews) yield return News.Opened;
            if (unconference.VotesUntil is { } closes && now >= Reminder.At(opened, closes, unconference.TimeZone))
                yield return new News(NewsKind.Reminder, "reminder");
        }

        if (unconference is { Phase: Phase.Planning or Phase.Published, ClosedByClock: true, VotingClosedAt: { } closed }
            && now - closed < StaysNews)
            yield return News.Result;
    }

    private async Task<DateTimeOffset?> TellHere(Turn turn, Unconference unconference, News news)
    {
        if (!turn.IsPersonal)
            return PostOnce.Again(await Post(unconference, news, turn.Community, (message, _) => turn.Post(message), turn.Cancel));
        var language = await turn.PersonLanguage();
        var posting = await communities.Get(turn.Community.Address.Partition, turn.Cancel) is { CanPost: true } community
            ? await Post(unconference, news, community, null, turn.Cancel)
            : null;
        await turn.Reply(posting is { State: PostingState.Sent }
            ? UnconferencesTexts.Posted(language)
            : UnconferencesTexts.NotPosted(language));
        return PostOnce.Again(posting);
    }

    /// <returns>When to look again, or null if it is told, or will be in the morning with all else.</returns>
    private async Task<DateTimeOffset?> TellAnother(Unconference unconference, News news, string partition, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        if (Morning(community) is not { } morning) return PostOnce.Again(await Post(unconference, news, community, null, cancel));
        if (await posts.Look(Once(unconference, news, community, null), cancel) is not null) return null;
        await later.Tell(unconference, community, morning, cancel);
        await posts.Mark(Once(unconference, news, community, null), Posting.Skipped("told in the morning", clock.GetUtcNow()), cancel);
        return null;
    }

    private async Task<DateTimeOffset?> Post(Unconference unconference, News news, string partition, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        if (await posts.Look(Once(unconference, news, community, null), cancel) is { IsFinal: true }) return null;
        var morning = Morning(community);
        if (news.Kind == NewsKind.Reminder && !Reminder.Helps(morning ?? clock.GetUtcNow(), unconference.VotesUntil!.Value)) return null;
        return morning ?? PostOnce.Again(await Post(unconference, news, community, null, cancel));
    }

    private Task<Posting?> Post(
        Unconference unconference, News news, Community community, Func<Outgoing, CancellationToken, ValueTask<SendResult>>? send,
        CancellationToken cancel) =>
        posts.Post(Once(unconference, news, community, send), cancel);

    private Once<LedgerRow> Once(Unconference unconference, News news, Community community,
        Func<Outgoing, CancellationToken, ValueTask<SendResult>>? send)
    {
        var name = $"{community.Tag}/{unconference.Id}/{news.Name}";
        return new Once<LedgerRow>(KeyOf(unconference, news, community), Type, community, $"The news '{news.Name}' of an unconference")
        {
            Row = () => ValueTask.FromResult(Ledger.Empty),
            Send = async (_, isWanted, patience) =>
            {
                var card = await cards.Of(unconference, news, community, patience);
                var message = new Outgoing(community.Address, community.Language) { Card = card, Key = name, IsWanted = isWanted };
                return await (send is null ? communities.Post(community, message, patience) : send(message, patience));
            },
            IsWanted = async () => await unconferences.Get(unconference.Id, CancellationToken.None) is { } now
                && now.Phase == unconference.Phase,
            Name = name,
        };
    }

    private DateTimeOffset? Morning(Community community)
    {
        var now = clock.GetUtcNow();
        return Recurrence.Daytime(now, Schedules.Zone(community)) is var day && day > now ? day : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private static Key KeyOf(Unconference unconference, News news, Community community) =>
        new(UnconferencesStore.PartitionOf(unconference.Id), Key.Of("post", news.Name, community.Tag));
}
