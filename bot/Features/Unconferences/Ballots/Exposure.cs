using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>
/// Sees to it that each topic stands on top of as many ballots as any other. A person's first look writes two rows in one go: their own
/// ballot, which keeps what stood on top, and one of sixteen counts, the one their pseudonym falls to. So a look costs the same with
/// 5,000 voters as with five, no row is written by all, and a second look writes nothing. The counts name nobody.
/// </summary>
internal sealed class Exposure(IStore store)
{
    private const int Shards = 16;

    /// <summary>How many count as seen: what fits on a screen or two.</summary>
    private const int OnTop = 10;

    private const int MaxTries = 5;

    /// <summary>The topics to offer somebody, in the order they see them.</summary>
    public async Task<IReadOnlyList<Topic>> Offer(Unconference unconference, IReadOnlyList<Topic> topics, PersonKey voter, string stamp,
        CancellationToken cancel)
    {
        IReadOnlyList<Topic> offered = [];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var ballot = await store.Get(BallotBox.KeyOf(unconference.Id, voter), Default.Ballot, cancel);
            if (ballot?.Value.Shown is { } shown) return Ballot.Offer(topics, voter.Value, _ => 0, shown);

            var counts = await Counts(unconference.Id, cancel);
            offered = Ballot.Offer(topics, voter.Value, number => counts.Sum(count => count.Value.Of(number)));
            if (offered.Count == 0 || unconference.Phase != Phase.Voting
                || await Write(unconference.Id, voter, ballot, counts, offered, stamp, cancel)) return offered;
        }

        // Many looked at this moment. This look is not counted, which does no harm: the next one is.
        return offered;
    }

    private async Task<bool> Write(
        string id, PersonKey voter, Stored<Ballot>? ballot, IReadOnlyList<Stored<Times>> counts, IReadOnlyList<Topic> offered, string stamp,
        CancellationToken cancel)
    {
        int[] top = [.. offered.Take(OnTop).Select(topic => topic.Number)];
        var key = new Key(UnconferencesStore.PartitionOf(id),
            Key.Of("seen", (Scatter.Of(0, voter.Value) % Shards).ToString("D2", CultureInfo.InvariantCulture)));
        var count = counts.FirstOrDefault(count => count.Key == key);
        return await store.Write(key.Partition,
        [
            Documents.Row(BallotBox.KeyOf(id, voter), ballot, (ballot?.Value ?? new Ballot([], stamp)) with { Shown = top },
                Default.Ballot),
            Documents.Row(key, count, (count?.Value ?? Times.None).With(top), Default.Times),
        ], cancel);
    }

    private async Task<IReadOnlyList<Stored<Times>>> Counts(string id, CancellationToken cancel)
    {
        var counts = new List<Stored<Times>>(Shards);
        await foreach (var count in store.List(UnconferencesStore.PartitionOf(id), "seen|", Default.Times, cancel)) counts.Add(count);
        return counts;
    }
}
