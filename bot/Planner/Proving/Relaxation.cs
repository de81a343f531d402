using System.Numerics;
using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Bounds from rules left out. Without the rules that keep topics apart, the sets of topics that have places are the independent sets of a
/// transversal matroid, so taking the heaviest first is best (Edmonds 1971, https://doi.org/10.1007/BF01584082).
/// </summary>
internal sealed class Relaxation
{
    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly int[] owner;
    private readonly bool[] seen;
    private readonly bool[] isIn;
    private readonly long lightest = long.MaxValue;

    public Relaxation(Problem problem)
    {
        this.problem = problem;
        rules = problem.Constraints;
        owner = new int[rules.Slots * 64];
        seen = new bool[owner.Length];
        isIn = new bool[rules.Topics];
        Array.Fill(owner, -1);
        foreach (var topic in Enumerable.Range(0, rules.Topics).OrderByDescending(topic => rules.Must[topic]).ThenByDescending(topic => problem.Weight[topic]))
        {
            Array.Clear(seen);
            if (!(isIn[topic] = HasPlace(topic))) continue;
            MostPlaced += problem.Weight[topic];
            if (!rules.Must[topic]) lightest = Math.Min(lightest, problem.Weight[topic]);
        }
    }

    /// <summary>No agenda places more than this.</summary>
    public long MostPlaced { get; }

    /// <summary>The topics that can have a place in an agenda that places this much.</summary>
    public int[] Possible(long placed) => [.. Enumerable.Range(0, rules.Topics).Where(topic => isIn[topic] || CanBe(topic) && problem.Weight[topic] >= lightest - (MostPlaced - placed))];

    /// <summary>More wishes than this nobody could meet: each person has at most one session a slot, and only these topics count.</summary>
    public long MostWishes(IReadOnlyCollection<int> possible)
    {
        var slotsOf = new ulong[rules.Topics];
        foreach (var topic in possible) slotsOf[topic] = rules.RunSlots[rules.FirstRun[topic]] | (rules.HasRepeats && rules.RoomsOf[topic] != 0 ? rules.SlotsOf[topic] : 0);
        Span<ulong> slots = stackalloc ulong[64];
        var most = 0L;
        foreach (var wishes in problem.Preferences.WishesOf)
        {
            var any = 0UL;
            var count = 0;
            foreach (var topic in wishes)
            {
                any |= slotsOf[topic];
                if (slotsOf[topic] != 0 && count < 64) slots[count++] = slotsOf[topic];
            }

            most += wishes.Length > 64 ? BitOperations.PopCount(any) : Matching.Most(slots[..count]);
        }

        return most;
    }

    /// <summary>No agenda keeps more published sessions where they are.</summary>
    public long MostKept(IReadOnlyCollection<int> possible) => possible.Sum(topic =>
    {
        var runs = Enumerable.Range(rules.FirstRun[topic], rules.RunsOf(topic));
        var places = Enumerable.Range(0, rules.Slots).Where(slot => runs.Any(run => rules.RunSlots[run].Has(slot) && (problem.Kept[topic][slot] & rules.RunRooms[run] & rules.Open[slot]) != 0));
        return (long)Math.Min(places.Count(), runs.Count());
    });

    private bool CanBe(int topic) => rules.RunSlots[rules.FirstRun[topic]] != 0;

    private bool HasPlace(int topic)
    {
        var run = rules.FirstRun[topic];
        for (var slots = rules.RunSlots[run]; slots != 0; slots &= slots - 1)
        {
            var slot = BitOperations.TrailingZeroCount(slots);
            for (var rooms = rules.RunRooms[run] & rules.Open[slot]; rooms != 0; rooms &= rooms - 1)
            {
                var place = slot * 64 + BitOperations.TrailingZeroCount(rooms);
                if (seen[place]) continue;
                seen[place] = true;
                if (owner[place] >= 0 && !HasPlace(owner[place])) continue;
                owner[place] = topic;
                return true;
            }
        }

        return false;
    }
}
