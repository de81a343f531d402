using OtgBot.Planner;
using OtgBot.Planner.Searching;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>How others make agendas, for comparison: on the same rules, with people seated in the same way.</summary>
internal static class OtherWays
{
    /// <summary>
    /// Fewest pairs of wishes that clash: swaps as long as one lowers the number of people who want both of two topics at the same time.
    /// </summary>
    public static int[] LeastClash(Problem problem, IReadOnlyList<int> must, Chance chance)
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

        return layout.SlotOf;

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

    /// <summary>
    /// Annealing as Minnebar's scheduler does it: 12,000 random swaps of two sessions, from hot to cold, for the wishes met.
    /// </summary>
    public static int[] Annealing(Problem problem, IReadOnlyList<int> must, Chance chance) => Swaps(problem, Filling.ByChance(problem, must, chance), 12_000, hot: 10, cold: 0, isOnlyPlaced: true, chance, deadline: null);

    /// <summary>
    /// As many wishes as can be and nothing else: annealing with topics that have no place yet among those that are swapped, in ever longer
    /// rounds from the best so far until the time is up.
    /// </summary>
    public static int[] WishesOnly(Problem problem, IReadOnlyList<int> must, Chance chance, Deadline deadline)
    {
        var judging = new Judging(problem);
        var best = judging.Of(Filling.Best(problem, must));
        for (var tries = 10_000; !deadline.IsOver; tries = Math.Min(tries * 2, 400_000))
        {
            var next = judging.Of(Filling.Whole(problem, Swaps(problem, best.Slots, tries, problem.Wanted.Average() * 0.15, 0.2, isOnlyPlaced: false, chance, deadline)));
            if (next.Score.Wishes > best.Score.Wishes) best = next;
        }

        return best.Slots;
    }

    private static int[] Swaps(Problem problem, int[] from, int tries, double hot, double cold, bool isOnlyPlaced, Chance chance, Deadline? deadline)
    {
        var rules = problem.Constraints;
        var layout = new Layout(rules, from);
        var crowd = new Audience(problem, layout);
        var (now, best) = (crowd.Shares().Wishes, (crowd.Shares().Wishes, Slots: (int[])layout.SlotOf.Clone()));
        for (var i = 0; i < tries && deadline?.IsOver != true; i++)
        {
            var (run, other) = (chance.Below(rules.Runs), chance.Below(rules.Runs));
            var (there, to) = (layout.SlotOf[run], layout.SlotOf[other]);
            if (there == to || isOnlyPlaced && (there < 0 || to < 0) || rules.RunTopic[run] == rules.RunTopic[other] || !layout.CanEnter(run, to, other) || !layout.CanEnter(other, there, run)) continue;
            Shift[] moved = [new(run, there, to), new(other, to, there)];
            layout.Put(moved);
            crowd.Follow(moved);
            var wishes = crowd.Shares().Wishes;
            var heat = cold == 0 ? hot * (tries - i) / tries : hot * Math.Pow(cold / hot, (double)i / tries);
            if (wishes < now && chance.Unit() >= Math.Exp((wishes - now) / heat))
            {
                crowd.Undo();
                layout.TakeBack(moved);
                continue;
            }

            crowd.Keep();
            now = wishes;
            if (now > best.Wishes) best = (now, (int[])layout.SlotOf.Clone());
        }

        return best.Slots;
    }
}
