namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// Four whole ISO weeks, the shortest time that numbers are made for. They begin at the same Mondays in all communities, whatever happens
/// there: if a lead could move them, two that overlap would tell what lies between.
/// </summary>
internal readonly record struct FourWeeks
{
    public const int Weeks = 4;

    private const int Days = 7 * Weeks;

    /// <summary>A Monday.</summary>
    private static readonly DateOnly Beginning = new(1970, 1, 5);

    private FourWeeks(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(Days - 1);

    public static FourWeeks Of(DateOnly day) => new(day.AddDays(-((day.DayNumber - Beginning.DayNumber) % Days)));

    public FourWeeks Plus(int others) => new(Monday.AddDays(Days * others));
}
