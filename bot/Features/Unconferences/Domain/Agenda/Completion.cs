namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// The proof by trying everything, where an unconference is small enough: needs no solver, and takes milliseconds for a dozen topics. For larger
/// ones it still gives a bound that holds.
/// </summary>
/// <param name="most">How many placings to try.</param>
internal sealed class Completion(Problem problem, long most, Func<bool> isEnough)
{
    /// <summary>Judging a whole agenda costs more than a placing.</summary>
    private const int MostJudged = 5_000;

    private static readonly Level[] All = [.. Score.Order(isSteady: false)];

    /// <summary>What can be proved from this draft, with the best agenda come upon.</summary>
    public Proof Prove(Draft draft, Chance chance)
    {
        var nothing = new Proof(draft.Slots, problem.MostWishes(), [], ProofEnd.TooLarge);
        var isWhole = draft.Score.Placed == problem.Weight.Sum();
        if (problem.Frame.HasRepeats || !isWhole || problem.Crowd.People == 0 || problem.Input.IsSteady && problem.Input.Published.Count > 0) return nothing;
        var bounding = new Exhaustion(problem, most, isEnough);
        var bound = Math.Min(nothing.Bound, bounding.Bound(draft.Score.Wishes));
        if (bound > draft.Score.Wishes) return nothing with { Bound = bound };

        var (best, slots, judged) = (draft.Score, draft.Slots, 0);
        var listing = new Exhaustion(problem, most / 4, () => isEnough() || judged > MostJudged);
        var isAll = listing.Each(bound, agenda =>
        {
            if (++judged > MostJudged) return;
            var score = new Polish(problem, agenda, chance).Score;
            if (score.Against(best, isSteady: false) > 0) (best, slots) = (score, agenda);
        });
        return isAll && judged <= MostJudged ? new Proof(slots, bound, All, ProofEnd.Whole) : new Proof(slots, bound, All[..2], ProofEnd.TooLarge);
    }
}
