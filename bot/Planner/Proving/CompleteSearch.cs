using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>
/// Depth-first branch and bound over everything an agenda may be: topics left out, topics that run more than once, a published agenda that
/// is to change little. Leaves out branches that cannot become better in the first levels; all that is left is judged in full, in all
/// rooms.
/// </summary>
/// <param name="most">How many placings to try.</param>
internal sealed class CompleteSearch(Problem problem, EveryRooming rooming, Judging judging, long most, Deadline deadline)
{
    private readonly Constraints rules = problem.Constraints;
    private readonly Layout layout = new(problem.Constraints);
    private readonly bool isSteady = problem.Input.IsSteady;
    private readonly int[] order = [.. Enumerable.Range(0, problem.Constraints.Topics)
        .OrderByDescending(topic => problem.Constraints.Must[topic]).ThenByDescending(topic => problem.Wanted[topic])];
    private readonly bool[] isSettled = new bool[problem.Constraints.Topics];
    private readonly int[] left = [.. problem.Preferences.WishesOf.Select(wishes => wishes.Length)];
    private long steps;
    private int openKept;
    private Draft best = null!;

    /// <summary>True if everything was tried, so that nothing better exists than what it gives.</summary>
    public bool Finds(Draft draft, out Draft found)
    {
        best = draft;
        openKept = Enumerable.Range(0, rules.Topics).Sum(Keepable);
        var isAll = Next(0);
        found = best;
        return isAll;
    }

    /// <summary>False if the search gave up.</summary>
    private bool Next(int depth)
    {
        if (++steps > most || deadline.IsOver) return false;
        if (depth == order.Length)
        {
            return rooming.Look((int[])layout.SlotOf.Clone(), ref best);
        }

        var topic = order[depth];
        Turn(topic, -1);
        var isAll = Runs(depth, topic);
        Turn(topic, 1);
        return isAll;
    }

    /// <summary>The first run, which carries the pins, then more in order of time; also none at all.</summary>
    private bool Runs(int depth, int topic)
    {
        var first = rules.FirstRun[topic];
        foreach (var slot in Bits.Items(rules.RunSlots[first]))
        {
            if (!layout.CanEnter(first, slot)) continue;
            layout.Put(first, slot);
            var isAll = More(depth, topic, 1, rules.IsPinned(topic) ? 0 : slot + 1);
            layout.Put(first, Layout.Outside);
            if (!isAll) return false;
        }

        return rules.Must[topic] || !CanBeBetter() || Next(depth + 1);
    }

    private bool More(int depth, int topic, int runs, int from)
    {
        if (CanBeBetter() && !Next(depth + 1)) return false;
        if (runs == rules.RunsOf(topic)) return true;
        var run = rules.FirstRun[topic] + runs;
        for (var slot = from; slot < rules.Slots; slot++)
        {
            if (!layout.CanEnter(run, slot)) continue;
            layout.Put(run, slot);
            var isAll = More(depth, topic, runs + 1, slot + 1);
            layout.Put(run, Layout.Outside);
            if (!isAll) return false;
        }

        return true;
    }

    /// <summary>
    /// What is settled, and the best that the rest could add to it: level by level, and in the later ones as good as can be.
    /// </summary>
    private bool CanBeBetter()
    {
        if (isSteady)
        {
            var gone = problem.PublishedTopics.Count(topic => isSettled[topic] && layout.PlacedRuns[topic] == 0);
            var moves = problem.Moves(Kept() + openKept, gone);
            if (moves != best.Score.Moves) return moves < best.Score.Moves;
        }

        return MostValue() >= best.Score.Value;
    }

    private int Kept()
    {
        var kept = 0;
        for (var run = 0; run < rules.Runs; run++)
        {
            var (topic, slot) = (rules.RunTopic[run], layout.SlotOf[run]);
            if (slot >= 0 && (problem.Kept[topic][slot] & rules.RunRooms[run] & rules.Open[slot]) != 0) kept++;
        }

        return kept;
    }

    private int Keepable(int topic) => problem.Kept[topic].Count(rooms => rooms != 0);

    /// <summary>Those who wish what is not settled yet may still get it, in each slot in which they have nothing.</summary>
    private long MostValue()
    {
        judging.Seating.Seat(layout.SlotOf, null);
        var sum = 0L;
        for (var person = 0; person < left.Length; person++)
            sum += Score.Worth(Math.Min(rules.Slots, judging.Seating.Met[person] + left[person]));
        return sum;
    }

    private void Turn(int topic, int by)
    {
        isSettled[topic] = by < 0;
        openKept += by * Keepable(topic);
        foreach (var person in problem.Preferences.WishersOf[topic]) left[person] += by;
    }
}
