namespace OtgBot.Features.Unconferences.Domain;

/// <summary>One person's votes in one unconference. A new one takes the old one's place as a whole.</summary>
/// <param name="Topics">Numbers, in order, each once.</param>
/// <param name="Stamp">Anew with each change, and meaning nothing: by it the tally says which ballots it counted without naming anyone.</param>
internal sealed record Ballot(IReadOnlyList<int> Topics, string Stamp)
{
    /// <summary>The numbers to vote for, in order and each once. Throws a sentence where they are more than there are votes.</summary>
    public static IReadOnlyList<int> Distinct(IEnumerable<int> chosen, int votes)
    {
        var topics = chosen.Distinct().Order().ToArray();
        return topics.Length <= votes ? topics : throw Refusal.TooManyVotes(topics.Length, votes);
    }

    /// <summary>Throws a sentence where this person can't vote for the topic with this number.</summary>
    public static void Check(int number, Topic? topic, string voter)
    {
        if (topic is null) throw Refusal.NoSuchTopic(number);
        if (topic.MergedInto is { } whole) throw Refusal.VoteForMerged(number, whole);
        if (topic.IsWithdrawn) throw Refusal.VoteForWithdrawn(number);
        if (!topic.Stands) throw Refusal.VoteForHidden(number);
        if (topic.IsHostedBy(voter)) throw Refusal.VoteForOwn(number);
    }

    /// <summary>
    /// The topics somebody may vote for, in number order but beginning at another place for each person: what stands first on a
    /// list gets more votes, so no topic stands first for everyone. The same for one person each time they look.
    /// </summary>
    public static IReadOnlyList<Topic> Offer(IEnumerable<Topic> topics, string voter, string unconference)
    {
        var offered = topics.Where(topic => topic.Stands && !topic.IsHostedBy(voter)).OrderBy(topic => topic.Number).ToArray();
        if (offered.Length == 0) return offered;
        var start = (int)(Hash(voter + unconference) % (uint)offered.Length);
        return [.. offered[start..], .. offered[..start]];
    }

    /// <summary>FNV-1a: the same on every host, which string.GetHashCode is not.</summary>
    private static uint Hash(string text)
    {
        var hash = 2_166_136_261;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16_777_619);
        return hash;
    }
}
