using System.Globalization;

namespace OtgBot.Scheduling.Calendar;

/// <summary>One scheduled date of a prompt, and what became of it in the calendar.</summary>
/// <param name="Scheduled">The local date by the weekday alone: its name, even if it is moved.</param>
/// <param name="Slot">The instant the calendar gives it, even if nothing is posted then.</param>
/// <param name="Holiday">The public holiday it falls on, which moved it or left it out.</param>
/// <param name="LeftOut">Why nothing is posted, or null if it is.</param>
/// <param name="Quiet">The quiet period, if that is why.</param>
internal sealed record Occurrence(DateOnly Scheduled, DateTimeOffset Slot, Holiday? Holiday = null, LeftOut? LeftOut = null,
    QuietPeriod? Quiet = null)
{
    /// <summary>When it is posted, or null if it is left out.</summary>
    public DateTimeOffset? At => LeftOut is null ? Slot : null;

    /// <summary>
    /// True if the clock looks at it: to post it, or to put on record that a lead left it out. What the calendar leaves out is passed over.
    /// </summary>
    public bool ComesDue => LeftOut is null or Calendar.LeftOut.Paused or Calendar.LeftOut.Skipped;

    /// <summary>The local date of <see cref="Slot"/>.</summary>
    public DateOnly Day(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Slot, zone).DateTime);

    /// <summary>Such as <c>2026-11-23</c>; sorts by time.</summary>
    public string Name => NameOf(Scheduled);

    public static string NameOf(DateOnly scheduled) => scheduled.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The date a name stands for, or null if it is no name.</summary>
    public static DateOnly? Parse(string? name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>Why a scheduled date gets no prompt.</summary>
internal enum LeftOut
{
    Quiet,

    /// <summary>A public holiday, if the lead chose to skip those.</summary>
    Holiday,

    /// <summary>A public holiday moves it into a week that has one of its own.</summary>
    Crowded,

    /// <summary>A lead paused the prompts.</summary>
    Paused,

    /// <summary>A lead skipped this one.</summary>
    Skipped,
}
