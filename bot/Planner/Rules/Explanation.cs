namespace OtgBot.Planner.Rules;

/// <summary>
/// Why not everything that must have a place can have one: leaves rules out, a few at a time, for as long as what remains is impossible.
/// </summary>
/// <param name="input">What was planned.</param>
/// <param name="allMust">True to explain why not all topics have a place, false if only some must.</param>
internal sealed class Explanation(AgendaInput input, bool allMust, Deadline deadline)
{
    /// <summary>An explanation asks often, so each question is a short one.</summary>
    private const int Tries = 3_000;

    private readonly IReadOnlyList<HardRule> all = HardRule.Of(input, allMust);

    private bool isSmallest = true;

    /// <summary>
    /// Blocks that share no rule; without the rules of all of them there is an agenda. None if nothing is proved to be in the way.
    /// </summary>
    public IReadOnlyList<Block> Blocks()
    {
        var bent = new HashSet<HardRule>();
        var blocks = new List<Block>();
        while (!deadline.IsOver && IsImpossible(bent))
        {
            isSmallest = true;
            var block = Smallest([.. all.Where(rule => !bent.Contains(rule))], bent);
            blocks.Add(new Block(block, isSmallest));
            bent.UnionWith(block);
        }

        return blocks;
    }

    private List<HardRule> Smallest(List<HardRule> rules, HashSet<HardRule> bent)
    {
        for (var size = Math.Max(1, rules.Count / 2); ; size = Math.Max(1, size / 2))
        {
            for (var at = 0; at < rules.Count;)
            {
                var part = rules.GetRange(at, Math.Min(size, rules.Count - at));
                if (!deadline.IsOver && IsImpossible([.. bent, .. part, .. Other(rules)])) rules.RemoveRange(at, part.Count);
                else at += part.Count;
            }

            if (size == 1) break;
        }

        isSmallest &= !deadline.IsOver;
        return rules;
    }

    /// <summary>The rules that were left out for good already.</summary>
    private IEnumerable<HardRule> Other(List<HardRule> rules) => all.Except(rules);

    private bool IsImpossible(HashSet<HardRule> without)
    {
        var answer = new Feasibility(new Constraints(input, allMust, without), Tries, deadline).Find();
        if (answer is null) isSmallest = false;
        return answer == false;
    }
}
