using System.Diagnostics;
using System.Globalization;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>
/// The planner's rows: <c>--only agenda</c>. The first search alone, then all of the time, beside what other ways of making an agenda give,
/// among them a search of equal time for nothing but wishes met. Everybody is seated in the same way; a row that misses a target says so.
/// Then how soon it comes back when it is cancelled. <c>--instance 60×12</c> makes it those rows alone.
/// </summary>
internal static class AgendaBenchmark
{
    private const ulong Seed = 2026;

    /// <summary>What an agenda may take up beyond what the process had before.</summary>
    private const double MostMegabytes = 400;

    public static void Run(bool quick, string instances = "")
    {
        var planner = new AgendaPlanner(TimeProvider.System);
        var settings = new PlanSettings { Time = TimeSpan.FromSeconds(quick ? 4 : 10) };
        AgendaInstance[] chosen = [.. AgendaInstance.All.Where(instance => instance.Name.Contains(instances, StringComparison.Ordinal))];
        Plan(planner, AgendaInstance.All[0].Make(Seed + 1), settings);
        Console.WriteLine();
        Console.WriteLine($"Limit {settings.Time.TotalSeconds} s. *met*: of all wishes; *tenth*: the mean share that the worst-off tenth get; *none*: people who get nothing; *value*: a person's first wish 1, the second 1/2 and so on, against the bound.");
        Console.WriteLine();
        Console.WriteLine("| people × topics, slots × rooms | search, s | all, s | MB | met, tenth, none | wishes only | least clash | annealing | by votes | random | value | gap | proved | left out | target |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var instance in chosen) Row(planner, instance, settings);
        Console.WriteLine();
        Console.WriteLine("| cancelled after | back within |");
        Console.WriteLine("|---|---|");
        foreach (var instance in chosen.TakeLast(2)) Cancel(planner, instance, settings);
    }

    private static void Row(AgendaPlanner planner, AgendaInstance instance, PlanSettings settings)
    {
        var input = instance.Make(Seed);
        using var self = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        Plan(planner, input, settings with { Proof = null });
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var plan = Plan(planner, input, settings);
        var all = watch.Elapsed.TotalSeconds;
        self.Refresh();
        var megabytes = self.PeakWorkingSet64 / 1e6;

        var problem = new Problem(input);
        var judging = new Judging(problem);
        int[] must = [.. Enumerable.Repeat(Layout.Outside, problem.Constraints.Runs)];
        var report = plan.Report;
        var wishes = Told(OtherWays.WishesOnly(problem, must, new Chance(Seed), new Deadline(TimeProvider.System, settings.Time, CancellationToken.None)));
        var clash = Told(OtherWays.LeastClash(problem, must, new Chance(Seed)));
        var annealed = Told(OtherWays.Annealing(problem, must, new Chance(Seed)));
        var rank = Told(Filling.ByRank(problem, must));
        string[] missed =
        [
            .. all > settings.Time.TotalSeconds + 1 ? ["beyond its limit"] : Array.Empty<string>(),
            .. megabytes > MostMegabytes ? ["large"] : Array.Empty<string>(),
            .. HardRules.Broken(input, plan.Sessions).Count > 0 ? ["breaks a rule"] : Array.Empty<string>(),
            .. report.Score.Wishes < 0.98 * wishes.Met ? ["wishes"] : Array.Empty<string>(),
            .. report.WorstOff < wishes.Tenth - 1e-9 ? ["worst tenth"] : Array.Empty<string>(),
            .. report.Nothing > wishes.Nothing ? ["nothing"] : Array.Empty<string>(),
            .. instance.Camps && report.Nothing > 0 ? ["a camp gets nothing"] : Array.Empty<string>(),
            .. report.Score.Value < Math.Max(report.ByRank.Value, report.Random.Value) || report.Score.Wishes < Math.Max(report.ByRank.Wishes, report.Random.Wishes) ? ["worse than by votes or at random"] : Array.Empty<string>(),
            .. instance.Proof == true && !report.Proved.Contains(Level.Value) ? ["not proved"] : Array.Empty<string>(),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {instance.Name} | {seconds:F2} | {all:F1} | {megabytes:F0} | {report.Met:P1}, {report.WorstOff:P1}, {report.Nothing} | {Say(wishes)} | {Say(clash)} | {Say(annealed)} | {Say(rank)} | {report.MetAtRandom:P1}, {report.Random.Nothing:F0} | {report.Score.Value / (double)Score.Whole:F1} | {report.Gap:P2} | {report.Proved.Count} of 6 | {plan.LeftOut.Count} | {(missed.Length == 0 ? "met" : string.Join(", ", missed))} |"));

        (long Met, double Tenth, int Nothing, long Value) Told(int[] slots)
        {
            var score = judging.Of(slots).Score;
            var shares = judging.Seating.Met.Select((some, person) => some / (double)problem.Preferences.WishesOf[person].Length).Order().Take(problem.Preferences.Tenth);
            return (score.Wishes, shares.Average(), judging.Seating.Met.Count(some => some == 0), score.Value);
        }

        string Say((long Met, double Tenth, int Nothing, long Value) way) => string.Create(CultureInfo.InvariantCulture, $"{way.Met / (double)report.Wishes:P1}, {way.Tenth:P1}, {way.Nothing} ({way.Value / (double)Score.Whole:F1})");
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
