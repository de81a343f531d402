using System.Text.RegularExpressions;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Preview;

/// <summary>What the plan said is what happened, on the days that are hard.</summary>
[Trait("Speed", "slow")]
public sealed partial class PlanHoldsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-18", "Monday", "09:00", "Mandag 28. desember: vi hopper over fordi det er jul og nyttår", "Christmas week")]
    [InlineData("2026-12-16", "Thursday", "12:30", "Torsdag 24. desember: vi hopper over fordi det er jul og nyttår", "Christmas Eve and New Year's Eve")]
    [InlineData("2027-03-10", "Monday", "09:00", "Tirsdag 30. mars kl. 09.00, flyttet fra 29. mars fordi det er andre påskedag", "Easter Monday, over the clock change in spring")]
    [InlineData("2027-03-10", "Sunday", "07:00", "Mandag 29. mars", "a Sunday schedule over Easter and the clock change in spring", false)]
    [InlineData("2026-03-11", "Sunday", "07:00", "Søndag 29. mars: vi hopper over fordi det er påske", "Palm Sunday is the clock change of 2026")]
    [InlineData("2025-03-12", "Sunday", "07:00", "Søndag 30. mars kl. 07.00", "Sunday of the clock change in spring")]
    [InlineData("2026-10-07", "Sunday", "07:00", "Søndag 25. oktober kl. 07.00", "Sunday of the clock change in autumn")]
    [InlineData("2026-10-07", "Monday", "09:00", "Mandag 26. oktober kl. 09.00", "the Monday after it")]
    [InlineData("2027-05-05", "Monday", "09:00", "Tirsdag 18. mai kl. 09.00, flyttet fra 17. mai fordi det er grunnlovsdagen", "17 May 2027, a Monday")]
    [InlineData("2027-06-09", "Wednesday", "18:00", "Onsdag 7. juli: vi hopper over fordi det er juli", "July")]
    public async Task What_the_plan_said_is_what_happened(string start, string weekday, string time, string line, string why, bool quiet = true)
    {
        await using var town = new Town([typeof(SettingsFeature), typeof(PromptsFeature)], now: new DateTimeOffset(DateOnly.Parse(start, null), new TimeOnly(10, 0), TimeSpan.Zero));
        var kari = await Lead(town, new Schedule { Weekday = Enum.Parse<DayOfWeek>(weekday), Time = TimeOnly.Parse(time, null), QuietPeriods = quiet });

        var plan = await kari.Says("plan");
        Assert.True(plan.Contains(line, StringComparison.Ordinal) || !quiet, $"{why}: {plan}");
        Assert.Equal(Promised(plan), await Happened(town, weeks: 8, plan));
    }

    [Fact]
    public async Task It_holds_with_a_pause_a_skip_and_another_rhythm()
    {
        await using var town = new Town([typeof(SettingsFeature), typeof(PromptsFeature)]);
        var kari = await Lead(town, new Schedule { Weekday = DayOfWeek.Friday, Time = new(14, 15), EveryWeeks = 2 });
        await kari.Says("hopp over");
        await kari.Says("pause til 20. des");

        var plan = await kari.Says("plan");
        Assert.Equal(Promised(plan), await Happened(town, weeks: 16, plan));
    }

    [Fact]
    public async Task It_holds_when_the_host_starts_again_half_a_minute_after_nine_on_monday()
    {
        await using var town = new Town([typeof(SettingsFeature), typeof(PromptsFeature)]);
        var kari = await Lead(town, Schedule.Default);
        var plan = await kari.Says("plan");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 30, TimeSpan.Zero));
        await using var restarted = town.SecondHost();
        await restarted.Run(AlarmClock.Job);
        await restarted.Run(AlarmClock.Job);

        var card = town.Channel.Messages.Single(message => message.Text.StartsWith("Ukas prinsipp", StringComparison.Ordinal));
        Assert.StartsWith("Mandag 23. november kl. 09.00 Jobb åpent og positivt", Promised(plan)[0]);
        Assert.Contains("Ukas prinsipp: Jobb åpent og positivt", card.Text);
        var after = await (kari with { Town = restarted }).Says("plan");
        Assert.Equal(Promised(plan)[1..6], Promised(after)[..5]);
        Assert.Equal(Promised(after), await Happened(restarted, weeks: 8, after));
    }

    /// <summary>«Mandag 23. november kl. 09.00 Jobb åpent og positivt» for each date of the plan that is posted.</summary>
    private static string[] Promised(string plan) => [.. Posted().Matches(plan).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")];

    /// <summary>Runs the clock hour by quarter, and notes what the channel gets; as many as the plan promised.</summary>
    private static async Task<string[]> Happened(Town town, int weeks, string plan)
    {
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        var seen = new List<string>();
        var end = town.Clock.GetUtcNow().AddDays(7 * weeks);
        while (town.Clock.GetUtcNow() < end)
        {
            town.Clock.SetUtcNow(town.Clock.GetUtcNow().AddTicks(TimeSpan.FromMinutes(15).Ticks - town.Clock.GetUtcNow().Ticks % TimeSpan.FromMinutes(15).Ticks));
            var local = TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(), oslo).DateTime;
            if (local.Hour is < 6 or > 18) continue;
            var before = town.Channel.Messages.Count;
            await town.Run(AlarmClock.Job);
            seen.AddRange(town.Channel.Messages.Skip(before).Select(message =>
                $"{Language.Nb.Sentence(OccurrenceTexts.When(Language.Nb, local))} {message.Text.Split('\n')[0]["Ukas prinsipp: ".Length..]}"));
        }

        return [.. seen.Take(Promised(plan).Length)];
    }

    private static async Task<TestPerson> Lead(Town town, Schedule schedule)
    {
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Schedules>().Save((await town.Get<Communities>().Get(place.Partition, Cancel))!, schedule, Cancel);
        return kari;
    }

    [GeneratedRegex(@"^(\p{L}+ \d+\. \p{L}+ kl\. \d\d\.\d\d).*\n\s*\d\. (.+)$", RegexOptions.Multiline)]
    private static partial Regex Posted();
}
