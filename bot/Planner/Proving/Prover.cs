using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Finds out how good an agenda is, level by level: by bounds that leave rules out, by branch and bound on what people get, and if that
/// is little enough, by trying everything. What it can't prove within its steps and its time it leaves open, and the bound holds all the
/// same.
/// </summary>
internal sealed class Prover
{
    private static readonly Level[] All = [.. Score.Order(isSteady: false)];

    /// <summary>More ways than this to fill an agenda are not all tried, however many of them bounds may leave out.</summary>
    private const double MostAgendas = 1e10;

    /// <summary>In words of people looked at: some seconds.</summary>
    private const long MostWork = 6_000_000_000;

    private readonly Problem problem;
    private readonly ProofEffort effort;
    private readonly Deadline deadline;
    private readonly Relaxation relaxation;
    private readonly Judging judging;
    private readonly EveryRooming rooming;

    public Prover(Problem problem, ProofEffort effort, Deadline deadline)
    {
        this.problem = problem;
        this.effort = effort;
        this.deadline = deadline;
        relaxation = new Relaxation(problem);
        judging = new Judging(problem);
        rooming = new EveryRooming(problem, judging);
    }

    /// <summary>What is known without trying anything.</summary>
    public Proof Untried(Draft draft, ProofEnd end) => Known(new Proof(draft, relaxation.MostValue, [], end), draft);

    /// <summary>What can be proved from this draft, with the best agenda come upon.</summary>
    public Proof Prove(Draft draft)
    {
        var proof = Known(new Proof(draft, Math.Max(draft.Score.Value, relaxation.MostValue), [], ProofEnd.TooLarge), draft);
        if (proof.End == ProofEnd.Whole) return proof;
        if (!problem.Constraints.HasRepeats && problem.Preferences.People > 0)
        {
            var search = new BranchAndBound(problem, rooming, Steps, deadline);
            var bound = search.Bound(draft.Score.Value);
            if (search.Best is { } better && !problem.Input.IsSteady) rooming.Look(better, ref draft);
            proof = Known(proof with { Bound = Math.Min(proof.Bound, bound) }, draft);
            if (proof.End == ProofEnd.Whole) return proof;
            if (!problem.Input.IsSteady && proof.Bound == draft.Score.Value && List(draft) is { } listed) return listed;
        }

        if (Math.Pow(problem.Constraints.Slots + 1, problem.Constraints.Runs) > MostAgendas) return proof;
        if (!new CompleteSearch(problem, rooming, judging, effort.Steps / 20, deadline).Finds(draft, out var best))
            return Known(proof, best);
        return new Proof(best, problem.Input.IsSteady ? proof.Bound : best.Score.Value, All, ProofEnd.Whole);
    }

    /// <summary>The levels, from the first on, in which the score is as good as its bound.</summary>
    public Proof Known(Proof proof, Draft draft)
    {
        Level[] proved = [.. Score.Order(problem.Input.IsSteady).TakeWhile(level => level switch
        {
            Level.Value => draft.Score.Value >= proof.Bound,
            Level.WorstOff => draft.Score.WorstOff == relaxation.MostWorstOff,
            Level.Moves => draft.Score.Moves == relaxation.LeastMoves,
            Level.Placed => draft.Score.Placed == relaxation.MostPlaced,
            _ => draft.Score.At(level) == 0,
        })];
        return proof with { Draft = draft, Proved = proved, End = proved.Length == All.Length ? ProofEnd.Whole : proof.End };
    }

    /// <summary>Judges every agenda that can be worth as much; null if there are too many of them.</summary>
    private Proof? List(Draft draft)
    {
        var (best, judged) = (draft, 0);
        var listing = new BranchAndBound(problem, rooming, Steps / 4, deadline);
        var isAll = listing.Each(draft.Score.Value, agenda => ++judged <= effort.Judged && rooming.Look(agenda, ref best));
        return isAll ? new Proof(best, best.Score.Value, All, ProofEnd.Whole) : null;
    }

    /// <summary>A placing costs as much as there are topics and slots to look at, and people in words of 64.</summary>
    private long Steps =>
        Math.Min(effort.Steps,
            MostWork / ((long)Math.Max(1, problem.Constraints.Topics) * problem.Constraints.Slots * problem.Preferences.Words));
}

/// <summary>How much to try for a proof.</summary>
/// <param name="Steps">Placings.</param>
/// <param name="Judged">Whole agendas to judge in full, each of which costs more than a placing.</param>
internal sealed record ProofEffort(long Steps, int Judged, int DeepRounds)
{
    public static readonly ProofEffort None = new(0, 0, 0);

    public static readonly ProofEffort Usual = new(Steps: 6_000_000, Judged: 5_000, DeepRounds: 3);
}
