using System.Numerics;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner;

/// <summary>Judges an agenda in full, with every person seated. The search makes do with less and comes here with what it found.</summary>
internal sealed class Judging(Problem problem)
{
    private readonly Rooming rooming = new(problem);
    private readonly ulong[][] hosts = [.. Enumerable.Range(0, problem.Constraints.Slots).Select(_ => new ulong[problem.HostWords])];

    /// <summary>As it was for the agenda judged last.</summary>
    public Seating Seating { get; } = new(problem);

    /// <summary>With rooms by the rule.</summary>
    public Draft Of(int[] slots)
    {
        var layout = new Layout(problem.Constraints, slots);
        var rooms = rooming.Rooms(layout);
        return new Draft(slots, rooms, Score(layout, rooms), 0);
    }

    public Score Score(Layout layout, int[] rooms)
    {
        Seating.Seat(layout.SlotOf, rooms);
        var overflow = 0L;
        for (var run = 0; run < rooms.Length; run++)
        {
            if (rooms[run] < 0) continue;
            var topic = problem.Constraints.RunTopic[run];
            overflow += Math.Max(0, problem.Expected(topic, layout.PlacedRuns[topic]) - problem.Input.Rooms[rooms[run]].Capacity);
        }

        return new Score(Seating.Value, Seating.WorstOff, Moves(layout, rooms), layout.Placed, overflow, BackToBack(layout),
            layout.Sessions, Seating.Wishes);
    }

    public long Moves(Layout layout, int[] rooms)
    {
        var (kept, gone) = (0, 0);
        foreach (var topic in problem.PublishedTopics)
        {
            gone += layout.PlacedRuns[topic] == 0 ? 1 : 0;
            for (var run = problem.Constraints.FirstRun[topic]; run < problem.Constraints.FirstRun[topic]
                + problem.Constraints.RunsOf(topic); run++)
            {
                if (rooms[run] >= 0 && problem.Kept[topic][layout.SlotOf[run]].Has(rooms[run])) kept++;
            }
        }

        return problem.Moves(kept, gone);
    }

    private long BackToBack(Layout layout)
    {
        var count = 0L;
        for (var slot = 0; slot < problem.Constraints.Slots; slot++)
        {
            Array.Clear(hosts[slot]);
            foreach (var run in layout.In[slot])
            {
                foreach (var host in problem.Hosts[problem.Constraints.RunTopic[run]]) hosts[slot].Add(host);
            }

            if (!problem.IsSoonAfter[slot]) continue;
            for (var word = 0; word < hosts[slot].Length; word++)
                count += BitOperations.PopCount(hosts[slot][word] & hosts[slot - 1][word]);
        }

        return count;
    }
}
