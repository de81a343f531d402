using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner;

/// <summary>Turns what the search found into the plan and its report.</summary>
/// <param name="samples">How many agendas to fill at random for comparison.</param>
internal sealed class Reporting(Problem problem, IReadOnlyList<int> must, ulong seed, int samples, Deadline deadline)
{
    private readonly Judging judging = new(problem);

    public AgendaPlan Plan(Draft draft, Proof proof, TimeSpan took)
    {
        var layout = new Layout(problem.Constraints, draft.Slots);
        var sessions = Sessions(draft);
        var moved = problem.Input.Published.Except(sessions).ToArray();
        var touched = problem.Input.Wishes.Where(wish => wish.Topics.Any(topic => moved.Any(session => session.Topic == topic)))
            .Select(wish => wish.Person).Distinct();
        judging.Score(layout, draft.Rooms);
        var (nothing, worst) = (judging.Seating.Met.Count(some => some == 0), WorstOff(judging.Seating.Met));

        // What was left out is explained first: it is quick, and of the random agendas a few will do.
        return new AgendaPlan(sessions, LeftOut(layout), new PlanReport
        {
            Score = draft.Score,
            Wishes = problem.Preferences.All,
            People = problem.Preferences.People,
            Nothing = nothing,
            WorstOff = worst,
            Bound = Math.Max(draft.Score.Value, proof.Bound),
            Proved = proof.Proved,
            Proof = proof.End,
            Random = Random(),
            ByRank = Compared(Filling.ByRank(problem, must)),
            Crowded = Crowded(layout, draft.Rooms),
            Moved = moved,
            Touched = touched.Count(),
            Rounds = draft.Rounds,
            Took = took,
        });
    }

    private Session[] Sessions(Draft draft) =>
    [
        .. Enumerable.Range(0, problem.Constraints.Runs).Where(run => draft.Slots[run] >= 0).OrderBy(run => draft.Slots[run])
            .ThenBy(run => draft.Rooms[run]).Select(run => new Session(
            problem.Input.Topics[problem.Constraints.RunTopic[run]].Number,
            problem.Constraints.SlotsInOrder[draft.Slots[run]].Number,
            problem.Input.Rooms[draft.Rooms[run]].Number)),
    ];

    private double WorstOff(IReadOnlyList<int> met) => met.Count == 0 ? 1
        : met.Select((some, person) => some / (double)problem.Preferences.WishesOf[person].Length).Order()
            .Take(problem.Preferences.Tenth).Average();

    private Crowded[] Crowded(Layout layout, int[] rooms) =>
    [
        .. Enumerable.Range(0, problem.Constraints.Runs).Where(run => rooms[run] >= 0)
            .GroupBy(run => problem.Constraints.RunTopic[run], run => problem.Input.Rooms[rooms[run]].Capacity)
            .Where(runs => problem.Wanted[runs.Key] > runs.Sum())
            .Select(runs =>
                new Crowded(problem.Input.Topics[runs.Key].Number, problem.Wanted[runs.Key], runs.Sum(),
                    problem.Input.Topics[runs.Key].MostRuns > layout.PlacedRuns[runs.Key]))
            .OrderByDescending(one => one.Wanted - one.Seats),
    ];

    /// <summary>Alone means: with what must have a place, and nothing else.</summary>
    private LeftOut[] LeftOut(Layout layout) =>
    [
        .. Enumerable.Range(0, problem.Constraints.Topics).Where(topic => layout.PlacedRuns[topic] == 0)
            .OrderByDescending(topic => problem.Wanted[topic]).Select(topic =>
        {
            var number = problem.Input.Topics[topic].Number;
            if (deadline.IsOver) return new LeftOut(number, null);
            var alone = problem.Input
                with { Topics = [.. problem.Input.Topics.Select(one => one.Number == number ? one with { MustBePlaced = true } : one)] };
            var blocks = new Explanation(alone, allMust: false, deadline).Blocks();
            return new LeftOut(number, blocks is [var block, ..] ? block.Rules : deadline.IsOver ? null : []);
        }),
    ];

    private Comparison Random()
    {
        var chance = new Chance(seed);
        var (wishes, value, nothing, count) = (0.0, 0.0, 0.0, 0);
        do
        {
            var one = Compared(Filling.ByChance(problem, must, chance));
            (wishes, value, nothing, count) = (wishes + one.Wishes, value + one.Value, nothing + one.Nothing, count + 1);
        }
        while (count < samples && !deadline.IsOver);

        return new Comparison(wishes / count, value / count, nothing / count);
    }

    private Comparison Compared(int[] slots)
    {
        var score = judging.Of(slots).Score;
        return new Comparison(score.Wishes, score.Value, judging.Seating.Met.Count(some => some == 0));
    }
}
