namespace OtgBot.Features.Participation.Domain;

/// <summary>What is counted of a person in a week. A person counts once in each, however often they did it.</summary>
[Flags]
internal enum Figures
{
    None = 0,

    /// <summary>Took on a microaction.</summary>
    Taken = 1,

    /// <summary>Did a microaction.</summary>
    Done = 2,

    Proposed = 4,

    Voted = 8,
}

/// <summary>The figures that exist once for each principle.</summary>
internal static class FiguresByPrinciple
{
    public const int Principles = 7;

    /// <summary>Took on a microaction of this principle.</summary>
    /// <param name="principle">1–7.</param>
    public static Figures Taken(int principle) => IsPrinciple(principle) ? (Figures)(1 << (7 + principle)) : Figures.None;

    /// <summary>Did a microaction of this principle.</summary>
    /// <param name="principle">1–7.</param>
    public static Figures Done(int principle) => IsPrinciple(principle) ? (Figures)(1 << (15 + principle)) : Figures.None;

    private static bool IsPrinciple(int principle) => principle is >= 1 and <= Principles;
}

/// <summary>What one person did in one week.</summary>
internal readonly record struct PersonsWeek(string Person, Figures In);
