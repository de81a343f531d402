using CsCheck;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scheduling;

/// <summary>Pauses and skips: a lead's word on top of the calendar.</summary>
public sealed class BreaksTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    private static readonly Gen<Schedule> Schedules =
        from weekday in Gen.Int[0, 6]
        from minutes in Gen.Int[0, 660]
        from every in Gen.Int[1, 4]
        from skipsHolidays in Gen.Bool
        from quiet in Gen.Bool
        from anchor in Gen.Int[0, 3]
        select new Schedule
        {
            Weekday = (DayOfWeek)weekday,
            Time = Schedule.Earliest.AddMinutes(minutes),
            EveryWeeks = every,
            Holidays = skipsHolidays ? HolidayRule.Skip : HolidayRule.Move,
            QuietPeriods = quiet,
            Anchor = new DateOnly(2026, 1, 5).AddDays(7 * anchor),
        };

    private static readonly string[] ZoneIds = ["Europe/Oslo", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia", "UTC"];

    private static readonly Gen<TimeZoneInfo> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(one => TimeZoneInfo.FindSystemTimeZoneById(ZoneIds[one]));

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 5_000_000].Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    [Fact]
    public void Dates_come_in_order_each_once_and_from_anywhere_the_same() => Gen.Select(Schedules, Zones, Instants).Always((schedule, zone, start) =>
    {
        var dates = Recurrence.After(schedule, zone, start).Take(30).ToList();
        Assert.Equal(dates, Recurrence.After(schedule, zone, start).Take(30));
        Assert.All(dates.Zip(dates.Skip(1)), pair =>
        {
            Assert.Equal(7 * schedule.EveryWeeks, pair.Second.Scheduled.DayNumber - pair.First.Scheduled.DayNumber);
            Assert.True(pair.First.Slot < pair.Second.Slot);
        });
        Assert.Equal(dates.Skip(11), Recurrence.After(schedule, zone, dates[10].Slot).Take(19));
    });

    [Fact]
    public void What_is_posted_is_posted_at_the_local_time_on_no_holiday_and_in_no_quiet_period() => Gen.Select(Schedules, Zones, Instants).Always((schedule, zone, start) =>
    {
        foreach (var occurrence in Recurrence.After(schedule, zone, start).Take(60))
        {
            if (occurrence.At is not { } at)
            {
                Assert.True(occurrence.Quiet is not null || occurrence.Holiday is not null);
                continue;
            }

            var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            var day = DateOnly.FromDateTime(local);
            Assert.Equal(schedule.Time, TimeOnly.FromDateTime(local));
            Assert.Null(NorwegianHolidays.On(day));
            if (schedule.QuietPeriods) Assert.Null(QuietPeriods.On(day));
            Assert.Equal(occurrence.Holiday is null, day == occurrence.Scheduled);
        }
    });

    [Fact]
    public void A_pause_leaves_out_exactly_the_days_it_covers_and_changes_nothing_else() => Gen.Select(Schedules, Instants, Gen.Int[0, 90], Gen.Int[1, 120]).Always((schedule, start, wait, length) =>
    {
        var from = DateOnly.FromDateTime(start.UtcDateTime).AddDays(wait);
        var paused = schedule.Paused(from, from.AddDays(length));
        foreach (var (before, after) in Recurrence.After(schedule, Oslo, start).Zip(Recurrence.After(paused, Oslo, start)).Take(40))
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before.Slot, Oslo).DateTime);
            Assert.Equal(before.At is not null && day >= from && day < from.AddDays(length) ? before with { LeftOut = LeftOut.Paused } : before, after);
        }
    });

    [Fact]
    public void A_skip_leaves_out_one_date_and_resuming_brings_it_back() => Gen.Select(Schedules, Instants).Always((schedule, start) =>
    {
        var all = Recurrence.After(schedule, Oslo, start).Take(30).ToList();
        var next = all.First(occurrence => occurrence.At is not null);
        var skipped = schedule.Skipped(next.Scheduled);

        Assert.Equal(all.Select(one => one == next ? one with { LeftOut = LeftOut.Skipped } : one), Recurrence.After(skipped, Oslo, start).Take(30));
        Assert.Equal(all, Recurrence.After(skipped.Resumed(next.Scheduled), Oslo, start).Take(30));
        Assert.Same(skipped, skipped.Skipped(next.Scheduled));
    });

    [Fact]
    public void A_skipped_week_stays_skipped_when_the_weekday_changes()
    {
        var skipped = Schedule.Default.Skipped(new DateOnly(2026, 11, 23));

        Assert.Equal(LeftOut.Skipped, Recurrence.On(skipped with { Weekday = DayOfWeek.Thursday }, Oslo, new DateOnly(2026, 11, 26)).LeftOut);
        Assert.Null(Recurrence.On(skipped with { Weekday = DayOfWeek.Thursday }, Oslo, new DateOnly(2026, 12, 3)).LeftOut);
    }

    [Fact]
    public void A_pause_goes_by_the_day_of_posting_and_ends_on_the_day_it_names()
    {
        var schedule = Schedule.Default.Paused(new DateOnly(2027, 5, 10), new DateOnly(2027, 5, 18));

        // 17 May is moved to the 18th, when the pause is over.
        Assert.Null(Recurrence.On(schedule, Oslo, new DateOnly(2027, 5, 17)).LeftOut);
        Assert.Equal(LeftOut.Paused, Recurrence.On(schedule, Oslo, new DateOnly(2027, 5, 10)).LeftOut);
        Assert.Null(Recurrence.On(schedule, Oslo, new DateOnly(2027, 5, 3)).LeftOut);
    }

    [Fact]
    public void Resuming_ends_the_pause_today_and_what_was_paused_before_stays_so()
    {
        var schedule = Schedule.Default.Paused(new DateOnly(2026, 11, 18), null).Resumed(new DateOnly(2026, 12, 1));

        Assert.Equal(LeftOut.Paused, Recurrence.On(schedule, Oslo, new DateOnly(2026, 11, 30)).LeftOut);
        Assert.Null(Recurrence.On(schedule, Oslo, new DateOnly(2026, 12, 7)).LeftOut);
        Assert.Null(Schedule.Default.Paused(new DateOnly(2026, 11, 18), null).Resumed(new DateOnly(2026, 11, 18)).Pause);
    }

    [Fact]
    public void A_new_end_of_a_pause_keeps_its_beginning()
    {
        var schedule = Schedule.Default.Paused(new DateOnly(2026, 11, 18), null).Paused(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 20));

        Assert.Equal(new Pause(new DateOnly(2026, 11, 18), new DateOnly(2026, 12, 20)), schedule.Pause);
    }

    [Theory]
    [InlineData("2026-11-18T05:59", "2026-11-18T06:00", "before seven")]
    [InlineData("2026-11-18T06:00", "2026-11-18T06:00", "seven")]
    [InlineData("2026-11-18T17:00", "2026-11-18T17:00", "six in the evening")]
    [InlineData("2026-11-18T17:01", "2026-11-19T06:00", "after six")]
    [InlineData("2026-10-24T20:00", "2026-10-25T06:00", "over a clock change")]
    public void People_are_written_to_by_day(string instant, string then, string why)
    {
        Assert.True(At(then) == Recurrence.Daytime(At(instant), Oslo), why);
    }

    [Fact]
    public void A_day_before_is_the_same_time_on_the_wall_also_over_a_clock_change()
    {
        Assert.Equal(At("2027-03-27T08:00"), Recurrence.DayBefore(At("2027-03-28T07:00"), Oslo));
        Assert.Equal(At("2026-10-24T07:00"), Recurrence.DayBefore(At("2026-10-25T08:00"), Oslo));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
