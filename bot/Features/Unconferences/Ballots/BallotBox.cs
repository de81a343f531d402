using System.Globalization;
using System.Runtime.CompilerServices;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>
/// Takes votes and counts them. A person's votes are one row, so voters never wait for each other, and a vote is one conditional write
/// whatever their number.
/// </summary>
/// <remarks>
/// A vote in the moment of closing is either counted or refused, and the voter is told which. Ballots and the phase lie in different
/// rows, so no write can hold both; the order of the steps decides instead:
/// <list type="number">
/// <item>A voter writes the ballot, with a fresh stamp, and then reads the phase.</item>
/// <item>Closing writes the phase first and then reads the ballots. What they add up to is inserted once, as one document that also
/// lists the stamps it counted; whoever comes second takes the document that stands.</item>
/// <item>A voter who reads that voting is still open wrote before it closed, and so before the ballots were read: the vote is in.</item>
/// <item>A voter who reads that it closed meanwhile asks the count, or makes it if none stands yet. If it lists the ballot's stamp,
/// the vote is in. If not it never will be: the ballot goes back to what it was, and the voter is told no.</item>
/// </list>
/// A host that dies between any two steps leaves nothing half done: a ballot whose stamp is not in the count is read as if it were not
/// there, and a count that was not made yet is made by the next one who asks. Voting never opens again, or the third step would not hold.
/// </remarks>
internal sealed class BallotBox(IStore store, UnconferencesStore unconferences, Disclosure disclosure)
{
    public static Key KeyOf(string id, PersonKey voter) => new(UnconferencesStore.PartitionOf(id), Key.Of("ballot", voter.Value));

    private static string VoterOf(Key ballot) => ballot.Row["ballot|".Length..];

    private static Key TallyKey(string id) => new(UnconferencesStore.PartitionOf(id), "tally");

    private static Key WishesKey(string id) => new(UnconferencesStore.PartitionOf(id), "wishes");

    /// <summary>What somebody's votes are: while voting is open the ballot as it lies, afterwards the one that was counted.</summary>
    public async Task<Ballot?> Mine(Unconference unconference, PersonKey voter, CancellationToken cancel)
    {
        var ballot = (await store.Get(KeyOf(unconference.Id, voter), Default.Ballot, cancel))?.Value;
        if (ballot is null || !unconference.IsCounted) return ballot;
        return (await Count(unconference.Id, cancel)).Counted.Contains(ballot.Stamp) ? ballot : null;
    }

    /// <summary>What lies there of somebody, counted or not.</summary>
    public async Task<Ballot?> Stored(string id, PersonKey voter, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, voter), Default.Ballot, cancel))?.Value;

    /// <summary>
    /// Puts a whole ballot in the place of the one before, and returns the one that stands. Null if voting closed before it was in.
    /// </summary>
    /// <param name="id">Of an unconference whose voting was open when it was read.</param>
    /// <param name="voter">Whose votes.</param>
    /// <param name="topics">Checked by <see cref="Ballot.Distinct"/> and <see cref="Ballot.Check"/>.</param>
    /// <param name="stamp">Never used before.</param>
    /// <param name="mark">Of what the voter sent (<see cref="Turn.MessageMark"/>).</param>
    /// <param name="cancel">The turn's.</param>
    public Task<Ballot?> Vote(string id, PersonKey voter, IReadOnlyList<int> topics, string stamp, string? mark,
        CancellationToken cancel) =>
        Write(id, voter, old => old is not null && old.Topics.SequenceEqual(topics)
            ? old
            : (old ?? new Ballot([], stamp)) with { Topics = topics, Stamp = stamp }, mark, cancel);

    /// <summary>
    /// Changes a ballot, and returns the one that stands: the old one if it already took this message. Null if voting closed before
    /// the change was in; then nothing of it remains.
    /// </summary>
    /// <param name="change">Gives what it changes a stamp that was never used before. To return the same object is to let it be.</param>
    /// <param name="mark">Of what the voter sent.</param>
    public async Task<Ballot?> Write(string id, PersonKey voter, Func<Ballot?, Ballot> change, string? mark, CancellationToken cancel)
    {
        Ballot? before = null;
        var written = await store.Change(KeyOf(id, voter), Default.Ballot, old =>
        {
            before = old;
            if (old is not null && ProcessedMessages.Has(old.Taken, mark)) return old;
            var changed = change(old);
            return mark is null ? changed : changed with { Taken = ProcessedMessages.With(changed.Taken, mark) };
        }, cancel);

        var unconference = (await store.Get(UnconferencesStore.KeyOf(id), Default.Unconference, cancel))?.Value;
        if (unconference is { IsCounted: false }) return written;
        if (unconference is not null && (await Count(id, cancel)).Counted.Contains(written.Stamp)) return written;
        await store.Change(KeyOf(id, voter), Default.Ballot, now => now?.Stamp == written.Stamp ? before : now, cancel);
        return null;
    }

    /// <summary>
    /// The result of an unconference whose voting is closed: the one that stands, or one made now. Never made again, whatever is hidden,
    /// withdrawn or forgotten since: two results of almost the same ballots would tell the ballot that is in one of them only.
    /// </summary>
    public async Task<Tally> Count(string id, CancellationToken cancel)
    {
        if (await store.Get(TallyKey(id), Default.Tally, cancel) is { Value.Fewest: > 0 } standing) return standing.Value;

        var way = (await store.Get(UnconferencesStore.KeyOf(id), Default.Unconference, cancel))?.Value.Way ?? VotingWay.Votes;
        if (await store.Get(TallyKey(id), Default.Tally, cancel) is { } earlier) return earlier.Value.Coarse(disclosure.K, way);

        var topics = await unconferences.Topics(id, cancel);
        var cast = new List<Cast>();
        await foreach (var ballot in store.List(UnconferencesStore.PartitionOf(id), "ballot|", Default.Ballot, cancel))
            cast.Add(new Cast(VoterOf(ballot.Key), ballot.Value));
        var count = ExactCount.Of(topics, cast, way);
        var tally = Tally.Of(count, disclosure.K, (question, people) => disclosure.Uniform($"{id} {question}", disclosure.CellKey(people)));
        var wishes = PlanningWishes.Of(count, tally, question => disclosure.Uniform($"{id} {question}", 0));
        if (await store.Write(UnconferencesStore.PartitionOf(id),
        [
            Documents.Row(TallyKey(id), null, tally, Default.Tally),
            Documents.Row(WishesKey(id), null, wishes, Default.PlanningWishes),
        ], cancel)) return tally;
        return (await store.Get(TallyKey(id), Default.Tally, cancel))?.Value ?? throw Refusal.NoneOpen();
    }

    /// <summary>What an agenda is made from, of an unconference that is counted.</summary>
    public async Task<PlanningWishes> Wishes(Unconference unconference, CancellationToken cancel)
    {
        var tally = await Count(unconference.Id, cancel);
        return (await store.Get(WishesKey(unconference.Id), Default.PlanningWishes, cancel))?.Value
            ?? PlanningWishes.Of(tally, unconference.Way);
    }

    /// <summary>How many have voted so far, as far as that may be told while they vote.</summary>
    public async Task<int?> Turnout(string id, CancellationToken cancel)
    {
        var cast = 0;
        await foreach (var ballot in store.List(UnconferencesStore.PartitionOf(id), "ballot|", Default.Ballot, cancel))
            cast += ballot.Value.IsCast ? 1 : 0;
        return Domain.Turnout.AtLeast(cast, disclosure.K,
            step => disclosure.Uniform(string.Create(CultureInfo.InvariantCulture, $"{id} turnout {step}"), 0));
    }

    /// <summary>Who wished for which topics, by pseudonym: to tell them when one of those moves, and for nothing else.</summary>
    public async IAsyncEnumerable<(string Person, IReadOnlyList<int> Topics)> Wishers(string id,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var ballot in store.List(UnconferencesStore.PartitionOf(id), "ballot|", Default.Ballot, cancel))
            yield return (VoterOf(ballot.Key), ballot.Value.Topics);
    }

    /// <summary>Takes every ballot out of one that is over, once they are counted.</summary>
    public async Task DropOld(Unconference unconference, CancellationToken cancel)
    {
        if (unconference.IsCounted) await Count(unconference.Id, cancel);
        await foreach (var ballot in store.List(UnconferencesStore.PartitionOf(unconference.Id), "ballot|", "ballot|" + Key.End, cancel))
            await store.Delete(ballot.Key, null, cancel);
        await store.Delete(WishesKey(unconference.Id), null, cancel);
    }

    /// <summary>Takes somebody's ballot out. What was counted stays counted: the count names nobody.</summary>
    public async Task Erase(string id, PersonKey voter, CancellationToken cancel) => await store.Delete(KeyOf(id, voter), null, cancel);
}
