using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>A date as people write it in the three languages: 15 aug, 15. august 2027, Aug 15, 15.8, 15.08.2027, 2027-08-15.</summary>
internal static class DateWords
{
    private static readonly char[] Between = [' ', '.', ',', '/', '-'];

    /// <summary>
    /// The date meant, or null where it is none (31 February, say). Without a year: one that is up to two months back is a slip, and one
    /// further back means next year, since nobody pauses until last summer.
    /// </summary>
    public static DateOnly? Read(string given, DateOnly today)
    {
        var parts = given.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts switch
        {
            [var year, var month, var day] when year.Length == 4 => Date(Number(day), Month(month), Number(year), today),
            [var day, var month, var year] when Number(day) is not null => Date(Number(day), Month(month), Year(year), today),
            [var month, var day, var year] => Date(Number(day), Month(month), Year(year), today),
            [var day, var month] when Number(day) is not null => Date(Number(day), Month(month), today.Year, today, isComing: true),
            [var month, var day] => Date(Number(day), Month(month), today.Year, today, isComing: true),
            _ => null,
        };
    }

    private static DateOnly? Date(int? day, int? month, int? year, DateOnly today, bool isComing = false)
    {
        if (day is not { } d || month is not { } m || year is not { } y || y is < 2000 or > 2200 || m is < 1 or > 12) return null;
        if (isComing && new DateOnly(y, m, Math.Clamp(d, 1, 28)).AddMonths(2) < today) y++;
        return d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    private static int? Number(string given) => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Year(string given) => given.Length == 2 ? 2000 + Number(given) : Number(given);

    /// <summary>By number, or by the first three letters at least of its name.</summary>
    private static int? Month(string given)
    {
        if (Number(given) is { } number) return number;
        if (given.Length < 3) return null;
        foreach (var language in Languages.All)
        {
            var names = language.Culture().DateTimeFormat.MonthNames;
            for (var month = 0; month < 12; month++)
            {
                if (names[month].StartsWith(given, StringComparison.OrdinalIgnoreCase)) return month + 1;
            }
        }

        return null;
    }
}
