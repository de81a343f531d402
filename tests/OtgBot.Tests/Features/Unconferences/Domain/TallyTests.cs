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
        var tally = Tally.Of(Topics(10, withdrawn: 4), Cast(ballots));

        Assert.Equal(ballots.Count(ballot => ballot.Topics.Count > 0), tally.Voters);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10], tally.Votes.Select(topic => topic.Number));
        Assert.All(tally.Votes, topic => Assert.Equal(ballots.Count(ballot => ballot.Topics.Contains(topic.Number)), topic.Votes));
        Assert.Equal(ballots.Select(ballot => ballot.Stamp), tally.Counted);
    });

    [Fact]
    public void A_place_is_one_more_than_the_topics_with_more_votes_and_is_shared_by_as_many_votes() => Ballots.Sample(ballots =>
    {
        var tally = Tally.Of(Topics(12), Cast(ballots));
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
        Assert.Equal(Tally.Of(Topics(12), Cast(ballots)).Votes, Tally.Of(Topics(12), Cast(ballots).Reverse()).Votes));

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Counts_are_shown_from_five_voters_on(int voters, bool shown) => Assert.Equal(shown, Tallies.Of(voters, 1).IsShown);

    [Fact]
    public void A_ballot_with_votes_for_both_topics_of_a_merge_counts_once_for_the_whole() => Ballots.Sample(ballots =>
    {
        var topics = Topics(12).Select(topic => topic.Number switch { 7 => topic with { MergedInto = 2 }, 9 => topic with { MergedInto = 7 }, _ => topic });

        var tally = Tally.Of(topics, Cast(ballots));

        Assert.DoesNotContain(tally.Votes, topic => topic.Number is 7 or 9);
        Assert.Equal(ballots.Count(ballot => ballot.Topics.Any(number => number is 2 or 7 or 9)), tally.Votes.Single(topic => topic.Number == 2).Votes);
        Assert.Equal(ballots.Count(ballot => ballot.Topics.Count > 0), tally.Voters);
    });

    [Fact]
    public void A_vote_for_a_topic_that_the_voter_came_to_host_falls_away()
    {
        var topics = new[] { Unconferences.Topics.Make(1) with { CoHosts = [new Host("v0", "Ola")] }, Unconferences.Topics.Make(2) with { MergedInto = 1 } };

        Assert.Equal(1, Tally.Of(topics, Cast([new Ballot([1], "a"), new Ballot([2], "b")])).Votes.Single().Votes);
    }

    [Fact]
    public void A_hidden_topic_gets_no_votes_and_gets_them_back_when_it_is_shown()
    {
        var hidden = Unconferences.Topics.Make(1) with { HiddenBecause = "Reklame." };
        var cast = Cast([new Ballot([1], "a")]);

        Assert.Empty(Tally.Of([hidden], cast).Votes);
        Assert.Equal(1, Tally.Of([hidden with { HiddenBecause = null }], cast).Votes.Single().Votes);
    }

    private static IReadOnlyList<Cast> Cast(IReadOnlyList<Ballot> ballots) => [.. ballots.Select((ballot, index) => new Cast($"v{index}", ballot))];

    internal static IEnumerable<Topic> Topics(int count, int withdrawn = 0) =>
        Enumerable.Range(1, count).Select(number => Unconferences.Topics.Make(number) with { IsWithdrawn = number == withdrawn });
}
