using OtgBot.Planner.Rules;

namespace OtgBot.Planner;

/// <summary>What planning ends in: an <see cref="AgendaPlan"/>, or <see cref="NoAgenda"/>.</summary>
internal abstract record PlanOutcome;

/// <summary>Nothing that keeps all rules was found.</summary>
/// <param name="Blocks">What is in the way: each a set of rules that can't all be kept, and no agenda before each of them gives. None if
/// the search gave up without a proof.</param>
internal sealed record NoAgenda(IReadOnlyList<Block> Blocks) : PlanOutcome;

/// <summary>The agenda, in order of time and room, and how good it is.</summary>
/// <param name="LeftOut">Topics without a place, the most wanted first.</param>
internal sealed record AgendaPlan(IReadOnlyList<Session> Sessions, IReadOnlyList<LeftOut> LeftOut, PlanReport Report) : PlanOutcome;

/// <summary>A topic that got no place.</summary>
/// <param name="Because">The smallest set of rules that leaves it no place even alone; empty if others were wanted more, null if there was
/// no time to look.</param>
internal sealed record LeftOut(int Topic, IReadOnlyList<HardRule>? Because);

/// <summary>How good an agenda is, in numbers only: the words are the caller's.</summary>
internal sealed record PlanReport
{
    public required Score Score { get; init; }

    /// <summary>All wishes of everybody. Shares below are of these.</summary>
    public required long Wishes { get; init; }

    /// <summary>How many people have wishes.</summary>
    public required int People { get; init; }

    /// <summary>People without a single wish met.</summary>
    public required int Nothing { get; init; }

    /// <summary>The mean share of their wishes that the worst-off tenth get: 0 to 1.</summary>
    public required double WorstOff { get; init; }

    /// <summary>No agenda is worth more than this.</summary>
    public required long Bound { get; init; }

    /// <summary>The levels for which it is proved that nothing better exists, from the first on.</summary>
    public required IReadOnlyList<Level> Proved { get; init; }

    public required ProofEnd Proof { get; init; }

    /// <summary>What filling at random gives, the mean of a hundred or of as many as there was time for.</summary>
    public required Comparison Random { get; init; }

    /// <summary>What filling slots in order of votes gives.</summary>
    public required Comparison ByRank { get; init; }

    /// <summary>Sessions that more people want to be at than it has seats.</summary>
    public required IReadOnlyList<Crowded> Crowded { get; init; }

    /// <summary>Published sessions that moved, and those that went.</summary>
    public required IReadOnlyList<Session> Moved { get; init; }

    /// <summary>How many people wish a topic that moved.</summary>
    public required int Touched { get; init; }

    /// <summary>Rounds of local search. The same number and seed give the same agenda again.</summary>
    public required int Rounds { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Wishes met, of all wishes: 0 to 1.</summary>
    public double Met => Share(Score.Wishes);

    /// <summary>How far what it is worth may be from the bound, at most: 0 to 1.</summary>
    public double Gap => Bound == 0 ? 0 : (Bound - Score.Value) / (double)Bound;

    public double MetAtRandom => Share(Random.Wishes);

    public double MetByRank => Share(ByRank.Wishes);

    private double Share(double wishes) => Wishes == 0 ? 1 : wishes / Wishes;
}

/// <summary>What another way to fill the agenda gives.</summary>
/// <param name="Value">As in <see cref="Score"/>.</param>
/// <param name="Nothing">People without a single wish met.</param>
internal sealed record Comparison(double Wishes, double Value, double Nothing);

/// <summary>A topic with fewer seats, in all its sessions together, than people who wish it.</summary>
/// <param name="Seats">In all its sessions.</param>
/// <param name="MayRepeat">True if another run is allowed already and found no place that helps.</param>
internal sealed record Crowded(int Topic, int Wanted, int Seats, bool MayRepeat);

/// <summary>How the search for a proof ended.</summary>
internal enum ProofEnd
{
    /// <summary>Every level is proved.</summary>
    Whole,

    /// <summary>The time was up; the bound holds all the same.</summary>
    OutOfTime,

    /// <summary>There is too much to try for the steps a proof may take; the bound holds all the same.</summary>
    TooLarge,

    /// <summary>Somebody cancelled; this is the best so far.</summary>
    Cancelled,

    /// <summary>No proof was asked for.</summary>
    NotAsked,
}

/// <summary>How far planning has come.</summary>
/// <param name="Share">Of the work or the time of this phase: 0 to 1.</param>
/// <param name="Met">The best so far, of all wishes: 0 to 1.</param>
internal sealed record PlanProgress(PlanPhase Phase, double Share, double Met);

internal enum PlanPhase
{
    Searching,

    Proving,

    Done,
}
