using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// The best that can be made of runs in their slots, whichever rooms they have. If nobody lacks a seat anywhere, the usual rooms are the
/// best.
/// </summary>
internal sealed class EveryRooming(Problem problem, Judging judging)
{
    /// <summary>More ways than this to give rooms are not all tried.</summary>
    private const int Most = 3_000;

    private readonly bool isSteady = problem.Input.IsSteady;
    private readonly int[] rooms = new int[problem.Constraints.Runs];
    private readonly List<int> runs = [];
    private Draft best = null!;
    private Layout layout = null!;
    private int tried;

    /// <summary>Puts a better one in the place of the best. False if there may be a better one still.</summary>
    public bool Look(int[] slots, ref Draft known)
    {
        var usual = judging.Of(slots);
        if (usual.Score.Against(known.Score, isSteady) > 0) known = usual;
        layout = new Layout(problem.Constraints, slots);
        runs.Clear();
        var isShort = false;
        for (var run = 0; run < slots.Length; run++)
        {
            rooms[run] = Layout.Outside;
            if (slots[run] < 0) continue;
            runs.Add(run);
            isShort |= Open(run).Any(room => problem.Input.Rooms[room].Capacity < problem.Wanted[problem.Constraints.RunTopic[run]]);
        }

        if (!isShort) return true;
        if (!isSteady && MostValue(slots) < known.Score.Value) return true;
        (tried, best) = (0, known);
        var isAll = Next(0, new ulong[problem.Constraints.Slots]);
        known = best;
        return isAll;
    }

    /// <summary>As though every run had the largest room it may have.</summary>
    public long MostValue(int[] slots)
    {
        int[] largest = [
            .. slots.Select((slot, run) => slot < 0 ? Layout.Outside : Open(run, slot).MaxBy(room => problem.Input.Rooms[room].Capacity))];
        judging.Seating.Seat(slots, largest);
        if (judging.Seating.IsBest) return judging.Seating.Value;
        judging.Seating.Seat(slots, null);
        return judging.Seating.Value;
    }

    private bool Next(int at, ulong[] used)
    {
        if (at == runs.Count)
        {
            if (++tried > Most) return false;
            var score = judging.Score(layout, rooms);
            if (score.Against(best.Score, isSteady) > 0) best = new Draft((int[])layout.SlotOf.Clone(), (int[])rooms.Clone(), score, 0);
            return judging.Seating.IsBest;
        }

        var (run, isAll) = (runs[at], true);
        var slot = layout.SlotOf[run];
        foreach (var room in Open(run))
        {
            if (used[slot].Has(room)) continue;
            rooms[run] = room;
            used[slot] |= 1UL << room;
            isAll &= Next(at + 1, used);
            used[slot] &= ~(1UL << room);
            if (tried > Most) return false;
        }

        return isAll;
    }

    private IEnumerable<int> Open(int run) => Open(run, layout.SlotOf[run]);

    private IEnumerable<int> Open(int run, int slot) => Bits.Items(problem.Constraints.RunRooms[run] & problem.Constraints.Open[slot]);
}
