using System.Diagnostics;
using System.Globalization;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>
/// The planner's rows: <c>--only agenda</c>. The first search alone, then all of the time, beside what other ways of making an agenda give.
/// Wishes met are in percent of all wishes; a row that misses a target says so. Then how soon it comes back when it is cancelled.
/// </summary>
internal static class AgendaBenchmark
{
    private const ulong Seed = 2026;

    /// <summary>What an agenda may take up beyond what the process had before.</summary>
    private const double MostMegabytes = 400;

    public static void Run(bool quick)
    {
        var planner = new AgendaPlanner(TimeProvider.System);
        var settings = new PlanSettings { Time = TimeSpan.FromSeconds(quick ? 4 : 10) };
        Plan(planner, AgendaInstance.All[0].Make(Seed + 1), settings);
        Console.WriteLine();
        Console.WriteLine($"| agenda (people × topics, slots × rooms), limit {settings.Time.TotalSeconds} s | search, s | CPU s | met | all, s | MB | met | worst tenth | bound | gap | proved | left out | random | by votes | least clash | annealing | target |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var instance in AgendaInstance.All) Row(planner, instance, settings);
        Console.WriteLine();
        Console.WriteLine("| cancelled after | back within |");
        Console.WriteLine("|---|---|");
        foreach (var instance in AgendaInstance.All.TakeLast(2)) Cancel(planner, instance, settings);
    }

    private static void Row(AgendaPlanner planner, AgendaInstance instance, PlanSettings settings)
    {
        var input = instance.Make(Seed);
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var local = Plan(planner, input, settings with { Proof = null });
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        cpu = self.TotalProcessorTime - cpu;
        var before = self.PeakWorkingSet64;
        watch.Restart();
        var whole = Plan(planner, input, settings);
        var all = watch.Elapsed.TotalSeconds;
        self.Refresh();
        var problem = new Problem(input);
        int[] must = [.. Enumerable.Repeat(Layout.Outside, problem.Constraints.Runs)];
        var clash = instance.Repeats > 0 ? (long?)null : OtherWays.LeastClash(problem, must, new Chance(Seed));
        var annealed = instance.Repeats > 0 ? (long?)null : OtherWays.Annealing(problem, must, new Chance(Seed));
        var report = whole.Report;
        string[] missed =
        [
            .. seconds > instance.Seconds ? ["slow"] : Array.Empty<string>(),
            .. all > settings.Time.TotalSeconds + 1 ? ["beyond its limit"] : Array.Empty<string>(),
            .. self.PeakWorkingSet64 / 1e6 > MostMegabytes ? ["large"] : Array.Empty<string>(),
            .. HardRules.Broken(input, whole.Sessions).Count > 0 ? ["breaks a rule"] : Array.Empty<string>(),
            .. local.Report.Score.Wishes < Math.Max(Math.Max(report.ByRank, report.Random), Math.Max(clash ?? 0, annealed ?? 0)) ? ["not the best"] : Array.Empty<string>(),
            .. instance.Proof is not null && report.Gap >= 0.01 ? ["gap"] : Array.Empty<string>(),
            .. instance.Proof == true && !report.Proved.Contains(Level.Wishes) ? ["not proved"] : Array.Empty<string>(),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {instance.Name} | {seconds:F2} | {cpu.TotalSeconds:F2} | {local.Report.Met:P2} | {all:F1} | {self.PeakWorkingSet64 / 1e6:F0} | {report.Met:P2} | {report.WorstOff:P1} | {report.MetAtMost:P2} | {report.Gap:P2} | {report.Proved.Count} of 6 | {whole.LeftOut.Count} | {report.MetAtRandom:P1} | {report.MetByRank:P1} | {Share(clash)} | {Share(annealed)} | {(missed.Length == 0 ? "met" : string.Join(", ", missed))} |"));

        string Share(long? wishes) => wishes is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{wishes / (double)report.Wishes:P1}");
    }

    /// <summary>The longest of several, from the very beginning to the report.</summary>
    private static void Cancel(AgendaPlanner planner, AgendaInstance instance, PlanSettings settings)
    {
        var input = instance.Make(Seed);
        foreach (var share in new[] { 0.005, 0.1, 0.3, 0.7, 0.85, 0.94 })
        {
            using var cancel = new CancellationTokenSource();
            var watch = new Stopwatch();
            using var began = cancel.Token.Register(watch.Start);
            cancel.CancelAfter(settings.Time * share);
            planner.Plan(input, settings, null, cancel.Token);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {instance.Name}, {settings.Time.TotalSeconds * share:F2} s | {watch.Elapsed.TotalMilliseconds:F0} ms |"));
        }
    }

    private static AgendaPlan Plan(AgendaPlanner planner, AgendaInput input, PlanSettings settings) => (AgendaPlan)planner.Plan(input, settings, null, CancellationToken.None);
}
