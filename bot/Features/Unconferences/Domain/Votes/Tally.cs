using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// The result, made once when voting closed: what may be shown to everybody, and nothing else. Counts of fewer than <see cref="Fewest"/>
/// people are not in it, not even in the store, so that no command and no later change can bring them out.
/// </summary>
/// <param name="Voters">How many voted, rounded down to a multiple of <see cref="Fewest"/>: 0 for fewer than that.</param>
/// <param name="Votes">Each topic that stood when it was counted, by number.</param>
/// <param name="Counted">
/// The stamps of the ballots it counted, in their own order: what settles whether a vote at the last moment was in. They say nothing
/// that the ballots beside them don't, and nothing once those are gone.
/// </param>
internal sealed record Tally(int Voters, IReadOnlyList<TopicVotes> Votes, IReadOnlyList<string> Counted)
{
    /// <summary>Fewer people than this are never counted out loud. As it was when it was counted; 0 in a count of an earlier version, which held the numbers themselves.</summary>
    public int Fewest { get; init; }

    /// <summary>With fewer voters, counts could tell what somebody voted, and so could the order: neither is shown.</summary>
    public bool IsShown => Voters >= Fewest;

    /// <summary>Where topics are scored: so many at least scored each topic whose sum is told.</summary>
    public int? Scorers { get; init; }

    /// <summary>A count of an earlier version, as it may be shown. How many scored a topic is not known of those, so no sum is told.</summary>
    public Tally Coarse(int fewest, VotingWay way) => this with
    {
        Fewest = fewest,
        Voters = Voters / fewest * fewest,
        Votes = [.. Votes.Select(topic => topic with { Votes = Voters >= fewest && topic.Votes >= fewest && way == VotingWay.Votes ? topic.Votes : null })],
    };

    /// <param name="fewest">Fewer people than this are not counted out loud.</param>
    /// <param name="chance">By a question and the people it is about, a number from 0 up to 1 that stays the same.</param>
    public static Tally Of(ExactCount count, int fewest, Func<string, IEnumerable<string>, double> chance)
    {
        var isShown = count.Voters >= fewest;
        var isCrowd = count.Way == VotingWay.Crowd;
        var middle = count.Topics.Sum(topic => topic.Points) / (double)Math.Max(1, count.Topics.Sum(topic => topic.By.Count));
        return new Tally(Rounded(count.Voters), [.. count.Topics.Select(Votes)], [.. count.Stamps.Order(StringComparer.Ordinal)])
        {
            Fewest = fewest,
            Scorers = isCrowd && isShown ? count.Topics.Where(topic => topic.By.Count >= fewest).Select(topic => (int?)Rounded(topic.By.Count)).Min() : null,
        };

        int Rounded(int people) => people / fewest * fewest;

        TopicVotes Votes(TopicCount topic) => !isShown ? new TopicVotes(topic.Number, null)
            : topic.By.Count >= fewest ? new TopicVotes(topic.Number, topic.Points)
            : new TopicVotes(topic.Number, null) { Side = isCrowd && topic.By.Count > 1 ? SideOf(topic) : null };

        // Few have scored it. It is said in which half it stands, but every second time chance decides, by those people: so it can be
        // useful to the many topics of a small crowd, and nobody can conclude from it what one person gave (S. L. Warner, "Randomized
        // response", JASA 1965, https://doi.org/10.1080/01621459.1965.10480775).
        Side SideOf(TopicCount topic) => chance(string.Create(CultureInfo.InvariantCulture, $"half {topic.Number}"), topic.By) switch
        {
            < 0.25 => Side.Upper,
            < 0.5 => Side.Lower,
            _ => topic.Points > middle * topic.By.Count ? Side.Upper : Side.Lower,
        };
    }

    /// <summary>The topics by votes, the most wanted first; those with as many votes share a place and stand in number order. Last those whose votes are not shown, by number.</summary>
    public IReadOnlyList<Place> Places()
    {
        var ordered = Votes.Where(topic => topic.Votes is not null).OrderByDescending(topic => topic.Votes).ThenBy(topic => topic.Number).ToArray();
        var sharing = ordered.CountBy(topic => topic.Votes!.Value).ToDictionary();
        var places = new List<Place>(Votes.Count);
        for (var i = 0; i < ordered.Length; i++)
        {
            var rank = i > 0 && ordered[i].Votes == ordered[i - 1].Votes ? places[^1].Rank!.Value : i + 1;
            places.Add(new Place(rank, ordered[i].Number, ordered[i].Votes, sharing[ordered[i].Votes!.Value] > 1));
        }

        return [.. places, .. Votes.Where(topic => topic.Votes is null).OrderBy(topic => topic.Side ?? Side.Unknown).ThenBy(topic => topic.Number).Select(topic => new Place(null, topic.Number, null, false) { Side = topic.Side })];
    }
}

/// <param name="Votes">How many voted for a topic; where topics are scored, the sum of its scores. Null where too few did.</param>
internal sealed record TopicVotes(int Number, int? Votes)
{
    /// <summary>Where a topic stands about that few scored, every second time by chance; null where even that is not told, and where topics are voted for.</summary>
    public Side? Side { get; init; }
}

internal enum Side
{
    Upper,
    Lower,
    Unknown,
}

/// <summary>Where a topic ended.</summary>
/// <param name="Rank">From 1; after two on place 1 comes place 3. Null where its votes are not shown.</param>
/// <param name="IsShared">True where another topic has as many votes.</param>
internal sealed record Place(int? Rank, int Number, int? Votes, bool IsShared)
{
    public Side? Side { get; init; }
}
