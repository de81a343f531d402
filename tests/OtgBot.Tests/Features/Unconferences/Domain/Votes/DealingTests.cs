using CsCheck;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain.Votes;

public sealed class DealingTests
{
    /// <summary>Who comes, again and again, to topics of which some are their own.</summary>
    private static readonly Gen<(int Topics, int[] Visits)> Stories = Gen.Select(Gen.Int[1, 40], Gen.Int[0, 30].Array[0, 120]);

    [Fact]
    public void Every_topic_is_dealt_as_often_as_any_other_or_once_more_never_to_its_host_and_five_a_person_at_most() => Stories.Always(story =>
    {
        var topics = Enumerable.Range(1, story.Topics).Select(number => Unconferences.Topics.Make(number, host: $"v{number % 25}")).ToList();
        var hands = new Dictionary<int, List<int>>();
        var times = Times.None;
        foreach (var visitor in story.Visits)
        {
            if (!hands.TryGetValue(visitor, out var hand)) hands.Add(visitor, hand = []);
            var added = Dealing.Deal(topics, times.Of, $"v{visitor}", hand);
            hand.AddRange(added);
            times = times.With(added);

            Assert.True(hand.Count <= Dealing.HandSize);
            Assert.Equal(hand.Count, hand.Distinct().Count());
            Assert.DoesNotContain(hand, number => topics[number - 1].IsHostedBy($"v{visitor}"));
            var each = topics.Select(topic => times.Of(topic.Number)).ToList();
            Assert.InRange(each.Max() - each.Min(), 0, 1);
        }

        Assert.All(topics, topic => Assert.Equal(hands.Values.Count(hand => hand.Contains(topic.Number)), times.Of(topic.Number)));
    });

    [Fact]
    public void A_hand_is_filled_up_when_the_person_looks_again()
    {
        Topic[] topics = [Unconferences.Topics.Make(1, host: "kari"), Unconferences.Topics.Make(2), Unconferences.Topics.Make(3)];

        var first = Dealing.Deal(topics, Times.None.Of, "kari", []);
        var others = Times.None.With(first).With([1]);

        Assert.Equal([2, 3], first.Order());
        Assert.Empty(Dealing.Deal(topics, others.Of, "kari", first));
    }

    [Fact]
    public void A_topic_that_was_hidden_and_comes_back_catches_up_without_being_the_only_one_dealt()
    {
        var topics = TallyTests.Topics(20).ToList();
        var times = Times.None;
        for (var n = 0; n < 40; n++) times = times.With(Dealing.Deal(topics.Skip(1), times.Of, $"v{n}", []));

        var hand = Dealing.Deal(topics, times.Of, "sen", []);

        Assert.Equal(Dealing.HandSize, hand.Count);
        Assert.Equal(1, hand[0]);
    }

    [Fact]
    public void A_topic_of_a_hand_that_no_longer_stands_leaves_room_for_another()
    {
        var topics = TallyTests.Topics(10, withdrawn: 3).ToList();

        Assert.Equal(2, Dealing.Deal(topics, Times.None.Of, "kari", [1, 2, 3, 4]).Count);
    }

    [Fact]
    public void Where_two_scored_topics_become_one_the_higher_score_counts_once()
    {
        var topics = new[] { Unconferences.Topics.Make(1), Unconferences.Topics.Make(2) with { MergedInto = 1 }, Unconferences.Topics.Make(3) };
        var ballot = new Ballot([1], "s") { Hand = [1, 2, 3], Scores = [2, 5, 1] };

        var count = ExactCount.Of(topics, [new Cast("v", ballot)], VotingWay.Crowd);

        Assert.Equal([(1, 5, 1), (3, 1, 1)], count.Topics.Select(topic => (topic.Number, topic.Points, topic.By.Count)));
        Assert.Equal(1, count.Voters);
    }

    [Fact]
    public void A_hand_without_scores_is_no_vote() =>
        Assert.Equal(0, ExactCount.Of(TallyTests.Topics(3), [new Cast("v", new Ballot([], "s") { Hand = [1, 2] })], VotingWay.Crowd).Voters);
}
