using CsCheck;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain.Votes;

public sealed class TallyTests
{
    private static readonly Gen<List<Ballot>> Ballots =
        Gen.Int[1, 12].HashSet[0, 6].Select(Gen.Int[0, 1_000_000], (topics, stamp) => new Ballot([.. topics.Order()], $"s{stamp}")).List[0, 60];

    [Fact]
    public void Every_vote_for_a_standing_topic_is_counted_once() => Ballots.Always(ballots =>
    {
        var count = ExactCount.Of(Topics(10, withdrawn: 4), Cast(ballots));

        Assert.Equal(ballots.Count(ballot => ballot.Topics.Count > 0), count.Voters);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10], count.Topics.Select(topic => topic.Number));
        Assert.All(count.Topics, topic => Assert.Equal(ballots.Count(ballot => ballot.Topics.Contains(topic.Number)), topic.Points));
        Assert.Equal(ballots.Select(ballot => ballot.Stamp).Order(StringComparer.Ordinal), Tallies.Of(count).Counted);
    });

    [Fact]
    public void A_place_is_one_more_than_the_topics_with_more_votes_and_is_shared_by_as_many_votes() => Ballots.Always(ballots =>
    {
        var tally = Tallies.Of(ExactCount.Of(Topics(12), Cast(ballots)));
        var places = tally.Places();

        Assert.Equal(tally.Votes.Count, places.Count);
        Assert.All(places, place =>
        {
            Assert.Equal(place.Votes is null ? null : 1 + tally.Votes.Count(other => other.Votes > place.Votes || other.Band is Band.Top or Band.UpperHalf), place.Rank);
            Assert.Equal(place.Votes is not null && tally.Votes.Count(other => other.Votes == place.Votes) > 1, place.IsShared);
        });
        Assert.Equal(places.OrderBy(place => place.Rank ?? (place.Band switch { Band.Top => -1, Band.UpperHalf => 0, Band.LowerHalf => 100, _ => 101 })).ThenBy(place => place.Number), places);
    });

    [Fact]
    public void The_order_of_the_ballots_does_not_matter() => Ballots.Always(ballots =>
        Assert.Equal(Tallies.Of(ExactCount.Of(Topics(12), Cast(ballots))).Votes, Tallies.Of(ExactCount.Of(Topics(12), Cast(ballots).Reverse())).Votes));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Nothing_that_fewer_than_k_people_stand_behind_is_in_a_result_and_turnout_is_rounded_down(int k) => Ballots.Always(ballots =>
    {
        var count = ExactCount.Of(Topics(12), Cast(ballots));

        var tally = Tallies.Of(count, k);

        Assert.Equal(count.Voters > Math.Max(k, 5), tally.IsShown);
        Assert.Equal(tally.IsShown ? count.Voters / k * k : 0, tally.Voters);
        Assert.All(tally.Votes.Zip(count.Topics), topic => Assert.True(
            topic.First.Votes is not { } told || (told == topic.Second.Points && told >= k && count.Voters - topic.Second.Hosts - told >= k)));
    });

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, null)]
    [InlineData(12, 31)]
    public void A_sum_of_scores_is_told_of_topics_that_many_scored(int scorers, int? told)
    {
        int[] scores = [1, 2, 5, 2, 4];
        var cast = Enumerable.Range(0, 24).Select(n => new Cast($"v{n}", new Ballot([], $"s{n}") { Hand = [n < scorers ? 1 : 2], Scores = [scores[n % 5]] }));

        var tally = Tallies.Of(ExactCount.Of(Topics(2), cast, VotingWay.Crowd));

        Assert.Equal(told, tally.Votes[0].Votes);
        Assert.Equal(scorers < 5, tally.Votes[0].Side is not null);
        Assert.Equal(scorers == 5 ? Band.LowerHalf : null, tally.Votes[0].Band);
        Assert.Equal(scorers switch { 4 => 20, 5 => 5, _ => 10 }, tally.Scorers);
    }

    [Fact]
    public void Of_a_topic_that_few_scored_chance_decides_every_second_time_and_one_score_alone_decides_nothing()
    {
        Cast[] Scored(int score) => [.. Enumerable.Range(0, 8).Select(n => new Cast($"v{n}", new Ballot([], $"s{n}") { Hand = n < 2 ? [1, 3] : [2], Scores = n == 0 ? [score, score] : n == 1 ? [score] : [3] }))];

        Side? Of(int topic, int score, double chance) => Tally.Of(ExactCount.Of(Topics(3), Scored(score), VotingWay.Crowd), 5, (_, _) => chance).Votes[topic - 1].Side;

        Assert.Equal<(Side?, Side?, Side?)>((Side.Upper, Side.Lower, Side.Upper), (Of(1, 5, 0.1), Of(1, 5, 0.3), Of(1, 5, 0.7)));
        Assert.Equal<(Side?, Side?, Side?)>((Side.Upper, Side.Lower, Side.Lower), (Of(1, 1, 0.1), Of(1, 1, 0.3), Of(1, 1, 0.7)));
        Assert.Null(Of(3, 5, 0.7));
    }

    [Fact]
    public void A_count_of_an_earlier_version_is_shown_no_finer()
    {
        var earlier = new Tally(12, [new TopicVotes(1, 6), new TopicVotes(2, 1), new TopicVotes(3, 11)], ["s"]);

        Assert.Equal([null, null, Band.UpperHalf], earlier.Coarse(5, VotingWay.Votes).Votes.Select(topic => topic.Band));
        Assert.Equal([6, null, null], earlier.Coarse(5, VotingWay.Votes).Votes.Select(topic => topic.Votes));
        Assert.Equal([null, null, null], earlier.Coarse(5, VotingWay.Crowd).Votes.Select(topic => topic.Votes));
        Assert.Equal(10, earlier.Coarse(5, VotingWay.Votes).Voters);
    }

    [Fact]
    public void A_ballot_with_votes_for_both_topics_of_a_merge_counts_once_for_the_whole() => Ballots.Always(ballots =>
    {
        var topics = Topics(12).Select(topic => topic.Number switch { 7 => topic with { MergedInto = 2 }, 9 => topic with { MergedInto = 7 }, _ => topic });

        var count = ExactCount.Of(topics, Cast(ballots));

        Assert.DoesNotContain(count.Topics, topic => topic.Number is 7 or 9);
        Assert.Equal(ballots.Count(ballot => ballot.Topics.Any(number => number is 2 or 7 or 9)), count.Topics.Single(topic => topic.Number == 2).Points);
        Assert.Equal(ballots.Count(ballot => ballot.Topics.Count > 0), count.Voters);
    });

    [Fact]
    public void A_vote_for_a_topic_that_the_voter_came_to_host_falls_away()
    {
        var topics = new[] { Unconferences.Topics.Make(1) with { CoHosts = [new Host("v0", "Ola")] }, Unconferences.Topics.Make(2) with { MergedInto = 1 } };

        Assert.Equal(1, ExactCount.Of(topics, Cast([new Ballot([1], "a"), new Ballot([2], "b")])).Topics.Single().Points);
    }

    [Fact]
    public void A_hidden_topic_gets_no_votes_and_gets_them_back_when_it_is_shown_before_the_count()
    {
        var hidden = Unconferences.Topics.Make(1) with { HiddenBecause = "Reklame." };
        var cast = Cast([new Ballot([1], "a")]);

        Assert.Empty(ExactCount.Of([hidden], cast).Topics);
        Assert.Equal(1, ExactCount.Of([hidden with { HiddenBecause = null }], cast).Topics.Single().Points);
    }

    private static IReadOnlyList<Cast> Cast(IReadOnlyList<Ballot> ballots) => [.. ballots.Select((ballot, index) => new Cast($"v{index}", ballot))];

    internal static IEnumerable<Topic> Topics(int count, int withdrawn = 0) =>
        Enumerable.Range(1, count).Select(number => Unconferences.Topics.Make(number) with { IsWithdrawn = number == withdrawn });
}
