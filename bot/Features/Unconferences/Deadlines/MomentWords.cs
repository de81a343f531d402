using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Cards.Inputs;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// A day with a time, as people write it in the three languages: 1. des kl. 12, 1 Dec at 12:00, 1.12.2026 16.30, 2026-12-01T12:00.
/// </summary>
internal static partial class MomentWords
{
    /// <summary>If only a day was written: the end of the working day.</summary>
    private static readonly TimeOnly Usual = new(16, 0);

    /// <summary>The instant that is meant in this zone, or null if it is none (31 February, 25:00).</summary>
    public static DateTimeOffset? Read(string given, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (InputDateTime.Read(given.Trim()) is { } instant) return instant;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (WithTime().Match(given.Trim()) is { Success: true } match && DateWords.Read(match.Groups["day"].Value, today) is { } day)
        {
            return Time(match.Groups["hour"].Value, match.Groups["minute"].Value) is { } time
                ? Recurrence.ToInstant(day, time, zone)
                : null;
        }

        return DateWords.Read(given, today) is { } alone ? Recurrence.ToInstant(alone, Usual, zone) : null;
    }

    /// <summary>Why its day is none that anything can be planned for, see <see cref="DateWords.WhyNot"/>.</summary>
    public static UserError? WhyNot(string given, DateTimeOffset now, TimeZoneInfo zone, string question) => DateWords.WhyNot(
        WithTime().Match(given.Trim()) is { Success: true } match ? match.Groups["day"].Value : given,
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), question);

    private static TimeOnly? Time(string hour, string minute) =>
        int.Parse(hour, CultureInfo.InvariantCulture) is var h and < 24
            && (minute.Length == 0 ? 0 : int.Parse(minute, CultureInfo.InvariantCulture)) is var m and < 60
            ? new TimeOnly(h, m)
            : null;

    /// <summary>A time needs its minutes or a word before it, or the 12 of «1.12» would be one.</summary>
    [GeneratedRegex(@"^(?<day>.+?)(?:\s*,)?(?:(?:[\sT]+(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})(?::[0-9]{2})?)|(?:\s+(?:kl\.?|klokka|klokken|at)\s*(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2}))?))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithTime();
}
