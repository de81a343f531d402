using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scheduling.Calendar;

/// <summary>One prompt in a week at most, and none that stays away without a reason.</summary>
public sealed class OneAWeekTests
{
    private static readonly string[] ZoneIds = ["Europe/Oslo", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia", "UTC"];

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

    private static readonly Gen<TimeZoneInfo> Zones = Gen.Int[0, ZoneIds.Length - 1].Select(one => TimeZoneInfo.FindSystemTimeZoneById(ZoneIds[one]));

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 5_000_000].Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void No_schedule_makes_two_in_one_week_or_leaves_one_out_without_saying_why() => Gen.Select(Schedules, Zones, Instants).Always((schedule, zone, start) =>
    {
        var dates = Recurrence.After(schedule, zone, start).Take(120).ToList();
        var weeks = dates.Where(one => one.At is not null).Select(one => IsoWeek.Of(one.Day(zone))).ToList();
        Assert.Equal(weeks.Distinct(), weeks);
        Assert.All(dates.Where(one => one.At is null), one =>
        {
            Assert.Contains(" fordi det er ", OccurrenceTexts.Line(Language.Nb, one, zone), StringComparison.Ordinal);
            Assert.Contains(" fordi det er ", OccurrenceTexts.Line(Language.Nn, one, zone), StringComparison.Ordinal);
            Assert.Contains(" because it is ", OccurrenceTexts.Line(Language.En, one, zone), StringComparison.Ordinal);
        });
    });

    [Fact]
    public async Task Leads_who_change_their_minds_get_no_second_one_in_a_week_either()
    {
        using var folder = new TempFolder();
        await using var store = SharedSqlite.Open(folder.File("otgbot.db"));
        var random = new Random(19);
        for (var story = 0; story < 60; story++)
        {
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(1_500)));
            var ids = 0;
            var schedules = new Schedules(store, new Alarms(store, () => $"id{story}-{ids++}", clock), clock);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneIds[random.Next(ZoneIds.Length)]);
            var community = new Community { Address = new Address("test", "tenant", $"team{story}", ConversationKind.Channel), Zone = zone.Id };
            await schedules.Save(community, Drawn(random), Cancel);
            var weeks = new List<IsoWeek>();
            for (var step = 0; step < 40; step++)
            {
                var due = (await schedules.Coming(community, Cancel)).First(one => one.ComesDue);
                if (random.Next(3) == 0 && due.Slot - clock.GetUtcNow() is { Ticks: > 0 } wait)
                {
                    clock.Advance(wait * random.NextDouble());
                    await schedules.Save(community, Drawn(random), Cancel);
                    continue;
                }

                clock.SetUtcNow(due.Slot);
                if (due.At is not null) weeks.Add(IsoWeek.Of(due.Day(zone)));
                Assert.NotNull(await schedules.Advance(community, due, null, Cancel));
            }

            Assert.True(weeks.Distinct().Count() == weeks.Count, $"story {story}: two in the same week among {string.Join(' ', weeks)}");
            Assert.NotEmpty(weeks);
        }
    }

    private static Schedule Drawn(Random random) => new()
    {
        Weekday = (DayOfWeek)random.Next(7),
        Time = Schedule.Earliest.AddMinutes(random.Next(660)),
        EveryWeeks = random.Next(1, 3),
        Holidays = random.Next(4) == 0 ? HolidayRule.Skip : HolidayRule.Move,
        QuietPeriods = random.Next(3) == 0,
        Anchor = new DateOnly(2026, 1, 5).AddDays(7 * random.Next(2)),
    };
}
