using System.Numerics;

namespace OtgBot.Planner;

/// <summary>
/// Who gets what: seats people so that what they get is worth most. Whoever finds a seat in a slot that nobody needs to fight for takes it.
/// The seats that are short go first to those who have fewest wishes met, others moving up if they can be elsewhere. What people can get is
/// an integral polymatroid, so this is best (A. Federgruen and H. Groenevelt, "The greedy procedure for resource allocation problems",
/// Operations Research 1986, https://doi.org/10.1287/opre.34.6.909), and of two best ways each gives as many people one wish, two wishes
/// and so on.
/// </summary>
internal sealed class Seating
{
    private readonly Problem problem;
    private readonly ulong[] roomy;
    private readonly ulong[] tight;
    private readonly ulong[] busy;
    private readonly ulong[] taken;
    private readonly int[] met;

    /// <summary>Of those who have as little, who wishes most gets least of it, and comes first.</summary>
    private readonly int[] byBallot;

    private readonly int[][] at;
    private readonly int[] seats;
    private readonly int[] slots;
    private readonly List<(int Person, int Wish)>[] seated;
    private readonly int[] seen;
    private readonly List<int> reached = [];
    private readonly List<int> waiting = [];
    private int look;

    public Seating(Problem problem)
    {
        this.problem = problem;
        var (topics, people, runs) = (problem.Constraints.Topics, problem.Preferences.People, problem.Constraints.Runs);
        (roomy, tight, busy, taken, met) = (new ulong[topics], new ulong[topics], new ulong[people], new ulong[people], new int[people]);
        at = [.. problem.Preferences.WishesOf.Select(wishes => new int[wishes.Length])];
        (seats, slots, seen) = (new int[runs], new int[runs], new int[runs]);
        byBallot = [.. Enumerable.Range(0, people).OrderBy(person => problem.Preferences.WishesOf[person].Length)];
        seated = [.. Enumerable.Range(0, runs).Select(_ => new List<(int, int)>())];
    }

    /// <summary>By person, how many wishes are met.</summary>
    public IReadOnlyList<int> Met => met;

    public long Value { get; private set; }

    public long Wishes { get; private set; }

    /// <summary>Wishes met of the tenth who get fewest.</summary>
    public long WorstOff { get; private set; }

    /// <summary>False if a topic runs twice and seats are short: then it may be possible to seat people better.</summary>
    public bool IsBest { get; private set; }

    /// <param name="slotOf">By run.</param>
    /// <param name="roomOf">By run; null as though every room had seats for all.</param>
    public void Seat(IReadOnlyList<int> slotOf, IReadOnlyList<int>? roomOf)
    {
        Open(slotOf, roomOf);
        waiting.Clear();
        foreach (var person in byBallot)
        {
            TakeRoomy(person);
            foreach (var topic in problem.Preferences.WishesOf[person])
            {
                if ((tight[topic] & ~taken[person]) == 0) continue;
                waiting.Add(person);
                break;
            }
        }

        for (var level = 0; waiting.Count > 0; level++)
        {
            for (var i = waiting.Count - 1; i >= 0; i--)
            {
                if (met[waiting[i]] > level) continue;
                if (FindsSeat(waiting[i])) met[waiting[i]]++;
                else waiting.RemoveAt(i);
            }
        }

        Count();
    }

    private void Open(IReadOnlyList<int> slotOf, IReadOnlyList<int>? roomOf)
    {
        Array.Clear(roomy);
        Array.Clear(tight);
        Array.Clear(busy);
        Array.Clear(seen);
        look = 0;
        var (isShort, isRepeated) = (false, false);
        for (var run = 0; run < slots.Length; run++)
        {
            slots[run] = -1;
            if (slotOf[run] < 0) continue;
            var (topic, bit) = (problem.Constraints.RunTopic[run], 1UL << slotOf[run]);
            isRepeated |= (roomy[topic] | tight[topic]) != 0;
            foreach (var host in problem.Preferences.HostsOf[topic]) busy[host] |= bit;
            seats[run] = roomOf is null ? int.MaxValue : problem.Input.Rooms[roomOf[run]].Capacity;
            if (problem.Wanted[topic] <= seats[run])
            {
                roomy[topic] |= bit;
                continue;
            }

            isShort = true;
            tight[topic] |= bit;
            slots[run] = slotOf[run];
            seated[run].Clear();
        }

        IsBest = !(isShort && isRepeated);
    }

    private void TakeRoomy(int person)
    {
        var wishes = problem.Preferences.WishesOf[person];
        Array.Fill(at[person], -1);
        var (open, isRepeated) = (0UL, false);
        foreach (var topic in wishes)
        {
            var here = roomy[topic] | tight[topic];
            open |= roomy[topic];
            isRepeated |= (here & (here - 1)) != 0;
        }

        open &= ~busy[person];
        taken[person] = busy[person];
        if (isRepeated) open = Pair(person, wishes);
        taken[person] |= open;
        met[person] = BitOperations.PopCount(open);
    }

    /// <summary>Each topic once, each slot once.</summary>
    private ulong Pair(int person, int[] wishes)
    {
        var open = wishes.Length <= 256 ? stackalloc ulong[wishes.Length] : new ulong[wishes.Length];
        for (var i = 0; i < open.Length; i++) open[i] = roomy[wishes[i]] & ~busy[person];
        Span<int> owner = stackalloc int[64];
        Matching.Most(open, owner);
        var used = 0UL;
        for (var slot = 0; slot < 64; slot++)
        {
            if (owner[slot] < 0) continue;
            at[person][owner[slot]] = slot;
            used |= 1UL << slot;
        }

        return used;
    }

    private bool FindsSeat(int person)
    {
        look++;
        reached.Clear();
        if (Sits(person, leaving: -1, isEmpty: true) || Sits(person, leaving: -1, isEmpty: false)) return true;

        // Nobody who came by here found a seat, so nobody who comes by later will.
        foreach (var run in reached) slots[run] = -1;
        return false;
    }

    /// <param name="person">Who is to sit down.</param>
    /// <param name="leaving">The wish whose seat the person gives up for it; -1 for none.</param>
    /// <param name="isEmpty">True for an empty seat only, false if others may move up for it.</param>
    private bool Sits(int person, int leaving, bool isEmpty)
    {
        var rules = problem.Constraints;
        var (wishes, mine) = (problem.Preferences.WishesOf[person], at[person]);
        var old = leaving < 0 ? 0 : 1UL << mine[leaving];
        for (var wish = 0; wish < wishes.Length; wish++)
        {
            if ((tight[wishes[wish]] & (~taken[person] | old)) == 0 || mine[wish] >= 0 && wish != leaving) continue;
            for (var run = rules.FirstRun[wishes[wish]]; run < rules.FirstRun[wishes[wish]] + rules.RunsOf(wishes[wish]); run++)
            {
                if (slots[run] < 0 || seen[run] == look || !(~taken[person] | old).Has(slots[run])) continue;
                var (here, before, place) = (1UL << slots[run], mine[wish], seated[run].Count);
                if (place == seats[run])
                {
                    if (isEmpty) continue;
                    seen[run] = look;
                    reached.Add(run);
                    (mine[wish], taken[person]) = (slots[run], taken[person] | here);
                    place = MovesUp(run);
                    (mine[wish], taken[person]) = (before, taken[person] & ~here | old);
                    if (place < 0) continue;
                    seated[run][place] = (person, wish);
                }
                else
                {
                    seated[run].Add((person, wish));
                }

                if (leaving >= 0) mine[leaving] = -1;
                taken[person] = taken[person] & ~old | here;
                mine[wish] = slots[run];
                return true;
            }
        }

        return false;
    }

    /// <summary>The place of somebody who has found another seat; -1 if nobody has.</summary>
    private int MovesUp(int run)
    {
        var here = seated[run];
        foreach (var isEmpty in (ReadOnlySpan<bool>)[true, false])
        {
            for (var place = 0; place < here.Count; place++)
            {
                if (Sits(here[place].Person, here[place].Wish, isEmpty)) return place;
            }
        }

        return -1;
    }

    private void Count()
    {
        Span<int> people = stackalloc int[AgendaInput.MostSlots + 1];
        people.Clear();
        foreach (var some in met) people[some]++;
        (Value, Wishes, WorstOff) = (0, 0, 0);
        var tenth = problem.Preferences.Tenth;
        for (var some = 0; some < people.Length; some++)
        {
            Value += people[some] * Score.Worth(some);
            Wishes += people[some] * (long)some;
            WorstOff += Math.Min(tenth, people[some]) * (long)some;
            tenth -= Math.Min(tenth, people[some]);
        }
    }
}
