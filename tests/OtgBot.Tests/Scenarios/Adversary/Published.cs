namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>What everybody was told of a vote, worked out here anew from the ballots: all that a guesser knows.</summary>
/// <param name="Votes">By topic, how many voted for it; null for fewer than five.</param>
/// <param name="Turnout">In whole fives; 0 for fewer.</param>
internal sealed record Published(IReadOnlyDictionary<int, int?> Votes, int Turnout)
{
    public const int Fewest = 5;

    public static Published Of(IReadOnlyCollection<IReadOnlyList<int>> ballots, int topics)
    {
        var cast = ballots.Where(ballot => ballot.Count > 0).ToArray();
        return new Published(
            Enumerable.Range(1, topics).ToDictionary(topic => topic, topic => Votes(topic) is var votes && votes >= Fewest && cast.Length >= Fewest ? (int?)votes : null),
            cast.Length / Fewest * Fewest);

        int Votes(int topic) => cast.Count(ballot => ballot.Contains(topic));
    }

    /// <summary>The topics, the most wanted first, as far as this tells.</summary>
    public IEnumerable<int> Wanted(IEnumerable<int> topics) => topics.OrderByDescending(topic => Votes[topic] ?? 2).ThenBy(topic => topic);

    /// <summary>What somebody voted for besides what is known of them, where everybody else's ballot is known too.</summary>
    /// <param name="told">By topic, its exact votes, where they were told.</param>
    public int[] Infer(IReadOnlyCollection<IReadOnlyList<int>> others, IEnumerable<int> topics, int count, IReadOnlyDictionary<int, int>? told = null)
    {
        return [.. topics.OrderByDescending(Likely).ThenBy(topic => topic).Take(count)];

        double Likely(int topic)
        {
            var known = others.Count(ballot => ballot.Contains(topic));
            if (told?.TryGetValue(topic, out var exact) == true) return exact - known;
            if (Votes[topic] is { } votes) return votes - known;
            return Turnout >= Fewest && known >= Fewest - 1 ? 0 : 0.4 + (known / 100.0);
        }
    }
}
