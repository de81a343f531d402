using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Finds out how good an agenda is, level by level: by bounds that leave rules out, by branch and bound on the wishes, and where that
/// is little enough by trying everything. What it can't prove within its steps and its time it leaves open, and the bound holds all the same.
/// </summary>
internal sealed class Prover(Problem problem, ProofEffort effort, Deadline deadline)
{
    private static readonly Level[] All = [.. Score.Order(isSteady: false)];

    /// <summary>More ways than this to fill an agenda are not all tried, however many of them bounds may leave out.</summary>
    private const double MostAgendas = 1e10;

    /// <summary>In words of people looked at: some seconds.</summary>
    private const long MostWork = 6_000_000_000;

    private readonly Relaxation relaxation = new(problem);

    /// <summary>What is known without trying anything.</summary>
    public Proof Untried(Draft draft, ProofEnd end) => new(draft.Slots, relaxation.MostWishes(relaxation.Possible(draft.Score.Placed)), [], end);

    /// <summary>What can be proved from this draft, with the best agenda come upon.</summary>
    public Proof Prove(Draft draft, Chance chance)
    {
        var steady = problem.Input.IsSteady && problem.Input.Published.Count > 0;
        var possible = relaxation.Possible(draft.Score.Placed);
        var proof = new Proof(draft.Slots, relaxation.MostWishes(possible), [], ProofEnd.TooLarge);
        var placed = relaxation.MostPlaced == draft.Score.Placed;
        var isSettled = placed && possible.Length == Placed(draft.Slots);
        if (isSettled && !problem.Constraints.HasRepeats && problem.Preferences.People > 0)
        {
            var bound = Math.Max(draft.Score.Wishes, Math.Min(proof.Bound, new BranchAndBound(problem, possible, Steps(possible.Length), deadline).Bound(draft.Score.Wishes)));
            proof = proof with { Bound = bound };
            if (!steady && bound == draft.Score.Wishes && List(draft, possible, bound, chance) is { } listed) return listed;
        }

        if (Math.Pow(problem.Constraints.Slots + 1, problem.Constraints.Runs) > MostAgendas) return Known(proof, draft);
        if (new CompleteSearch(problem, effort.Steps / 20, deadline).Finds(draft, out var best))
            return new Proof(best.Slots, steady ? proof.Bound : best.Score.Wishes, All, ProofEnd.Whole);
        return Known(proof with { Slots = best.Slots }, best);
    }

    /// <summary>The levels, from the first on, in which the score is as good as its bound.</summary>
    public Proof Known(Proof proof, Draft draft)
    {
        var possible = relaxation.Possible(draft.Score.Placed);
        Level[] proved = [.. Score.Order(problem.Input.IsSteady).TakeWhile(level => level switch
        {
            Level.Placed => draft.Score.Placed == relaxation.MostPlaced,
            Level.Wishes => draft.Score.Wishes >= proof.Bound,
            Level.WorstOff => draft.Score.WorstOff == problem.Preferences.Tenth * Score.Whole,
            Level.Moves => draft.Score.Moves <= problem.Input.Published.Count - relaxation.MostKept(possible),
            _ => draft.Score.At(level) == 0,
        })];
        return proof with { Proved = proved, End = proved.Length == All.Length ? ProofEnd.Whole : proof.End };
    }

    /// <summary>Judges every agenda that meets as many wishes; null where there are too many of them.</summary>
    private Proof? List(Draft draft, int[] possible, long bound, Chance chance)
    {
        var (best, slots, judged) = (draft.Score, draft.Slots, 0);
        var listing = new BranchAndBound(problem, possible, Steps(possible.Length) / 4, deadline);
        var isAll = listing.Each(bound, agenda =>
        {
            if (++judged > effort.Judged) return false;
            var score = new LocalSearch(problem, agenda, chance).Score;
            if (score.Against(best, isSteady: false) > 0) (best, slots) = (score, agenda);
            return true;
        });
        return isAll ? new Proof(slots, bound, All, ProofEnd.Whole) : null;
    }

    /// <summary>A placing costs as much as there are topics and slots to look at, and people in words of 64.</summary>
    private long Steps(int topics) => Math.Min(effort.Steps, MostWork / ((long)Math.Max(1, topics) * problem.Constraints.Slots * problem.Preferences.Words));

    private static int Placed(int[] slots) => slots.Where(slot => slot >= 0).Count();
}

/// <summary>How much to try for a proof.</summary>
/// <param name="Steps">Placings.</param>
/// <param name="Judged">Whole agendas to judge in full, each of which costs more than a placing.</param>
internal sealed record ProofEffort(long Steps, int Judged, int DeepRounds)
{
    public static readonly ProofEffort None = new(0, 0, 0);

    public static readonly ProofEffort Usual = new(Steps: 6_000_000, Judged: 5_000, DeepRounds: 3);
}
