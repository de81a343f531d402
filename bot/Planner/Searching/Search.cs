namespace OtgBot.Planner.Searching;

/// <summary>How long to search, in rounds of fixed size: the same numbers and the same seed give the same agenda.</summary>
internal sealed record Effort(int Rounds, int Tries, int PolishRounds, int PolishTries)
{
    /// <summary>A fraction of a second for some hundred people. Few long rounds end higher than many short ones.</summary>
    public static readonly Effort Usual = new(Rounds: 2, Tries: 240_000, PolishRounds: 8, PolishTries: 2_500);
}

/// <summary>An agenda as it stands while planning.</summary>
/// <param name="Slots">By run.</param>
/// <param name="Rooms">By run.</param>
internal sealed record Draft(int[] Slots, int[] Rooms, Score Score, int Rounds);

/// <summary>
/// The local search from nothing to a good agenda. There is always an answer: it begins with a whole agenda and only ever betters it.
/// The first of it may end in the middle of a round, by its deadline; what was found until then counts.
/// </summary>
internal sealed class Search(Problem problem, Effort effort, ulong seed)
{
    /// <summary>In words of people looked at by one round: about a second.</summary>
    private const long MostWork = 300_000_000;

    private readonly Chance chance = new(seed);
    private readonly Judging judging = new(problem);
    private int rounds;

    /// <summary>Searches from places for what must have one, and tells after each round what share of the rounds is done.</summary>
    public Draft Run(IReadOnlyList<int> must, Deadline deadline, Action<double, Score> told)
    {
        var start = judging.Of(Filling.Best(problem, must));
        var drafts = new List<Draft> { start };
        if (problem.Input.Published.Count > 0) drafts.Add(Better(start, effort.PolishRounds, deadline, told, 0));
        var annealing = new SimulatedAnnealing(problem, chance);
        var wide = start.Slots;
        for (var round = 0; round < effort.Rounds && !deadline.IsOver; round++)
        {
            wide = annealing.Round(wide, Scaled(effort.Tries), deadline);
            rounds++;
            drafts.Add(judging.Of(Filling.Whole(problem, wide)));
            told((round + 1.0) / (effort.Rounds + effort.PolishRounds), Best(drafts).Score);
        }

        drafts.Add(Better(drafts[^1], effort.PolishRounds, deadline, told, effort.Rounds));
        return Best(drafts) with { Rounds = rounds };
    }

    /// <summary>
    /// One more round, as long as the others ten times over: for when there is time, and nothing shows that the agenda is the best.
    /// </summary>
    /// <param name="isProved">True if people can't get more, so that only the rest can become better.</param>
    public Draft Deepen(Draft draft, bool isProved, Deadline deadline, Deadline end)
    {
        rounds++;
        if (!isProved)
        {
            var wide =
                judging.Of(Filling.Whole(problem,
                    new SimulatedAnnealing(problem, chance).Round(draft.Slots, Scaled(effort.Tries * 10), deadline)));
            return Best([draft, wide, Better(wide, effort.PolishRounds, end, (_, _) => { }, 0)]) with { Rounds = rounds };
        }

        return Better(draft, effort.PolishRounds, end, (_, _) => { }, 0) with { Rounds = rounds };
    }

    /// <summary>Few tries that end cold are better than many that end hot, so a round is as long as there is time for.</summary>
    private int Scaled(int tries)
    {
        var sessions = Math.Min(problem.Constraints.Runs, problem.Constraints.Slots * problem.Constraints.Rooms)
            / problem.Constraints.Slots + 1L;
        return (int)Math.Min(tries, Math.Max(1_000, MostWork * (tries / effort.Tries) / (sessions * problem.Preferences.Words)));
    }

    private Draft Better(Draft draft, int times, Deadline deadline, Action<double, Score> told, int done)
    {
        var search = new LocalSearch(problem, judging, draft, chance);
        for (var round = 0; round < times && !deadline.IsOver; round++)
        {
            search.Round(effort.PolishTries, deadline);
            rounds++;
            told(Math.Min(1, (done + round + 1.0) / (effort.Rounds + effort.PolishRounds)), draft.Score);
        }

        return search.Best;
    }

    private Draft Best(IReadOnlyList<Draft> drafts) =>
        drafts.Aggregate((best, next) => next.Score.Against(best.Score, problem.Input.IsSteady) > 0 ? next : best);
}
