using System.Globalization;

namespace OtgBot.Turns.Commands;

/// <summary>
/// A date as people write it in the three languages: 15 aug, 15. august 2027, Aug 15, 15.8, 15.08.2027, 2027-08-15, i morgen, fredag. What
/// is written here is also read here, so that somebody may answer with what they were shown.
/// </summary>
internal static class DateWords
{
    private static readonly char[] Between = [' ', '.', ',', '/', '-'];

    /// <summary>Such as «15. august».</summary>
    public static string Day(Language language, DateOnly day) =>
        day.ToString(language.Say("d. MMMM", "d. MMMM", "d MMMM"), language.Culture());

    /// <summary>Such as «15. august 2027».</summary>
    public static string Full(Language language, DateOnly day) =>
        day.ToString(language.Say("d. MMMM yyyy", "d. MMMM yyyy", "d MMMM yyyy"), language.Culture());

    /// <summary>Such as «søndag 15. august 2027».</summary>
    public static string Long(Language language, DateOnly day) =>
        day.ToString(language.Say("dddd d. MMMM yyyy", "dddd d. MMMM yyyy", "dddd d MMMM yyyy"), language.Culture());

    /// <summary>Such as «søndag 15. august 2027 kl. 12.00».</summary>
    public static string Moment(Language language, DateTime local) => Long(language, DateOnly.FromDateTime(local)) + language.Say(
        nb: $" kl. {local:HH.mm}",
        nn: $" kl. {local:HH.mm}",
        en: $" at {local:HH:mm}");

    /// <summary>
    /// The date meant, or null if it is none (31 February, say). A weekday alone is the next such day after today. Without a year: one
    /// that is up to two months back is a slip, and one further back means next year, since nobody pauses until last summer.
    /// </summary>
    public static DateOnly? Read(string given, DateOnly today) => Read(Parts(given), today);

    /// <summary>
    /// Why it is no date that anything can be planned for, if that is plain; null if it is, or if nobody knows what it is.
    /// </summary>
    public static UserError? WhyNot(string given, DateOnly today, string? question = null)
    {
        var parts = Parts(given);
        if (parts is ["i", "går"] or ["i", "går", _] or ["yesterday"] || Read(parts, today) < today)
        {
            return new UserError(
                nb: $"Den dagen har vært. Velg en som kommer, for eksempel «{Day(Language.Nb, today.AddDays(14))}».",
                nn: $"Den dagen har vore. Vel ein som kjem, til dømes «{Day(Language.Nn, today.AddDays(14))}».",
                en: $"That day is past. Choose one to come, for example “{Day(Language.En, today.AddDays(14))}”.")
            { Question = question };
        }

        if (parts is not [var day, var month, ..] || Number(day) is not (> 0 and <= 31 and { } d)
            || Month(month) is not (> 0 and <= 12 and { } m) || d <= DateTime.DaysInMonth(2028, m)) return null;
        string Name(Language language) => language.Culture().DateTimeFormat.GetMonthName(m);
        return new UserError(
            nb: $"{Language.Nb.Sentence(Name(Language.Nb))} har ikke {d} dager.",
            nn: $"{Language.Nn.Sentence(Name(Language.Nn))} har ikkje {d} dagar.",
            en: $"{Name(Language.En)} does not have {d} days.")
        { Question = question };
    }

    /// <summary>The weekday of this name in one of the languages, or null.</summary>
    public static DayOfWeek? Weekday(string given) => WeekDay(given.ToLowerInvariant().Trim('.', ','));

    /// <summary>Without the words around it: «på den 15. august», «15th of August».</summary>
    private static string[] Parts(string given) =>
    [
        .. given.Normalize().ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => part is not ("på" or "on" or "den" or "the" or "of" or "til" or "until" or "fram"))
            .Select(part => part.Length is 3 or 4 && part[^2..] is "st" or "nd" or "rd" or "th" && char.IsAsciiDigit(part[0])
                ? part[..^2]
                : part),
    ];

    private static DateOnly? Read(string[] parts, DateOnly today) => parts switch
    {
        ["i", "dag"] or ["today"] => today,
        ["i", "morgen" or "morgon"] or ["tomorrow"] => today.AddDays(1),
        ["i", "overmorgen" or "overmorgon"] or ["overmorgen" or "overmorgon"] => today.AddDays(2),
        ["neste" or "next", "uke" or "veke" or "week"] => MondayOf(today).AddDays(7),
        ["neste" or "next", var day] when WeekDay(day) is { } weekday => MondayOf(today).AddDays(7 + (((int)weekday + 6) % 7)),
        ["uke" or "veke" or "week", var week] when Number(week) is >= 1 and <= 53 and { } number => Week(number, today),
        ["om" or "in", var count, var unit] when Count(count) is { } many => Later(today, many, unit),
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

    private static int? Number(string given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Monday of the next week of this number.</summary>
    private static DateOnly? Week(int number, DateOnly today)
    {
        var year = ISOWeek.GetYear(today.ToDateTime(TimeOnly.MinValue));
        for (var at = year; at <= year + 6; at++)
        {
            if (number > ISOWeek.GetWeeksInYear(at)) continue;
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(at, number, DayOfWeek.Monday));
            if (monday.AddDays(6) >= today) return monday;
        }

        return null;
    }

    private static DateOnly? Later(DateOnly today, int count, string unit) => unit switch
    {
        "dag" or "dager" or "dagar" or "day" or "days" => today.AddDays(count),
        "uke" or "uker" or "veke" or "veker" or "week" or "weeks" => today.AddDays(count * 7),
        "måned" or "måneder" or "månad" or "månader" or "month" or "months" => today.AddMonths(count),
        _ => null,
    };

    private static int? Count(string given) => Number(given) is > 0 and <= 100 and { } number ? number
        : given == "a" ? 1
        : Filler.Numerals.TryGetValue(WordForms.Folded(given), out var word) ? word : null;

    private static int? Year(string given) => given.Length == 2 ? 2000 + Number(given) : Number(given);

    private static int? Month(string given) => Number(given) ?? Named(given, format => format.MonthNames) + 1;

    private static DayOfWeek? WeekDay(string given) =>
        given == "sundag" ? DayOfWeek.Sunday : (DayOfWeek?)Named(given, format => format.DayNames);

    /// <summary>Which of these it is, by the first three letters at least of its name in one of the languages.</summary>
    private static int? Named(string given, Func<DateTimeFormatInfo, string[]> names)
    {
        if (given.Length < 3) return null;
        foreach (var language in Languages.All)
        {
            var at = Array.FindIndex(names(language.Culture().DateTimeFormat),
                name => name.StartsWith(given, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at;
        }

        return null;
    }
}
