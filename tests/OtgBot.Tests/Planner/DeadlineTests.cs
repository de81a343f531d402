using OtgBot.Planner;
using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Tests.Planner;

/// <summary>The time limit, by a clock on which time passes only when somebody looks at it.</summary>
public sealed class DeadlineTests
{
    private static readonly AgendaInput Crowded = Make(repeats: 6);

    /// <summary>Within each round, not between rounds: a single round of a large unconference takes minutes.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void The_clock_is_looked_at_all_along(int repeats)
    {
        var input = Make(repeats);

        var (little, more) = (Looks(2_000), Looks(10_000));

        Assert.InRange(more - little, 8_000 / 64, 80_000);

        long Looks(int tries)
        {
            var clock = new Clock();
            new AgendaPlanner(clock).Plan(input, Settings(TimeSpan.FromDays(1)) with { Effort = new Effort(1, tries, 1, 50), Proof = null }, null, TestContext.Current.CancellationToken);
            return clock.Looks;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(3_000)]
    [InlineData(12_000)]
    public void When_the_time_is_up_there_is_an_agenda_and_the_clock_is_left_alone(int limit)
    {
        var clock = new Clock();

        var plan = (AgendaPlan)new AgendaPlanner(clock).Plan(Crowded, Settings(TimeSpan.FromMilliseconds(limit)), null, TestContext.Current.CancellationToken);

        Assert.InRange(clock.Looks, limit * 0.9, limit + 30.0);
        Assert.Equal(ProofEnd.OutOfTime, plan.Report.Proof);
        Assert.Equal([], HardRules.Broken(Crowded, plan.Sessions));
        Assert.Equal(48, plan.Sessions.Count);
        Assert.InRange(plan.Report.Random.Wishes, 1, plan.Report.Wishes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(900)]
    [InlineData(5_000)]
    [InlineData(9_000)]
    public void Cancelled_in_the_midst_of_anything_it_looks_at_the_clock_no_more(int at)
    {
        using var cancel = new CancellationTokenSource();
        var clock = new Clock { Looked = looks => { if (looks == at) cancel.Cancel(); } };

        var plan = (AgendaPlan)new AgendaPlanner(clock).Plan(Crowded, Settings(TimeSpan.FromMilliseconds(10_000)), null, cancel.Token);

        Assert.InRange(clock.Looks, at, at + 3);
        Assert.Equal(ProofEnd.Cancelled, plan.Report.Proof);
        Assert.Equal([], HardRules.Broken(Crowded, plan.Sessions));
    }

    [Fact]
    public void A_topic_for_which_there_was_no_time_says_so_instead_of_a_reason()
    {
        var plan = (AgendaPlan)new AgendaPlanner(new Clock()).Plan(Crowded, Settings(TimeSpan.FromMilliseconds(1)), null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(plan.LeftOut);
        Assert.All(plan.LeftOut, topic => Assert.Null(topic.Because));
    }

    private static PlanSettings Settings(TimeSpan time) => new() { Time = time, Effort = Effort.Usual, Proof = ProofEffort.Usual };

    /// <summary>Sixty topics for four slots of twelve rooms.</summary>
    private static AgendaInput Make(int repeats)
    {
        var chance = new Chance(11);
        var input = Plans.Input(60, 4, 12, [.. Enumerable.Range(0, 150).Select(person => new Wish($"p{person}", [.. Enumerable.Range(0, 4).Select(_ => 1 + chance.Below(60)).Distinct()]))]);
        return input with { Topics = [.. input.Topics.Select(topic => topic with { MostRuns = topic.Number <= repeats ? 2 : 1 })] };
    }

    /// <summary>A millisecond for each look.</summary>
    private sealed class Clock : TimeProvider
    {
        public long Looks { get; private set; }

        public Action<long> Looked { get; init; } = _ => { };

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp()
        {
            Looks++;
            Looked(Looks);
            return Looks;
        }
    }
}
