namespace OtgBot.Features.Unconferences.Domain.Agenda;

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
/// Looks at no clock; <paramref name="isEnough"/> may, between rounds.
/// </summary>
internal sealed class Search(Problem problem, Effort effort, ulong seed, Func<bool> isEnough, CancellationToken cancel)
{
    private readonly Chance chance = new(seed);
    private int rounds;

    /// <summary>Searches from places for what must have one, and tells after each round what share of the rounds is done.</summary>
    public Draft Run(IReadOnlyList<int> must, Action<double, Score> told)
    {
        int[][] starts = [Filling.Best(problem, must), Filling.ByRank(problem, must)];
        var wide = starts.MaxBy(slots => (Judge(slots).Placed, Judge(slots).Wishes))!;
        var drafts = new List<Draft> { Better(starts[0], 1, told, 0) };
        var annealing = new Annealing(problem, chance);
        for (var round = 0; round < effort.Rounds && !IsOver; round++)
        {
            wide = annealing.Round(wide, effort.Tries, cancel);
            rounds++;
            told((round + 1.0) / (effort.Rounds + effort.PolishRounds), Best([drafts[0], new Draft(wide, Judge(wide), rounds)]).Score);
        }

        drafts.Add(Better(wide, effort.PolishRounds, told, effort.Rounds));
        if (problem.Input.Published.Count > 0) drafts.Add(Better(drafts[0].Slots, effort.PolishRounds, told, effort.Rounds));
        return Best(drafts) with { Rounds = rounds };
    }

    /// <summary>One more round, as long as the others ten times over: for when there is time, and nothing shows that the agenda is the best.</summary>
    public Draft Deepen(Draft draft)
    {
        var deeper = Finish(new Annealing(problem, chance).Round(draft.Slots, effort.Tries * 10, cancel));
        rounds++;
        return Best([draft, deeper with { Rounds = rounds }]);
    }

    /// <summary>Betters an agenda found elsewhere by one round, whatever the clock says.</summary>
    public Draft Finish(int[] slots)
    {
        var polish = new Polish(problem, slots, chance);
        polish.Round(effort.PolishTries, cancel);
        return new Draft(polish.Slots, polish.Score, rounds);
    }

    private bool IsOver => cancel.IsCancellationRequested || isEnough();

    private Draft Better(int[] slots, int times, Action<double, Score> told, int done)
    {
        var polish = new Polish(problem, slots, chance);
        for (var round = 0; round < times && !IsOver; round++)
        {
            polish.Round(effort.PolishTries, cancel);
            rounds++;
            told(Math.Min(1, (done + round + 1.0) / (effort.Rounds + effort.PolishRounds)), polish.Score);
        }

        return new Draft(polish.Slots, polish.Score, rounds);
    }

    private Score Judge(int[] slots) => new Polish(problem, slots, chance).Score;

    private Draft Best(IEnumerable<Draft> drafts) => drafts.Aggregate((best, next) => next.Score.Against(best.Score, problem.Input.IsSteady) > 0 ? next : best);
}
