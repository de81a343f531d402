using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Guests;

/// <summary>
/// Where guests' ballots lie, in the unconference's partition: <c>guest|mark</c>, one for each link. The mark is keyed, so that nobody who
/// reads the store can open a link; and <c>guests</c>, what came of them, made once.
/// </summary>
internal sealed class GuestStore(IStore store, UnconferencesStore unconferences, Disclosure disclosure, Pseudonyms pseudonyms)
{
    private const string Rows = "guest|";

    /// <summary>Makes a link's ballot. False where there are as many as there may be.</summary>
    public async Task<bool> Make(string id, string token, CancellationToken cancel)
    {
        if (await Count(id, cancel) >= GuestBallot.MostLinks) return false;
        await store.Insert(KeyOf(id, token), GuestBallot.Empty, Default.GuestBallot, cancel);
        return true;
    }

    public async Task<int> Count(string id, CancellationToken cancel)
    {
        var links = 0;
        await foreach (var _ in store.List(UnconferencesStore.PartitionOf(id), Rows, Default.GuestBallot, cancel)) links++;
        return links;
    }

    /// <summary>The ballot of a link; null where there is no such link.</summary>
    public async Task<GuestBallot?> Find(string id, string token, CancellationToken cancel) =>
        id.Length is 0 or > 64 || token.Length is 0 or > 64
            ? null
            : (await store.Get(KeyOf(id, token), Default.GuestBallot, cancel))?.Value;

    /// <summary>Changes the ballot of a link; null where the link is gone by now.</summary>
    public async Task<GuestBallot?> Change(string id, string token, Func<GuestBallot, GuestBallot> change, CancellationToken cancel) =>
        await store.Change<GuestBallot, GuestBallot?>(KeyOf(id, token), Default.GuestBallot,
            old => old is null ? null : change(old), cancel);

    /// <summary>What scatters the topics for a link.</summary>
    public string MarkOf(string token) => pseudonyms.MarkOf("guest", token);

    /// <summary>
    /// What guests starred, by the same rules as members' votes, and apart from them. Made once, of an unconference in which nobody stars
    /// any more.
    /// </summary>
    public async Task<Tally> Tally(string id, CancellationToken cancel)
    {
        if (await store.Get(TallyKey(id), Default.Tally, cancel) is { } standing) return standing.Value;
        var cast = new List<Cast>();
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), Rows, Default.GuestBallot, cancel))
            cast.Add(new Cast(row.Key.Row[Rows.Length..], new Ballot(row.Value.Topics, "")));
        var count = ExactCount.Of(await unconferences.Topics(id, cancel), cast.Where(one => one.Ballot.Topics.Count > 0));
        var tally = Domain.Votes.Tally.Of(count, disclosure.K,
            (question, people) => disclosure.Uniform($"{id} guests {question}", disclosure.CellKey(people))) with
        { Counted = [] };
        await store.Insert(TallyKey(id), tally, Default.Tally, cancel);
        return (await store.Get(TallyKey(id), Default.Tally, cancel))?.Value ?? tally;
    }

    /// <summary>Takes all links and what was starred by them. What came of them stays: it names nobody.</summary>
    public async Task Drop(string id, CancellationToken cancel)
    {
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), Rows, Rows + Key.End, cancel))
            await store.Delete(row.Key, null, cancel);
    }

    private Key KeyOf(string id, string token) => new(UnconferencesStore.PartitionOf(id), Rows + MarkOf(token));

    private static Key TallyKey(string id) => new(UnconferencesStore.PartitionOf(id), "guests");
}
