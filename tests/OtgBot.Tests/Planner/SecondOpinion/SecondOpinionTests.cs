using CsCheck;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Planner.SecondOpinion;

/// <summary>
/// Another solver, by other people and in another way, on the same inputs: it finds nothing better than what is called proved, and no rule
/// that is broken.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SecondOpinionTests
{
    [Fact]
    public void What_is_proved_is_not_beaten_and_no_rule_is_broken()
    {
        var (plans, whole, pinned) = (0, 0, 0);
        MiddleAgendas.All.Always(input =>
        {
            if (Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof)) is not AgendaPlan plan) return;
            plans++;
            if (plan.Report.Proof == ProofEnd.Whole) whole++;
            if (plan.Sessions.Count > plan.Sessions.Select(session => session.Topic).Distinct().Count() && input.Topics.Any(topic => topic.PinnedRoom is not null)) pinned++;
            Assert.Equal([], Judge.Broken(input, plan.Sessions));
            Assert.Equal([], HardRules.Broken(input, plan.Sessions));
            Assert.True(CpSat.Allows(input, plan.Sessions), "the solver sees a rule broken");
            Assert.Null(CpSat.Beats(input, plan));
        }, iter: 120);

        Assert.InRange(plans, 60, 120);
        Assert.InRange(whole, plans / 2, plans);
        Assert.InRange(pinned, 10, plans);
    }

    [Fact]
    public void Of_a_thousand_small_ones_none_is_called_proved_that_is_not()
    {
        var proved = 0;
        for (var seed = 60_000UL; seed < 61_000; seed++)
        {
            var input = SmallAgendas.Make(seed);
            if (Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof, seed)) is not AgendaPlan plan) continue;
            if (plan.Report.Proved.Count > 0) proved++;
            Assert.Equal((seed, (string?)null), (seed, CpSat.Beats(input, plan)));
        }

        Assert.InRange(proved, 500, 1_000);
    }

    /// <summary>With a start that broke a pin to a room, this one ended the process from inside the solver.</summary>
    [Fact]
    public void Pins_to_one_room_and_repeats_make_an_agenda()
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var chance = new Chance(seed);
            var input = Plans.Input(6, 3, 3, [.. Enumerable.Range(0, 24).Select(person => new Wish($"p{person}", [.. Enumerable.Range(0, 4).Select(_ => 1 + chance.Below(6)).Distinct()]))]);
            input = input with { Rooms = [.. input.Rooms.Select(room => room with { Capacity = 24 })], Topics = [.. input.Topics.Select(topic => topic with { PinnedRoom = topic.Number <= 3 ? 1 : null, MostRuns = topic.Number <= 2 ? 2 : 1 })] };
            var plan = Assert.IsType<AgendaPlan>(Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof, seed)));
            Assert.Equal([], HardRules.Broken(input, plan.Sessions));
            Assert.Equal(ProofEnd.Whole, plan.Report.Proof);
            Assert.True(CpSat.Allows(input, plan.Sessions));
            Assert.Null(CpSat.Beats(input, plan));
        }
    }

    [Fact]
    public void An_agenda_that_breaks_a_rule_is_not_allowed()
    {
        var input = Plans.Input(2, 1, 2, new Wish("p", [1, 2])).With(1, topic => topic with { PinnedRoom = 1 });
        Assert.True(CpSat.Allows(input, [new Session(1, 1, 1), new Session(2, 1, 2)]));
        Assert.False(CpSat.Allows(input, [new Session(1, 1, 2), new Session(2, 1, 1)]));
    }
}
