namespace OtgBot.Features.Participation.Domain;

/// <summary>What is counted of a person in a week. A person counts once in each, however often they did it.</summary>
[Flags]
internal enum Figures
{
    None = 0,

    /// <summary>Did anything at all.</summary>
    TookPart = 1,

    /// <summary>Took, did or declined a microaction.</summary>
    Answered = 2,

    Proposed = 4,

    Voted = 8,
}

/// <summary>The figures that exist once for each principle, and all of them in a list.</summary>
internal static class FiguresByPrinciple
{
    public const int Principles = 7;

    /// <summary>Took on a microaction of this principle.</summary>
    /// <param name="principle">1–7.</param>
    public static Figures Taken(int principle) => IsPrinciple(principle) ? (Figures)(1 << (7 + principle)) : Figures.None;

    /// <summary>Did a microaction of this principle.</summary>
    /// <param name="principle">1–7.</param>
    public static Figures Done(int principle) => IsPrinciple(principle) ? (Figures)(1 << (15 + principle)) : Figures.None;

    public static IReadOnlyList<Figures> All { get; } =
    [
        Figures.TookPart, Figures.Answered, Figures.Proposed, Figures.Voted,
        .. Enumerable.Range(1, Principles).Select(Taken), .. Enumerable.Range(1, Principles).Select(Done),
    ];

    private static bool IsPrinciple(int principle) => principle is >= 1 and <= Principles;
}
