namespace OtgBot.Planner;

/// <summary>
/// What an agenda is judged by, in the order in which it counts. A new plan for an agenda in use has <see cref="Moves"/> first.
/// </summary>
internal enum Level
{
    /// <summary>What people get.</summary>
    Value,

    WorstOff,

    Moves,

    /// <summary>A topic that nobody wishes has a place too if there is one.</summary>
    Placed,

    Seats,

    BackToBack,
}

/// <summary>
/// How good an agenda is. A difference in an earlier level outweighs everything in the later ones. The one place where the aim stands:
/// search, bounds, proofs and tests all take it from here.
/// </summary>
/// <remarks>
/// What people get is measured as in proportional approval voting: the first wish that comes true for a person counts 1, the second 1/2,
/// the third 1/3 and so on, for sessions that person can be at and has a seat in (T. N. Thiele, "Om Flerfoldsvalg", Oversigt over det Kgl.
/// Danske Videnskabernes Selskabs Forhandlinger 1895). So a group gets about as much as it is large, and no crowd of one taste takes it all
/// (H. Aziz et al., "Justified representation in approval-based committee voting", Social Choice and Welfare 2017,
/// https://doi.org/10.1007/s00355-016-1019-3).
/// </remarks>
/// <param name="Value">In <see cref="Whole"/> parts of a first wish.</param>
/// <param name="WorstOff">Wishes met of the tenth who get fewest.</param>
/// <param name="Moves">Published sessions that are no longer where they were. A topic that loses its last one counts for more than all that
/// could move.</param>
/// <param name="Placed">Topics that have a place.</param>
/// <param name="Overflow">People expected beyond what the rooms hold.</param>
/// <param name="BackToBack">Times a host goes from one session straight to the next.</param>
/// <param name="Sessions">Settles what else is equal: no run that helps nobody.</param>
/// <param name="Wishes">Wishes met. Told, but no agenda is better for it.</param>
internal readonly record struct Score(long Value, long WorstOff, long Moves, int Placed, long Overflow, long BackToBack,
    int Sessions, long Wishes)
{
    /// <summary>A first wish. Divisible by every number up to 20, so that the value of up to twenty wishes is exact.</summary>
    public const long Whole = 232_792_560;

    private static readonly Level[] Usual = [Level.Value, Level.WorstOff, Level.Moves, Level.Placed, Level.Seats, Level.BackToBack];

    private static readonly Level[] Steady = [Level.Moves, Level.Value, Level.WorstOff, Level.Placed, Level.Seats, Level.BackToBack];

    private static readonly long[] Worths = Sums();

    public static IReadOnlyList<Level> Order(bool isSteady) => isSteady ? Steady : Usual;

    /// <summary>What a person's nth wish adds, counted from one.</summary>
    public static long Gain(int nth) => Whole / nth;

    /// <summary>What so many wishes are worth to one person.</summary>
    public static long Worth(int met) => Worths[met];

    /// <summary>A level as a number of which more is better.</summary>
    public long At(Level level) => level switch
    {
        Level.Value => Value,
        Level.WorstOff => WorstOff,
        Level.Moves => -Moves,
        Level.Placed => Placed,
        Level.Seats => -Overflow,
        _ => -BackToBack,
    };

    /// <summary>More than zero if this is better than the other.</summary>
    public int Against(Score other, bool isSteady)
    {
        foreach (var level in isSteady ? Steady : Usual)
        {
            var difference = At(level).CompareTo(other.At(level));
            if (difference != 0) return difference;
        }

        return other.Sessions.CompareTo(Sessions);
    }

    private static long[] Sums()
    {
        var sums = new long[AgendaInput.MostSlots + 1];
        for (var met = 1; met < sums.Length; met++) sums[met] = sums[met - 1] + Gain(met);
        return sums;
    }
}
