using System.Globalization;

namespace OtgBot;

/// <summary>
/// A time of day as people write it: 09.00 in Norwegian, 09:00 in English. Formats for machines do not come here. It knows no language of
/// a reader, so that a pure rule can say a sentence in all three.
/// </summary>
internal static class ClockWords
{
    /// <param name="at">A <see cref="TimeOnly"/> or an instant in the zone it is told in.</param>
    public static string Norwegian(IFormattable at) => at.ToString("HH'.'mm", CultureInfo.InvariantCulture);

    public static string English(IFormattable at) => at.ToString("HH':'mm", CultureInfo.InvariantCulture);

    public static string Norwegian(IFormattable start, IFormattable end) => $"{Norwegian(start)}–{Norwegian(end)}";

    public static string English(IFormattable start, IFormattable end) => $"{English(start)}–{English(end)}";
}
