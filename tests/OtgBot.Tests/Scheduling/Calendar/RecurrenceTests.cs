using OtgBot.Scheduling.Calendar;

namespace OtgBot.Tests.Scheduling.Calendar;

public sealed class RecurrenceTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("2026-03-23", "09:00", "2026-03-23T08:00Z", "the last Monday of winter time")]
    [InlineData("2026-03-30", "09:00", "2026-03-30T07:00Z", "the first Monday of summer time")]
    [InlineData("2026-10-19", "09:00", "2026-10-19T07:00Z", "the last Monday of summer time")]
    [InlineData("2026-10-26", "09:00", "2026-10-26T08:00Z", "the first Monday of winter time")]
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59Z", "the last minute before the gap")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00Z", "a gap moves forward: 03:00")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30Z", "a gap moves forward: 03:30")]
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00Z", "the first minute after the gap")]
    [InlineData("2026-10-25", "01:59", "2026-10-24T23:59Z", "the last minute before the overlap")]
    [InlineData("2026-10-25", "02:00", "2026-10-25T00:00Z", "of two, the first")]
    [InlineData("2026-10-25", "02:59", "2026-10-25T00:59Z", "of two, the first")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00Z", "the first minute after the overlap")]
    public void Local_time_in_Oslo_holds_when_the_clocks_change(string date, string time, string instant, string why)
    {
        var computed = Recurrence.ToInstant(Date(date), TimeOnly.Parse(time, null), Oslo);

        Assert.True(computed == Instant(instant), $"{why}: {computed:u}");
    }

    public static TheoryData<string> Zones => [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Order()];

    [Theory]
    [MemberData(nameof(Zones))]
    public void In_every_zone_a_local_time_is_met_exactly_and_the_first_time_or_moved_over_its_gap(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        for (var date = new DateOnly(2026, 1, 1); date.Year < 2028; date = date.AddDays(1))
        {
            // Zones change around midnight and in the small hours; prompts are at nine.
            foreach (var time in (ReadOnlySpan<TimeOnly>)[new(0, 0), new(0, 30), new(1, 30), new(2, 0), new(2, 30), new(3, 15), new(9, 0), new(23, 30)])
            {
                var local = date.ToDateTime(time);
                var instant = Recurrence.ToInstant(date, time, zone);
                var shown = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
                if (shown == local)
                {
                    // No earlier instant shows the same time on the wall.
                    foreach (var minutes in (ReadOnlySpan<int>)[30, 60, 120])
                        Assert.NotEqual(local, TimeZoneInfo.ConvertTime(instant.AddMinutes(-minutes), zone).DateTime);
                    continue;
                }

                // The clocks were moved past it: just before it was earlier, and at the instant it is later by the gap.
                Assert.True(shown > local && shown - local <= TimeSpan.FromHours(2), $"{local:s} became {shown:s}");
                var wall = zone.GetUtcOffset(instant) - zone.GetUtcOffset(instant - (shown - local) - TimeSpan.FromMinutes(1));
                Assert.Equal(shown - local, wall);
            }
        }
    }

    [Theory]
    [InlineData(1, "2026-11-23 2026-11-30 2026-12-07 2026-12-14")]
    [InlineData(2, "2026-11-30 2026-12-14 2027-01-11 2027-01-25")]
    [InlineData(3, "2026-12-07 2027-01-18 2027-02-08 2027-03-01")]
    [InlineData(4, "2026-11-30 2027-01-25 2027-02-22 2027-04-19")]
    public void Every_n_weeks_counts_from_the_anchor_and_through_what_is_left_out(int weeks, string dates)
    {
        var anchor = weeks == 3 ? "2026-11-16" : "2026-11-30";
        var schedule = new Schedule { EveryWeeks = weeks, Anchor = Date(anchor) };

        Assert.Equal(dates, string.Join(' ', Posted(schedule, "2026-11-18T09:00Z").Take(4)));
    }

    [Fact]
    public void An_anchor_in_the_future_counts_backwards_too()
    {
        var schedule = new Schedule { EveryWeeks = 3, Anchor = Date("2030-01-07"), QuietPeriods = false };
        var first = Recurrence.After(schedule, Oslo, Instant("2026-11-18T09:00Z")).First().Scheduled;

        Assert.Equal(0, (schedule.Anchor.DayNumber - first.DayNumber) % 21);
        Assert.InRange(first.DayNumber - Date("2026-11-18").DayNumber, 0, 21);
    }

    [Fact]
    public void What_is_due_exactly_now_is_not_after_now()
    {
        var monday = Instant("2026-11-23T08:00Z");

        Assert.Equal(Date("2026-11-23"), Recurrence.Next(Schedule.Default, Oslo, monday.AddTicks(-1)).Scheduled);
        Assert.Equal(Date("2026-11-30"), Recurrence.Next(Schedule.Default, Oslo, monday).Scheduled);
    }

    [Theory]
    [InlineData("2027-05-17", DayOfWeek.Monday, "2027-05-18T07:00Z", "ConstitutionDay")]
    [InlineData("2027-03-29", DayOfWeek.Monday, "2027-03-30T07:00Z", "EasterMonday")]
    [InlineData("2026-05-14", DayOfWeek.Thursday, "2026-05-15T07:00Z", "AscensionDay")]
    [InlineData("2026-05-01", DayOfWeek.Friday, "2026-05-04T07:00Z", "LabourDay", 2)]
    public void A_holiday_moves_to_the_next_working_day_and_keeps_its_name(string date, DayOfWeek weekday, string at, string holiday, int everyWeeks = 1)
    {
        var occurrence = Recurrence.On(new Schedule { Weekday = weekday, EveryWeeks = everyWeeks }, Oslo, Date(date));

        Assert.Equal(Instant(at), occurrence.At);
        Assert.Equal(holiday, occurrence.Holiday.ToString());
        Assert.Equal(date, occurrence.Name);
    }

    [Fact]
    public void A_holiday_moved_beyond_a_weekend_and_another_holiday_is_still_ahead_until_then()
    {
        var schedule = new Schedule { Weekday = DayOfWeek.Thursday, QuietPeriods = false, EveryWeeks = 2, Anchor = Date("2027-03-22") };

        var next = Recurrence.Next(schedule, Oslo, Instant("2027-03-28T10:00Z"));

        Assert.Equal("2027-03-25", next.Name);
        Assert.Equal(Instant("2027-03-30T07:00Z"), next.At);
        Assert.Equal("2027-04-08", Recurrence.Next(schedule, Oslo, Instant("2027-03-30T07:00Z")).Name);
    }

    [Theory]
    [InlineData("2027-03-25", DayOfWeek.Thursday, "Maundy Thursday moved to Tuesday, and Thursday comes too")]
    [InlineData("2026-05-01", DayOfWeek.Friday, "1 May moved to Monday, and Friday comes too")]
    [InlineData("2027-05-16", DayOfWeek.Sunday, "Whit Sunday moved to Tuesday over Whit Monday, and Sunday comes too")]
    public void What_a_holiday_moves_into_a_week_that_has_one_of_its_own_gives_way(string date, DayOfWeek weekday, string why)
    {
        var moved = Recurrence.On(new Schedule { Weekday = weekday, QuietPeriods = false }, Oslo, Date(date));

        Assert.True(moved is { LeftOut: LeftOut.Crowded, At: null, ComesDue: false }, why);
    }

    [Fact]
    public void What_is_moved_into_a_week_whose_own_is_moved_on_from_there_comes()
    {
        // Christmas Day moves to Monday 28 December; New Year's Day would have been that week's, and is moved out of it.
        var schedule = new Schedule { Weekday = DayOfWeek.Friday, QuietPeriods = false };

        Assert.Equal(Instant("2026-12-28T08:00Z"), Recurrence.On(schedule, Oslo, Date("2026-12-25")).At);
        Assert.Equal(LeftOut.Crowded, Recurrence.On(schedule, Oslo, Date("2027-01-01")).LeftOut);
        Assert.NotNull(Recurrence.On(schedule, Oslo, Date("2027-01-08")).At);
    }

    [Fact]
    public void A_holiday_is_left_out_where_the_lead_chose_so()
    {
        var occurrence = Recurrence.On(new Schedule { Holidays = HolidayRule.Skip }, Oslo, Date("2027-05-17"));

        Assert.Null(occurrence.At);
        Assert.Equal(Holiday.ConstitutionDay, occurrence.Holiday);
    }

    [Theory]
    [InlineData("2027-03-20", null)]
    [InlineData("2027-03-21", "Easter")]
    [InlineData("2027-03-27", "Easter")]
    [InlineData("2027-03-28", null)]
    [InlineData("2027-06-30", null)]
    [InlineData("2027-07-01", "July")]
    [InlineData("2027-07-31", "July")]
    [InlineData("2027-08-01", null)]
    [InlineData("2027-12-23", null)]
    [InlineData("2027-12-24", "Christmas")]
    [InlineData("2028-01-01", "Christmas")]
    [InlineData("2028-01-02", null)]
    public void Quiet_periods_are_Easter_week_July_and_Christmas_to_New_Year(string date, string? period)
    {
        Assert.Equal(period, QuietPeriods.On(Date(date))?.ToString());
    }

    [Fact]
    public void In_a_quiet_period_nothing_is_posted_unless_the_lead_wants_it()
    {
        var july = Date("2027-07-05");

        Assert.Null(Recurrence.On(Schedule.Default, Oslo, july).At);
        Assert.NotNull(Recurrence.On(Schedule.Default with { QuietPeriods = false }, Oslo, july).At);
    }

    [Theory]
    [InlineData("2026-11-23T08:00Z", "2026-11-23T14:00Z", "six hours")]
    [InlineData("2026-11-23T13:00Z", "2026-11-23T17:00Z", "not after six in the evening")]
    [InlineData("2026-11-23T17:00Z", "2026-11-23T17:30Z", "half an hour at least")]
    public void A_late_prompt_is_posted_within_six_hours_and_not_in_the_evening(string at, string deadline, string why)
    {
        Assert.True(Instant(deadline) == Recurrence.Deadline(Instant(at), Oslo), why);
    }

    private static IEnumerable<string> Posted(Schedule schedule, string after) =>
        Recurrence.After(schedule, Oslo, Instant(after)).Where(occurrence => occurrence.At is not null).Select(occurrence => occurrence.Name);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
