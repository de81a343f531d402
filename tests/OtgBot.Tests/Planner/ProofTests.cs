using OtgBot.Planner;
using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Tests.Planner;

/// <summary>What a plan says about itself, held against trying everything.</summary>
public sealed class ProofTests
{
    [Fact]
    public void What_is_proved_is_the_best_there_is() => Assert.InRange(ProvedWhole(50_000, 150), 60, 150);

    [Fact]
    [Trait("Speed", "slow")]
    public void Of_a_thousand_more_none_is_called_proved_that_is_not() => Assert.InRange(ProvedWhole(60_000, 1_000), 400, 1_000);

    /// <summary>The local search finds the best of so small ones by itself, so a proof that leaves it out would go unseen above.</summary>
    [Fact]
    public void From_a_poor_start_the_proof_finds_the_best_too()
    {
        var (bettered, proved) = (0, 0);
        for (var seed = 70_000UL; seed < 70_120; seed++)
        {
            var input = SmallAgendas.Make(seed);
            var problem = new Problem(input);
            var feasibility = new Feasibility(problem.Constraints, 1_000, Plans.Endless());
            if (feasibility.Find() != true) continue;
            var start = new Judging(problem).Of(Filling.ByChance(problem, feasibility.Slots, new Chance(seed)));
            var proof = new Prover(problem, Plans.Proof, Plans.Endless()).Prove(start);
            AssertProved(input, proof.Proved, proof.Draft.Score, proof.Bound, $"{seed}");
            if (proof.Draft.Score.Against(start.Score, input.IsSteady) > 0) bettered++;
            if (proof.End == ProofEnd.Whole) proved++;
        }

        Assert.InRange(bettered, 10, 120);
        Assert.InRange(proved, 50, 120);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        var input = Clustered(40, 14, 3, 5);
        var (one, again) = (Whole(1), Whole(1));
        Assert.Equal(one.Sessions, again.Sessions);
        Assert.Equal(one.Report.Score, again.Report.Score);
        Assert.Equal(one.Report.Bound, again.Report.Bound);
        Assert.Equal(one.Report.Random, again.Report.Random);
        Assert.Equal(one.Report.Rounds, again.Report.Rounds);

        AgendaPlan Whole(ulong seed) => (AgendaPlan)Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof with { Steps = 2_000 }, seed));
    }

    [Fact]
    public void Cancelled_it_comes_back_with_the_best_so_far()
    {
        var input = Clustered(60, 20, 4, 5);
        using var cancel = new CancellationTokenSource();
        var seen = 0.0;
        var plan = (AgendaPlan)Plans.Until(input, Plans.Settings(Plans.Some, Plans.Proof), told =>
        {
            if (told.Phase == PlanPhase.Searching) seen = Math.Max(seen, told.Met);
            if (told.Share >= 0.5) cancel.Cancel();
        }, cancel.Token);
        Assert.Equal(ProofEnd.Cancelled, plan.Report.Proof);
        Assert.Equal([], Judge.Broken(input, plan.Sessions));
        Assert.InRange(seen, 0.1, 1);
        Assert.Equal(20, plan.Sessions.Count);
    }

    [Fact]
    public void Cancelled_before_it_began_it_still_has_an_agenda()
    {
        var input = Clustered(60, 20, 4, 5);
        var plan = (AgendaPlan)Plans.Until(input, Plans.Settings(Plans.Some, Plans.Proof), progress: null, new CancellationToken(canceled: true));
        Assert.Equal(ProofEnd.Cancelled, plan.Report.Proof);
        Assert.Equal(0, plan.Report.Rounds);
        Assert.Equal([], Judge.Broken(input, plan.Sessions));
        Assert.Equal(20, plan.Sessions.Count);
    }

    [Fact]
    public void Progress_tells_the_phase_and_never_goes_back()
    {
        var told = new List<PlanProgress>();
        Plans.Plan(Clustered(40, 14, 3, 5), Plans.Settings(Plans.Some), progress: told.Add);
        Assert.Equal([PlanPhase.Searching, PlanPhase.Done], told.Select(one => one.Phase).Distinct());
        Assert.Equal(told.Select(one => one.Share).Order(), told.Select(one => one.Share));
        Assert.All(told, one => Assert.InRange(one.Met, 0, 1));
    }

    [Fact]
    public void It_does_better_than_chance_and_than_filling_by_votes()
    {
        var report = ((AgendaPlan)Plans.Plan(Clustered(60, 20, 4, 5), Plans.Settings(Plans.Some))).Report;
        Assert.True(report.Score.Value > report.Random.Value && report.Score.Wishes > report.Random.Wishes);
        Assert.True(report.Score.Value > report.ByRank.Value && report.Score.Wishes > report.ByRank.Wishes);
        Assert.Equal(ProofEnd.NotAsked, report.Proof);
    }

    /// <summary>People of three fields who mostly wish for their own.</summary>
    private static AgendaInput Clustered(int people, int topics, int slots, int rooms)
    {
        var chance = new Chance(7);
        return Plans.Input(topics, slots, rooms,
        [
            .. Enumerable.Range(0, people).Select(person => new Wish($"p{person}",
                [.. Enumerable.Range(0, 4).Select(_ => chance.Below(3) > 0 ? chance.Below(topics / 3) * 3 + person % 3 + 1 : 1 + chance.Below(topics)).Select(topic => Math.Min(topic, topics)).Distinct()])),
        ]);
    }

    /// <summary>How many are proved in all levels; each is held against every agenda there is.</summary>
    private static int ProvedWhole(ulong from, int count)
    {
        var whole = 0;
        for (var seed = from; seed < from + (ulong)count; seed++)
        {
            var input = SmallAgendas.Make(seed);
            if (Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof, seed)) is not AgendaPlan plan) continue;
            AssertProved(input, plan.Report.Proved, plan.Report.Score, plan.Report.Bound, $"{seed}");
            if (plan.Report.Proof == ProofEnd.Whole) whole++;
        }

        return whole;
    }

    private static void AssertProved(AgendaInput input, IReadOnlyList<Level> proved, Score score, long bound, string seed)
    {
        var best = Judge.Best(input);
        foreach (var level in Score.Order(input.IsSteady).TakeWhile(proved.Contains)) Assert.True(best[(int)level] == score.At(level), $"{seed}: {level}");
        Assert.True(bound >= best[(int)Level.Value], $"{seed}: the bound is too low");
    }
}
