using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// The communities' schedules, each at row <c>schedule</c> of its partition, and with each the one entry of the due index that counts.
/// An entry is written before the schedule points to it and removed after the schedule points away, so a host that dies in between
/// leaves an entry too many, never one too few.
/// </summary>
internal sealed class Schedules(IStore store, DueIndex due, LeadNotes notes, TimeProvider clock)
{
    /// <summary>Nobody looks further ahead than this many dates, so that a pause without an end has one for the machine.</summary>
    private const int FarEnough = 250;

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
        var next = await due.Add(community, Coming(schedule, Zone(community), now, last).First(occurrence => occurrence.ComesDue));
        await Point(community, next, old => old is null ? new ScheduleDocument { Schedule = schedule, Due = next } : old with
        {
            // Pauses and skips have commands of their own; one that came since the form was opened stays.
            Schedule = schedule with { Pause = old.Schedule.Pause, Skips = old.Schedule.Skips },
            Due = old.Due.At <= now ? old.Due : next,
        }, cancel);
    }

    /// <summary>
    /// Pauses, resumes or skips. Which dates come due stays the same, so the index does too: what a lead left out is put on record
    /// when its time comes.
    /// </summary>
    /// <returns>The schedule as it is now.</returns>
    public async Task<Schedule> Change(Community community, Func<Schedule, Schedule> change, CancellationToken cancel)
    {
        await Ensure(community, cancel);
        var kept = await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old =>
        {
            if (old is null) return null;
            var changed = change(old.Schedule);
            return ReferenceEquals(changed, old.Schedule) ? old : old with { Schedule = changed };
        }, cancel);
        return kept?.Schedule ?? Schedule.Default;
    }

    /// <summary>The dates that follow from the community's schedule, those left out among them; first one that is due right now.</summary>
    public async Task<IEnumerable<Occurrence>> Coming(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not { } kept) return [];
        var (zone, now) = (Zone(community), clock.GetUtcNow());
        if (Pending(kept, community) is not { } pending || pending.Slot > now) return Coming(kept.Schedule, zone, now, kept.Last).Take(FarEnough);
        var after = Coming(kept.Schedule, zone, now, pending.At is null ? kept.Last : pending.Scheduled).Take(FarEnough);
        return pending.At is { } at && now <= Recurrence.Deadline(at, zone) ? after.Prepend(pending) : after;
    }

    /// <summary>What the calendar says of an occurrence now; null where there is no schedule.</summary>
    public async ValueTask<Occurrence?> Look(Community community, string occurrence, CancellationToken cancel) =>
        await Read(community.Address.Partition, cancel) is { } kept && Occurrence.Parse(occurrence) is { } date ? Recurrence.On(kept.Schedule, Zone(community), date) : null;

    /// <summary>Something was posted out of turn: the week of this date has had its occurrence.</summary>
    public async Task Count(Community community, DateOnly date, CancellationToken cancel) => await store.Change(
        KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old => old is null || old.Last >= date ? old : old with { Last = date }, cancel);

    /// <summary>Gives a community without a schedule the usual one. Costs one read where there is one.</summary>
    public async Task Ensure(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not null) return;
        var next = await due.Add(community, Recurrence.Next(Schedule.Default, Zone(community), clock.GetUtcNow()));
        await Point(community, next, old => old ?? new ScheduleDocument { Schedule = Schedule.Default, Due = next }, cancel);
    }

    /// <summary>The next occurrence that is posted, or null where there is no schedule, or a pause without an end.</summary>
    public async ValueTask<Occurrence?> Next(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not { } kept) return null;
        return Pending(kept, community) is { At: not null } pending ? pending : (await Coming(community, cancel)).FirstOrDefault(occurrence => occurrence.At is not null);
    }

    /// <summary>What is due by now in all communities; entries that no longer count are among it (<see cref="Confirm"/>).</summary>
    public IAsyncEnumerable<DueEntry> Due(CancellationToken cancel) => due.Due(clock.GetUtcNow(), cancel);

    /// <summary>What comes due after one instant and by another.</summary>
    public IAsyncEnumerable<DueEntry> Due(DateTimeOffset after, DateTimeOffset until, CancellationToken cancel) => due.Due(after, until, cancel);

    /// <summary>
    /// The occurrence an entry stands for, by the schedule and the zone as they are now; null where the entry does not count: no longer, or
    /// not yet, since it is written before the schedule points to it.
    /// </summary>
    public async Task<ConfirmedOccurrence?> Confirm(DueEntry entry, Community community, CancellationToken cancel) =>
        await store.Get(KeyOf(entry.Community), SchedulingJson.Default.ScheduleDocument, cancel) is { } read
        && read.Value.Due.Row == entry.Row
        && Occurrence.Parse(entry.Occurrence) is { } date
            ? new ConfirmedOccurrence(Recurrence.On(read.Value.Schedule, Zone(community), date), read.ETag)
            : null;

    /// <summary>An entry that does not count, and has not for a while, goes.</summary>
    public Task Sweep(DueEntry stray) => due.Remove(stray);

    /// <summary>True where nothing about the schedule was written since.</summary>
    public ValueTask<bool> StillHolds(string partition, ConfirmedOccurrence confirmed, CancellationToken cancel) =>
        store.HasETag(KeyOf(partition), confirmed.ETag, cancel);

    /// <summary>Something about the next prompt changed that is kept elsewhere: what was confirmed before no longer holds.</summary>
    public async Task Touch(Community community, CancellationToken cancel) =>
        await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old => old is null ? null : old with { }, cancel);

    /// <summary>An occurrence is dealt with: the next one takes its place in the index, if it stood there.</summary>
    /// <returns>What is due next, or null where somebody else moved on already.</returns>
    public async Task<DueEntry?> Advance(Community community, Occurrence done, CancellationToken cancel)
    {
        if (await Begin(community, done, cancel) is not { } step) return null;

        // Nearly always nobody else changes the schedule at this moment, and what was just read need not be read again.
        if (await store.Put(step.From, step.To, SchedulingJson.Default.ScheduleDocument, cancel) is not null)
        {
            await Complete(community, step, cancel);
            return step.Next;
        }

        return await Point(community, step.Next, old => old?.Due.Row == step.From.Value.Due.Row ? old with { Due = step.Next, Last = step.To.Last } : old, cancel) ? step.Next : null;
    }

    /// <summary>
    /// The first half of <see cref="Advance"/>: the next occurrence has its entry in the index. The schedule points to it once
    /// <see cref="ScheduleStep.Row"/> is written, with whatever else of the community changes at that moment; then <see cref="Complete"/>
    /// does the rest. Where it can't be written: <see cref="Abandon"/>.
    /// </summary>
    /// <returns>Null where somebody else moved on already.</returns>
    public async Task<ScheduleStep?> Begin(Community community, Occurrence done, CancellationToken cancel)
    {
        var read = await store.Get(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, cancel);
        if (read?.Value is not { } kept || kept.Due.Occurrence != done.Name) return null;
        var last = done.At is null ? kept.Last : done.Scheduled;
        var next = await due.Add(community, Coming(kept.Schedule, Zone(community), done.Slot, last).First(occurrence => occurrence.ComesDue));
        return new ScheduleStep(read, kept with { Due = next, Last = last });
    }

    /// <summary>The schedule goes on pointing to where it did.</summary>
    public Task Abandon(ScheduleStep step) => due.Remove(step.Next);

    /// <summary>The schedule points to the next occurrence: the old entry goes, and the next one is shown ahead where a lead asked for that.</summary>
    public async Task Complete(Community community, ScheduleStep step, CancellationToken cancel)
    {
        await due.Remove(step.From.Value.Due);
        await Announce(community, step.To, cancel);
    }

    /// <summary>The clock was asked too early (the zone's rules changed, say): the entry is put where it belongs.</summary>
    public async Task Postpone(Community community, DueEntry entry, Occurrence occurrence, CancellationToken cancel)
    {
        var later = await due.Add(community, occurrence);
        await Point(community, later, old => old?.Due.Row == entry.Row ? old with { Due = later } : old, cancel);
    }

    /// <summary>A lead wants to see each prompt a day ahead, or no longer does.</summary>
    public async Task Preview(Community community, PersonKey lead, bool wanted, CancellationToken cancel)
    {
        await Ensure(community, cancel);
        var kept = await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old =>
            old is null || (old.PreviewTo?.Contains(lead.Value) ?? false) == wanted ? old
            : wanted ? old with { PreviewTo = [.. old.PreviewTo ?? [], lead.Value] }
            : old with { PreviewTo = old.PreviewTo!.Count == 1 ? null : [.. old.PreviewTo.Where(other => other != lead.Value)] }, cancel);
        if (kept is not null) await Announce(community, kept, cancel);
    }

    public async Task<bool> IsPreviewedTo(string partition, PersonKey lead, CancellationToken cancel) =>
        (await Read(partition, cancel))?.PreviewTo?.Contains(lead.Value) == true;

    /// <summary>Forgets that somebody wanted previews.</summary>
    public async Task ForgetPreview(string partition, PersonKey person, CancellationToken cancel) =>
        await store.Change(KeyOf(partition), SchedulingJson.Default.ScheduleDocument, old => old?.PreviewTo?.Contains(person.Value) != true ? old
            : old with { PreviewTo = old.PreviewTo.Count == 1 ? null : [.. old.PreviewTo.Where(other => other != person.Value)] }, cancel);

    /// <summary>
    /// It is time to show an occurrence to those who asked: claims it. Null where that was done, where it is left out or over, and where
    /// it was moved and is announced anew.
    /// </summary>
    public async Task<(Occurrence Next, IReadOnlyList<string> To)?> ClaimPreview(Community community, string occurrence, CancellationToken cancel)
    {
        var (zone, now) = (Zone(community), clock.GetUtcNow());
        Occurrence? next = null;
        var kept = await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old =>
        {
            next = null;
            if (old is not { PreviewTo: not null } || old.Previewed == occurrence || old.Due.Occurrence != occurrence) return old;
            if (Pending(old, community) is not { At: { } at } pending || at <= now || Recurrence.DayBefore(at, zone) > now) return old;
            next = pending;
            return old with { Previewed = occurrence };
        }, cancel);
        return next is null ? null : (next, kept!.PreviewTo!);
    }

    /// <summary>For when all of a community's data goes.</summary>
    public async Task Erase(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is { } kept)
        {
            await due.Remove(kept.Due);
            if (Pending(kept, community) is { } pending)
                await notes.Remove(community, NoteKind.Preview, pending.Name, Recurrence.DayBefore(pending.Slot, Zone(community)), cancel);
        }

        await store.Delete(KeyOf(community.Address.Partition), null, cancel);
    }

    public static TimeZoneInfo Zone(Community community) => community.TimeZone;

    /// <summary>Changes which entry counts, and removes the one that no longer does. True where it now is <paramref name="entry"/>.</summary>
    private async Task<bool> Point(Community community, DueEntry entry, Func<ScheduleDocument?, ScheduleDocument?> change, CancellationToken cancel)
    {
        ScheduleDocument? before = null;
        var after = await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, old => change(before = old), cancel);
        if (before is not null && before.Due.Row != after?.Due.Row) await due.Remove(before.Due);
        if (after?.Due.Row == entry.Row)
        {
            await Announce(community, after, cancel);
            return true;
        }

        await due.Remove(entry);
        return false;
    }

    /// <summary>Has the next occurrence shown a day ahead, where a lead asked for that.</summary>
    private async Task Announce(Community community, ScheduleDocument kept, CancellationToken cancel)
    {
        if (kept.PreviewTo is null || Pending(kept, community) is not { } pending) return;
        var (zone, now) = (Zone(community), clock.GetUtcNow());
        var at = Recurrence.DayBefore(pending.Slot, zone);
        if (pending.Slot > now) await notes.Add(community, NoteKind.Preview, pending.Name, at > now ? at : Recurrence.Daytime(now, zone), cancel);
    }

    /// <summary>By the week they are scheduled in: one that a holiday moved into the next week does not take that week's place.</summary>
    private static IEnumerable<Occurrence> Coming(Schedule schedule, TimeZoneInfo zone, DateTimeOffset after, DateOnly? last) =>
        Recurrence.After(schedule, zone, after).Where(occurrence => last is null || IsoWeek.Of(occurrence.Scheduled) != IsoWeek.Of(last.Value));

    private static Occurrence? Pending(ScheduleDocument kept, Community community) =>
        Occurrence.Parse(kept.Due.Occurrence) is { } date ? Recurrence.On(kept.Schedule, Zone(community), date) : null;

    private async ValueTask<ScheduleDocument?> Read(string partition, CancellationToken cancel) =>
        (await store.Get(KeyOf(partition), SchedulingJson.Default.ScheduleDocument, cancel))?.Value;

    private static Key KeyOf(string partition) => new(partition, "schedule");
}

/// <summary>What an entry of the due index stands for, and what the schedule was that says so.</summary>
internal sealed record ConfirmedOccurrence(Occurrence Occurrence, string ETag);

/// <summary>The step from one occurrence to the next, begun by <see cref="Schedules.Begin"/>.</summary>
internal sealed record ScheduleStep(Stored<ScheduleDocument> From, ScheduleDocument To)
{
    public DueEntry Next => To.Due;

    /// <summary>The schedule as it is after it.</summary>
    public RowWrite Row() => Documents.Row(From.Key, From, To, SchedulingJson.Default.ScheduleDocument);
}

internal sealed record ScheduleDocument
{
    public required Schedule Schedule { get; init; }

    /// <summary>The entry of the due index that counts for this community.</summary>
    public required DueEntry Due { get; init; }

    /// <summary>The date of the last occurrence that was dealt with: its week gets no other, whatever the schedule becomes.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The pseudonyms of the leads who want to see each prompt a day ahead; null where nobody does.</summary>
    public IReadOnlyList<string>? PreviewTo { get; init; }

    /// <summary>The occurrence that was shown ahead last.</summary>
    public string? Previewed { get; init; }
}
