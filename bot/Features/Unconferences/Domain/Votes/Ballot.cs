namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>One person's votes in one unconference. A new one takes the old one's place as a whole.</summary>
/// <param name="Topics">What they would like to be at: numbers, in order, each once. The topics voted for, or those scored 4 or 5
/// (<see cref="Scores"/>).</param>
/// <param name="Stamp">Anew with each change, and meaning nothing: by it the tally says which ballots it counted without naming
/// anyone.</param>
internal sealed record Ballot(IReadOnlyList<int> Topics, string Stamp)
{
    /// <summary>The topics that stood first when this person first looked, in that order; null if they never looked.</summary>
    public IReadOnlyList<int>? Shown { get; init; }

    /// <summary>If topics are scored: those this person was dealt, in that order. It only grows.</summary>
    public IReadOnlyList<int>? Hand { get; init; }

    /// <summary>The scores for the hand, in its order; 0 for none. Shorter if more were dealt since.</summary>
    public IReadOnlyList<int>? Scores { get; init; }

    /// <summary>Marks of the last messages this ballot took its content from, so that none of them counts a second time.</summary>
    public IReadOnlyList<string>? Taken { get; init; }

    public IReadOnlyDictionary<int, int> ScoresByTopic() => Hand is null || Scores is null
        ? new Dictionary<int, int>()
        : Hand.Zip(Scores).Where(scored => scored.Second > 0).ToDictionary(scored => scored.First, scored => scored.Second);

    /// <summary>True if this person has voted, or scored.</summary>
    public bool IsCast => Topics.Count > 0 || Scores is not null;

    /// <summary>The numbers to vote for, in order and each once. Throws a sentence if they are more than there are votes.</summary>
    public static IReadOnlyList<int> Distinct(IEnumerable<int> chosen, int votes)
    {
        var topics = chosen.Distinct().Order().ToArray();
        return topics.Length <= votes ? topics : throw Refusal.TooManyVotes(topics.Length, votes);
    }

    /// <summary>Throws a sentence if this person can't vote for the topic with this number.</summary>
    public static void Check(int number, Topic? topic, string voter)
    {
        if (topic is null) throw Refusal.NoSuchTopic(number);
        if (topic.MergedInto is { } whole) throw Refusal.VoteForMerged(number, whole);
        if (topic.IsWithdrawn) throw Refusal.VoteForWithdrawn(number);
        if (!topic.Stands) throw Refusal.VoteForHidden(number);
        if (topic.IsHostedBy(voter)) throw Refusal.VoteForOwn(number);
    }

    /// <summary>
    /// The topics somebody may vote for. What stands first on a list gets more votes, so those that fewest people have seen first stand
    /// first; if as many have, chance decides, by the person. Who has looked before finds the same on top.
    /// </summary>
    /// <param name="seen">How many have seen a topic among the first.</param>
    /// <param name="shown">What this person was shown first, if they looked before.</param>
    public static IReadOnlyList<Topic> Offer(IEnumerable<Topic> topics, string voter, Func<int, int> seen, IReadOnlyList<int>? shown = null)
    {
        var offered = topics.Where(topic => topic.Stands && !topic.IsHostedBy(voter));
        return [.. offered
            .OrderBy(topic => shown is null ? 0 : Place(shown, topic.Number))
            .ThenBy(topic => shown is null ? seen(topic.Number) : 0)
            .ThenBy(topic => Scatter.Of(topic.Number, voter))
            .ThenBy(topic => topic.Number)];
    }

    private static int Place(IReadOnlyList<int> shown, int number)
    {
        for (var place = 0; place < shown.Count; place++)
        {
            if (shown[place] == number) return place;
        }

        return int.MaxValue;
    }
}

/// <summary>One ballot as it lies in the box.</summary>
/// <param name="Voter">By pseudonym.</param>
internal sealed record Cast(string Voter, Ballot Ballot);
