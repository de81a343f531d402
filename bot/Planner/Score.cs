namespace OtgBot.Planner;

/// <summary>What an agenda is judged by, in the order in which it counts.</summary>
internal enum Level
{
    /// <summary>What is most wanted has a place.</summary>
    Placed,

    Wishes,

    WorstOff,

    Moves,

    Overflow,

    BackToBack,
}

/// <summary>How good an agenda is. A difference in an earlier level outweighs everything in the later ones.</summary>
/// <param name="Placed">The weights of the topics that have a place.</param>
/// <param name="Wishes">Wishes met.</param>
/// <param name="WorstOff">The shares of their wishes that the worst-off tenth get, added up, in <see cref="Whole"/> parts.</param>
/// <param name="Moves">Published sessions that are no longer where they were.</param>
/// <param name="Overflow">People expected beyond what the rooms hold.</param>
/// <param name="BackToBack">Times a host goes from one session straight to the next.</param>
/// <param name="Sessions">Settles what else is equal: no run that helps nobody.</param>
internal readonly record struct Score(long Placed, long Wishes, long WorstOff, long Moves, long Overflow, long BackToBack, int Sessions)
{
    /// <summary>A whole share. Divisible by every number of wishes up to 20, so that shares of ballots are exact.</summary>
    public const long Whole = 232_792_560;

    private static readonly Level[] Usual = [Level.Placed, Level.Wishes, Level.WorstOff, Level.Moves, Level.Overflow, Level.BackToBack];

    private static readonly Level[] Steady = [Level.Placed, Level.Moves, Level.Wishes, Level.WorstOff, Level.Overflow, Level.BackToBack];

    public static IReadOnlyList<Level> Order(bool isSteady) => isSteady ? Steady : Usual;

    /// <summary>A level as a number of which more is better.</summary>
    public long At(Level level) => level switch
    {
        Level.Placed => Placed,
        Level.Wishes => Wishes,
        Level.WorstOff => WorstOff,
        Level.Moves => -Moves,
        Level.Overflow => -Overflow,
        _ => -BackToBack,
    };

    /// <summary>More than zero where this is better than the other.</summary>
    public int Against(Score other, bool isSteady)
    {
        foreach (var level in isSteady ? Steady : Usual)
        {
            var difference = At(level).CompareTo(other.At(level));
            if (difference != 0) return difference;
        }

        return other.Sessions.CompareTo(Sessions);
    }
}
