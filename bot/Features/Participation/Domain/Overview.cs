namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// What leads see of a community over a window, and what everybody else sees when they ask for it. All of it is worked out of
/// <see cref="Published"/> numbers and so tells nothing more: sums, and the highest.
/// </summary>
internal sealed record Overview
{
    /// <summary>The windows there are, in weeks.</summary>
    public static readonly IReadOnlyList<int> Windows = [4, 12, 52];

    public required int Weeks { get; init; }

    /// <summary>The Monday of the first week.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The Sunday of the last week.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Where the bot came after the last four whole weeks: when the first numbers are made.</summary>
    public required DateOnly? FirstNumbers { get; init; }

    /// <summary>Four weeks at a time, the oldest first.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>At least this many different persons took on microactions.</summary>
    public required int Persons { get; init; }

    public required int Taken { get; init; }

    public required int Done { get; init; }

    public required int Topics { get; init; }

    public required int Voted { get; init; }

    /// <summary>For principle 1 to 7.</summary>
    public required IReadOnlyList<(int Taken, int Done)> Principles { get; init; }

    public bool IsEmpty => Taken == 0 && Done == 0 && Topics == 0 && Voted == 0;

    /// <summary>True if something could not be shown.</summary>
    public bool LeavesOut => Done == 0 || Parts.Any(part => part is { IsHere: true, Taken: 0 });

    /// <param name="weeks">4, 12 or 52.</param>
    /// <param name="running">The four weeks that run.</param>
    /// <param name="came">The day the bot came.</param>
    /// <param name="published">In any order; more than the window and gaps are fine.</param>
    /// <param name="guard">What may be shown.</param>
    public static Overview Of(int weeks, FourWeeks running, DateOnly came, IReadOnlyCollection<Published> published, Guard guard)
    {
        var parts = weeks / FourWeeks.Weeks;
        var window = Enumerable.Range(0, parts).Select(part => running.Plus(part - parts)).ToList();
        var shown = published.Where(numbers => numbers.Monday >= window[0].Monday && numbers.Monday < running.Monday)
            .Select(numbers => numbers.Under(guard)).ToDictionary(numbers => numbers.Monday);
        return new Overview
        {
            Weeks = weeks,
            From = window[0].Monday,
            To = window[^1].Sunday,
            FirstNumbers = came > window[^1].Sunday ? FourWeeks.Of(came).Plus(1).Monday : null,
            Parts = [.. window.Select(four => Part.Of(four, came, shown.GetValueOrDefault(four.Monday)))],
            Persons = shown.Values.Select(numbers => guard.PersonsBehind(numbers.Taken)).DefaultIfEmpty().Max(),
            Taken = shown.Values.Sum(numbers => numbers.Taken),
            Done = shown.Values.Sum(numbers => numbers.Done),
            Topics = shown.Values.Sum(numbers => numbers.Topics),
            Voted = shown.Values.Select(numbers => numbers.Voted).DefaultIfEmpty().Max(),
            Principles = [.. Enumerable.Range(0, FiguresByPrinciple.Principles)
                .Select(at => (shown.Values.Sum(numbers => numbers.TakenBy[at]), shown.Values.Sum(numbers => numbers.DoneBy[at])))],
        };
    }
}

/// <summary>Four weeks of a window.</summary>
/// <param name="When">Which.</param>
/// <param name="IsHere">False if the bot came later.</param>
/// <param name="Taken">0 for too few to show.</param>
/// <param name="Done">0 for too few to show.</param>
internal sealed record Part(FourWeeks When, bool IsHere, int Taken, int Done)
{
    public static Part Of(FourWeeks when, DateOnly came, Published? numbers) =>
        new(when, when.Sunday >= came || numbers is not null, numbers?.Taken ?? 0, numbers?.Done ?? 0);
}
