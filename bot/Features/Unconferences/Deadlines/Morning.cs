using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// What one community does in its daytime may reach another at night. Then that other is not written to; a row <c>later|community</c> of
/// the unconference remembers it, and in the morning it reads once how things stand, whatever came in the night.
/// </summary>
/// <param name="Community">Its partition.</param>
/// <param name="Name">What the claim on the post is called: another for each night.</param>
internal sealed record Morning(string Community, string Name)
{
    /// <summary>The due index of the feature.</summary>
    public const string Index = "unconference-due";

    public static Key KeyOf(string id, string community) => new(UnconferencesStore.PartitionOf(id), Key.Of("later", Turns.Community.TagOf(community)));

    /// <summary>True where it is night there now; then the morning is seen to.</summary>
    public static async Task<bool> Waits(Turn turn, Unconference unconference, Community community)
    {
        var now = turn.Clock.GetUtcNow();
        var morning = Recurrence.Daytime(now, Schedules.Zone(community));
        if (morning <= now) return false;
        var partition = community.Address.Partition;

        // The entry first: a row that nobody comes to look at would never be told.
        await new DueIndex(turn.Store, turn.NewId, Index).Add(partition, unconference.Id, morning);
        await turn.Store.Insert(KeyOf(unconference.Id, partition), new Morning(partition, "morning-" + morning.UtcTicks.ToString(CultureInfo.InvariantCulture)), Default.Morning, turn.Cancel);
        return true;
    }

    public static async Task<IReadOnlyList<Stored<Morning>>> All(IStore store, string id, CancellationToken cancel)
    {
        var all = new List<Stored<Morning>>();
        await foreach (var morning in store.List(UnconferencesStore.PartitionOf(id), "later|", Default.Morning, cancel)) all.Add(morning);
        return all;
    }
}
