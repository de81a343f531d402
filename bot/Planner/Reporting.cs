using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner;

/// <summary>Turns what the search found into the plan and its report.</summary>
/// <param name="samples">How many agendas to fill at random for comparison.</param>
internal sealed class Reporting(Problem problem, IReadOnlyList<int> must, ulong seed, int samples, Deadline deadline)
{
    public AgendaPlan Plan(Draft draft, Proof proof, TimeSpan took)
    {
        var layout = new Layout(problem.Constraints, draft.Slots);
        var sessions = Sessions(layout);
        var moved = problem.Input.Published.Except(sessions).ToArray();
        var touched = problem.Input.Wishes.Where(wish => wish.Topics.Any(topic => moved.Any(session => session.Topic == topic))).Select(wish => wish.Person).Distinct();
        // What was left out is explained first: it is quick, and of the random agendas a few will do.
        return new AgendaPlan(sessions, LeftOut(layout), new PlanReport
        {
            Score = draft.Score,
            Wishes = problem.Preferences.All,
            People = problem.Preferences.People,
            Bound = Math.Max(draft.Score.Wishes, proof.Bound),
            Proved = proof.Proved,
            Proof = proof.End,
            Random = Random(),
            ByRank = Wishes(Filling.ByRank(problem, must)),
            Moved = moved,
            Touched = touched.Count(),
            Rounds = draft.Rounds,
            Took = took,
        });
    }

    private Session[] Sessions(Layout layout)
    {
        var rooming = new Rooming(problem);
        return
        [
            .. Enumerable.Range(0, problem.Constraints.Slots).SelectMany(slot => rooming.Rooms(layout, slot).OrderBy(one => one.Room).Select(one => new Session(
                problem.Input.Topics[problem.Constraints.RunTopic[one.Run]].Number,
                problem.Constraints.SlotsInOrder[slot].Number,
                problem.Input.Rooms[one.Room].Number))),
        ];
    }

    /// <summary>Alone means: with what must have a place, and nothing else.</summary>
    private LeftOut[] LeftOut(Layout layout) =>
    [
        .. Enumerable.Range(0, problem.Constraints.Topics).Where(topic => layout.PlacedRuns[topic] == 0).OrderByDescending(topic => problem.Wanted[topic]).Select(topic =>
        {
            var number = problem.Input.Topics[topic].Number;
            if (deadline.IsOver) return new LeftOut(number, null);
            var alone = problem.Input with { Topics = [.. problem.Input.Topics.Select(one => one.Number == number ? one with { MustBePlaced = true } : one)] };
            var blocks = new Explanation(alone, allMust: false, deadline).Blocks();
            return new LeftOut(number, blocks is [var block, ..] ? block.Rules : deadline.IsOver ? null : []);
        }),
    ];

    private double Random()
    {
        var chance = new Chance(seed);
        var (sum, count) = (0L, 0);
        do
        {
            sum += Wishes(Filling.ByChance(problem, must, chance));
            count++;
        }
        while (count < samples && !deadline.IsOver);

        return sum / (double)count;
    }

    private long Wishes(int[] slots)
    {
        var layout = new Layout(problem.Constraints, slots);
        return problem.Constraints.HasRepeats ? new Attendance(problem, layout).Total : new Coverage(problem, layout).Total;
    }
}
