using OtgBot.Planner;
using OtgBot.Planner.Searching;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>How others make agendas, for comparison: on the same rules, judged by the same count of wishes met.</summary>
internal static class OtherWays
{
    /// <summary>Fewest pairs of wishes that clash: swaps as long as one lowers the number of people who want both of two topics at the same time.</summary>
    public static long LeastClash(Problem problem, IReadOnlyList<int> must, Chance chance)
    {
        var rules = problem.Constraints;
        var both = new int[rules.Topics, rules.Topics];
        foreach (var wishes in problem.Preferences.WishesOf)
        {
            foreach (var one in wishes)
            {
                foreach (var other in wishes) both[one, other] += one == other ? 0 : 1;
            }
        }

        var layout = new Layout(rules, Filling.ByChance(problem, must, chance));
        for (var better = true; better;)
        {
            better = false;
            for (var run = 0; run < rules.Runs; run++)
            {
                for (var other = -1; other < run; other++)
                {
                    foreach (var to in other < 0 ? Enumerable.Range(0, rules.Slots) : [layout.SlotOf[other]]) better |= Swap(run, other, to);
                }
            }
        }

        return Wishes(problem, layout);

        bool Swap(int run, int other, int to)
        {
            var from = layout.SlotOf[run];
            if (from == to || from < 0 || to < 0 || !layout.CanEnter(run, to, other) || other >= 0 && !layout.CanEnter(other, from, run)) return false;
            var gain = Clashes(run, from, other) - Clashes(run, to, other) + (other < 0 ? 0 : Clashes(other, to, run) - Clashes(other, from, run));
            if (gain <= 0) return false;
            if (other >= 0) layout.Put([new Shift(run, from, to), new Shift(other, to, from)]);
            else layout.Put(run, to);
            return true;
        }

        int Clashes(int run, int slot, int except) => layout.In[slot].Where(one => one != run && one != except).Sum(one => both[rules.RunTopic[run], rules.RunTopic[one]]);
    }

    /// <summary>Annealing as Minnebar's scheduler does it: 12,000 random swaps of two sessions, from hot to cold, for the wishes met.</summary>
    public static long Annealing(Problem problem, IReadOnlyList<int> must, Chance chance)
    {
        const int Iterations = 12_000;
        var rules = problem.Constraints;
        var layout = new Layout(rules, Filling.ByChance(problem, must, chance));
        var coverage = new Coverage(problem, layout);
        var best = coverage.Total;
        for (var i = 0; i < Iterations; i++)
        {
            var (run, other) = (chance.Below(rules.Runs), chance.Below(rules.Runs));
            var (from, to) = (layout.SlotOf[run], layout.SlotOf[other]);
            if (from == to || !layout.CanEnter(run, to, other) || !layout.CanEnter(other, from, run)) continue;
            var gain = coverage.Gain(from, run, other) + coverage.Gain(to, other, run);
            var heat = 10.0 * (Iterations - i) / Iterations;
            if (gain < 0 && chance.Unit() >= Math.Exp(gain / heat)) continue;
            layout.Put([new Shift(run, from, to), new Shift(other, to, from)]);
            coverage.Count(from);
            coverage.Count(to);
            best = Math.Max(best, coverage.Total);
        }

        return best;
    }

    private static long Wishes(Problem problem, Layout layout) => new Coverage(problem, layout).Total;
}
