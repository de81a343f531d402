using System.Numerics;

namespace OtgBot.Planner.Searching;

/// <summary>
/// What people get while the search moves runs about: with one bit a person, so that the effect of a move on thousands costs a few
/// microseconds. If seats are short, or a topic runs twice, it seats people one slot after another, those with least first: a way that can
/// be, so nobody is promised too much, but not always the best. <see cref="Seating"/> has the last word.
/// </summary>
internal sealed class Audience
{
    private readonly Problem problem;
    private readonly Layout layout;
    private readonly int[] smallest;
    private readonly bool[] isScarce;
    private readonly bool[] wasScarce;
    private readonly int[][] roomsBySize;
    private readonly ulong[][] seated;
    private readonly ulong[][] seatedBefore;
    private readonly ulong[][] met;
    private readonly ulong[]?[] via;
    private readonly ulong[]?[] viaBefore;
    private readonly ulong[] next;
    private readonly ulong[] tied;
    private readonly ulong[] seeking;
    private readonly ulong[] nobody;
    private readonly ulong[] any;
    private readonly ulong[] several;
    private readonly List<int> changedSlots = [];
    private readonly List<int> changedRuns = [];

    public Audience(Problem problem, Layout layout)
    {
        this.problem = problem;
        this.layout = layout;
        var rules = problem.Constraints;
        roomsBySize = [
            .. rules.Open.Select(open => Bits.Items(open).OrderByDescending(room => problem.Input.Rooms[room].Capacity).ToArray())];
        smallest = [.. roomsBySize.Select(rooms => rooms.Length == 0 ? 0 : problem.Input.Rooms[rooms[^1]].Capacity)];
        (isScarce, wasScarce) = (new bool[rules.Slots], new bool[rules.Slots]);
        (seated, seatedBefore, met) = (Sets(rules.Slots), Sets(rules.Slots), Sets(rules.Slots + 1));
        (next, tied, seeking, nobody, any, several) = (Set(), Set(), Set(), Set(), Set(), Set());
        for (var person = 0; person < problem.Preferences.People; person++) met[0].Add(person);
        via = [.. rules.RunTopic.Select(topic => rules.RunsOf(topic) > 1 ? Set() : null)];
        viaBefore = [.. via.Select(set => set is null ? null : Set())];
        for (var slot = 0; slot < rules.Slots; slot++) Seat(slot);
        Keep();

        ulong[] Set() => new ulong[problem.Preferences.Words];
        ulong[][] Sets(int count) => [.. Enumerable.Range(0, count).Select(_ => Set())];
    }

    public long Value { get; private set; }

    /// <summary>True if no seat is short and no topic runs twice, in whichever room it is.</summary>
    public bool IsExact => !isScarce.Contains(true);

    /// <summary>Wishes met, and those of the tenth who get fewest.</summary>
    public (long Wishes, long WorstOff) Shares()
    {
        var (wishes, worst, tenth) = (0L, 0L, problem.Preferences.Tenth);
        for (var some = 0; some < met.Length; some++)
        {
            var people = Count(met[some]);
            wishes += people * (long)some;
            worst += Math.Min(tenth, people) * (long)some;
            tenth -= Math.Min(tenth, people);
        }

        return (wishes, worst);
    }

    /// <summary>Counts again after these shifts were done; <see cref="Keep"/> or <see cref="Undo"/> comes next.</summary>
    public void Follow(ReadOnlySpan<Shift> shifts)
    {
        foreach (var shift in shifts)
        {
            if (via[shift.Run] is not { } own) continue;
            Remember(shift.Run, own);
            Array.Clear(own);
        }

        foreach (var shift in shifts)
        {
            SeatOnce(shift.From);
            SeatOnce(shift.To);
        }
    }

    public void Keep()
    {
        changedSlots.Clear();
        changedRuns.Clear();
    }

    public void Undo()
    {
        foreach (var slot in changedSlots)
        {
            Change(slot, seatedBefore[slot]);
            isScarce[slot] = wasScarce[slot];
        }

        foreach (var run in changedRuns) viaBefore[run]!.CopyTo(via[run]!, 0);
        Keep();
    }

    private void SeatOnce(int slot)
    {
        if (slot >= 0 && !changedSlots.Contains(slot)) Seat(slot);
    }

    private void Seat(int slot)
    {
        changedSlots.Add(slot);
        wasScarce[slot] = isScarce[slot];
        seated[slot].CopyTo(seatedBefore[slot], 0);
        Array.Clear(next);
        Array.Clear(tied);
        isScarce[slot] = false;
        foreach (var run in layout.In[slot])
        {
            var topic = problem.Constraints.RunTopic[run];
            isScarce[slot] |= problem.Wanted[topic] > smallest[slot] || via[run] is not null;
            if (problem.Preferences.HostsOf[topic].Length == 0) continue;
            var hosts = problem.Preferences.HostedBy[topic];
            for (var word = 0; word < tied.Length; word++) tied[word] |= hosts[word];
        }

        if (isScarce[slot])
        {
            SeatScarce(slot);
        }
        else
        {
            foreach (var run in layout.In[slot]) Add(problem.Preferences.WishedBy[problem.Constraints.RunTopic[run]]);
        }

        for (var word = 0; word < next.Length; word++) next[word] &= ~tied[word];
        Change(slot, next);
    }

    /// <summary>
    /// First all who find a seat that nobody has to fight for. Then, in the rooms that are too small, those who have only one place to be,
    /// then the others: each time those who have least elsewhere.
    /// </summary>
    private void SeatScarce(int slot)
    {
        Span<int> runs = stackalloc int[AgendaInput.MostRooms];
        Span<int> seats = stackalloc int[AgendaInput.MostRooms];
        var count = BySize(slot, runs, seats);
        var scarce = 0;
        Array.Clear(any);
        Array.Clear(several);
        for (var i = 0; i < count; i++)
        {
            var wished = problem.Preferences.WishedBy[problem.Constraints.RunTopic[runs[i]]];
            if (problem.Wanted[problem.Constraints.RunTopic[runs[i]]] <= seats[i] && via[runs[i]] is null)
            {
                Add(wished);
                continue;
            }

            (runs[scarce], seats[scarce++]) = (runs[i], seats[i]);
            for (var word = 0; word < any.Length; word++)
            {
                several[word] |= any[word] & wished[word];
                any[word] |= wished[word];
            }
        }

        Change(slot, nobody);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = scarce - 1; i >= 0; i--)
            {
                if (seats[i] == 0) continue;
                var (topic, own) = (problem.Constraints.RunTopic[runs[i]], via[runs[i]]);
                var wished = problem.Preferences.WishedBy[topic];
                for (var word = 0; word < next.Length; word++)
                    seeking[word] = wished[word] & ~next[word] & ~tied[word] & (pass == 0 ? ~several[word] : several[word]);
                if (own is not null)
                {
                    Remember(runs[i], own);
                    if (pass == 0) Array.Clear(own);
                    LeaveOutServed(topic);
                }

                seats[i] = Choose(seats[i], own);
            }
        }
    }

    private void LeaveOutServed(int topic)
    {
        var rules = problem.Constraints;
        for (var run = rules.FirstRun[topic]; run < rules.FirstRun[topic] + rules.RunsOf(topic); run++)
        {
            for (var word = 0; word < seeking.Length; word++) seeking[word] &= ~via[run]![word];
        }
    }

    /// <summary>Of those who seek a seat, those with fewest wishes met get one.</summary>
    private int Choose(int seats, ulong[]? own)
    {
        for (var level = 0; level < met.Length && seats > 0; level++)
        {
            var here = met[level];
            for (var word = 0; word < seeking.Length && seats > 0; word++)
            {
                var chosen = seeking[word] & here[word];
                if (chosen == 0) continue;
                var people = BitOperations.PopCount(chosen);
                for (; people > seats; people--) chosen &= chosen - 1;
                seats -= people;
                next[word] |= chosen;
                if (own is not null) own[word] |= chosen;
            }
        }

        return seats;
    }

    /// <summary>
    /// The runs of a slot, the most wanted first, with about the rooms they will get: each the largest left that it may have.
    /// </summary>
    private int BySize(int slot, Span<int> runs, Span<int> seats)
    {
        var count = 0;
        foreach (var run in layout.In[slot])
        {
            var (wanted, i) = (Expected(run), count++);
            for (; i > 0 && Expected(runs[i - 1]) < wanted; i--) runs[i] = runs[i - 1];
            runs[i] = run;
        }

        var used = 0UL;
        for (var i = 0; i < count; i++)
        {
            var best = -1;
            foreach (var room in roomsBySize[slot])
            {
                if (used.Has(room) || !problem.Constraints.RunRooms[runs[i]].Has(room)) continue;
                best = room;
                break;
            }

            if (best >= 0) used |= 1UL << best;
            seats[i] = best < 0 ? smallest[slot] : problem.Input.Rooms[best].Capacity;
        }

        return count;
    }

    private int Expected(int run) =>
        problem.Expected(problem.Constraints.RunTopic[run], layout.PlacedRuns[problem.Constraints.RunTopic[run]]);

    private void Add(ulong[] people)
    {
        for (var word = 0; word < next.Length; word++) next[word] |= people[word];
    }

    private void Remember(int run, ulong[] own)
    {
        if (changedRuns.Contains(run)) return;
        changedRuns.Add(run);
        own.CopyTo(viaBefore[run]!, 0);
    }

    /// <summary>Others are seated in a slot from now on: who gains a wish goes up a level, who loses one goes down.</summary>
    private void Change(int slot, ulong[] now)
    {
        var here = seated[slot];
        for (var word = 0; word < now.Length; word++)
        {
            var (gain, loss) = (now[word] & ~here[word], here[word] & ~now[word]);
            here[word] = now[word];
            for (var level = met.Length - 2; gain != 0 && level >= 0; level--)
            {
                var up = met[level][word] & gain;
                if (up == 0) continue;
                met[level][word] ^= up;
                met[level + 1][word] |= up;
                gain ^= up;
                Value += BitOperations.PopCount(up) * Score.Gain(level + 1);
            }

            for (var level = 1; loss != 0 && level < met.Length; level++)
            {
                var down = met[level][word] & loss;
                if (down == 0) continue;
                met[level][word] ^= down;
                met[level - 1][word] |= down;
                loss ^= down;
                Value -= BitOperations.PopCount(down) * Score.Gain(level);
            }
        }
    }

    private static int Count(ulong[] people)
    {
        var count = 0;
        foreach (var word in people) count += BitOperations.PopCount(word);
        return count;
    }
}
