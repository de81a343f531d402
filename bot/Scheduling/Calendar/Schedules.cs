using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling.Calendar;

/// <summary>
/// The communities' schedules, each at row <c>schedule</c> of its partition, and with each the one alarm that counts. An alarm is set
/// before the schedule points to it and removed after the schedule points away, so a host that dies in between leaves one too many, never
/// one too few.
/// </summary>
internal sealed class Schedules(IStore store, Alarms alarms, TimeProvider clock)
{
    /// <summary>The kinds of alarm for a prompt that is due, and for one that is to be shown to leads a day ahead.</summary>
    public const string Due = "prompt", PreviewDue = "preview";

    /// <summary>Nobody looks further ahead than this many dates, so that a pause without an end has one for the machine.</summary>
    private const int FarEnough = 250;

    /// <summary>So far apart the clocks of hosts may be.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The community's schedule, or null if it has none yet.</summary>
    public async ValueTask<Schedule?> Get(string partition, CancellationToken cancel) => (await Read(partition, cancel))?.Schedule;

    /// <summary>
    /// Keeps the schedule, and from now on goes by it. Also to be called when the community's zone was changed. What is due and not
    /// yet dealt with stays due, and a week that had its occurrence gets no second one.
    /// </summary>
    public async Task Save(Community community, Schedule schedule, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var had = Had.Of(await Read(community.Address.Partition, cancel));
        var next = await Set(community, Coming(schedule, Zone(community), now, had).First(occurrence => occurrence.ComesDue));
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
        if (Pending(kept, community) is not { } pending || pending.Slot > now)
            return Coming(kept.Schedule, zone, now, Had.Of(kept)).Take(FarEnough);
        var after = Coming(kept.Schedule, zone, now, Had.Of(kept).And(pending, zone)).Take(FarEnough);
        return pending.At is { } at && now <= Recurrence.Deadline(at, zone) ? after.Prepend(pending) : after;
    }

    /// <summary>What the calendar says of an occurrence now; null if there is no schedule.</summary>
    public async ValueTask<Occurrence?> Look(Community community, string occurrence, CancellationToken cancel) =>
        await Read(community.Address.Partition, cancel) is { } kept && Occurrence.Parse(occurrence) is { } date
            ? Recurrence.On(kept.Schedule, Zone(community), date)
            : null;

    /// <summary>Something was posted out of turn: the week of this date has had its occurrence.</summary>
    public async Task Count(Community community, DateOnly date, CancellationToken cancel) => await store.Change(
        KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument,
        old => old is null || old.Last >= date ? old : old with { Last = date, LastDay = null }, cancel);

    /// <summary>Gives a community without a schedule the usual one. Costs one read if there is one.</summary>
    public async Task Ensure(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is { } kept)
        {
            await Hold(community, kept.Due);
            return;
        }

        var next = await Set(community, Recurrence.Next(Schedule.Default, Zone(community), clock.GetUtcNow()));
        await Point(community, next, old => old ?? new ScheduleDocument { Schedule = Schedule.Default, Due = next }, cancel);
    }

    /// <summary>The next occurrence that is posted, or null if there is no schedule, or a pause without an end.</summary>
    public async ValueTask<Occurrence?> Next(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is not { } kept) return null;
        return Pending(kept, community) is { At: not null } pending
            ? pending
            : (await Coming(community, cancel)).FirstOrDefault(occurrence => occurrence.At is not null);
    }

    /// <summary>
    /// The occurrence that an alarm stands for, by the schedule and the zone as they are now; null if the alarm does not count: no longer,
    /// or not yet, since it is set before the schedule points to it.
    /// </summary>
    public async Task<ConfirmedOccurrence?> Confirm(Community community, DueAlarm alarm, CancellationToken cancel) =>
        await store.Get(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, cancel) is { } read
        && read.Value.Due.Row == alarm.Row
        && Occurrence.Parse(alarm.Occurrence) is { } date
            ? new ConfirmedOccurrence(Recurrence.On(read.Value.Schedule, Zone(community), date), read)
            : null;

    /// <summary>True if nothing about the schedule was written since.</summary>
    public ValueTask<bool> StillHolds(ConfirmedOccurrence confirmed, CancellationToken cancel) =>
        store.HasETag(confirmed.Read.Key, confirmed.Read.ETag, cancel);

    /// <summary>Something about the next prompt changed that is kept elsewhere: what was confirmed before no longer holds.</summary>
    public async Task Touch(Community community, CancellationToken cancel) =>
        await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument,
            old => old is null ? null : old with { }, cancel);

    /// <summary>
    /// Removes an alarm that does not count. Somebody may turn the schedule to it at this very moment: whichever of the two looks last sees
    /// what the other wrote, and sets it again.
    /// </summary>
    public async Task Discard(Alarm alarm, CancellationToken cancel)
    {
        await alarms.Remove(alarm);
        if ((await Read(alarm.Community, cancel))?.Due.Row == alarm.Row) await alarms.Keep(alarm);
    }

    /// <summary>An occurrence is dealt with: the alarm of the next one takes the place of its own, if that counted.</summary>
    /// <param name="community">Whose.</param>
    /// <param name="done">What is dealt with.</param>
    /// <param name="read">The schedule, if it was read a moment ago.</param>
    /// <param name="cancel">Ends the call.</param>
    /// <returns>What is due next, or null if somebody else moved on already.</returns>
    public async Task<DueAlarm?> Advance(Community community, Occurrence done, Stored<ScheduleDocument>? read, CancellationToken cancel)
    {
        read ??= await store.Get(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument, cancel);
        if (read?.Value is not { } kept || kept.Due.Occurrence != done.Name) return null;
        var had = Had.Of(kept).And(done, Zone(community));
        var next = await Set(community, Coming(kept.Schedule, Zone(community), done.Slot, had).First(occurrence => occurrence.ComesDue));
        var moved = kept with { Due = next, Last = had.Scheduled, LastDay = had.Day };

        // Nearly always nobody else changes the schedule at this moment, and what was just read need not be read again.
        if (await store.Put(read, moved, SchedulingJson.Default.ScheduleDocument, cancel) is not null)
        {
            await Hold(community, next);
            await alarms.Remove(community.Address.Partition, kept.Due.Row);
            await Announce(community, moved, cancel);
            return next;
        }

        // Another time or rhythm may count by now.
        await alarms.Remove(community.Address.Partition, next.Row);
        return await store.Get(read.Key, SchedulingJson.Default.ScheduleDocument, cancel) is { } now && now.ETag != read.ETag
            ? await Advance(community, done, now, cancel)
            : null;
    }

    /// <summary>The clock was asked too early (the zone's rules changed, say): the alarm is put where it belongs.</summary>
    public async Task Postpone(Community community, DueAlarm alarm, Occurrence occurrence, CancellationToken cancel)
    {
        var later = await Set(community, occurrence);
        await Point(community, later, old => old?.Due.Row == alarm.Row ? old with { Due = later } : old, cancel);
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
        await store.Change(KeyOf(partition), SchedulingJson.Default.ScheduleDocument,
            old => old?.PreviewTo?.Contains(person.Value) != true ? old
            : old with { PreviewTo = old.PreviewTo.Count == 1 ? null : [.. old.PreviewTo.Where(other => other != person.Value)] }, cancel);

    /// <summary>
    /// It is time to show an occurrence to those who asked. Null if it is left out or over, and if it was moved and is announced anew.
    /// </summary>
    public async Task<(Occurrence Next, IReadOnlyList<string> To)?> ToPreview(Community community, string occurrence,
        CancellationToken cancel)
    {
        var (zone, now) = (Zone(community), clock.GetUtcNow());
        if (await Read(community.Address.Partition, cancel) is not { PreviewTo: { } to } kept || kept.Due.Occurrence != occurrence)
            return null;
        return Pending(kept, community) is { At: { } at } pending && at > now && Recurrence.DayBefore(at, zone) <= now
            ? (pending, to)
            : null;
    }

    /// <summary>For when all of a community's data goes.</summary>
    public async Task Erase(Community community, CancellationToken cancel)
    {
        if (await Read(community.Address.Partition, cancel) is { } kept)
        {
            await alarms.Remove(community.Address.Partition, kept.Due.Row);
            if (Pending(kept, community) is { } pending)
                await alarms.Unset(PreviewDue, community.Address.Partition, pending.Name,
                    Recurrence.DayBefore(pending.Slot, Zone(community)));
        }

        await store.Delete(KeyOf(community.Address.Partition), null, cancel);
    }

    public static TimeZoneInfo Zone(Community community) => community.TimeZone;

    private async Task<DueAlarm> Set(Community community, Occurrence occurrence) =>
        new(occurrence.Name, (await alarms.Set(Due, community.Address.Partition, occurrence.Name, occurrence.Slot)).Row);

    /// <summary>
    /// One that was due before the schedule pointed to it may have been taken for one too many and removed: the host slept in between, or
    /// somebody moved the clock. Nothing would ever ring again, so it is there now in any case.
    /// </summary>
    private async Task Hold(Community community, DueAlarm due)
    {
        if (due.At > clock.GetUtcNow() + Skew) return;
        await alarms.Keep(
            new Alarm
            {
                Kind = Due,
                Community = community.Address.Partition,
                What = due.Occurrence,
                Row = due.Row,
                SetAt = clock.GetUtcNow()
            });
    }

    /// <summary>Changes which alarm counts, and removes the one that no longer does. True if it now is <paramref name="alarm"/>.</summary>
    private async Task<bool> Point(Community community, DueAlarm alarm, Func<ScheduleDocument?, ScheduleDocument?> change,
        CancellationToken cancel)
    {
        ScheduleDocument? before = null;
        var after = await store.Change(KeyOf(community.Address.Partition), SchedulingJson.Default.ScheduleDocument,
            old => change(before = old), cancel);
        if (before is not null && before.Due.Row != after?.Due.Row) await alarms.Remove(community.Address.Partition, before.Due.Row);
        if (after?.Due.Row == alarm.Row)
        {
            await Hold(community, alarm);
            await Announce(community, after, cancel);
            return true;
        }

        await alarms.Remove(community.Address.Partition, alarm.Row);
        return false;
    }

    /// <summary>Has the next occurrence shown a day ahead, if a lead asked for that.</summary>
    private async Task Announce(Community community, ScheduleDocument kept, CancellationToken cancel)
    {
        if (kept.PreviewTo is null || Pending(kept, community) is not { } pending) return;
        var (zone, now) = (Zone(community), clock.GetUtcNow());
        var at = Recurrence.DayBefore(pending.Slot, zone);
        if (pending.Slot > now)
            await alarms.SetOnce(PreviewDue, community.Address.Partition, pending.Name, at > now ? at : Recurrence.Daytime(now, zone));
    }

    /// <summary>
    /// Those that fall in no week which had its occurrence already: neither by the weekday nor where a holiday moves them to.
    /// </summary>
    private static IEnumerable<Occurrence> Coming(Schedule schedule, TimeZoneInfo zone, DateTimeOffset after, Had had) =>
        Recurrence.After(schedule, zone, after).Where(occurrence => !had.Holds(occurrence.Scheduled) && !had.Holds(occurrence.Day(zone)));

    private static Occurrence? Pending(ScheduleDocument kept, Community community) =>
        Occurrence.Parse(kept.Due.Occurrence) is { } date ? Recurrence.On(kept.Schedule, Zone(community), date) : null;

    private async ValueTask<ScheduleDocument?> Read(string partition, CancellationToken cancel) =>
        (await store.Get(KeyOf(partition), SchedulingJson.Default.ScheduleDocument, cancel))?.Value;

    private static Key KeyOf(string partition) => new(partition, "schedule");
}

/// <summary>What an alarm stands for, and the schedule that says so.</summary>
internal sealed record ConfirmedOccurrence(Occurrence Occurrence, Stored<ScheduleDocument> Read);

/// <summary>The alarm of an occurrence.</summary>
/// <param name="Occurrence">The name of the occurrence.</param>
/// <param name="Row">The alarm's row, which begins with its instant.</param>
internal sealed record DueAlarm(string Occurrence, string Row)
{
    [JsonIgnore]
    public DateTimeOffset At => Alarm.AtOf(Row);
}

internal sealed record ScheduleDocument
{
    public required Schedule Schedule { get; init; }

    /// <summary>The alarm that counts for this community.</summary>
    public required DueAlarm Due { get; init; }

    /// <summary>The date of the last occurrence that was dealt with: its week gets no other, whatever the schedule becomes.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The day it came, if a holiday moved it into another week: that week gets no other either.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The pseudonyms of the leads who want to see each prompt a day ahead; null if nobody does.</summary>
    public IReadOnlyList<string>? PreviewTo { get; init; }
}

/// <summary>The weeks that had their occurrence.</summary>
/// <param name="Scheduled">The date of the last one.</param>
/// <param name="Day">The day it came, where that is in another week.</param>
internal readonly record struct Had(DateOnly? Scheduled, DateOnly? Day)
{
    public static Had Of(ScheduleDocument? kept) => new(kept?.Last, kept?.LastDay);

    /// <summary>With this one dealt with; one that was left out had none.</summary>
    public Had And(Occurrence done, TimeZoneInfo zone) => done.At is null ? this
        : new Had(done.Scheduled, done.Day(zone) is var day && IsoWeek.Of(day) != IsoWeek.Of(done.Scheduled) ? day : null);

    public bool Holds(DateOnly day) =>
        (Scheduled is { } last && IsoWeek.Of(last) == IsoWeek.Of(day)) || (Day is { } came && IsoWeek.Of(came) == IsoWeek.Of(day));
}
