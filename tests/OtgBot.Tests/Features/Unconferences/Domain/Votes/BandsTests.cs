using OtgBot.Features.Unconferences.Domain.Votes;

namespace OtgBot.Tests.Features.Unconferences.Domain.Votes;

/// <summary>
/// Who knows how many voted, and their own ballot, and those of some others, and reads what is told of a topic: every crowd and every count
/// is tried.
/// </summary>
public sealed class BandsTests
{
    /// <summary>
    /// Not even a voter who knows exactly who voted learns what all others did: neither that all voted for it, nor that none did.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void One_voter_never_knows_what_all_others_voted(int k) => Assert.All(Told(k), told =>
        Assert.All((int[])[0, 1], mine => Assert.False(Knows(told.Counts, told.Could, 1, mine), $"{told.Name}: who voted {mine} knows all others")));

    /// <summary>If there is room for it, not even when as many as the smallest group but two tell each other.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void As_many_as_the_smallest_group_but_two_never_know_what_all_others_voted(int k) => Assert.All(Told(k).Where(told => told.Could >= 3 * k), told =>
        Assert.All(Enumerable.Range(1, k - 2), friends => Assert.All(Enumerable.Range(0, friends + 1), mine =>
            Assert.False(Knows(told.Counts, told.Could, friends, mine), $"{told.Name}: {friends} friends of whom {mine} voted for it know all others"))));

    [Theory]
    [InlineData(6, 6, nameof(Band.UpperHalf))]
    [InlineData(6, 2, nameof(Band.LowerHalf))]
    [InlineData(12, 12, nameof(Band.UpperHalf))]
    [InlineData(12, 7, null)]
    [InlineData(20, 20, nameof(Band.Top))]
    [InlineData(20, 16, nameof(Band.Top))]
    [InlineData(20, 15, null)]
    public void Numbers_are_told_where_at_least_k_voted_for_it_and_at_least_k_did_not(int voters, int votes, string? band)
    {
        var told = Tallies.Of(voters, votes).Votes.Single();

        Assert.Equal((band, band is null ? votes : null), (told.Band?.ToString(), told.Votes));
    }

    [Fact]
    public void Of_a_topic_that_nearly_all_voters_host_nothing_is_told() =>
        Assert.Equal(Band.Untold, Tallies.Of(Tallies.Exact(6, 4) with { Topics = [new TopicCount(1, 4, ["a", "b", "c", "d"]) { Hosts = 2 }] }).Votes.Single().Band);

    /// <summary>All gave 5, all gave 1, or all but one did.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(40)]
    public void A_sum_of_scores_never_tells_what_all_others_gave(int scorers)
    {
        var bySum = Enumerable.Range(scorers, (4 * scorers) + 1).ToDictionary(sum => sum, sum =>
            Bands.Scores(new TopicCount(1, sum, [.. Enumerable.Range(0, scorers).Select(n => $"v{n}")]), scorers / 5 * 5, 5));

        Assert.All(bySum.GroupBy(sum => (sum.Value.Votes, sum.Value.Band), sum => sum.Key), told =>
            Assert.All(Enumerable.Range(1, 5), mine =>
            {
                int[] others = [.. told.Select(sum => sum - mine).Where(sum => sum >= scorers - 1 && sum <= 5 * (scorers - 1))];
                Assert.False(others.Length > 0 && (others.All(sum => sum == scorers - 1) || others.All(sum => sum == 5 * (scorers - 1))), $"{told.Key}: who gave {mine} knows all others");
            }));
        Assert.Equal(scorers >= 10, bySum.Values.Any(sum => sum.Votes is not null));
    }

    /// <summary>All counts that are told alike, by who knows how many voted and whether the hosts did.</summary>
    private static IEnumerable<(string Name, int Could, int[] Counts)> Told(int k) =>
        from voters in Enumerable.Range(1, 4 * k)
        from hosts in Enumerable.Range(0, 4)
        from hostsWhoVoted in Enumerable.Range(0, Math.Min(hosts, voters) + 1)
        let could = voters - hostsWhoVoted
        from alike in Enumerable.Range(0, could + 1).GroupBy(votes => Of(voters, hosts, votes, k))
        select ($"{voters} voters, {hosts} hosts of whom {hostsWhoVoted} voted, {alike.Key}", could, alike.ToArray());

    private static string Of(int voters, int hosts, int votes, int k)
    {
        var count = Tallies.Exact(voters, votes);
        var told = Tallies.Of(count with { Topics = [count.Topics[0] with { Hosts = hosts }] }, k);
        return $"{told.Voters} {told.Votes.Single()}";
    }

    private static bool Knows(int[] counts, int could, int friends, int mine)
    {
        var rest = could - friends;
        int[] others = [.. counts.Select(count => count - mine).Where(count => count >= 0 && count <= rest)];
        return rest > 0 && others.Length > 0 && (others.All(count => count == 0) || others.All(count => count == rest));
    }
}
