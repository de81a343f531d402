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
        var others = count with { Ballots = [.. ballots.Select(_ => (IReadOnlyList<int>)[1 + chance.Next(Topics)])], Topics = [.. count.Topics.Select(topic => told.Votes[topic.Number - 1].Votes is not null ? topic : topic with { Points = chance.Next(5) })] };

        Assert.Equal(Text(PlanningWishes.Of(count, told, Chance)), Text(PlanningWishes.Of(others, told, _ => chance.NextDouble())));
        Assert.False(PlanningWishes.Of(count, told, Chance).HasFigures);
    });

    [Fact]
    public void Each_topic_is_wished_as_often_as_the_result_tells_and_those_with_few_votes_equally_and_alone() => Ballots(0, 80).Always(ballots =>
    {
        var count = Count(ballots);
        var told = Tallies.Of(count);

        var wishes = PlanningWishes.Of(count, told, Chance);

        Assert.All(told.Votes.Where(topic => !IsHigh(topic)), topic => Assert.Equal(topic.Votes ?? 2, wishes.Groups.Where(group => group.Topics.Contains(topic.Number)).Sum(group => group.People)));
        Assert.All(told.Votes.Where(topic => topic.Votes is null && !IsHigh(topic)), topic => Assert.Equal([topic.Number], Assert.Single(wishes.Groups, group => group.Topics.Contains(topic.Number)).Topics));
        Assert.Equal(count.Voters >= 20, wishes.HasFigures);
        Assert.All(wishes.Groups, group => Assert.Equal(group.Topics.Distinct().Order(), group.Topics));
    });

    /// <summary>If a number is not told because nearly all voted for a topic, the wishes do not tell it either.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(30)]
    public void A_topic_that_nearly_all_voted_for_is_wished_as_often_whether_all_did_or_all_but_four(int voters)
    {
        int Wished(int without) => PlanningWishes.Of(Tall(without), Tallies.Of(Tall(without)), Chance).Groups.Where(group => group.Topics.Contains(1)).Sum(group => group.People);

        ExactCount Tall(int without) => Count([.. Enumerable.Range(0, voters).Select(n => n < without ? new HashSet<int> { 2 } : n % 2 == 0 ? [1, 2] : [1, 3])]);

        Assert.Single(Enumerable.Range(0, 5).Select(Wished).Distinct());
        Assert.InRange(Wished(0), voters / 2, voters);
    }

    [Fact]
    public void What_hundreds_want_together_is_still_seen()
    {
        var wishes = PlanningWishes.Of(Count([.. Enumerable.Range(0, 400).Select(n => n % 2 == 0 ? new HashSet<int> { 1, 2 } : [3, 4])]), Tallies.Of(400, 200, 200, 200, 200), Chance);

        Assert.InRange(Together(wishes, 1, 2), 1.15 * Together(wishes, 1, 3), double.MaxValue);
    }

    [Fact]
    public void Where_topics_are_scored_they_follow_from_the_sums_at_any_size()
    {
        Cast[] cast = [.. Enumerable.Range(0, 50).Select(n => new Cast($"v{n}", new Ballot([1], $"s{n}") { Hand = [1, 2], Scores = [n < 40 ? 5 : 1, n < 40 ? 1 : 5] }))];
        var count = ExactCount.Of(TallyTests.Topics(2), cast, VotingWay.Crowd);

        var wishes = PlanningWishes.Of(count, Tallies.Of(count), Chance);

        Assert.Equal([42, 18], Enumerable.Range(1, 2).Select(topic => wishes.Groups.Where(group => group.Topics.Contains(topic)).Sum(group => group.People)));
        Assert.False(wishes.HasFigures);
    }

    private static bool IsHigh(TopicVotes topic) => topic.Band is Band.Top or Band.UpperHalf;

    private static double Together(PlanningWishes wishes, int one, int other) => wishes.Groups.Where(group => group.Topics.Contains(one) && group.Topics.Contains(other)).Sum(group => group.People);

    private static ExactCount Count(IReadOnlyList<HashSet<int>> ballots) =>
        ExactCount.Of(TallyTests.Topics(Topics), ballots.Select((ballot, n) => new Cast($"v{n}", new Ballot([.. ballot.Order()], $"s{n}"))));

    private static double Chance(string question) => Disclosure.Uniform(question, 0);

    private static string Text(PlanningWishes wishes) => string.Join('\n', wishes.Groups.Select(group => $"{string.Join(' ', group.Topics)} × {group.People}"));
}
