using System.Numerics;
using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Searching;

/// <summary>
/// Betters an agenda in all that it is judged by, in order: tries moves and swaps and keeps those that make nothing earlier worse.
/// What is equal it keeps too, so that it wanders off a ledge; the best stays. Judges a change level by level and stops at the first loss.
/// </summary>
internal sealed class LocalSearch
{
    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly Chance chance;
    private readonly Layout layout;
    private readonly Attendance attendance;
    private readonly Coverage? coverage;
    private readonly Rooming rooming;
    private readonly (int Kept, long Overflow)[] rooms;
    private readonly ulong[][] hosts;
    private readonly List<Shift> shifts = [];
    private readonly HashSet<int> touched = [];
    private Score now;
    private Score best;
    private int[] bestSlots;

    public LocalSearch(Problem problem, IReadOnlyList<int> slots, Chance chance)
    {
        this.problem = problem;
        this.chance = chance;
        rules = problem.Constraints;
        layout = new Layout(rules, slots);
        attendance = new Attendance(problem, layout);
        coverage = rules.HasRepeats || problem.Input.IsSteady ? null : new Coverage(problem, layout);
        rooming = new Rooming(problem);
        rooms = [.. Enumerable.Range(0, rules.Slots).Select(slot => rooming.Judge(layout, slot))];
        hosts = [.. Enumerable.Range(0, rules.Slots).Select(_ => new ulong[problem.HostWords])];
        best = now = new Score(Placed(), attendance.Total, attendance.WorstOff(), Moves(), Overflow(), BackToBack(), Sessions());
        bestSlots = (int[])layout.SlotOf.Clone();
    }

    public Score Score => best;

    public int[] Slots => bestSlots;

    public void Round(int tries, Deadline deadline)
    {
        for (var i = 0; i < tries; i++)
        {
            if (deadline.IsOver) return;
            Propose();
            if (shifts.Count > 0) Try();
        }
    }

    private void Try()
    {
        var moved = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shifts);
        var steady = problem.Input.IsSteady;
        if (IsSureLoss(moved)) return;
        layout.Put(moved);
        var next = now with { Placed = Placed(), Sessions = Sessions() };
        if (next.Placed < now.Placed)
        {
            layout.TakeBack(moved);
            return;
        }

        attendance.Try(moved);
        var gained = next.Placed > now.Placed;
        next = next with { Wishes = attendance.Total, WorstOff = attendance.WorstOff() };
        if (!steady && !gained && (next.Wishes, next.WorstOff).CompareTo((now.Wishes, now.WorstOff)) < 0)
        {
            attendance.Undo();
            layout.TakeBack(moved);
            return;
        }

        var before = Judge();
        next = next with { Moves = Moves(), Overflow = Overflow(), BackToBack = BackToBack() };
        if (next.Against(now, steady) < 0)
        {
            foreach (var (slot, judged) in before) rooms[slot] = judged;
            attendance.Undo();
            layout.TakeBack(moved);
            return;
        }

        now = next;
        if (coverage is not null)
        {
            foreach (var slot in touched) coverage.Count(slot);
        }

        if (now.Against(best, steady) <= 0) return;
        best = now;
        bestSlots = (int[])layout.SlotOf.Clone();
    }

    /// <summary>Most proposals lose wishes, and bits see that a hundred times faster than people counted one by one.</summary>
    private bool IsSureLoss(ReadOnlySpan<Shift> moved)
    {
        if (coverage is null || moved.Length > 3) return false;
        var gain = 0;
        for (var i = 0; i < moved.Length; i++)
        {
            // In a ring each one's place is taken by the one before.
            if (moved[i].From < 0 || moved.Length > 1 && moved[i].To != moved[(i + 1) % moved.Length].From) return false;
            gain += coverage.Gain(moved[i].From, moved[i].Run, moved.Length > 1 ? moved[(i + moved.Length - 1) % moved.Length].Run : -1);
            if (moved.Length == 1) gain += coverage.Gain(moved[i].To, -1, moved[i].Run);
        }

        return gain < 0;
    }

    /// <summary>Gives rooms anew in the slots that changed. Where a topic may run twice, one run more changes how many each one draws.</summary>
    private List<(int Slot, (int, long) Judged)> Judge()
    {
        touched.Clear();
        touched.UnionWith(shifts.SelectMany(shift => new[] { shift.From, shift.To }).Where(slot => slot >= 0));
        foreach (var shift in shifts)
        {
            var topic = rules.RunTopic[shift.Run];
            for (var run = rules.FirstRun[topic]; run < rules.FirstRun[topic] + rules.RunsOf(topic); run++)
            {
                if (layout.SlotOf[run] >= 0) touched.Add(layout.SlotOf[run]);
            }
        }

        var before = touched.Select(slot => (slot, rooms[slot])).ToList();
        foreach (var slot in touched) rooms[slot] = rooming.Judge(layout, slot);
        return before;
    }

    private void Propose()
    {
        shifts.Clear();
        switch (chance.Below(16))
        {
            case 0:
                ProposeSlots();
                break;
            case 1 or 2:
                ProposeThree();
                break;
            case < 7:
                var run = chance.Below(rules.Runs);
                var to = chance.Below(rules.Slots + 1) - 1;
                if (to != layout.SlotOf[run] && layout.CanEnter(run, to)) shifts.Add(new Shift(run, layout.SlotOf[run], to));
                break;
            default:
                ProposeRing([chance.Below(rules.Runs), chance.Below(rules.Runs)]);
                break;
        }
    }

    private void ProposeThree() => ProposeRing([chance.Below(rules.Runs), chance.Below(rules.Runs), chance.Below(rules.Runs)]);

    /// <summary>Each goes where the next one was.</summary>
    private void ProposeRing(ReadOnlySpan<int> runs)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (layout.SlotOf[runs[i]] == layout.SlotOf[runs[j]] || rules.RunTopic[runs[i]] == rules.RunTopic[runs[j]]) return;
            }
        }

        for (var i = 0; i < runs.Length; i++)
        {
            var next = runs[(i + 1) % runs.Length];
            if (!layout.CanEnter(runs[i], layout.SlotOf[next], next)) return;
        }

        for (var i = 0; i < runs.Length; i++) shifts.Add(new Shift(runs[i], layout.SlotOf[runs[i]], layout.SlotOf[runs[(i + 1) % runs.Length]]));
    }

    /// <summary>Two slots change places as wholes: nobody's wishes suffer, but moves and breaks may gain.</summary>
    private void ProposeSlots()
    {
        var (one, other) = (chance.Below(rules.Slots), chance.Below(rules.Slots));
        if (one == other || !Fits(layout.In[one], other) || !Fits(layout.In[other], one)) return;
        shifts.AddRange(layout.In[one].Select(run => new Shift(run, one, other)));
        shifts.AddRange(layout.In[other].Select(run => new Shift(run, other, one)));
    }

    private bool Fits(List<int> runs, int slot)
    {
        if (!runs.TrueForAll(run => rules.RunSlots[run].Has(slot))) return false;
        if (runs.Count > BitOperations.PopCount(rules.Open[slot])) return false;
        ulong[] masks = [.. runs.Select(run => rules.RunRooms[run] & rules.Open[slot])];
        return Matching.Most(masks) == masks.Length;
    }

    private long Placed()
    {
        var sum = 0L;
        for (var topic = 0; topic < rules.Topics; topic++) sum += layout.PlacedRuns[topic] > 0 ? problem.Weight[topic] : 0;
        return sum;
    }

    private int Sessions()
    {
        var sum = 0;
        foreach (var slot in layout.In) sum += slot.Count;
        return sum;
    }

    private long Moves() => problem.Input.Published.Count - rooms.Sum(slot => (long)slot.Kept);

    private long Overflow() => rooms.Sum(slot => slot.Overflow);

    private long BackToBack()
    {
        var count = 0L;
        for (var slot = 0; slot < rules.Slots; slot++)
        {
            Array.Clear(hosts[slot]);
            foreach (var run in layout.In[slot])
            {
                foreach (var host in problem.Hosts[rules.RunTopic[run]]) hosts[slot].Add(host);
            }

            if (!problem.IsSoonAfter[slot]) continue;
            for (var word = 0; word < hosts[slot].Length; word++) count += BitOperations.PopCount(hosts[slot][word] & hosts[slot - 1][word]);
        }

        return count;
    }
}
