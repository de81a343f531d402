namespace OtgBot.Scheduling;

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

    /// <summary>The Monday of a week that counts, where <see cref="EveryWeeks"/> is more than one.</summary>
    public DateOnly Anchor { get; init; } = new(2024, 1, 1);
}

internal enum HolidayRule
{
    /// <summary>To the next working day.</summary>
    Move,

    Skip,
}
