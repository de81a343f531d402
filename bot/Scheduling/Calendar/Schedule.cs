using OtgBot.Turns;

namespace OtgBot.Scheduling.Calendar;

/// <summary>
/// When a community wants its prompt, as the lead said it: local intent, in the community's own zone. The instant is computed
/// from it each time (<see cref="Recurrence"/>), so that nine o'clock stays nine o'clock when the clocks change.
/// </summary>
internal sealed record Schedule
{
    /// <summary>Nothing is posted earlier in the day, or later than <see cref="Latest"/>.</summary>
    public static readonly TimeOnly Earliest = new(7, 0);

    public static readonly TimeOnly Latest = new(18, 0);

    public static readonly Schedule Default = new();

    public DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;

    public TimeOnly Time { get; init; } = new(9, 0);

    /// <summary>1 is every week; at most 4.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>What happens to a prompt that falls on a public holiday.</summary>
    public HolidayRule Holidays { get; init; } = HolidayRule.Move;

    /// <summary>True leaves out Easter week, July, and 24 December to 1 January.</summary>
    public bool QuietPeriods { get; init; } = true;

    /// <summary>The Monday of a week that counts, if <see cref="EveryWeeks"/> is more than one.</summary>
    public DateOnly Anchor { get; init; } = new(2024, 1, 1);

    /// <summary>The latest pause a lead asked for, even if it is over; null if there was none.</summary>
    public Pause? Pause { get; init; }

    /// <summary>
    /// Dates a lead skipped, or null if there are none. Each stands for its week, so that a change of the weekday does not bring it back.
    /// </summary>
    public IReadOnlyList<DateOnly>? Skips { get; init; }

    public bool IsSkipped(DateOnly scheduled) => Skips?.Any(skip => IsoWeek.Of(skip) == IsoWeek.Of(scheduled)) == true;

    /// <summary>Nothing is posted from today until a date, or until <see cref="Resumed"/>. A pause that lasts gets the new end.</summary>
    public Schedule Paused(DateOnly today, DateOnly? until) =>
        this with { Pause = new Pause(Pause is { } now && now.Covers(today) ? now.From : today, until) };

    /// <summary>The pause ends today, and what was skipped from now on is posted after all.</summary>
    public Schedule Resumed(DateOnly today)
    {
        var past = Skips?.Where(skip => skip < today).ToList();
        return this with
        {
            Pause = Pause is { } now && now.Covers(today) ? now.From == today ? null : now with { Until = today } : Pause,
            Skips = past?.Count > 0 ? past : null,
        };
    }

    public Schedule Skipped(DateOnly scheduled) => IsSkipped(scheduled) ? this : this with { Skips = [.. Skips ?? [], scheduled] };
}

/// <summary>A lead wants nothing posted for a while.</summary>
/// <param name="From">The first local day without a prompt.</param>
/// <param name="Until">The first local day with one again; null until a lead resumes.</param>
internal sealed record Pause(DateOnly From, DateOnly? Until)
{
    public bool Covers(DateOnly day) => day >= From && (Until is null || day < Until);
}

internal enum HolidayRule
{
    /// <summary>To the next working day.</summary>
    Move,

    Skip,
}
