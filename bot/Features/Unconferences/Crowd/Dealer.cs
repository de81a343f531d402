using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Crowd;

/// <summary>
/// Deals hands. A hand lies in the person's ballot, and how often each topic was dealt in one row beside it, <c>deal</c>; both are written
/// in one go, each as it was read. So the row always says exactly what the hands add up to, whatever number of hosts deals at once
/// and wherever one dies, and <see cref="Dealing"/> keeps it level. Scoring touches the ballot alone: only a first look meets others.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
internal sealed class Dealer(IStore store)
#pragma warning restore CA1001
{
    private const int MaxTries = 60;

    /// <summary>
    /// Those who look at the same moment through this host wait here for one another, instead of failing one another at the store.
    /// </summary>
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>The ballot of somebody with a hand as full as it can be.</summary>
    public async Task<Ballot> Deal(Unconference unconference, IReadOnlyList<Topic> topics, PersonKey voter, string stamp,
        CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            for (var tries = 0; tries < MaxTries; tries++)
            {
                var ballot = await store.Get(BallotBox.KeyOf(unconference.Id, voter), Default.Ballot, cancel);
                var deal = await store.Get(DealKey(unconference.Id), Default.Times, cancel);
                var hand = ballot?.Value.Hand ?? [];
                var times = deal?.Value ?? Times.None;
                var added = Dealing.Deal(topics, times.Of, voter.Value, hand);
                if (added.Count == 0) return ballot?.Value ?? new Ballot([], stamp);

                var filled = (ballot?.Value ?? new Ballot([], stamp)) with { Hand = [.. hand, .. added] };
                if (await Write(unconference.Id, voter, ballot, filled, deal, times.With(added), cancel)) return filled;
            }
        }
        finally
        {
            gate.Release();
        }

        throw new StoreException($"A hand could not be dealt in {MaxTries} tries, since others were dealt theirs.");
    }

    /// <summary>Somebody is forgotten: what they held is dealt to others. Their row itself is deleted by the ballot box.</summary>
    public async Task GiveBack(string id, PersonKey voter, CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var ballot = await store.Get(BallotBox.KeyOf(id, voter), Default.Ballot, cancel);
            var deal = await store.Get(DealKey(id), Default.Times, cancel);
            if (ballot?.Value.Hand is not { } hand || deal is null) return;
            if (await Write(id, voter, ballot, new Ballot([], ballot.Value.Stamp), deal, deal.Value.Without(hand), cancel)) return;
        }
    }

    private async Task<bool> Write(string id, PersonKey voter, Stored<Ballot>? ballot, Ballot filled, Stored<Times>? deal, Times times,
        CancellationToken cancel) =>
        await store.Write(UnconferencesStore.PartitionOf(id),
        [
            Documents.Row(BallotBox.KeyOf(id, voter), ballot, filled, Default.Ballot),
            Documents.Row(DealKey(id), deal, times, Default.Times),
        ], cancel);

    public static Key DealKey(string id) => new(UnconferencesStore.PartitionOf(id), "deal");
}
