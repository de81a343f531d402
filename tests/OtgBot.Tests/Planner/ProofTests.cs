using OtgBot.Planner;
using OtgBot.Planner.Proving;
using OtgBot.Planner.Rules;
using OtgBot.Planner.Searching;

namespace OtgBot.Tests.Planner;

/// <summary>What a plan says about itself, held against trying everything.</summary>
public sealed class ProofTests
{
    [Fact]
    public void What_is_proved_is_the_best_there_is()
    {
        var (whole, plans) = (0, 0);
        for (var seed = 50_000UL; seed < 50_150; seed++)
        {
            var input = SmallAgendas.Make(seed);
            if (Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof, seed)) is not AgendaPlan plan) continue;
            plans++;
            var order = Score.Order(input.IsSteady).ToArray();
            var all = Judge.Every(input).Select(agenda => Judge.Score(input, agenda)).ToArray();
            var best = all.MaxBy(score => order.Select(level => score[(int)level]).ToArray(), new InOrder())!;
            foreach (var level in order.TakeWhile(plan.Report.Proved.Contains)) Assert.True(best[(int)level] == plan.Report.Score.At(level), $"{seed}: {level}");
            Assert.InRange(plan.Report.Bound, all.Where(score => score[0] == best[0]).Max(score => input.IsSteady ? best[1] : score[1]), long.MaxValue);
            if (plan.Report.Proof == ProofEnd.Whole) whole++;
        }

        Assert.InRange(plans, 75, 150);
        Assert.Equal(plans, whole);
    }

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
            var start = Judged(Filling.ByChance(problem, feasibility.Slots, new Chance(seed)));
            var proof = new Prover(problem, Plans.Proof, Plans.Endless()).Prove(start, new Chance(1));
            var score = Judged(proof.Slots).Score;
            var order = Score.Order(input.IsSteady).ToArray();
            var best = Judge.Every(input).Select(agenda => Judge.Score(input, agenda)).MaxBy(score => order.Select(level => score[(int)level]).ToArray(), new InOrder())!;
            foreach (var level in order.TakeWhile(proof.Proved.Contains)) Assert.True(best[(int)level] == score.At(level), $"{seed}: {level}");
            if (score.Against(start.Score, input.IsSteady) > 0) bettered++;
            if (proof.End == ProofEnd.Whole) proved++;

            Draft Judged(int[] slots) => new(slots, new LocalSearch(problem, slots, new Chance(1)).Score, 0);
        }

        Assert.InRange(bettered, 10, 120);
        Assert.InRange(proved, 60, 120);
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
        Assert.InRange(plan.Report.Met, seen, 1);
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
        Assert.Equal(told.Select(one => one.Met).Order(), told.Select(one => one.Met));
    }

    [Fact]
    public void It_does_better_than_chance_and_than_filling_by_votes()
    {
        var report = ((AgendaPlan)Plans.Plan(Clustered(60, 20, 4, 5), Plans.Settings(Plans.Some))).Report;
        Assert.True(report.Score.Wishes > report.Random);
        Assert.True(report.Score.Wishes > report.ByRank);
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

    private sealed class InOrder : IComparer<long[]>
    {
        public int Compare(long[]? x, long[]? y) => x!.Zip(y!, (one, other) => one.CompareTo(other)).FirstOrDefault(difference => difference != 0);
    }
}
