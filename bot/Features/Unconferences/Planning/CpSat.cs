using System.Globalization;
using Google.OrTools.Sat;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Planning;

/// <summary>
/// Betters an agenda with Google's CP-SAT and proves how good it can be, level by level: what is proved at one is held while the next is
/// searched. Begins where the local search ended, so it never comes back with less.
/// </summary>
internal sealed class CpSat(TimeProvider clock, ProofBudget budget)
{
    /// <summary>A model that knows each room grows with topics, slots and rooms; above this only the levels without rooms are put to the solver.</summary>
    private const long LargestWithRooms = 6_000;

    /// <summary>Above this it would take longer to write the model down than to solve it helps.</summary>
    private const long Largest = 60_000;

    public Proof Prove(Problem problem, Draft start, Proof known, Func<int[], Draft> finish, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var knowsRooms = CpSatModel.Size(problem) <= LargestWithRooms;
        var draft = start;
        var bound = known.Bound;
        var proved = new List<Level>();
        CpSatModel? model = null;
        foreach (var level in Score.Order(problem.Input.IsSteady))
        {
            if (!known.Proved.Contains(level) && !IsPerfect(problem, level, draft.Score, bound))
            {
                if (!knowsRooms && level is Level.Moves or Level.Overflow) return End(ProofEnd.TooLarge);
                if (problem.Crowd.People * (long)problem.Frame.Slots > Largest) return End(ProofEnd.TooLarge);
                model ??= Held(problem, knowsRooms, proved, draft.Score);
                if (level == Level.Wishes) model.Model.Add(model.Level(level)! <= bound);
                if (model.Level(level) is not { } goal) return End(ProofEnd.TooLarge);
                var answer = Solve(model, goal, draft, budget.Time - clock.GetElapsedTime(began), cancel);
                if (answer.Slots is not null && finish(answer.Slots) is var better && better.Score.Against(draft.Score, problem.Input.IsSteady) > 0) draft = better;
                if (level == Level.Wishes && answer.Bound is { } most) bound = Math.Min(bound, most);
                if (answer.Bound is null || model.Value(level, draft.Score) < answer.Bound) return End(cancel.IsCancellationRequested ? ProofEnd.Cancelled : ProofEnd.OutOfTime);
            }

            proved.Add(level);
            model = Hold(model, level, draft.Score);
        }

        return End(ProofEnd.Whole);

        Proof End(ProofEnd end) => new(draft.Slots, bound, proved, end);
    }

    /// <summary>True where nothing could be better, which needs no solver.</summary>
    private static bool IsPerfect(Problem problem, Level level, Score score, long bound) => level switch
    {
        Level.Placed => score.Placed == problem.Weight.Sum(),
        Level.Wishes => score.Wishes == bound,
        Level.WorstOff => score.WorstOff == problem.Crowd.Tenth * Score.Whole,
        _ => score.At(level) == 0,
    };

    private static CpSatModel Held(Problem problem, bool knowsRooms, List<Level> proved, Score score)
    {
        var model = new CpSatModel(problem, knowsRooms);
        foreach (var level in proved) Hold(model, level, score);
        return model;
    }

    private static CpSatModel? Hold(CpSatModel? model, Level level, Score score)
    {
        if (model?.Level(level) is { } held) model.Model.Add(held >= model.Value(level, score));
        return model;
    }

    private (int[]? Slots, long? Bound) Solve(CpSatModel model, LinearExpr goal, Draft from, TimeSpan left, CancellationToken cancel)
    {
        if (left <= TimeSpan.Zero || cancel.IsCancellationRequested) return (null, null);
        // The solver looks at its clock between pieces of work, and the larger the model the larger they are.
        left -= TimeSpan.FromSeconds(model.Model.Model.Variables.Count / 12_000.0);
        if (left <= TimeSpan.Zero) return (null, null);
        model.Hint(from.Slots);
        model.Model.Maximize(goal);
        using var solver = new CpSolver();
        solver.StringParameters = string.Create(CultureInfo.InvariantCulture,
            $"max_time_in_seconds:{left.TotalSeconds} max_deterministic_time:{budget.Work} num_workers:{budget.Workers} random_seed:{budget.Seed} interleave_search:true");
        using var stop = cancel.Register(solver.StopSearch);
        using var watch = new Watch(solver, cancel);
        var status = solver.Solve(model.Model, watch);
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => (model.Slots(solver), (long)Math.Floor(solver.BestObjectiveBound + 1e-6)),
            CpSolverStatus.Unknown => (null, null),
            _ => throw new InvalidOperationException($"The solver says {status} about an agenda that exists."),
        };
    }

    /// <summary>Stops at the next solution too: a cancel that comes before the solver has begun is lost on it otherwise.</summary>
    private sealed class Watch(CpSolver solver, CancellationToken cancel) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback()
        {
            if (cancel.IsCancellationRequested) solver.StopSearch();
        }
    }
}

/// <summary>How long to look for a proof, and how.</summary>
/// <param name="Time">By the clock, for all levels together.</param>
/// <param name="Work">In the solver's own measure of work, for each level: what ends a search the same way on every machine where the clock does not end it first.</param>
/// <param name="Workers">Threads. The number is part of what makes a search come out the same, so it does not follow the machine.</param>
internal sealed record ProofBudget(TimeSpan Time, double Work, int Workers = 2, int Seed = 1)
{
    /// <summary>How many placings to try before the solver has its turn.</summary>
    public long Tries { get; init; } = 6_000_000;
}
