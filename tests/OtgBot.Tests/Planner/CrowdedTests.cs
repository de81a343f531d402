using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>Inputs that ask for more than there is: the plan says what was left out, and why.</summary>
public sealed class CrowdedTests
{
    [Fact]
    public void Of_more_topics_than_places_those_get_them_that_give_most_to_those_with_least()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 12).Select(person => new Wish($"p{person}", [.. Enumerable.Range(1, 6).Where(topic => topic * 2 > person)]))];
        var input = Plans.Input(6, 2, 2, wishes);
        var plan = Plan(input);
        Assert.Equal([3, 4, 5, 6], plan.Sessions.Select(session => session.Topic).Order());
        Assert.Equal([2, 1], plan.LeftOut.Select(one => one.Topic));
        Assert.All(plan.LeftOut, one => Assert.Equal([], one.Because));
        Assert.Contains(HardRule.OnePerPlace, Assert.Single(NotAll(input)).Rules);
        Assert.Contains(Level.Placed, plan.Report.Proved);
    }

    [Fact]
    public void A_host_in_every_topic_hosts_one_in_each_slot_and_the_plan_names_them()
    {
        var input = Plans.Input(5, 3, 4);
        input = input with { Topics = [.. input.Topics.Select(topic => topic with { Hosts = ["everywhere", .. topic.Hosts] })] };
        Assert.Equal(3, Plan(input).Sessions.Count);
        var rules = NotAll(input)[0].Rules;
        Assert.Contains(HardRule.OnePlace("everywhere"), rules);
        Assert.Equal(4, rules.Count(rule => rule.Kind == HardRuleKind.Must));
    }

    [Fact]
    public void Two_hundred_topics_for_one_slot_fill_its_rooms()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 300).Select(person => new Wish($"p{person}", [1 + person % 200, 1 + person % 7]))];
        var input = Plans.Input(200, 1, 5, wishes);
        var plan = Plan(input);
        Assert.Equal(5, plan.Sessions.Count);
        Assert.Equal(195, plan.LeftOut.Count);
        Assert.Equal(7, NotAll(input)[0].Rules.Count);
    }

    [Fact]
    public void A_topic_that_has_no_place_even_alone_is_told_why()
    {
        var plan = Plan(Plans.Input(3, 2, 2, new Wish("p", [2])).With(2, topic => topic with { Needs = ["a stage"] }));
        var left = Assert.Single(plan.LeftOut);
        Assert.Equal(2, left.Topic);
        Assert.Equal([HardRule.Must(2), HardRule.Needs(2)], left.Because);
    }

    [Fact]
    public void What_must_be_and_can_not_is_no_agenda_with_the_rules_in_the_way()
    {
        var input = Plans.Input(4, 2, 2).With(1, topic => topic with { PinnedSlot = 1, PinnedRoom = 1 }).With(2, topic => topic with { PinnedSlot = 1, PinnedRoom = 1 });
        var none = Assert.IsType<NoAgenda>(Plans.Plan(input, Plans.Settings(Plans.Some)));
        var block = Assert.Single(none.Blocks);
        Assert.True(block.IsSmallest);
        Assert.Equal(
            [HardRuleKind.Must, HardRuleKind.Must, HardRuleKind.PinnedSlot, HardRuleKind.PinnedSlot, HardRuleKind.PinnedRoom, HardRuleKind.PinnedRoom, HardRuleKind.OnePerPlace],
            block.Rules.Select(rule => rule.Kind).Order());
        Assert.Equal([1, 2], block.Rules.Where(rule => rule.Kind == HardRuleKind.PinnedSlot).Select(rule => rule.Topic!.Value));
    }

    [Fact]
    public void A_topic_runs_again_where_that_meets_more_wishes_and_not_else()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 4).Select(person => new Wish($"p{person}", [1, 2])), new Wish("q", [1, 3]), new Wish("r", [2, 3])];
        var input = Plans.Input(3, 2, 2, wishes);
        Assert.Equal(11, Plan(input).Report.Score.Wishes);
        var again = Plan(input.With(1, topic => topic with { MostRuns = 2 }).With(3, topic => topic with { MostRuns = 2 }));
        Assert.Equal(12, again.Report.Score.Wishes);
        Assert.Equal(4, again.Sessions.Count);
        Assert.Equal(3, Plan(Plans.Input(3, 2, 2).With(1, topic => topic with { MostRuns = 2 })).Sessions.Count);
    }

    [Fact]
    public void Without_a_single_wish_there_is_an_agenda_all_the_same()
    {
        var plan = Plan(Plans.Input(4, 2, 2));
        Assert.Equal(4, plan.Sessions.Count);
        Assert.Equal((1.0, 1.0, 0.0), (plan.Report.Met, plan.Report.WorstOff, plan.Report.Gap));
        Assert.Equal(ProofEnd.Whole, plan.Report.Proof);
    }

    [Fact]
    public void A_host_can_not_be_at_what_runs_beside_their_own()
    {
        var plan = Plan(Plans.Input(2, 1, 2, new Wish("host 1", [1, 2]), new Wish("p", [1, 2])).With(1, topic => topic with { MustBePlaced = true }).With(2, topic => topic with { MustBePlaced = true }));
        Assert.Equal(1, plan.Report.Score.Wishes);
        Assert.Equal(3, plan.Report.Wishes);
    }

    /// <summary>Why not every topic has a place.</summary>
    private static IReadOnlyList<Block> NotAll(AgendaInput input) => new Explanation(input, allMust: true, Plans.Endless()).Blocks();

    private static AgendaPlan Plan(AgendaInput input)
    {
        var plan = Assert.IsType<AgendaPlan>(Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof)));
        Assert.Equal([], Judge.Broken(input, plan.Sessions));
        return plan;
    }
}
