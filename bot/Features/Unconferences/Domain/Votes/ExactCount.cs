namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// All votes as they are. It lives for the moment of counting only: it is never stored and never shown, <see cref="Tally"/> is.
/// </summary>
/// <param name="Voters">How many ballots held a vote.</param>
/// <param name="Topics">Each topic that stands, by number.</param>
/// <param name="Ballots">What each voter would like to be at.</param>
/// <param name="Stamps">Of all ballots that were read.</param>
internal sealed record ExactCount(int Voters, IReadOnlyList<TopicCount> Topics, IReadOnlyList<IReadOnlyList<int>> Ballots,
    IReadOnlyList<string> Stamps, VotingWay Way)
{
    /// <summary>
    /// Counts. What a vote was given for may have changed since (<see cref="Standing"/>): withdrawn or hidden, it falls away; merged, it
    /// counts for the whole, and once if somebody voted for both; and one for a topic that the voter has come to host falls away.
    /// </summary>
    public static ExactCount Of(IEnumerable<Topic> topics, IEnumerable<Cast> cast, VotingWay way = VotingWay.Votes)
    {
        Topic[] all = [.. topics];
        var standing = new Standing(all);
        var hosts = all.ToDictionary(topic => topic.Number, topic => topic.Hosts.Count());
        var counts = standing.Numbers.ToDictionary(number => number, number => new TopicCount(number, 0, []) { Hosts = hosts[number] });
        var voters = 0;
        var (ballots, stamps) = (new List<IReadOnlyList<int>>(), new List<string>());
        foreach (var (voter, ballot) in cast)
        {
            stamps.Add(ballot.Stamp);
            if (ballot.IsCast) voters++;
            var wished = standing.Of(ballot.Topics, voter);
            if (wished.Count > 0) ballots.Add(wished);
            foreach (var (number, points) in way == VotingWay.Crowd
                ? Points(standing, ballot, voter)
                : wished.Select(number => (number, 1)))
            {
                counts[number].By.Add(voter);
                counts[number] = counts[number] with { Points = counts[number].Points + points };
            }
        }

        return new ExactCount(voters, [.. counts.Values.OrderBy(topic => topic.Number)], ballots, stamps, way);
    }

    /// <summary>What a person gave each topic. If two they scored have become one, the higher score counts, once.</summary>
    private static IEnumerable<(int Number, int Points)> Points(Standing standing, Ballot ballot, string voter) => ballot.ScoresByTopic()
        .Select(scored => (Numbers: standing.Of([scored.Key], voter), scored.Value))
        .Where(scored => scored.Numbers.Count > 0)
        .GroupBy(scored => scored.Numbers[0])
        .Select(topic => (topic.Key, topic.Max(scored => scored.Value)));
}

/// <param name="Points">How many voted for a topic; if topics are scored, the sum of its scores.</param>
/// <param name="By">Who did.</param>
internal sealed record TopicCount(int Number, int Points, List<string> By)
{
    /// <summary>How many host it. They may not vote for it.</summary>
    public int Hosts { get; init; }
}
