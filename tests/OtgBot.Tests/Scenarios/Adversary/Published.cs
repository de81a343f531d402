namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>What everybody was told of a vote, worked out here anew from the ballots: all that a guesser knows.</summary>
/// <param name="Votes">By topic, how many may have voted for it: one number if it was told, else the least and the most that is told
/// alike.</param>
/// <param name="Turnout">The fewest and the most voters that are told alike.</param>
internal sealed record Published(IReadOnlyDictionary<int, (int Least, int Most)> Votes, (int Least, int Most) Turnout)
{
    public const int Fewest = 5;

    /// <param name="ballots">Every topic has one host, who did not vote.</param>
    public static Published Of(IReadOnlyCollection<IReadOnlyList<int>> ballots, int topics)
    {
        var cast = ballots.Where(ballot => ballot.Count > 0).ToArray();
        var (voters, could) = (cast.Length, cast.Length - 1);
        var turnout = voters <= Fewest ? (0, Fewest) : voters < 2 * Fewest ? (Fewest + 1, (2 * Fewest) - 1) : (voters / Fewest * Fewest, (voters / Fewest * Fewest) + Fewest - 1);
        return new Published(Enumerable.Range(1, topics).ToDictionary(topic => topic, topic => Told(cast.Count(ballot => ballot.Contains(topic)))), turnout);

        (int Least, int Most) Told(int votes)
        {
            if (voters <= Fewest) return (0, voters);
            var middle = (could + 1) / 2;
            if (voters < 2 * Fewest) return votes < middle ? (0, middle - 1) : (middle, voters);
            return votes < Fewest ? (0, Fewest - 1) : could - votes < Fewest ? (could - Fewest + 1, voters) : (votes, votes);
        }
    }

    /// <summary>Whether one more voted than those of whom it is sure; null if what is told leaves it open.</summary>
    public static bool? OneMore((int Least, int Most) turnout, int sure) => turnout.Least > sure ? true : turnout.Most <= sure ? false : null;

    /// <summary>The topics, the most wanted first, as far as this tells.</summary>
    public IEnumerable<int> Wanted(IEnumerable<int> topics) => topics.OrderByDescending(topic => Votes[topic].Least + Votes[topic].Most).ThenBy(topic => topic);

    /// <summary>What somebody voted for besides what is known of them, if everybody else's ballot is known too.</summary>
    /// <param name="told">By topic, its exact votes, if they were told.</param>
    public int[] Infer(IReadOnlyCollection<IReadOnlyList<int>> others, IEnumerable<int> topics, int count, IReadOnlyDictionary<int, int>? told = null)
    {
        return [.. topics.OrderByDescending(Likely).ThenBy(topic => topic).Take(count)];

        double Likely(int topic)
        {
            var known = others.Count(ballot => ballot.Contains(topic));
            if (told?.TryGetValue(topic, out var exact) == true) return exact - known;
            return known < Votes[topic].Least ? 1 : known == Votes[topic].Most ? 0 : 0.4 + (known / 100.0);
        }
    }
}
