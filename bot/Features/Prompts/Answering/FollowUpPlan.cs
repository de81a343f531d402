using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>When a prompt's follow-up is due.</summary>
internal sealed class FollowUpPlan(Alarms alarms)
{
    /// <summary>The kind of alarm that says when to look.</summary>
    public const string Kind = "follow-up";

    private const int WorkingDays = 2;

    /// <summary>So long before <see cref="Schedule.Latest"/> that a host which restarts still finds time.</summary>
    private static readonly TimeOnly LatestStart = Schedule.Latest.AddHours(-2);

    /// <summary>Two working days after a prompt was posted, at the same time of day if that is a decent one.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset posted, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(posted, zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        for (var left = WorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (NorwegianHolidays.IsWorkingDay(day)) left--;
        }

        var time = TimeOnly.FromDateTime(local);
        return Recurrence.ToInstant(day, time < Schedule.Earliest ? Schedule.Earliest : time > LatestStart ? LatestStart : time, zone);
    }

    /// <summary>A prompt was posted, and a lead wants a follow-up: it becomes due.</summary>
    public Task Plan(Community community, string occurrence, DateTimeOffset posted) =>
        alarms.SetOnce(Kind, community.Address.Partition, occurrence, DueAt(posted, Schedules.Zone(community)));
}
