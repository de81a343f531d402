using CsCheck;
using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Tests.Features.Unconferences.Domain;

public sealed class TallyTests
{
    private static readonly Gen<List<Ballot>> Ballots =
        Gen.Int[1, 12].HashSet[0, 6].Select(Gen.Int[0, 1_000_000], (topics, stamp) => new Ballot([.. topics.Order()], $"s{stamp}")).List[0, 60];

    [Fact]
    public void Every_vote_for_a_standing_topic_is_counted_once() => Ballots.Sample(ballots =>
    {
        var tally = Tally.Of(Topics(10, withdrawn: 4), ballots);

        Assert.Equal(ballots.Count(ballot => ballot.Topics.Count > 0), tally.Voters);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10], tally.Votes.Select(topic => topic.Number));
        Assert.All(tally.Votes, topic => Assert.Equal(ballots.Count(ballot => ballot.Topics.Contains(topic.Number)), topic.Votes));
        Assert.Equal(ballots.Select(ballot => ballot.Stamp), tally.Counted);
    });

    [Fact]
    public void A_place_is_one_more_than_the_topics_with_more_votes_and_is_shared_by_as_many_votes() => Ballots.Sample(ballots =>
    {
        var tally = Tally.Of(Topics(12), ballots);
        var places = tally.Places();

        Assert.Equal(tally.Votes.Count, places.Count);
        Assert.All(places, place =>
        {
            Assert.Equal(1 + tally.Votes.Count(other => other.Votes > place.Votes), place.Rank);
            Assert.Equal(tally.Votes.Count(other => other.Votes == place.Votes) > 1, place.IsShared);
        });
        Assert.Equal(places.OrderBy(place => place.Rank).ThenBy(place => place.Number), places);
    });

    [Fact]
    public void The_order_of_the_ballots_does_not_matter() => Ballots.Sample(ballots =>
        Assert.Equal(Tally.Of(Topics(12), ballots).Votes, Tally.Of(Topics(12), Enumerable.Reverse(ballots)).Votes));

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Counts_are_shown_from_five_voters_on(int voters, bool shown) => Assert.Equal(shown, Tallies.Of(voters, 1).IsShown);

    internal static IEnumerable<Topic> Topics(int count, int withdrawn = 0) =>
        Enumerable.Range(1, count).Select(number => Unconferences.Topics.Make(number) with { IsWithdrawn = number == withdrawn });
}
