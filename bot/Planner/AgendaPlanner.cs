using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner;

/// <summary>
/// How an agenda is planned. The same settings and input give the same agenda wherever the clock did not end the search first.
/// </summary>
internal sealed record PlanSettings
{
    public ulong Seed { get; init; } = 1;

    public Effort Effort { get; init; } = Effort.Usual;

    /// <summary>How many agendas are filled at random, to compare with their mean.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>For all of it: the search, the proof and the report.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much to do beyond the search for a proof; null for nothing.</summary>
    public ProofEffort? Proof { get; init; } = ProofEffort.Usual;
}

/// <summary>
/// Plans an agenda: first the local search, which always has an answer, then a proof from there, then what time is left goes into a deeper
/// search. Runs on the caller's thread for as long as it takes, so the caller gives it one of its own. Cancelled, or when its time is up,
/// it comes back with the best so far. The input must make sense: slots that follow each other, pins to what is there.
/// </summary>
internal sealed class AgendaPlanner(TimeProvider clock)
{
    /// <summary>How many placings to try before what must have a place counts as not to be placed.</summary>
    private const int Tries = 20_000;

    /// <summary>The first search may take this much of the time, the proof ends at that, and the rest is for the report.</summary>
    private const double SearchShare = 0.2;

    private const double ProofShare = 0.6;

    private const double DeepShare = 0.8;

    private const double FinishShare = 0.93;

    /// <summary>
    /// An input whose rules can't all be kept ends in a <see cref="NoAgenda"/>. Topics that were to share a place give way before that.
    /// </summary>
    public PlanOutcome Plan(AgendaInput input, PlanSettings settings, Action<PlanProgress>? progress, CancellationToken cancel)
    {
        var together = Sharing.Together(input);
        return PlanWhole(together, settings, progress, cancel) switch
        {
            AgendaPlan plan => Sharing.Apart(plan, together.Shares),
            _ when together.Shares.Count > 0 => PlanWhole(input, settings, progress, cancel),
            var none => none,
        };
    }

    private PlanOutcome PlanWhole(AgendaInput input, PlanSettings settings, Action<PlanProgress>? progress, CancellationToken cancel)
    {
        var telling = new Telling(progress, settings.Time);
        var deadline = new Deadline(clock, settings.Time, cancel, telling.Look);
        var problem = new Problem(input);
        telling.Wishes = problem.Preferences.All;
        var feasibility = new Feasibility(problem.Constraints, Tries, deadline, [.. problem.Kept.Select(Slots)]);
        if (feasibility.Find() != true) return new NoAgenda(new Explanation(input, allMust: false, deadline).Blocks());

        var must = feasibility.Slots;
        var search = new Search(problem, settings.Effort, settings.Seed);
        var draft = search.Run(must, deadline.Until(SearchShare), telling.Searched);
        var proof = Prove(problem, ref draft, search, settings, deadline, telling);
        var plan = new Reporting(problem, must, settings.Seed, settings.Samples, deadline).Plan(draft, proof, deadline.Passed);
        telling.Done(plan.Report.Score);
        return plan;
    }

    private static Proof Prove(Problem problem, ref Draft draft, Search search, PlanSettings settings, Deadline whole, Telling telling)
    {
        var prover = new Prover(problem, settings.Proof ?? ProofEffort.None, whole.Until(ProofShare));
        if (settings.Proof is null) return prover.Untried(draft, ProofEnd.NotAsked);
        if (whole.IsCancelled) return prover.Untried(draft, ProofEnd.Cancelled);
        telling.Proves(draft.Score);
        var proof = prover.Prove(draft);
        draft = proof.Draft with { Rounds = draft.Rounds };
        var (deadline, end) = (whole.Until(DeepShare), whole.Until(FinishShare));
        for (var round = 0; round < settings.Proof.DeepRounds && proof.End != ProofEnd.Whole && !deadline.IsOver; round++)
        {
            draft = search.Deepen(draft, isProved: proof.Proved.Contains(Level.Value), deadline, end);
            proof = prover.Known(proof, draft);
            telling.Proves(draft.Score);
        }

        if (proof.End == ProofEnd.Whole) return proof;
        return whole.IsCancelled
            ? proof with { End = ProofEnd.Cancelled }
            : deadline.IsOver ? proof with { End = ProofEnd.OutOfTime } : proof;
    }

    private static ulong Slots(ulong[] kept)
    {
        var slots = 0UL;
        for (var slot = 0; slot < kept.Length; slot++)
        {
            if (kept[slot] != 0) slots |= 1UL << slot;
        }

        return slots;
    }

    /// <summary>Tells how far planning has come: after each round of the search, then about once a second.</summary>
    private sealed class Telling(Action<PlanProgress>? progress, TimeSpan time)
    {
        private TimeSpan last;
        private long best;
        private bool isProving;

        public long Wishes { get; set; }

        public void Searched(double share, Score score) => Tell(PlanPhase.Searching, share, score.Wishes);

        public void Proves(Score score) => (isProving, best) = (true, score.Wishes);

        public void Done(Score score)
        {
            isProving = false;
            Tell(PlanPhase.Done, 1, score.Wishes);
        }

        public void Look(TimeSpan passed)
        {
            if (!isProving || passed - last < TimeSpan.FromSeconds(1)) return;
            last = passed;
            Tell(PlanPhase.Proving, Math.Min(1, passed / time), best);
        }

        private void Tell(PlanPhase phase, double share, long wishes) =>
            progress?.Invoke(new PlanProgress(phase, share, Wishes == 0 ? 1 : wishes / (double)Wishes));
    }
}
