namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// Deals topics to be scored: up to five a person, never their own, and so that every topic has been dealt as often as any other, or
/// once more. Only a topic that has been dealt least may be dealt, which keeps that true whoever comes, in whatever order; a hand
/// is then shorter if the only ones left behind are one's own, and is filled up when the person looks again.
/// </summary>
internal static class Dealing
{
    public const int HandSize = 5;

    /// <summary>The topics to add to a hand, in the order they are dealt.</summary>
    /// <param name="dealt">How often a topic has been dealt.</param>
    /// <param name="hand">What this person was dealt before. A topic of it that no longer stands leaves room for another.</param>
    public static IReadOnlyList<int> Deal(IEnumerable<Topic> topics, Func<int, int> dealt, string voter, IReadOnlyList<int> hand)
    {
        var standing = topics.Where(topic => topic.Stands).ToList();
        var times = standing.ToDictionary(topic => topic.Number, topic => dealt(topic.Number));
        var free = standing.Where(topic => !topic.IsHostedBy(voter) && !hand.Contains(topic.Number))
            .Select(topic => topic.Number).ToHashSet();
        var room = HandSize - hand.Count(times.ContainsKey);
        var added = new List<int>();
        while (added.Count < room && free.Count > 0)
        {
            var (least, most) = (times.Values.Min(), times.Values.Max());

            // If a topic that was hidden comes back, it is far behind. Then the others go on, or all would be dealt that one alone.
            var mayBe = free.Where(number => times[number] == least || (most - least > 1 && times[number] < most)).ToList();
            if (mayBe.Count == 0) break;
            var next = mayBe.OrderBy(number => times[number]).ThenBy(number => Scatter.Of(number, voter)).ThenBy(number => number).First();
            times[next]++;
            free.Remove(next);
            added.Add(next);
        }

        return added;
    }
}
