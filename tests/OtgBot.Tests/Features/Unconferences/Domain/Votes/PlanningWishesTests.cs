using CsCheck;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Domain.Votes;

public sealed class PlanningWishesTests
{
    private const int Topics = 8;

    private static readonly Disclosure Disclosure = new(5, [1, 2, 3]);

    private static Gen<List<HashSet<int>>> Ballots(int fewest, int most) => Gen.Int[1, Topics].HashSet[1, 4].List[fewest, most];

    [Fact]
    public void Of_a_small_crowd_they_are_what_the_result_tells_whatever_the_ballots() => Gen.Select(Ballots(5, 19), Gen.Int[0, 1_000]).Always((ballots, seed) =>
    {
        var count = Count(ballots);
        var told = Tallies.Of(count);

        // Other ballots with the same result: each topic's votes go to other people.
        var chance = new Random(seed);
        var others = count with { Ballots = [.. ballots.Select(_ => (IReadOnlyList<int>)[1 + chance.Next(Topics)])], Topics = [.. count.Topics.Select(topic => topic.Points >= 5 ? topic : topic with { Points = chance.Next(5) })] };

        Assert.Equal(Text(PlanningWishes.Of(count, told, Chance)), Text(PlanningWishes.Of(others, told, _ => chance.NextDouble())));
        Assert.False(PlanningWishes.Of(count, told, Chance).HasFigures);
    });

    [Fact]
    public void Each_topic_is_wished_as_often_as_the_result_tells_and_those_with_few_votes_equally_and_alone() => Ballots(0, 80).Always(ballots =>
    {
        var count = Count(ballots);
        var told = Tallies.Of(count);

        var wishes = PlanningWishes.Of(count, told, Chance);

        Assert.All(told.Votes, topic => Assert.Equal(topic.Votes ?? 2, wishes.Groups.Where(group => group.Topics.Contains(topic.Number)).Sum(group => group.People)));
        Assert.All(told.Votes.Where(topic => topic.Votes is null), topic => Assert.Equal([topic.Number], Assert.Single(wishes.Groups, group => group.Topics.Contains(topic.Number)).Topics));
        Assert.Equal(count.Voters >= 20, wishes.HasFigures);
        Assert.All(wishes.Groups, group => Assert.Equal(group.Topics.Distinct().Order(), group.Topics));
    });

    [Fact]
    public void What_hundreds_want_together_is_still_seen()
    {
        var wishes = PlanningWishes.Of(Count([.. Enumerable.Range(0, 400).Select(n => n % 2 == 0 ? new HashSet<int> { 1, 2 } : [3, 4])]), Tallies.Of(400, 200, 200, 200, 200), Chance);

        Assert.InRange(Together(wishes, 1, 2), 1.15 * Together(wishes, 1, 3), double.MaxValue);
    }

    [Fact]
    public void Where_topics_are_scored_they_follow_from_the_sums_at_any_size()
    {
        Cast[] cast = [.. Enumerable.Range(0, 50).Select(n => new Cast($"v{n}", new Ballot([1], $"s{n}") { Hand = [1, 2], Scores = [5, 1] }))];
        var count = ExactCount.Of(TallyTests.Topics(2), cast, VotingWay.Crowd);

        var wishes = PlanningWishes.Of(count, Tallies.Of(count), Chance);

        Assert.Equal([50, 10], Enumerable.Range(1, 2).Select(topic => wishes.Groups.Where(group => group.Topics.Contains(topic)).Sum(group => group.People)));
        Assert.False(wishes.HasFigures);
    }

    private static double Together(PlanningWishes wishes, int one, int other) => wishes.Groups.Where(group => group.Topics.Contains(one) && group.Topics.Contains(other)).Sum(group => group.People);

    private static ExactCount Count(IReadOnlyList<HashSet<int>> ballots) =>
        ExactCount.Of(TallyTests.Topics(Topics), ballots.Select((ballot, n) => new Cast($"v{n}", new Ballot([.. ballot.Order()], $"s{n}"))));

    private static double Chance(string question) => Disclosure.Uniform(question, 0);

    private static string Text(PlanningWishes wishes) => string.Join('\n', wishes.Groups.Select(group => $"{string.Join(' ', group.Topics)} × {group.People}"));
}
