using Google.OrTools.Sat;
using OtgBot.Planner;

namespace OtgBot.Tests.Planner.SecondOpinion;

/// <summary>
/// What Google's CP-SAT says about a plan. It gets no start: a start that breaks a rule can end the process from inside the solver. Bounded
/// by its own measure of work, so that it says the same on every machine.
/// </summary>
internal static class CpSat
{
    /// <summary>The first proved level in which it knows a better agenda, in words; null if it knows none.</summary>
    public static string? Beats(AgendaInput input, AgendaPlan plan)
    {
        var problem = new Problem(input);
        var score = plan.Report.Score;
        var model = new CpSatModel(problem);
        foreach (var level in Score.Order(input.IsSteady).TakeWhile(plan.Report.Proved.Contains))
        {
            if (model.Level(level) is not { } goal) return null;
            var value = model.Value(level, score);
            model.Model.Maximize(goal);
            var (status, best) = Solve(model);
            if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible && best > value) return $"{level}: {best} is better than {value}";
            if (status is CpSolverStatus.Infeasible or CpSolverStatus.ModelInvalid) return $"{level}: {status}";
            model.Model.Add(goal >= value);
        }

        return null;
    }

    /// <summary>Whether an agenda keeps every hard rule.</summary>
    public static bool Allows(AgendaInput input, IReadOnlyList<Session> agenda)
    {
        var model = new CpSatModel(new Problem(input));
        return model.Fix(agenda) && Solve(model).Status is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
    }

    private static (CpSolverStatus Status, long Best) Solve(CpSatModel model)
    {
        using var solver = new CpSolver();
        solver.StringParameters = "max_deterministic_time:0.5 num_workers:1 random_seed:1";
        var status = solver.Solve(model.Model);
        return (status, status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? (long)Math.Round(solver.ObjectiveValue) : 0);
    }
}
