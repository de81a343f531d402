namespace OtgBot.Features.Participation.Domain;

/// <summary>What leads see of a community over a window of whole weeks, and what everybody else sees when they ask for it.</summary>
internal sealed record Overview
{
    /// <summary>The windows there are, in weeks.</summary>
    public static readonly IReadOnlyList<int> Windows = [4, 12, 52];

    public required int Weeks { get; init; }

    /// <summary>The Monday of the first week.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The Sunday of the last week.</summary>
    public required DateOnly To { get; init; }

    public required GuardedCount TookPart { get; init; }

    public required GuardedCount Answered { get; init; }

    /// <summary>Who came, stayed and went, or null where the window is longer than what is remembered before it.</summary>
    public required Movement? Movement { get; init; }

    /// <summary>For principle 1 to 7.</summary>
    public required IReadOnlyList<PrincipleCount> Principles { get; init; }

    public required GuardedCount Proposed { get; init; }

    /// <summary>Rounded down too, and 0 where fewer than five persons proposed.</summary>
    public required int Topics { get; init; }

    public required GuardedCount Voted { get; init; }

    /// <summary>Who took part, period by period, the oldest first.</summary>
    public required IReadOnlyList<Period> Trend { get; init; }

    /// <summary>True where nothing at all can be shown.</summary>
    public bool IsEmpty => TookPart.IsSmall && Answered.IsSmall && Proposed.IsSmall && Voted.IsSmall;

    /// <param name="weeks">4, 12 or 52.</param>
    /// <param name="last">The Monday of the last whole week.</param>
    /// <param name="folded">The folded weeks that are kept, in any order; later ones and gaps are fine.</param>
    public static Overview Of(int weeks, DateOnly last, IReadOnlyList<FoldedWeek> folded)
    {
        var from = last.AddDays(-7 * (weeks - 1));
        var window = Between(folded, from, last);
        var proposed = Count(window, Figures.Proposed);
        return new Overview
        {
            Weeks = weeks,
            From = from,
            To = last.AddDays(6),
            TookPart = Count(window, Figures.TookPart),
            Answered = Count(window, Figures.Answered),
            Movement = weeks > FoldedWeek.WeeksKept / 2 ? null : Movement.Of(folded, weeks, from, last),
            Principles = [.. Enumerable.Range(1, FiguresByPrinciple.Principles).Select(principle => new PrincipleCount(
                Count(window, FiguresByPrinciple.Taken(principle)), Count(window, FiguresByPrinciple.Done(principle))))],
            Proposed = proposed,
            Topics = proposed.IsSmall ? 0 : GuardedCount.Of(window.Sum(week => week.Topics)).AtLeast,
            Voted = Count(window, Figures.Voted),
            Trend = [.. Periods(weeks, from, window)],
        };
    }

    /// <summary>Week by week; a year in periods of four weeks, so that it fits on a phone.</summary>
    private static IEnumerable<Period> Periods(int weeks, DateOnly from, List<FoldedWeek> window)
    {
        var length = weeks > 12 ? 4 : 1;
        for (var start = from; start < from.AddDays(7 * weeks); start = start.AddDays(7 * length))
        {
            var end = start.AddDays(7 * length - 1);
            yield return new Period(start, end, Count(Between(window, start, end), Figures.TookPart));
        }
    }

    internal static List<FoldedWeek> Between(IEnumerable<FoldedWeek> folded, DateOnly from, DateOnly to) =>
        [.. folded.Where(week => week.Monday >= from && week.Monday <= to)];

    /// <summary>Different persons behind a figure over some weeks, as it may be shown.</summary>
    internal static GuardedCount Count(IEnumerable<FoldedWeek> folded, Figures figure) => GuardedCount.Of(folded
        .SelectMany(week => week.Counted.Where(member => member.Value.HasFlag(figure)).Select(member => member.Key))
        .Distinct(StringComparer.Ordinal)
        .Count());
}

/// <summary>How many took on and did microactions of one principle.</summary>
internal sealed record PrincipleCount(GuardedCount Taken, GuardedCount Done);

/// <summary>A bar of the trend.</summary>
internal sealed record Period(DateOnly From, DateOnly To, GuardedCount TookPart);

/// <summary>Who came, stayed and went. All three are worked out from rounded numbers (<see cref="GuardedCount.Surplus"/>), so the true ones may be larger.</summary>
/// <param name="New">Took part, and not in the year before the window.</param>
/// <param name="Returning">Took part, and in the year before the window too.</param>
/// <param name="GoneQuiet">Took part in the window of the same length before, and not in this one.</param>
internal sealed record Movement(GuardedCount New, GuardedCount Returning, GuardedCount GoneQuiet)
{
    public static Movement Of(IReadOnlyList<FoldedWeek> folded, int weeks, DateOnly from, DateOnly last)
    {
        var now = Count(from, last);
        var before = Count(last.AddDays(-7 * (FoldedWeek.WeeksKept - 1)), from.AddDays(-7));
        var ever = Count(last.AddDays(-7 * (FoldedWeek.WeeksKept - 1)), last);
        var both = Count(from.AddDays(-7 * weeks), last);

        // At most as many are new as everybody ever was more than those before; the rest of those who took part were back again.
        var mostNew = ever.AtMost - before.AtLeast;
        return new Movement(
            New: GuardedCount.Surplus(ever, before),
            Returning: GuardedCount.Of(now.AtLeast - mostNew),
            GoneQuiet: GuardedCount.Surplus(both, now));

        GuardedCount Count(DateOnly start, DateOnly end) => Overview.Count(Overview.Between(folded, start, end), Figures.TookPart);
    }
}
