using System.Numerics;
using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Searching;

/// <summary>
/// Betters an agenda in all that it is judged by, in order: tries moves and swaps and keeps those that make nothing earlier worse.
/// What is equal it keeps too, so that it wanders off a ledge; the best stays. <see cref="Audience"/> weeds out most tries; the rest is
/// judged in full.
/// </summary>
internal sealed class LocalSearch
{
    /// <summary>If seats are short, what the crowd seems to lose may be a gain: by as much as one part in so many.</summary>
    private const int Doubt = 400;

    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly Chance chance;
    private readonly Judging judging;
    private readonly Layout layout;
    private readonly Audience crowd;
    private readonly Rooming rooming;
    private readonly int[] rooms;
    private readonly int[] roomsBefore;
    private readonly bool[] isGiven;
    private readonly List<Shift> shifts = [];
    private long seen;
    private Score now;

    public LocalSearch(Problem problem, Judging judging, Draft from, Chance chance)
    {
        this.problem = problem;
        this.judging = judging;
        this.chance = chance;
        rules = problem.Constraints;
        layout = new Layout(rules, from.Slots);
        crowd = new Audience(problem, layout);
        rooming = new Rooming(problem);
        rooms = rooming.Rooms(layout);
        roomsBefore = new int[rooms.Length];
        isGiven = new bool[rules.Slots];
        (seen, now) = (crowd.Value, judging.Score(layout, rooms));
        Best = from;
    }

    public Draft Best { get; private set; }

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
        layout.Put(moved);
        crowd.Follow(moved);
        rooms.CopyTo(roomsBefore, 0);
        if (IsNoWorse(moved, out var next))
        {
            crowd.Keep();
            (seen, now) = (crowd.Value, next);
            if (now.Against(Best.Score, problem.Input.IsSteady) > 0)
                Best = new Draft((int[])layout.SlotOf.Clone(), (int[])rooms.Clone(), now, 0);
            return;
        }

        crowd.Undo();
        layout.TakeBack(moved);
        roomsBefore.CopyTo(rooms, 0);
    }

    private bool IsNoWorse(ReadOnlySpan<Shift> moved, out Score next)
    {
        next = default;
        var steady = problem.Input.IsSteady;
        if (!steady && crowd.Value < seen - (crowd.IsExact ? 0 : seen / Doubt)) return false;
        GiveRooms(moved);
        if (steady && judging.Moves(layout, rooms) > now.Moves) return false;
        next = judging.Score(layout, rooms);
        return next.Against(now, steady) >= 0;
    }

    /// <summary>
    /// Gives rooms anew in the slots that changed. If a topic may run twice, one run more changes how many each one draws.
    /// </summary>
    private void GiveRooms(ReadOnlySpan<Shift> moved)
    {
        Array.Clear(isGiven);
        foreach (var shift in moved)
        {
            if (shift.To < 0) rooms[shift.Run] = Layout.Outside;
            Give(shift.From);
            var topic = rules.RunTopic[shift.Run];
            for (var run = rules.FirstRun[topic]; run < rules.FirstRun[topic] + rules.RunsOf(topic); run++) Give(layout.SlotOf[run]);
        }
    }

    private void Give(int slot)
    {
        if (slot < 0 || isGiven[slot]) return;
        isGiven[slot] = true;
        rooming.Give(layout, slot, rooms);
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

        for (var i = 0; i < runs.Length; i++)
            shifts.Add(new Shift(runs[i], layout.SlotOf[runs[i]], layout.SlotOf[runs[(i + 1) % runs.Length]]));
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
}
