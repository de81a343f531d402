using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Planning;

/// <summary>How an agenda is planned. The same settings and input give the same agenda wherever the clock did not end the search first.</summary>
internal sealed record PlanSettings
{
    public ulong Seed { get; init; } = 1;

    public Effort Effort { get; init; } = Effort.Usual;

    /// <summary>How many agendas are filled at random, to compare with their mean.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>The local search begins no new round after this.</summary>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For the proof; null for none.</summary>
    public ProofBudget? Proof { get; init; } = new(TimeSpan.FromSeconds(10), Work: 20);
}

/// <summary>Looks for a better agenda and a proof; the solver's, or what a test puts in its place.</summary>
internal delegate Proof Prover(Problem problem, Draft start, Proof known, Func<int[], Draft> finish, CancellationToken cancel);

/// <summary>
/// Plans an agenda: first the local search, which always has an answer, then a proof from there: by trying everything where that
/// is possible, else by the solver. Runs on the caller's thread for as long as
/// it takes, so the caller gives it one of its own. Cancelled, it comes back with the best so far.
/// </summary>
/// <param name="prove">Instead of the solver, for a test.</param>
internal sealed class AgendaPlanner(TimeProvider clock, Prover? prove = null)
{
    /// <summary>How many placings to try before what must have a place counts as not to be placed.</summary>
    private const int Tries = 20_000;

    /// <summary>Throws a sentence where the input makes no sense; an input that can't be kept is a <see cref="NoAgenda"/>.</summary>
    public PlanOutcome Plan(AgendaInput input, PlanSettings settings, Action<PlanProgress>? progress, CancellationToken cancel)
    {
        AgendaRefusal.Check(input);
        var began = clock.GetTimestamp();
        var problem = new Problem(input);
        var existence = new Existence(problem.Frame, Tries, [.. problem.Kept.Select(Slots)]);
        if (existence.Find() != true) return new NoAgenda(new Explanation(input, allMust: false, cancel).Blocks());

        var must = existence.Slots;
        var search = new Search(problem, settings.Effort, settings.Seed, () => clock.GetElapsedTime(began) > settings.SearchTime, cancel);
        var draft = search.Run(must, (share, score) => Tell(PlanPhase.Searching, share, score.Wishes));
        var proof = Prove(problem, draft, search, settings, progress, cancel);
        if (!ReferenceEquals(proof.Slots, draft.Slots)) draft = search.Finish(proof.Slots);
        var plan = new Reporting(problem, must, settings.Seed, settings.Samples, cancel).Plan(draft, proof, clock.GetElapsedTime(began));
        Tell(PlanPhase.Done, 1, plan.Report.Score.Wishes);
        return plan;

        void Tell(PlanPhase phase, double share, long wishes) => progress?.Invoke(new PlanProgress(phase, share, problem.Crowd.All == 0 ? 1 : wishes / (double)problem.Crowd.All));
    }

    private Proof Prove(Problem problem, Draft draft, Search search, PlanSettings settings, Action<PlanProgress>? progress, CancellationToken cancel)
    {
        if (settings.Proof is not { } budget) return Without(ProofEnd.NotAsked);
        if (cancel.IsCancellationRequested) return Without(ProofEnd.Cancelled);
        var began = clock.GetTimestamp();
        var best = draft.Score.Wishes;
        using var timer = clock.CreateTimer(_ => Tell(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var complete = new Completion(problem, budget.Tries, () => cancel.IsCancellationRequested || clock.GetElapsedTime(began) > budget.Time / 2);
        var known = complete.Prove(draft, new Chance(settings.Seed));
        if (known.End == ProofEnd.Whole) return known;
        if (!ReferenceEquals(known.Slots, draft.Slots)) draft = Finish(known.Slots);
        if (!known.Proved.Contains(Level.Wishes) && !problem.Input.IsSteady)
        {
            draft = search.Deepen(draft);
            best = draft.Score.Wishes;
            known = known with { Slots = draft.Slots };
        }

        if (cancel.IsCancellationRequested) return known with { End = ProofEnd.Cancelled };
        try
        {
            var left = budget with { Time = budget.Time - clock.GetElapsedTime(began) };
            return (prove ?? new CpSat(clock, left).Prove)(problem, draft, known, Finish, cancel);
        }
        catch (Exception missing) when (IsNative(missing))
        {
            return known with { End = ProofEnd.NoSolver };
        }

        Proof Without(ProofEnd end) => new(draft.Slots, problem.MostWishes(), [], end);

        Draft Finish(int[] slots)
        {
            var better = search.Finish(slots);
            best = Math.Max(best, better.Score.Wishes);
            return better;
        }

        void Tell() => progress?.Invoke(new PlanProgress(PlanPhase.Proving, Math.Min(1, clock.GetElapsedTime(began) / budget.Time), best / (double)Math.Max(1, problem.Crowd.All)));
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

    /// <summary>What .NET throws where a native library is not there, or is for another machine.</summary>
    private static bool IsNative(Exception missing) => missing is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
        || missing is TypeInitializationException { InnerException: { } inner } && IsNative(inner);
}
