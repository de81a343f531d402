using OtgBot.Scheduling.Calendar;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>When people are reminded that the vote closes: once, in the hours when people are written to.</summary>
internal static class Reminder
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>With less time than this left, a reminder helps nobody.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(15);

    /// <summary>With so much left after the night, the morning is the better time.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromHours(2);

    /// <summary>A day before, or later if the vote is short: when three quarters of it have passed.</summary>
    public static DateTimeOffset At(DateTimeOffset opened, DateTimeOffset closes, TimeZoneInfo zone)
    {
        var quarter = (closes - opened) / 4;
        var wanted = closes - (quarter < Longest ? quarter : Longest);
        var morning = Recurrence.Daytime(wanted, zone);
        if (closes - morning >= Enough || morning == wanted) return morning;

        // The morning after would be too late: in the evening before.
        var local = TimeZoneInfo.ConvertTime(wanted, zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        return Recurrence.ToInstant(TimeOnly.FromDateTime(local) < Schedule.Earliest ? day.AddDays(-1) : day, Schedule.Latest, zone);
    }

    public static bool Helps(DateTimeOffset at, DateTimeOffset closes) => closes - at >= Least;
}
