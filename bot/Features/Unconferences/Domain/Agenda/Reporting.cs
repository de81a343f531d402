namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>Turns what the search found into the plan and its report.</summary>
/// <param name="samples">How many agendas to fill at random for comparison.</param>
internal sealed class Reporting(Problem problem, IReadOnlyList<int> must, ulong seed, int samples, CancellationToken cancel)
{
    public AgendaPlan Plan(Draft draft, Proof proof, TimeSpan took)
    {
        var layout = new Layout(problem.Frame, draft.Slots);
        var sessions = Sessions(layout);
        var moved = problem.Input.Published.Except(sessions).ToArray();
        var touched = problem.Input.Wishes.Where(wish => wish.Topics.Any(topic => moved.Any(session => session.Topic == topic))).Select(wish => wish.Person).Distinct();
        return new AgendaPlan(sessions, LeftOut(layout), new PlanReport
        {
            Score = draft.Score,
            Wishes = problem.Crowd.All,
            People = problem.Crowd.People,
            Bound = Math.Max(draft.Score.Wishes, Math.Min(proof.Bound, problem.MostWishes())),
            Proved = proof.Proved,
            Proof = proof.End,
            Random = Random(),
            ByRank = Wishes(Filling.ByRank(problem, must)),
            Moved = moved,
            Touched = touched.Count(),
            NotAll = layout.PlacedRuns.All(runs => runs > 0) ? [] : new Explanation(problem.Input, allMust: true, cancel).Blocks(),
            Rounds = draft.Rounds,
            Took = took,
        });
    }

    private Session[] Sessions(Layout layout)
    {
        var rooming = new Rooming(problem);
        return
        [
            .. Enumerable.Range(0, problem.Frame.Slots).SelectMany(slot => rooming.Rooms(layout, slot).OrderBy(one => one.Room).Select(one => new Session(
                problem.Input.Topics[problem.Frame.RunTopic[one.Run]].Number,
                problem.Frame.SlotsInOrder[slot].Number,
                problem.Input.Rooms[one.Room].Number))),
        ];
    }

    /// <summary>Alone means: with what must have a place, and nothing else.</summary>
    private LeftOut[] LeftOut(Layout layout) =>
    [
        .. Enumerable.Range(0, problem.Frame.Topics).Where(topic => layout.PlacedRuns[topic] == 0).OrderByDescending(topic => problem.Wanted[topic]).Select(topic =>
        {
            var number = problem.Input.Topics[topic].Number;
            var alone = problem.Input with { Topics = [.. problem.Input.Topics.Select(one => one.Number == number ? one with { MustBePlaced = true } : one)] };
            return new LeftOut(number, new Explanation(alone, allMust: false, cancel).Blocks() is [var block, ..] ? block.Rules : []);
        }),
    ];

    private double Random()
    {
        var chance = new Chance(seed);
        var sum = 0L;
        for (var i = 0; i < samples; i++) sum += Wishes(Filling.ByChance(problem, must, chance));
        return sum / (double)samples;
    }

    private long Wishes(int[] slots)
    {
        var layout = new Layout(problem.Frame, slots);
        return problem.Frame.HasRepeats ? new Attendance(problem, layout).Total : new Coverage(problem, layout).Total;
    }
}

/// <summary>What was proved about an agenda.</summary>
/// <param name="Bound">No agenda that places as much meets more wishes.</param>
/// <param name="Slots">By run, its slot in the best agenda the proof came upon.</param>
internal sealed record Proof(int[] Slots, long Bound, IReadOnlyList<Level> Proved, ProofEnd End);
