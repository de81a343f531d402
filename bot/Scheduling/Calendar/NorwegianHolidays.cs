namespace OtgBot.Scheduling.Calendar;

/// <summary>
/// The public holidays of Norway in any year: the ten of the act on public holidays, with New Year's Day, and 1 and 17 May
/// (https://lovdata.no/dokument/NL/lov/1995-02-24-12, https://lovdata.no/dokument/NL/lov/1947-04-26-1).
/// </summary>
internal static class NorwegianHolidays
{
    /// <summary>The holiday on this date, or null. If two meet (17 May and Whit Monday, say) the one with a fixed date is named.</summary>
    public static Holiday? On(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) => Holiday.NewYearsDay,
        (5, 1) => Holiday.LabourDay,
        (5, 17) => Holiday.ConstitutionDay,
        (12, 25) => Holiday.ChristmasDay,
        (12, 26) => Holiday.BoxingDay,
        _ => (date.DayNumber - EasterSunday(date.Year).DayNumber) switch
        {
            -3 => Holiday.MaundyThursday,
            -2 => Holiday.GoodFriday,
            0 => Holiday.EasterSunday,
            1 => Holiday.EasterMonday,
            39 => Holiday.AscensionDay,
            49 => Holiday.WhitSunday,
            50 => Holiday.WhitMonday,
            _ => null,
        },
    };

    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && On(date) is null;

    /// <summary>
    /// The Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8;
    /// https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm).
    /// </summary>
    public static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}

internal enum Holiday
{
    NewYearsDay,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    AscensionDay,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    BoxingDay,
}
