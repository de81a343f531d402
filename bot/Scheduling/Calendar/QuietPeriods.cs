namespace OtgBot.Scheduling.Calendar;

/// <summary>The times of the year when most people are away, and a prompt would talk to an empty room.</summary>
internal static class QuietPeriods
{
    public static QuietPeriod? On(DateOnly date)
    {
        if (date.Month == 7) return QuietPeriod.July;
        if (date is { Month: 12, Day: >= 24 } or { Month: 1, Day: 1 }) return QuietPeriod.Christmas;

        // From Palm Sunday to Easter Eve. Easter Sunday and Monday are holidays, and those have a rule of their own.
        var toEaster = NorwegianHolidays.EasterSunday(date.Year).DayNumber - date.DayNumber;
        return toEaster is >= 1 and <= 7 ? QuietPeriod.Easter : null;
    }
}

internal enum QuietPeriod
{
    Easter,
    July,
    Christmas,
}
