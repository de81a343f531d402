using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// The communities' schedules, each at row <c>schedule</c> of its partition, and with each the one entry of the due index that counts.
/// An entry is written before the schedule points to it and removed after the schedule points away, so a host that dies in between
/// leaves an entry too many, never one too few.
/// </summary>
internal sealed class Schedules(IStore store, DueIndex due, TimeProvider clock)
{
    /// <summary>The community's schedule, or null where it has none yet.</summary>
    public async ValueTask<Schedule?> Get(string partition, CancellationToken cancel) => (await Read(partition, cancel))?.Schedule;

    /// <summary>
    /// Keeps the schedule, and from now on goes by it. Also to be called when the community's zone was changed. What is due and not
    /// yet dealt with stays due, and a week that had its occurrence gets no second one.
    /// </summary>
    public async Task Save(Community community, Schedule schedule, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var last = (await Read(community.Address.Partition, cancel))?.Last;
        var next = await due.Add(community, Coming(schedule, Zone(community), now, last).First(IsPosted), cancel);
        await Point(community.Address.Partition, next, old => new ScheduleDocument
        {
            Schedule = schedule,
            Due = old is not null && old.Due.At <= now ? old.Due : next,
            Last = old?.Last,
        }, cancel);
    }

    /// <summary>The dates that follow from the community's schedule, those left out among them.</summary>
    public async Task<IEnumerable<Occurrence>> Coming(Community community, CancellationToken cancel) =>
        await Read(community.Address.Partition, cancel) is { } kept ? Coming(kept.Schedule, Zone(community), clock.GetUtcNow(), kept.Last) : [];

    /// <summary>Something was posted out of turn: the week of this date has had its occurrence.</summary>
    public async Task Count(Community community, DateOnly date, CancellationToken cancel) => await store.Change(
        KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old => old is null ? null : old with { Last = date }, cancel);

    /// <summary>Gives a community without a schedule the usual one. Costs one read where there is one.</summary>
    public async Task Ensure(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not null) return;
        var next = await due.Add(community, Recurrence.Next(Schedule.Default, Zone(community), clock.GetUtcNow()), cancel);
        await Point(community.Address.Partition, next, old => old ?? new ScheduleDocument { Schedule = Schedule.Default, Due = next }, cancel);
    }

    /// <summary>The next occurrence that is posted, or null where there is no schedule.</summary>
    public async ValueTask<Occurrence?> Next(Community community, CancellationToken cancel) =>
        await Read(community.Address.Partition, cancel) is { } kept ? Pending(kept, community) : null;

    /// <summary>What is due by now in all communities. Entries that no longer count are swept away.</summary>
    public async Task<IReadOnlyList<DueEntry>> Due(CancellationToken cancel) => await due.Due(clock.GetUtcNow(), cancel);

    /// <summary>The occurrence an entry stands for, by the schedule and the zone as they are now; null where the entry no longer counts (and is removed).</summary>
    public async Task<Occurrence?> Confirm(DueEntry entry, Community? community, CancellationToken cancel)
    {
        if (community is not null
            && await Read(entry.Community, cancel) is { } kept
            && kept.Due.Row == entry.Row
            && Occurrence.Parse(entry.Occurrence) is { } date)
        {
            return Recurrence.On(kept.Schedule, Zone(community), date);
        }

        await due.Remove(entry, cancel);
        return null;
    }

    /// <summary>An occurrence is dealt with: the next one takes its place in the index, if it stood there.</summary>
    /// <returns>What is due next, or null where somebody else moved on already.</returns>
    public async Task<DueEntry?> Advance(Community community, Occurrence done, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not { } kept || kept.Due.Occurrence != done.Name) return null;
        var zone = Zone(community);
        var after = done.At ?? Recurrence.ToInstant(done.Scheduled, kept.Schedule.Time, zone);
        var last = done.At is null ? kept.Last : done.Scheduled;
        var next = await due.Add(community, Coming(kept.Schedule, zone, after, last).First(IsPosted), cancel);
        return await Point(community.Address.Partition, next, old => old?.Due.Row == kept.Due.Row ? old with { Due = next, Last = last } : old, cancel) ? next : null;
    }

    /// <summary>The clock was asked too early (the zone's rules changed, say): the entry is put where it belongs.</summary>
    public async Task Postpone(Community community, DueEntry entry, Occurrence occurrence, CancellationToken cancel)
    {
        var later = await due.Add(community, occurrence, cancel);
        await Point(community.Address.Partition, later, old => old?.Due.Row == entry.Row ? old with { Due = later } : old, cancel);
    }

    /// <summary>For when all of a community's data goes.</summary>
    public async Task Erase(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is { } kept) await due.Remove(kept.Due, cancel);
        await store.Delete(KeyOf(community.Address.Partition), null, cancel);
    }

    public static TimeZoneInfo Zone(Community community) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(community.Zone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Changes which entry counts, and removes the one that no longer does. True where it now is <paramref name="entry"/>.</summary>
    private async Task<bool> Point(string partition, DueEntry entry, Func<ScheduleDocument?, ScheduleDocument?> change, CancellationToken cancel)
    {
        ScheduleDocument? before = null;
        var after = await store.Change(KeyOf(partition), SchedulingJson.Default.ScheduleDocument, old => change(before = old), cancel);
        if (before is not null && before.Due.Row != after?.Due.Row) await due.Remove(before.Due, cancel);
        if (after?.Due.Row == entry.Row) return true;
        await due.Remove(entry, cancel);
        return false;
    }

    /// <summary>By the week they are scheduled in: one that a holiday moved into the next week does not take that week's place.</summary>
    private static IEnumerable<Occurrence> Coming(Schedule schedule, TimeZoneInfo zone, DateTimeOffset after, DateOnly? last) =>
        Recurrence.After(schedule, zone, after).Where(occurrence => last is null || IsoWeek.Of(occurrence.Scheduled) != IsoWeek.Of(last.Value));

    private static bool IsPosted(Occurrence occurrence) => occurrence.At is not null;

    private static Occurrence? Pending(ScheduleDocument kept, Community community) =>
        Occurrence.Parse(kept.Due.Occurrence) is { } date ? Recurrence.On(kept.Schedule, Zone(community), date) : null;

    private async ValueTask<ScheduleDocument?> Read(string partition, CancellationToken cancel) =>
        (await store.Get(KeyOf(partition), SchedulingJson.Default.ScheduleDocument, cancel))?.Value;

    private static Key KeyOf(string partition) => new(partition, "schedule");
}

internal sealed record ScheduleDocument
{
    public required Schedule Schedule { get; init; }

    /// <summary>The entry of the due index that counts for this community.</summary>
    public required DueEntry Due { get; init; }

    /// <summary>The date of the last occurrence that was dealt with: its week gets no other, whatever the schedule becomes.</summary>
    public DateOnly? Last { get; init; }
}
