using CsCheck;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain.Votes;

public sealed class BallotTests
{
    [Fact]
    public void A_ballot_offers_each_standing_topic_of_others_once_and_the_same_way_each_time() =>
        Gen.String[1, 20].Select(Gen.Int[0, 30]).Always((voter, count) =>
        {
            var topics = TallyTests.Topics(count, withdrawn: 3).Select(topic => topic.Number == 5 ? topic with { Host = new Host(voter, "") } : topic).ToList();

            var offered = Ballot.Offer(topics, voter, _ => 0).Select(topic => topic.Number).ToList();

            Assert.Equal(Enumerable.Range(1, count).Where(number => number is not (3 or 5)), offered.Order());
            Assert.Equal(offered, Ballot.Offer(Enumerable.Reverse(topics), voter, _ => 0).Select(topic => topic.Number));
        });

    [Fact]
    public void Topics_that_fewest_have_seen_stand_first_and_chance_decides_among_equals()
    {
        var seen = Ballot.Offer(TallyTests.Topics(10), "kari", number => number > 7 ? 1 : 2).Take(3).Select(topic => topic.Number);
        var firsts = Enumerable.Range(0, 1_000).CountBy(n => Ballot.Offer(TallyTests.Topics(10), $"person{n}", _ => 0)[0].Number).ToDictionary();

        Assert.Equal([8, 9, 10], seen.Order());
        Assert.Equal(10, firsts.Count);
        Assert.All(firsts, first => Assert.InRange(first.Value, 50, 200));
    }

    [Fact]
    public void Who_looks_again_finds_the_same_on_top_whatever_others_have_seen_since() =>
        Assert.Equal([4, 2], Ballot.Offer(TallyTests.Topics(6), "kari", number => number, shown: [4, 2]).Take(2).Select(topic => topic.Number));

    [Fact]
    public void The_same_topic_named_twice_is_one_vote()
    {
        Assert.Equal([2, 5], Ballot.Distinct([5, 2, 5], votes: 2));
        Assert.Throws<UserError>(() => Ballot.Distinct([1, 2, 3], votes: 2));
    }
}
