using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>Over ten thousand made-up inputs: an agenda breaks no rule, and if there is none, the reason given is the reason.</summary>
[Trait("Speed", "slow")]
public sealed class HardRulesTests
{
    private const int Quarter = 2_500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_agenda_breaks_no_rule_and_what_is_impossible_is_explained(int quarter)
    {
        var (planned, refused) = (0, 0);
        for (var i = 0; i < Quarter; i++)
        {
            var seed = (ulong)(quarter * Quarter + i);
            var input = SmallAgendas.Make(seed);
            if (Plans.Plan(input, Plans.Settings(Plans.Little, seed: seed)) is AgendaPlan plan)
            {
                planned++;
                Assert.Equal([], Judge.Broken(input, plan.Sessions).Select(rule => $"{seed}: {rule}"));
                Judged(input, plan, $"{seed}");
                Assert.Equal([], HardRules.Broken(input, plan.Sessions));
                Explained(input, allMust: true, new Explanation(input, allMust: true, Plans.Endless()).Blocks());
            }
            else
            {
                refused++;
                Assert.False(Judge.IsPossible(input, allMust: false, _ => true), $"{seed} has an agenda");
                var blocks = ((NoAgenda)Plans.Plan(input, Plans.Settings(Plans.Little))).Blocks;
                Assert.NotEmpty(blocks);
                Explained(input, allMust: false, blocks);
            }
        }

        Assert.InRange(planned, Quarter / 2, Quarter);
        Assert.InRange(refused, Quarter / 20, Quarter);
    }

    /// <summary>If a topic runs twice and seats are short, it may be possible to seat people better; never worse.</summary>
    private static void Judged(AgendaInput input, AgendaPlan plan, string seed)
    {
        var (truly, told) = (Judge.Score(input, plan.Sessions), Levels(plan.Report.Score));
        var isRepeated = plan.Sessions.CountBy(session => session.Topic).Any(topic => topic.Value > 1);
        Assert.True(isRepeated ? told[0] <= truly[0] : told.Take(2).SequenceEqual(truly.Take(2)), $"{seed}: seated {string.Join(' ', told)}, could be {string.Join(' ', truly)}");
        Assert.Equal(truly.Skip(2), told.Skip(2));
    }

    private static long[] Levels(Score score) => [.. Score.Order(isSteady: false).Select(score.At)];

    /// <summary>
    /// Each block alone is impossible, without any one of its rules it is not, and without all blocks there is an agenda.
    /// </summary>
    private static void Explained(AgendaInput input, bool allMust, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Assert.True(block.IsSmallest);
            Assert.False(Judge.IsPossible(input, allMust, block.Rules.Contains));
            foreach (var rule in block.Rules) Assert.True(Judge.IsPossible(input, allMust, one => one != rule && block.Rules.Contains(one)), $"{rule} is not needed");
        }

        var all = blocks.SelectMany(block => block.Rules).ToArray();
        Assert.Equal(all.Distinct(), all);
        Assert.True(Judge.IsPossible(input, allMust, rule => !all.Contains(rule)));
    }
}
