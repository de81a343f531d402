using OtgBot.Turns;

namespace OtgBot.Scheduling.Calendar;

/// <summary>From a schedule to instants. Pure: the same schedule, zone and time zone data give the same answer.</summary>
internal static class Recurrence
{
    /// <summary>After downtime a prompt is still worth posting this long.</summary>
    private static readonly TimeSpan LateAtMost = TimeSpan.FromHours(6);

    /// <summary>One scheduled for the end of the day may be this late all the same.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The schedule's dates that lie after an instant, those left out among them, in order and without end (until the calendar ends).
    /// </summary>
    public static IEnumerable<Occurrence> After(Schedule schedule, TimeZoneInfo zone, DateTimeOffset instant)
    {
        // A holiday moves a date by less than a week, so one more week back is far enough.
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime).AddDays(-8);
        var monday = first.AddDays(-DaysSinceMonday(first.DayOfWeek));
        var off = (monday.DayNumber - schedule.Anchor.DayNumber) / 7 % schedule.EveryWeeks;
        monday = monday.AddDays(-7 * ((off + schedule.EveryWeeks) % schedule.EveryWeeks));
        for (var date = monday.AddDays(DaysSinceMonday(schedule.Weekday)); date.Year < 9999; date = date.AddDays(7 * schedule.EveryWeeks))
        {
            var occurrence = On(schedule, zone, date);
            if (occurrence.Slot > instant) yield return occurrence;
        }
    }

    /// <summary>The first one after an instant that the clock looks at.</summary>
    public static Occurrence Next(Schedule schedule, TimeZoneInfo zone, DateTimeOffset instant) =>
        After(schedule, zone, instant).First(occurrence => occurrence.ComesDue);

    /// <summary>What becomes of a scheduled date: first the calendar has its say, then the leads.</summary>
    public static Occurrence On(Schedule schedule, TimeZoneInfo zone, DateOnly scheduled)
    {
        var (day, holiday, leftOut, quiet) = ByCalendar(schedule, scheduled);
        if (leftOut is null && GivesWay(schedule, scheduled, day)) leftOut = LeftOut.Crowded;
        leftOut ??= schedule.IsSkipped(scheduled) ? LeftOut.Skipped : schedule.Pause?.Covers(day) == true ? LeftOut.Paused : null;
        return new Occurrence(scheduled, ToInstant(day, schedule.Time, zone), holiday, leftOut, quiet);
    }

    private static (DateOnly Day, Holiday? Holiday, LeftOut? LeftOut, QuietPeriod? Quiet) ByCalendar(Schedule schedule, DateOnly scheduled)
    {
        if (schedule.QuietPeriods && QuietPeriods.On(scheduled) is { } quiet) return (scheduled, null, LeftOut.Quiet, quiet);
        if (NorwegianHolidays.On(scheduled) is not { } holiday) return (scheduled, null, null, null);
        if (schedule.Holidays == HolidayRule.Skip) return (scheduled, holiday, LeftOut.Holiday, null);
        var day = scheduled;
        do day = day.AddDays(1); while (!NorwegianHolidays.IsWorkingDay(day));
        return schedule.QuietPeriods && QuietPeriods.On(day) is { } quietThen
            ? (day, holiday, LeftOut.Quiet, quietThen)
            : (day, holiday, null, null);
    }

    /// <summary>
    /// True where a holiday moves it into a week that has one of its own: two in one week are one too many. What leads pause or skip counts
    /// for nothing here, so that the dates that come due stay the same whatever they change.
    /// </summary>
    private static bool GivesWay(Schedule schedule, DateOnly scheduled, DateOnly day)
    {
        if (IsoWeek.Of(day) == IsoWeek.Of(scheduled)) return false;
        var next = ByCalendar(schedule, scheduled.AddDays(7 * schedule.EveryWeeks));
        return next.LeftOut is null && IsoWeek.Of(next.Day) == IsoWeek.Of(day);
    }

    /// <summary>
    /// The last instant at which a prompt due at <paramref name="at"/> is still posted: within six hours, the same local day, and not in
    /// the evening.
    /// </summary>
    public static DateTimeOffset Deadline(DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var evening = ToInstant(day, Schedule.Latest, zone);
        var late = at + LateAtMost < evening ? at + LateAtMost : evening;
        return late > at + Grace ? late : at + Grace;
    }

    /// <summary>
    /// The instant of a local time. One that the clocks skip moves forward by what they skip; of one that comes twice, the first is meant.
    /// Works from UTC to local only, which <see cref="TimeZoneInfo"/> answers for every zone, even if a zone changes its standard
    /// time and not its summer time.
    /// </summary>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(date.ToDateTime(time), DateTimeKind.Utc);
        var before = zone.GetUtcOffset(local.AddDays(-1));
        var after = zone.GetUtcOffset(local.AddDays(1));
        var first = local - (before > after ? before : after);
        var second = local - (before > after ? after : before);
        if (zone.GetUtcOffset(first) == local - first) return new DateTimeOffset(first);
        return new DateTimeOffset(zone.GetUtcOffset(second) == local - second ? second : local - before);
    }

    /// <summary>The instant itself in the hours when people are written to, else the next morning's first.</summary>
    public static DateTimeOffset Daytime(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return time < Schedule.Earliest ? ToInstant(day, Schedule.Earliest, zone)
            : time > Schedule.Latest ? ToInstant(day.AddDays(1), Schedule.Earliest, zone)
            : instant;
    }

    /// <summary>When a preview is shown: the day before, at the same time on the wall, so in the same hours.</summary>
    public static DateTimeOffset DayBefore(DateTimeOffset slot, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(slot, zone).DateTime;
        return ToInstant(DateOnly.FromDateTime(local).AddDays(-1), TimeOnly.FromDateTime(local), zone);
    }

    private static int DaysSinceMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
