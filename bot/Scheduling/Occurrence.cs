using System.Globalization;

namespace OtgBot.Scheduling;

/// <summary>One scheduled date of a prompt, and what became of it in the calendar.</summary>
/// <param name="Scheduled">The local date by the weekday alone: its name, also where it is moved.</param>
/// <param name="At">When it is posted, or null where it is left out.</param>
/// <param name="Holiday">The public holiday it would have fallen on, which moved it or left it out.</param>
/// <param name="Quiet">The quiet period that left it out.</param>
internal sealed record Occurrence(DateOnly Scheduled, DateTimeOffset? At, Holiday? Holiday = null, QuietPeriod? Quiet = null)
{
    /// <summary>Such as <c>2026-11-23</c>; sorts by time.</summary>
    public string Name => NameOf(Scheduled);

    public static string NameOf(DateOnly scheduled) => scheduled.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The date a name stands for, or null where it is no name.</summary>
    public static DateOnly? Parse(string? name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
