namespace OtgBot.Planner.Searching;

/// <summary>How long to search, in rounds of fixed size: the same numbers and the same seed give the same agenda.</summary>
internal sealed record Effort(int Rounds, int Tries, int PolishRounds, int PolishTries)
{
    /// <summary>A fraction of a second for some hundred people. Few long rounds end higher than many short ones.</summary>
    public static readonly Effort Usual = new(Rounds: 2, Tries: 240_000, PolishRounds: 8, PolishTries: 2_500);
}

/// <summary>An agenda as it stands while planning.</summary>
internal sealed record Draft(int[] Slots, Score Score, int Rounds);

/// <summary>
/// The local search from nothing to a good agenda. There is always an answer: it begins with a whole agenda and only ever betters it.
/// The first of it may end in the middle of a round, by its deadline; what was found until then counts.
/// </summary>
internal sealed class Search(Problem problem, Effort effort, ulong seed)
{
    private readonly Chance chance = new(seed);
    private int rounds;

    /// <summary>Searches from places for what must have one, and tells after each round what share of the rounds is done.</summary>
    public Draft Run(IReadOnlyList<int> must, Deadline deadline, Action<double, Score> told)
    {
        int[][] starts = [Filling.Best(problem, must), Filling.ByRank(problem, must)];
        var wide = starts.MaxBy(slots => (Judge(slots).Placed, Judge(slots).Wishes))!;
        var drafts = new List<Draft> { Better(starts[0], 1, deadline, told, 0) };
        var annealing = new SimulatedAnnealing(problem, chance);
        for (var round = 0; round < effort.Rounds && !deadline.IsOver; round++)
        {
            wide = annealing.Round(wide, Scaled(effort.Tries), deadline);
            rounds++;
            told((round + 1.0) / (effort.Rounds + effort.PolishRounds), Best([drafts[0], new Draft(wide, Judge(wide), rounds)]).Score);
        }

        drafts.Add(Better(wide, effort.PolishRounds, deadline, told, effort.Rounds));
        if (problem.Input.Published.Count > 0) drafts.Add(Better(drafts[0].Slots, effort.PolishRounds, deadline, told, effort.Rounds));
        return Best(drafts) with { Rounds = rounds };
    }

    /// <summary>One more round, as long as the others ten times over: for when there is time, and nothing shows that the agenda is the best.</summary>
    /// <param name="isProved">True where no agenda meets more wishes, so that only the rest can become better.</param>
    public Draft Deepen(Draft draft, bool isProved, Deadline deadline, Deadline end)
    {
        rounds++;
        var slots = isProved ? draft.Slots : new SimulatedAnnealing(problem, chance).Round(draft.Slots, Scaled(effort.Tries * 10), deadline);
        return Best([draft, Better(slots, effort.PolishRounds, end, (_, _) => { }, 0)]) with { Rounds = rounds };
    }

    /// <summary>Where topics run twice, a try costs as much as people wish the topics it moves, and too few tries in the time would leave it hot.</summary>
    private int Scaled(int tries) => problem.Constraints.HasRepeats ? (int)Math.Min(tries, Math.Max(1_000, tries * 25L * problem.Constraints.Topics / Math.Max(1, problem.Preferences.All))) : tries;

    /// <summary>Judges an agenda found elsewhere, and betters it by one round.</summary>
    public Draft Finish(int[] slots, Deadline deadline)
    {
        var search = new LocalSearch(problem, slots, chance);
        search.Round(effort.PolishTries, deadline);
        return new Draft(search.Slots, search.Score, rounds);
    }

    private Draft Better(int[] slots, int times, Deadline deadline, Action<double, Score> told, int done)
    {
        var search = new LocalSearch(problem, slots, chance);
        for (var round = 0; round < times && !deadline.IsOver; round++)
        {
            search.Round(effort.PolishTries, deadline);
            rounds++;
            told(Math.Min(1, (done + round + 1.0) / (effort.Rounds + effort.PolishRounds)), search.Score);
        }

        return new Draft(search.Slots, search.Score, rounds);
    }

    private Score Judge(int[] slots) => new LocalSearch(problem, slots, chance).Score;

    private Draft Best(IEnumerable<Draft> drafts) => drafts.Aggregate((best, next) => next.Score.Against(best.Score, problem.Input.IsSteady) > 0 ? next : best);
}
