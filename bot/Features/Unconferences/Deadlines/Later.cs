using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// What one community does in its daytime may reach another at night, or one whose platform takes nothing just then. A row
/// <c>later|community</c> of the unconference remembers it, and when it is day there, or its platform is back, it reads once how things
/// stand, whatever came meanwhile.
/// </summary>
/// <param name="Community">Its partition.</param>
/// <param name="Name">What the claim on the post is called: another each time.</param>
internal sealed record Later(string Community, string Name);

/// <summary>Keeps what each community is still to read.</summary>
internal sealed class LaterNews(IStore store, Alarms alarms)
{
    /// <summary>Sees to it that the community reads how things stand, from this time on.</summary>
    public async Task Tell(Unconference unconference, Community community, DateTimeOffset from, CancellationToken cancel)
    {
        var partition = community.Address.Partition;

        // The alarm first: a row that nobody comes to look at would never be told.
        await alarms.SetOnce(DeadlineClock.Kind, partition, unconference.Id, from);
        await store.Insert(KeyOf(unconference.Id, partition),
            new Later(partition, "later-" + from.UtcTicks.ToString(CultureInfo.InvariantCulture)), Default.Later, cancel);
    }

    public async Task<IReadOnlyList<Stored<Later>>> All(string id, CancellationToken cancel)
    {
        var all = new List<Stored<Later>>();
        await foreach (var later in store.List(UnconferencesStore.PartitionOf(id), "later|", Default.Later, cancel)) all.Add(later);
        return all;
    }

    public async Task Remove(Stored<Later> told, CancellationToken cancel) =>
        await store.Write(told.Key.Partition, [RowWrite.Delete(told.Key.Row, told.ETag)], cancel);

    private static Key KeyOf(string id, string community) =>
        new(UnconferencesStore.PartitionOf(id), Key.Of("later", Community.TagOf(community)));
}
