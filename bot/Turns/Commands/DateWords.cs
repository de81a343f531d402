using System.Globalization;

namespace OtgBot.Turns.Commands;

/// <summary>
/// A date as people write it in the three languages: 15 aug, 15. august 2027, Aug 15, 15.8, 15.08.2027, 2027-08-15, i morgen, fredag. What is
/// written here is also read here, so that somebody may answer with what they were shown.
/// </summary>
internal static class DateWords
{
    private static readonly char[] Between = [' ', '.', ',', '/', '-'];

    /// <summary>Such as «15. august».</summary>
    public static string Day(Language language, DateOnly day) => day.ToString(language.Say("d. MMMM", "d. MMMM", "d MMMM"), language.Culture());

    /// <summary>Such as «15. august 2027».</summary>
    public static string Full(Language language, DateOnly day) => day.ToString(language.Say("d. MMMM yyyy", "d. MMMM yyyy", "d MMMM yyyy"), language.Culture());

    /// <summary>Such as «søndag 15. august 2027».</summary>
    public static string Long(Language language, DateOnly day) => day.ToString("D", language.Culture());

    /// <summary>Such as «søndag 15. august 2027 kl. 12.00».</summary>
    public static string Moment(Language language, DateTime local) => Long(language, DateOnly.FromDateTime(local)) + language.Say(
        nb: $" kl. {local:HH.mm}",
        nn: $" kl. {local:HH.mm}",
        en: $" at {local:HH:mm}");

    /// <summary>
    /// The date meant, or null where it is none (31 February, say). A weekday alone is the next such day after today. Without a year: one
    /// that is up to two months back is a slip, and one further back means next year, since nobody pauses until last summer.
    /// </summary>
    public static DateOnly? Read(string given, DateOnly today)
    {
        var parts = given.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is ["på" or "on", _, ..] ? Read(parts[1..], today) : Read(parts, today);
    }

    private static DateOnly? Read(string[] parts, DateOnly today) => parts switch
    {
        ["i", "dag"] or ["today"] => today,
        ["i", "morgen" or "morgon"] or ["tomorrow"] => today.AddDays(1),
        [var day] when WeekDay(day) is { } weekday => today.AddDays(((weekday - today.DayOfWeek + 6) % 7) + 1),
        [var day, .. var date] when WeekDay(day) is not null => Read(date, today),
        [var year, var month, var day] when year.Length == 4 => Date(Number(day), Month(month), Number(year), today),
        [var day, var month, var year] when Number(day) is not null => Date(Number(day), Month(month), Year(year), today),
        [var month, var day, var year] => Date(Number(day), Month(month), Year(year), today),
        [var day, var month] when Number(day) is not null => Date(Number(day), Month(month), today.Year, today, isComing: true),
        [var month, var day] => Date(Number(day), Month(month), today.Year, today, isComing: true),
        _ => null,
    };

    private static DateOnly? Date(int? day, int? month, int? year, DateOnly today, bool isComing = false)
    {
        if (day is not { } d || month is not { } m || year is not { } y || y is < 2000 or > 2200 || m is < 1 or > 12) return null;
        if (isComing && new DateOnly(y, m, Math.Clamp(d, 1, 28)).AddMonths(2) < today) y++;
        return d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    private static int? Number(string given) => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Year(string given) => given.Length == 2 ? 2000 + Number(given) : Number(given);

    private static int? Month(string given) => Number(given) ?? Named(given, format => format.MonthNames) + 1;

    private static DayOfWeek? WeekDay(string given) => given == "sundag" ? DayOfWeek.Sunday : (DayOfWeek?)Named(given, format => format.DayNames);

    /// <summary>Which of these it is, by the first three letters at least of its name in one of the languages.</summary>
    private static int? Named(string given, Func<DateTimeFormatInfo, string[]> names)
    {
        if (given.Length < 3) return null;
        foreach (var language in Languages.All)
        {
            var at = Array.FindIndex(names(language.Culture().DateTimeFormat), name => name.StartsWith(given, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at;
        }

        return null;
    }
}
