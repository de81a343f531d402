using System.Diagnostics;
using System.Globalization;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Planning;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>
/// The planner's rows: <c>--only agenda</c>. Local search alone, then with the solver, beside what other ways of making an agenda give.
/// Wishes met are in percent of all wishes; a row that misses a target says so.
/// </summary>
internal static class AgendaBenchmark
{
    private const ulong Seed = 2026;

    public static void Run(bool quick)
    {
        var planner = new AgendaPlanner(TimeProvider.System);
        planner.Plan(AgendaInstance.All[0].Make(Seed + 1), new PlanSettings { Proof = new ProofBudget(TimeSpan.FromSeconds(1), 1) }, null, CancellationToken.None);
        Console.WriteLine();
        Console.WriteLine("| agenda (people × topics, slots × rooms) | local search, s | CPU s | met | with solver, s | met | worst tenth | bound | gap | proved | random | by votes | least clash | annealing | target |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var instance in AgendaInstance.All) Row(planner, instance, quick);
    }

    private static void Row(AgendaPlanner planner, AgendaInstance instance, bool quick)
    {
        var input = instance.Make(Seed);
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var local = Plan(planner, input, null);
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        cpu = self.TotalProcessorTime - cpu;
        watch.Restart();
        var whole = Plan(planner, input, new ProofBudget(TimeSpan.FromSeconds(quick ? 3 : 10), 1_000));
        var budget = watch.Elapsed.TotalSeconds;
        var problem = new Problem(input);
        int[] must = [.. Enumerable.Repeat(Layout.Outside, problem.Frame.Runs)];
        var clash = OtherWays.LeastClash(problem, must, new Chance(Seed));
        var annealed = OtherWays.Annealing(problem, must, new Chance(Seed));
        var report = whole.Report;
        string[] missed =
        [
            .. seconds > instance.Seconds ? ["slow"] : Array.Empty<string>(),
            .. local.Report.Score.Wishes < Math.Max(Math.Max(report.ByRank, report.Random), Math.Max(clash, annealed)) ? ["not the best"] : Array.Empty<string>(),
            .. instance.Proof is not null && report.Gap >= 0.01 ? ["gap"] : Array.Empty<string>(),
            .. instance.Proof == true && !report.Proved.Contains(Level.Wishes) ? ["not proved"] : Array.Empty<string>(),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {instance.Name} | {seconds:F2} | {cpu.TotalSeconds:F2} | {local.Report.Met:P2} | {budget:F1} | {report.Met:P2} | {report.WorstOff:P1} | {report.MetAtMost:P2} | {report.Gap:P2} | {report.Proved.Count} of 6 | {report.MetAtRandom:P1} | {report.MetByRank:P1} | {Share(clash)} | {Share(annealed)} | {(missed.Length == 0 ? "met" : string.Join(", ", missed))} |"));

        string Share(long wishes) => string.Create(CultureInfo.InvariantCulture, $"{wishes / (double)report.Wishes:P1}");
    }

    private static AgendaPlan Plan(AgendaPlanner planner, AgendaInput input, ProofBudget? proof) =>
        (AgendaPlan)planner.Plan(input, new PlanSettings { Proof = proof }, null, CancellationToken.None);
}
