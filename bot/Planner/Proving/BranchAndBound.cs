using System.Numerics;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Tries every agenda in which these topics have one place each, by depth-first branch and bound (Land and Doig 1960,
/// https://doi.org/10.2307/1910129): leaves out whole branches that are sure to lose more wishes than allowed. A wish is wasted on somebody who
/// has a topic in that slot already; who has none to spare loses by it. Hosting counts as a wish that always comes true.
/// </summary>
internal sealed class BranchAndBound
{
    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly Layout layout;
    private readonly ulong[][] wants;
    private readonly ulong[][][] covered;
    private readonly ulong[][][] spare;
    private readonly List<int> left = [];
    private readonly Deadline deadline;
    private readonly long most;
    private readonly bool[] isAlikeBefore;
    private bool breaksSymmetry;
    private long steps;
    private Func<int[], bool>? found;

    /// <param name="topics">Those that have a place; the others have none.</param>
    /// <param name="most">How many placings to try in all.</param>
    /// <param name="deadline">Gives up when it is over.</param>
    public BranchAndBound(Problem problem, IReadOnlyCollection<int> topics, long most, Deadline deadline)
    {
        this.problem = problem;
        this.most = most;
        this.deadline = deadline;
        rules = problem.Constraints;
        layout = new Layout(rules);
        wants = [.. Enumerable.Range(0, rules.Topics).Select(topic => problem.Preferences.WishedBy[topic].Zip(problem.Preferences.HostedBy[topic], (wished, hosted) => wished | hosted).ToArray())];
        var all = new int[problem.Preferences.People];
        foreach (var topic in topics)
        {
            foreach (var person in problem.Preferences.WishersOf[topic].Concat(problem.Preferences.HostsOf[topic])) all[person]++;
            Base -= problem.Preferences.HostsOf[topic].Length;
        }

        Base += all.Sum(wishes => Math.Min(rules.Slots, wishes));
        var levels = all.Select(wishes => Math.Max(0, wishes - rules.Slots)).DefaultIfEmpty().Max() + 1;
        covered = Sets(rules.Slots);
        spare = Sets(levels);
        for (var person = 0; person < all.Length; person++) spare[0][Math.Max(0, all[person] - rules.Slots)].Add(person);
        isAlikeBefore = [.. Enumerable.Range(0, rules.Slots).Select(slot => slot > 0 && rules.Open[slot] == rules.Open[slot - 1]
            && rules.RunSlots.All(slots => slots.Has(slot) == slots.Has(slot - 1)))];
        left.AddRange(topics);

        ulong[][][] Sets(int count) => [.. Enumerable.Range(0, topics.Count + 1).Select(_ => Enumerable.Range(0, count).Select(_ => new ulong[problem.Preferences.Words]).ToArray())];
    }

    /// <summary>Wishes met if nobody lost anything but by having more wishes than there are slots.</summary>
    public long Base { get; }

    /// <summary>
    /// The bound on wishes met, by asking for ever greater losses whether one can do with less. Gives up where the tries are used up, and the
    /// last answer stands.
    /// </summary>
    public long Bound(long known)
    {
        breaksSymmetry = true;
        found = null;
        var gap = Base - known;
        var step = Math.Max(1, gap / 24);
        for (var loss = 0L; loss < gap; loss += step)
        {
            var allowed = Math.Min(gap, loss + step) - 1;
            if (Branch(0, 0, allowed) != false) return Base - loss;
        }

        return known;
    }

    /// <summary>Shows every agenda that meets this many wishes, for as long as more are asked for. False where not all were shown.</summary>
    public bool Each(long wishes, Func<int[], bool> show)
    {
        breaksSymmetry = false;
        found = show;
        return Branch(0, 0, Base - wishes) == false;
    }

    /// <summary>True where an agenda was found and none is to be shown, false where all were tried, null where the search gave up.</summary>
    private bool? Branch(int depth, long lost, long allowed)
    {
        if (left.Count == 0)
        {
            if (found is null) return true;
            return found((int[])layout.SlotOf.Clone()) ? false : null;
        }

        if (++steps > most || (steps & 63) == 0 && deadline.IsOver) return null;
        if (Hardest(depth, allowed - lost) is not { } at) return false;
        var topic = left[at];
        (left[at], left[^1]) = (left[^1], left[at]);
        left.RemoveAt(left.Count - 1);
        var answer = Place(topic, depth, lost, allowed);
        left.Add(topic);
        (left[at], left[^1]) = (left[^1], left[at]);
        return answer;
    }

    private bool? Place(int topic, int depth, long lost, long allowed)
    {
        var run = rules.FirstRun[topic];
        Span<long> losses = stackalloc long[64];
        for (var slot = 0; slot < rules.Slots; slot++) losses[slot] = CanTake(run, slot) ? Loss(topic, depth, slot) : long.MaxValue;
        while (true)
        {
            var best = 0;
            for (var slot = 1; slot < rules.Slots; slot++) best = losses[slot] < losses[best] ? slot : best;
            if (losses[best] > allowed - lost) return false;
            Put(topic, depth, best);
            layout.Put(run, best);
            var answer = Branch(depth + 1, lost + losses[best], allowed);
            layout.Put(run, Layout.Outside);
            if (answer != false) return answer;
            losses[best] = long.MaxValue;
        }
    }

    /// <summary>Of empty slots that are alike, the first will do for all.</summary>
    private bool CanTake(int run, int slot) =>
        !(breaksSymmetry && isAlikeBefore[slot] && layout.In[slot].Count == 0 && layout.In[slot - 1].Count == 0) && layout.CanEnter(run, slot);

    /// <summary>How many lose by it at once: those who have a topic there and none to spare.</summary>
    private int Loss(int topic, int depth, int slot)
    {
        var (want, here, none) = (wants[topic], covered[depth][slot], spare[depth][0]);
        var count = 0;
        for (var word = 0; word < want.Length; word++) count += BitOperations.PopCount(want[word] & here[word] & none[word]);
        return count;
    }

    /// <summary>
    /// The topic that will cost most wherever it goes. Null where the least that all of them will cost is more than may be lost: for those with
    /// none to spare each wasted wish is one loss more, so the costs add up.
    /// </summary>
    private int? Hardest(int depth, long may)
    {
        var (hardest, at, sum) = (-1L, 0, 0L);
        for (var i = 0; i < left.Count; i++)
        {
            var run = rules.FirstRun[left[i]];
            var (least, all) = (long.MaxValue, 0L);
            for (var slot = 0; slot < rules.Slots; slot++)
            {
                if (layout.In[slot].Count > 0 && !layout.CanEnter(run, slot)) continue;
                if (layout.In[slot].Count == 0 && !rules.RunSlots[run].Has(slot)) continue;
                var loss = Loss(left[i], depth, slot);
                least = Math.Min(least, loss);
                all += loss;
            }

            if (least == long.MaxValue) return null;
            sum += least;
            if (sum > may) return null;
            var hard = ((least * 1_000) + all) * 10_000 + problem.Wanted[left[i]];
            if (hard > hardest) (hardest, at) = (hard, i);
        }

        return at;
    }

    private void Put(int topic, int depth, int slot)
    {
        var want = wants[topic];
        for (var other = 0; other < rules.Slots; other++) covered[depth][other].CopyTo(covered[depth + 1][other], 0);
        var (before, after, here) = (spare[depth], spare[depth + 1], covered[depth][slot]);
        for (var word = 0; word < want.Length; word++)
        {
            var wasted = want[word] & here[word];
            covered[depth + 1][slot][word] |= want[word];

            // Who had one to spare has one less; who had none stays there, and has lost.
            for (var level = 0; level < before.Length; level++)
            {
                var down = level + 1 < before.Length ? before[level + 1][word] & wasted : 0;
                var stays = level == 0 ? before[0][word] : before[level][word] & ~wasted;
                after[level][word] = stays | down;
            }
        }
    }
}
