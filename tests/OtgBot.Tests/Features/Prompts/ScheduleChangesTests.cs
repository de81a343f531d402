using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>A lead changes the schedule in the middle of things: nothing is lost, and no week has two.</summary>
public sealed class ScheduleChangesTests
{
    private const string Job = AlarmClock.Job;

    private static readonly Schedule Thursdays = new() { Weekday = DayOfWeek.Thursday };

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prompt_that_is_due_when_the_schedule_is_saved_is_still_posted()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday.AddSeconds(20));

        await Save(town, Thursdays);
        await town.Run(Job);

        Assert.Single(town.Channel.Messages);
        await RunUntil(town, Monday.AddDays(9));
        Assert.Single(town.Channel.Messages);
        await RunUntil(town, Monday.AddDays(10));
        Assert.Equal(2, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_later_weekday_after_this_weeks_prompt_starts_next_week()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await town.Install(town.Person("Kari"));
        await RunUntil(town, Monday.AddHours(1));

        var next = await Save(town, Thursdays);

        Assert.Equal(new DateOnly(2026, 12, 3), next.Scheduled);
        await RunUntil(town, Monday.AddDays(9));
        Assert.Single(town.Channel.Messages);
        await RunUntil(town, Monday.AddDays(10));
        Assert.Equal(2, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_later_weekday_after_a_lead_posted_out_of_turn_starts_next_week()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddHours(2));
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        Assert.Contains("Ukas prinsipp", await kari.Says("post nå"));

        var next = await Save(town, Thursdays);

        Assert.Equal(new DateOnly(2026, 12, 3), next.Scheduled);
        Assert.Equal(next, (await town.Get<Schedules>().Coming(await Community(town), Cancel)).First());
    }

    private static async Task<Occurrence> Save(Town town, Schedule schedule)
    {
        var community = await Community(town);
        await town.Get<Schedules>().Save(community, schedule, Cancel);
        return (await town.Get<Schedules>().Next(community, Cancel))!;
    }

    private static async Task<Community> Community(Town town) => (await town.Get<Communities>().Get(town.Person("Kari").Address.Partition, Cancel))!;

    /// <summary>Hour by hour, as the job clock would.</summary>
    private static async Task RunUntil(Town town, DateTimeOffset end)
    {
        while (town.Clock.GetUtcNow() < end)
        {
            town.Clock.Advance(end - town.Clock.GetUtcNow() < TimeSpan.FromHours(1) ? end - town.Clock.GetUtcNow() : TimeSpan.FromHours(1));
            await town.Run(Job);
        }
    }
}
