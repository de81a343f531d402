using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Searching;

/// <summary>
/// Looks for the places that meet most wishes by swapping runs, at first also for the worse. Rounds are of fixed size, so that a seed and a
/// number of rounds always end in the same agenda, however busy the machine is.
/// </summary>
internal sealed class SimulatedAnnealing(Problem problem, Chance chance)
{
    /// <summary>What leaving out one wisher's topic costs while searching: more than the wishes its place could meet otherwise.</summary>
    private const long Place = 3;

    private readonly Constraints rules = problem.Constraints;

    /// <summary>One round from these slots. Gives back the best it saw, which is never worse than where it began.</summary>
    public int[] Round(IReadOnlyList<int> from, int tries, Deadline deadline)
    {
        var layout = new Layout(rules, from);
        var coverage = rules.HasRepeats ? null : new Coverage(problem, layout);
        var attendance = rules.HasRepeats ? new Attendance(problem, layout) : null;
        var (placed, wishes) = (Placed(layout), attendance?.Total ?? coverage!.Total);
        var best = (Placed: placed, Wishes: wishes, Slots: (int[])layout.SlotOf.Clone());
        var hot = Math.Max(1, problem.Wanted.DefaultIfEmpty().Average() * 0.15);
        const double Cold = 0.2;
        Span<Shift> shifts = stackalloc Shift[2];
        for (var i = 0; i < tries; i++)
        {
            if ((attendance is not null || (i & 63) == 0) && deadline.IsOver) break;
            var moved = shifts[..Propose(layout, shifts)];
            if (moved.IsEmpty) continue;
            var gain = Gain(layout, coverage, attendance, moved);
            var value = PlacedGain(layout, moved);
            var energy = gain + Place * value / (rules.Topics + 1.0);
            var heat = hot * Math.Pow(Cold / hot, (double)i / tries);
            if (energy < 0 && chance.Unit() >= Math.Exp(energy / heat))
            {
                attendance?.Undo();
                continue;
            }

            layout.Put(moved);
            foreach (var shift in moved)
            {
                coverage?.Count(shift.From);
                coverage?.Count(shift.To);
            }

            (placed, wishes) = (placed + value, wishes + gain);
            if (placed > best.Placed || placed == best.Placed && wishes > best.Wishes) best = (placed, wishes, (int[])layout.SlotOf.Clone());
        }

        return best.Slots;
    }

    private static long Gain(Layout layout, Coverage? coverage, Attendance? attendance, ReadOnlySpan<Shift> moved)
    {
        if (coverage is null)
        {
            var before = attendance!.Total;
            attendance.Try(moved);
            return attendance.Total - before;
        }

        var other = moved.Length > 1 ? moved[1].Run : -1;
        return coverage.Gain(moved[0].From, moved[0].Run, other) + coverage.Gain(moved[0].To, other, moved[0].Run);
    }

    private long Placed(Layout layout) => Enumerable.Range(0, rules.Topics).Where(topic => layout.PlacedRuns[topic] > 0).Sum(topic => problem.Weight[topic]);

    private long PlacedGain(Layout layout, ReadOnlySpan<Shift> moved)
    {
        var gain = 0L;
        foreach (var shift in moved)
        {
            var topic = rules.RunTopic[shift.Run];
            if (shift.From < 0 && layout.PlacedRuns[topic] == 0) gain += problem.Weight[topic];
            if (shift.To < 0 && layout.PlacedRuns[topic] == 1) gain -= problem.Weight[topic];
        }

        return gain;
    }

    /// <summary>A run to a slot with room, or two that change places. None where a rule forbids it.</summary>
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
        if (there == from || rules.RunTopic[run] == rules.RunTopic[other] || !layout.CanEnter(run, there, other) || !layout.CanEnter(other, from, run)) return 0;
        shifts[0] = new Shift(run, from, there);
        shifts[1] = new Shift(other, there, from);
        return 2;
    }
}
