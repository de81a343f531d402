using System.Numerics;
using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Proving;

/// <summary>Bounds from rules left out: what no agenda can be better than, known without trying any.</summary>
internal sealed class Relaxation
{
    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly int[] owner;
    private readonly bool[] seen;

    public Relaxation(Problem problem)
    {
        this.problem = problem;
        rules = problem.Constraints;
        owner = new int[rules.Slots * 64];
        seen = new bool[owner.Length];
        Array.Fill(owner, -1);
        var published = problem.PublishedTopics.ToHashSet();
        var gone = published.Count;

        // Once a topic has a place it keeps one, though not the same, so as many as can be of the first ones have one.
        foreach (var topic in Enumerable.Range(0, rules.Topics).OrderByDescending(topic => rules.Must[topic])
            .ThenByDescending(published.Contains))
        {
            Array.Clear(seen);
            if (!HasPlace(topic)) continue;
            MostPlaced++;
            if (published.Contains(topic)) gone--;
        }

        LeastMoves = problem.Moves(MostKept(), gone);
        int[] most = [.. problem.Preferences.WishesOf.Select(MostMet).Order()];
        MostWorstOff = most.Take(problem.Preferences.Tenth).Sum();
        MostValue = Dealt(most, MostSeated());
    }

    /// <summary>No agenda places more topics.</summary>
    public int MostPlaced { get; }

    public long LeastMoves { get; }

    public long MostWorstOff { get; }

    /// <summary>
    /// No agenda is worth more: nobody gets more than the slots allow, and all together not more than there are seats for where they want
    /// to be.
    /// </summary>
    public long MostValue { get; }

    /// <summary>So many wishes, dealt out as evenly as can be to people who can take only so many each.</summary>
    private static long Dealt(int[] most, long wishes)
    {
        var value = 0L;
        for (var nth = 1; wishes > 0 && most.Length > 0 && nth <= most[^1]; nth++)
        {
            var people = Math.Min(wishes, most.Count(some => some >= nth));
            value += people * Score.Gain(nth);
            wishes -= people;
        }

        return value;
    }

    /// <summary>
    /// The largest rooms for the most wanted topics: no agenda seats more. A topic that may run more than once counts each time.
    /// </summary>
    private long MostSeated()
    {
        var seats = rules.Open.SelectMany(open => Bits.Items(open).Select(room => problem.Input.Rooms[room].Capacity)).OrderDescending();
        return rules.RunTopic.Select(topic => problem.Wanted[topic]).OrderDescending()
            .Zip(seats, (wanted, places) => (long)Math.Min(wanted, places)).Sum();
    }

    /// <summary>Each topic once, one a slot.</summary>
    private int MostMet(int[] wishes)
    {
        Span<ulong> slots = stackalloc ulong[64];
        var (any, count) = (0UL, 0);
        foreach (var topic in wishes)
        {
            var own = rules.RunSlots[rules.FirstRun[topic]] | (rules.RunsOf(topic) > 1 ? rules.SlotsOf[topic] : 0);
            any |= own;
            if (own != 0 && count < 64) slots[count++] = own;
        }

        return wishes.Length > 64 ? BitOperations.PopCount(any) : Matching.Most(slots[..count]);
    }

    /// <summary>No agenda keeps more published sessions where they are.</summary>
    private int MostKept() => Enumerable.Range(0, rules.Topics).Sum(topic =>
    {
        var runs = Enumerable.Range(rules.FirstRun[topic], rules.RunsOf(topic));
        var places = Enumerable.Range(0, rules.Slots)
            .Where(slot =>
                runs.Any(run => rules.RunSlots[run].Has(slot)
                    && (problem.Kept[topic][slot] & rules.RunRooms[run] & rules.Open[slot]) != 0));
        return Math.Min(places.Count(), runs.Count());
    });

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
