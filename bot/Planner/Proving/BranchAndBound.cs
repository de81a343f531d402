using System.Numerics;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Tries every agenda in which no topic runs twice, by depth-first branch and bound (Land and Doig 1960, https://doi.org/10.2307/1910129):
/// leaves out whole branches that are sure to lose more than allowed. A wish is wasted on somebody who has a topic in that slot already,
/// and where the topic has no place; who has none to spare loses by it what the last of their wishes adds. Seats it asks for only of whole
/// agendas.
/// </summary>
internal sealed class BranchAndBound
{
    /// <summary>A whole agenda costs about as much as so many placings.</summary>
    private const int Whole = 20;

    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly Layout layout;
    private readonly EveryRooming rooming;
    private readonly ulong[][] wants;
    private readonly ulong[][][] covered;
    private readonly ulong[][][] spare;
    private readonly ulong[][][] could;
    private readonly List<int> left = [];
    private readonly List<long> outside = [];
    private readonly Deadline deadline;
    private readonly long most;
    private readonly int places;
    private readonly bool[] isAlikeBefore;
    private bool breaksSymmetry;
    private long steps;
    private long met;
    private Func<int[], bool>? found;

    /// <param name="rooming">For what whole agendas are worth with seats.</param>
    /// <param name="most">How many placings to try in all.</param>
    /// <param name="deadline">Gives up when it is over.</param>
    public BranchAndBound(Problem problem, EveryRooming rooming, long most, Deadline deadline)
    {
        this.problem = problem;
        this.rooming = rooming;
        this.most = most;
        this.deadline = deadline;
        rules = problem.Constraints;
        layout = new Layout(rules);
        left.AddRange(Enumerable.Range(0, rules.Topics).Where(topic => rules.RunSlots[rules.FirstRun[topic]] != 0));
        places = rules.Open.Sum(BitOperations.PopCount);

        // Who hosts what must have a place is bound in one slot, as by a wish that always comes true. Whether other hosts are bound it
        // leaves open.
        wants = [.. Enumerable.Range(0, rules.Topics)
            .Select(topic =>
                problem.Preferences.WishedBy[topic].Zip(problem.Preferences.HostedBy[topic],
                    (wished, hosted) => rules.Must[topic] ? wished | hosted : wished).ToArray())];
        var (wishes, hosts) = (new int[problem.Preferences.People], new int[problem.Preferences.People]);
        foreach (var topic in left)
        {
            foreach (var person in problem.Preferences.WishersOf[topic]) wishes[person]++;
            foreach (var person in problem.Preferences.HostsOf[topic]) hosts[person] += rules.Must[topic] ? 1 : 0;
        }

        int[] potential = [.. wishes.Zip(hosts, (wished, hosted) => Math.Min(wished, rules.Slots - hosted))];
        Base = potential.Sum(Score.Worth);
        covered = Sets(rules.Slots);
        spare = Sets(wishes.Zip(potential, (wished, can) => wished - can).DefaultIfEmpty().Max() + 1);
        could = Sets(rules.Slots + 1);
        for (var person = 0; person < wishes.Length; person++)
        {
            spare[0][wishes[person] - potential[person]].Add(person);
            could[0][potential[person]].Add(person);
        }

        isAlikeBefore = [.. Enumerable.Range(0, rules.Slots).Select(slot => slot > 0 && rules.Open[slot] == rules.Open[slot - 1]
            && rules.RunSlots.All(slots => slots.Has(slot) == slots.Has(slot - 1)))];

        ulong[][][] Sets(int count) =>
            [.. Enumerable.Range(0, left.Count + 1)
                .Select(_ => Enumerable.Range(0, count).Select(_ => new ulong[problem.Preferences.Words]).ToArray())];
    }

    /// <summary>The best it came upon that is better than what was known; null if there was none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>What an agenda is worth in which nobody loses anything but by having more wishes than there are slots.</summary>
    public long Base { get; }

    /// <summary>
    /// The bound on what an agenda is worth, by asking for ever greater losses whether one can do with less. Gives up if the tries are used
    /// up, and the last answer stands.
    /// </summary>
    public long Bound(long known)
    {
        breaksSymmetry = true;
        found = null;
        var (gap, loss) = (Base - known, 0L);
        var step = Math.Max(1, gap / 24);
        while (loss < gap)
        {
            var allowed = Math.Min(gap, loss + step) - 1;
            var answer = Branch(0, 0, allowed);
            if (answer is null) return Base - loss;
            if (answer == true) gap = Base - met;
            else loss = allowed + 1;
        }

        return Base - gap;
    }

    /// <summary>
    /// Shows every agenda that would be worth this much with seats for all, for as long as more are asked for. False if not all were shown.
    /// </summary>
    public bool Each(long value, Func<int[], bool> show)
    {
        breaksSymmetry = false;
        found = show;
        return Branch(0, 0, Base - value) == false;
    }

    /// <summary>True if an agenda was found and none is to be shown, false if all were tried, null if the search gave up.</summary>
    private bool? Branch(int depth, long lost, long allowed)
    {
        if (left.Count == 0)
        {
            steps += Whole;
            var slots = (int[])layout.SlotOf.Clone();
            if (found is not null) return found(slots) ? false : null;
            if (rooming.MostValue(slots) is var value && value < Base - allowed) return false;
            (met, Best) = (value, slots);
            return true;
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
        Span<long> losses = stackalloc long[AgendaInput.MostSlots + 1];
        for (var slot = 0; slot < rules.Slots; slot++) losses[slot] = CanTake(run, slot) ? Loss(topic, depth, slot) : long.MaxValue;
        losses[rules.Slots] = rules.Must[topic] ? long.MaxValue : Loss(topic, depth, Layout.Outside);
        while (true)
        {
            var best = 0;
            for (var slot = 1; slot <= rules.Slots; slot++) best = losses[slot] < losses[best] ? slot : best;
            if (losses[best] > allowed - lost) return false;
            var to = best == rules.Slots ? Layout.Outside : best;
            Put(topic, depth, to);
            layout.Put(run, to);
            var answer = Branch(depth + 1, lost + losses[best], allowed);
            layout.Put(run, Layout.Outside);
            if (answer != false) return answer;
            losses[best] = long.MaxValue;
        }
    }

    /// <summary>Of empty slots that are alike, the first will do for all.</summary>
    private bool CanTake(int run, int slot) =>
        !(breaksSymmetry && isAlikeBefore[slot] && layout.In[slot].Count == 0 && layout.In[slot - 1].Count == 0)
            && layout.CanEnter(run, slot);

    /// <summary>What those lose by it at once who have a topic there, or whose topic has no place, and who have none to spare.</summary>
    private long Loss(int topic, int depth, int slot)
    {
        var (want, none, levels) = (wants[topic], spare[depth][0], could[depth]);
        var loss = 0L;
        for (var word = 0; word < want.Length; word++)
        {
            var people = want[word] & none[word];
            if (slot >= 0) people &= covered[depth][slot][word];
            for (var level = levels.Length - 1; people != 0 && level > 0; level--)
            {
                var here = people & levels[level][word];
                people ^= here;
                loss += BitOperations.PopCount(here) * Score.Gain(level);
            }
        }

        return loss;
    }

    /// <summary>
    /// The topic that will cost most wherever it goes. Null if the least that all of them will cost is more than may be lost: for those
    /// with none to spare each wasted wish costs no less than the last one, so the costs add up. Of more topics than places some have none.
    /// </summary>
    private int? Hardest(int depth, long may)
    {
        var (hardest, at, sum) = (-1.0, 0, 0L);
        outside.Clear();
        for (var i = 0; i < left.Count; i++)
        {
            var run = rules.FirstRun[left[i]];
            var none = rules.Must[left[i]] ? long.MaxValue : Loss(left[i], depth, Layout.Outside);
            var (least, all) = (long.MaxValue, 0L);
            for (var slot = 0; slot < rules.Slots; slot++)
            {
                if (layout.In[slot].Count > 0 && !layout.CanEnter(run, slot)) continue;
                if (layout.In[slot].Count == 0 && !rules.RunSlots[run].Has(slot)) continue;
                var loss = Loss(left[i], depth, slot);
                least = Math.Min(least, loss);
                all += loss;
            }

            outside.Add(none == long.MaxValue ? long.MaxValue : Math.Max(0, none - least));
            least = Math.Min(least, none);
            if (least == long.MaxValue) return null;
            sum += least;
            if (sum > may) return null;
            var hard = (least * 1_000.0) + all + (problem.Wanted[left[i]] * 1e-3);
            if (hard > hardest) (hardest, at) = (hard, i);
        }

        var without = left.Count - (places - layout.Sessions);
        if (without > 0)
        {
            outside.Sort();
            for (var i = 0; i < without; i++)
            {
                if (outside[i] > may - sum) return null;
                sum += outside[i];
            }
        }

        return at;
    }

    private void Put(int topic, int depth, int slot)
    {
        var want = wants[topic];
        for (var other = 0; other < rules.Slots; other++) covered[depth][other].CopyTo(covered[depth + 1][other], 0);
        var (spareNow, spareNext, couldNow, couldNext) = (spare[depth], spare[depth + 1], could[depth], could[depth + 1]);
        for (var word = 0; word < want.Length; word++)
        {
            var wasted = slot < 0 ? want[word] : want[word] & covered[depth][slot][word];
            if (slot >= 0) covered[depth + 1][slot][word] |= want[word];

            // Who had one to spare has one less; who had none stays there, and could get one less.
            var loses = wasted & spareNow[0][word];
            for (var level = 0; level < spareNow.Length; level++)
            {
                var down = level + 1 < spareNow.Length ? spareNow[level + 1][word] & wasted : 0;
                var stays = level == 0 ? spareNow[0][word] : spareNow[level][word] & ~wasted;
                spareNext[level][word] = stays | down;
            }

            for (var level = 0; level < couldNow.Length; level++)
            {
                var down = level + 1 < couldNow.Length ? couldNow[level + 1][word] & loses : 0;
                couldNext[level][word] = (couldNow[level][word] & ~loses) | down;
            }
        }
    }
}
