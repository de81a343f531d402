namespace OtgBot.Features.Unconferences.Domain;

/// <summary>The count of all ballots, made once after voting closed.</summary>
/// <param name="Voters">How many ballots held a vote.</param>
/// <param name="Votes">Each topic that stood when it was counted, by number.</param>
/// <param name="Counted">The stamps of the ballots it counted: what settles whether a vote at the last moment was in.</param>
internal sealed record Tally(int Voters, IReadOnlyList<TopicVotes> Votes, IReadOnlyList<string> Counted)
{
    /// <summary>With fewer voters than this, counts could tell what somebody voted, and so could the order: neither is shown.</summary>
    public const int FewestVoters = 5;

    public bool IsShown => Voters >= FewestVoters;

    /// <summary>
    /// Counts. What a vote was given for may have changed since (<see cref="Standing"/>): withdrawn or hidden, it falls away; merged, it
    /// counts for the whole, and once where somebody voted for both; and one for a topic that the voter has come to host falls away.
    /// </summary>
    public static Tally Of(IEnumerable<Topic> topics, IEnumerable<Cast> cast, VotingWay way = VotingWay.Votes)
    {
        var standing = new Standing(topics);
        var votes = standing.Numbers.ToDictionary(number => number, _ => 0);
        var scores = standing.Numbers.ToDictionary(number => number, _ => 0);
        var voters = 0;
        var counted = new List<string>();
        foreach (var (voter, ballot) in cast)
        {
            counted.Add(ballot.Stamp);
            if (ballot.IsCast) voters++;
            foreach (var (number, points) in way == VotingWay.Crowd ? Points(standing, ballot, voter) : standing.Of(ballot.Topics, voter).Select(number => (number, 1)))
            {
                votes[number] += points;
                scores[number]++;
            }
        }

        return new Tally(voters, [.. votes.OrderBy(topic => topic.Key).Select(topic => new TopicVotes(topic.Key, topic.Value) { Scores = way == VotingWay.Crowd ? scores[topic.Key] : null })], counted);
    }

    /// <summary>What a person gave each topic. Where two they scored have become one, the higher score counts, once.</summary>
    private static IEnumerable<(int Number, int Points)> Points(Standing standing, Ballot ballot, string voter) => ballot.ScoresByTopic()
        .Select(scored => (Numbers: standing.Of([scored.Key], voter), scored.Value))
        .Where(scored => scored.Numbers.Count > 0)
        .GroupBy(scored => scored.Numbers[0])
        .Select(topic => (topic.Key, topic.Max(scored => scored.Value)));

    /// <summary>The topics by votes, the most wanted first; those with as many votes share a place and stand in number order.</summary>
    public IReadOnlyList<Place> Places()
    {
        var ordered = Votes.OrderByDescending(topic => topic.Votes).ThenBy(topic => topic.Number).ToArray();
        var sharing = ordered.CountBy(topic => topic.Votes).ToDictionary();
        var places = new List<Place>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            var rank = i > 0 && ordered[i].Votes == ordered[i - 1].Votes ? places[^1].Rank : i + 1;
            places.Add(new Place(rank, ordered[i].Number, ordered[i].Votes, sharing[ordered[i].Votes] > 1));
        }

        return places;
    }
}

/// <summary>How many voted for a topic; where topics are scored, the sum of its scores.</summary>
internal sealed record TopicVotes(int Number, int Votes)
{
    /// <summary>How many scored it; null where topics are voted for.</summary>
    public int? Scores { get; init; }
}

/// <summary>Where a topic ended.</summary>
/// <param name="Rank">From 1; after two on place 1 comes place 3.</param>
/// <param name="IsShared">True where another topic has as many votes.</param>
internal sealed record Place(int Rank, int Number, int Votes, bool IsShared);
