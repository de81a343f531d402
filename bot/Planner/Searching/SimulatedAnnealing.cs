using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Searching;

/// <summary>
/// Looks for the places by which people get most by swapping runs, at first also for the worse. Rounds are of fixed size, so that a seed
/// and a number of rounds always end in the same agenda, however busy the machine is.
/// </summary>
internal sealed class SimulatedAnnealing(Problem problem, Chance chance)
{
    private readonly Constraints rules = problem.Constraints;

    /// <summary>One round from these slots. Gives back the best it saw, which is never worse than where it began.</summary>
    public int[] Round(IReadOnlyList<int> from, int tries, Deadline deadline)
    {
        var layout = new Layout(rules, from);
        var crowd = new Audience(problem, layout);
        var (value, best) = (crowd.Value, (crowd.Value, Slots: (int[])layout.SlotOf.Clone()));
        var hot = Score.Whole * Math.Max(0.5, problem.Wanted.DefaultIfEmpty().Average() * 0.08);
        const double Cold = Score.Whole * 0.1;
        Span<Shift> shifts = stackalloc Shift[2];
        for (var i = 0; i < tries; i++)
        {
            if ((i & 15) == 0 && deadline.IsOver) break;
            var moved = shifts[..Propose(layout, shifts)];
            if (moved.IsEmpty) continue;
            layout.Put(moved);
            crowd.Follow(moved);
            var gain = crowd.Value - value;
            if (gain < 0 && chance.Unit() >= Math.Exp(gain / (hot * Math.Pow(Cold / hot, (double)i / tries))))
            {
                crowd.Undo();
                layout.TakeBack(moved);
                continue;
            }

            crowd.Keep();
            value = crowd.Value;
            if (value > best.Value) best = (value, (int[])layout.SlotOf.Clone());
        }

        return best.Slots;
    }

    /// <summary>A run to a slot with room, or two that change places. None if a rule forbids it.</summary>
    private int Propose(Layout layout, Span<Shift> shifts)
    {
        var run = chance.Below(rules.Runs);
        var from = layout.SlotOf[run];
        if (chance.Below(3) == 0)
        {
            var to = chance.Below(rules.Slots + (from < 0 ? 0 : 1)) - (from < 0 ? 0 : 1);
            if (to == from || to == Layout.Outside && chance.Below(4) > 0 || !layout.CanEnter(run, to)) return 0;
            shifts[0] = new Shift(run, from, to);
            return 1;
        }

        var other = chance.Below(rules.Runs);
        var there = layout.SlotOf[other];
        if (there == from || rules.RunTopic[run] == rules.RunTopic[other] || !layout.CanEnter(run, there, other)
            || !layout.CanEnter(other, from, run)) return 0;
        shifts[0] = new Shift(run, from, there);
        shifts[1] = new Shift(other, there, from);
        return 2;
    }
}
