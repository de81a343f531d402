using System.Numerics;

namespace OtgBot.Planner.Searching;

/// <summary>
/// How many of their wishes each person gets: the most different topics they can be at, one a slot, and none in a slot where they host.
/// A change is tried first and then kept or undone. Also knows the worst-off tenth, which <see cref="Coverage"/> does not.
/// </summary>
internal sealed class Attendance
{
    private readonly Problem problem;
    private readonly ulong[] slotsOf;
    private readonly ulong[] busy;
    private readonly int[] met;
    private readonly int[] seen;
    private readonly List<(int Person, int Met)> old = [];
    private readonly List<Shift> tried = [];
    private readonly int[][] rank;
    private readonly long[] share;
    private readonly int[] people;
    private int stamp;

    public Attendance(Problem problem, Layout layout)
    {
        this.problem = problem;
        slotsOf = new ulong[problem.Constraints.Topics];
        busy = new ulong[problem.Preferences.People];
        met = new int[problem.Preferences.People];
        seen = new int[problem.Preferences.People];
        var most = problem.Preferences.WishesOf.Select(wishes => wishes.Length).Distinct().ToArray();
        share = [.. most.SelectMany(all => Enumerable.Range(0, all + 1).Select(some => Share(some, all))).Distinct().Order()];
        rank = new int[most.DefaultIfEmpty().Max() + 1][];
        foreach (var all in most) rank[all] = [.. Enumerable.Range(0, all + 1).Select(some => Array.BinarySearch(share, Share(some, all)))];
        people = new int[share.Length];
        for (var run = 0; run < problem.Constraints.Runs; run++) Turn(problem.Constraints.RunTopic[run], layout.SlotOf[run]);
        for (var person = 0; person < met.Length; person++)
        {
            met[person] = Count(person);
            Total += met[person];
            people[rank[problem.Preferences.WishesOf[person].Length][met[person]]]++;
        }
    }

    public long Total { get; private set; }

    /// <summary>By person, how many wishes are met.</summary>
    public IReadOnlyList<int> Met => met;

    /// <summary>The shares of the worst-off tenth, added up, in <see cref="Score.Whole"/> parts.</summary>
    public long WorstOff()
    {
        var left = problem.Preferences.Tenth;
        var sum = 0L;
        for (var at = 0; left > 0; at++)
        {
            var taken = Math.Min(left, people[at]);
            sum += taken * share[at];
            left -= taken;
        }

        return sum;
    }

    /// <summary>Counts as though these shifts were done.</summary>
    public void Try(ReadOnlySpan<Shift> shifts)
    {
        old.Clear();
        tried.Clear();
        stamp++;
        foreach (var shift in shifts)
        {
            tried.Add(shift);
            Turn(problem.Constraints.RunTopic[shift.Run], shift.From);
            Turn(problem.Constraints.RunTopic[shift.Run], shift.To);
        }

        foreach (var shift in shifts)
        {
            foreach (var person in problem.Preferences.WishersOf[problem.Constraints.RunTopic[shift.Run]]) CountAgain(person);
            foreach (var person in problem.Preferences.HostsOf[problem.Constraints.RunTopic[shift.Run]]) CountAgain(person);
        }
    }

    /// <summary>Goes back to before the last try.</summary>
    public void Undo()
    {
        foreach (var shift in tried)
        {
            Turn(problem.Constraints.RunTopic[shift.Run], shift.From);
            Turn(problem.Constraints.RunTopic[shift.Run], shift.To);
        }

        foreach (var (person, before) in old) Set(person, before);
    }

    private void CountAgain(int person)
    {
        if (seen[person] == stamp) return;
        seen[person] = stamp;
        var now = Count(person);
        if (now == met[person]) return;
        old.Add((person, met[person]));
        Set(person, now);
    }

    private void Set(int person, int now)
    {
        var ranks = rank[problem.Preferences.WishesOf[person].Length];
        people[ranks[met[person]]]--;
        people[ranks[now]]++;
        Total += now - met[person];
        met[person] = now;
    }

    private int Count(int person)
    {
        var free = ~busy[person];
        var slots = 0UL;
        var isRepeated = false;
        foreach (var topic in problem.Preferences.WishesOf[person])
        {
            var mine = slotsOf[topic];
            slots |= mine;
            isRepeated |= (mine & (mine - 1)) != 0;
        }

        return isRepeated ? Pair(problem.Preferences.WishesOf[person], free) : BitOperations.PopCount(slots & free);
    }

    private int Pair(int[] wishes, ulong free)
    {
        var slots = wishes.Length <= 256 ? stackalloc ulong[wishes.Length] : new ulong[wishes.Length];
        for (var i = 0; i < slots.Length; i++) slots[i] = slotsOf[wishes[i]] & free;
        return Matching.Most(slots);
    }

    /// <summary>A topic comes to a slot where it wasn't, or leaves it.</summary>
    private void Turn(int topic, int slot)
    {
        if (slot < 0) return;
        slotsOf[topic] ^= 1UL << slot;
        foreach (var host in problem.Preferences.HostsOf[topic]) busy[host] ^= 1UL << slot;
    }

    private static long Share(int some, int all) => some * Score.Whole / all;
}
