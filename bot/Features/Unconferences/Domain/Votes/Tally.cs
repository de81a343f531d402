using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// The result, made once when voting closed: what may be shown to everybody, and nothing else. Counts of fewer than <see cref="Fewest"/>
/// people are not in it, not even in the store, so that no command and no later change can bring them out.
/// </summary>
/// <param name="Voters">How many voted, rounded down to a multiple of <see cref="Fewest"/>: 0 for fewer than <see cref="Least"/>.</param>
/// <param name="Votes">Each topic that stood when it was counted, by number.</param>
/// <param name="Counted">
/// The stamps of the ballots it counted, in their own order: what settles whether a vote at the last moment was in. They say nothing
/// that the ballots beside them don't, and nothing once those are gone.
/// </param>
internal sealed record Tally(int Voters, IReadOnlyList<TopicVotes> Votes, IReadOnlyList<string> Counted)
{
    /// <summary>
    /// Fewer people than this are never counted out loud. As it was when it was counted; 0 in a count of an earlier version, which held the
    /// numbers themselves.
    /// </summary>
    public int Fewest { get; init; }

    /// <summary>
    /// From so many voters on something is told of their votes: one more than the smallest group, as nobody may vote for their own topic.
    /// Below five who could vote for it, even halves could tell one of them what all others voted.
    /// </summary>
    public int Least => LeastOf(Fewest);

    /// <summary>With fewer voters, counts could tell what somebody voted, and so could the order: neither is shown.</summary>
    public bool IsShown => Voters > 0;

    /// <summary>If topics are scored: so many at least scored each topic whose sum is told.</summary>
    public int? Scorers { get; init; }

    /// <summary>
    /// A count of an earlier version, as it may be shown. How many scored a topic is not known of those, so no sum is told.
    /// </summary>
    public Tally Coarse(int fewest, VotingWay way)
    {
        var voters = Rounded(Voters, fewest);
        return this with { Fewest = fewest, Voters = voters, Votes = [.. Votes.Select(Told)] };

        TopicVotes Told(TopicVotes topic) =>
            voters == 0 || topic.Votes is not { } votes || votes < fewest || way != VotingWay.Votes ? topic with { Votes = null }
            : Voters - 1 - votes < fewest ? topic with { Votes = null, Band = Band.UpperHalf }
            : topic;
    }

    /// <param name="fewest">Fewer people than this are not counted out loud.</param>
    /// <param name="chance">By a question and the people it is about, a number from 0 up to 1 that stays the same.</param>
    public static Tally Of(ExactCount count, int fewest, Func<string, IEnumerable<string>, double> chance)
    {
        var voters = Rounded(count.Voters, fewest);
        var isCrowd = count.Way == VotingWay.Crowd;
        var middle = count.Topics.Sum(topic => topic.Points) / (double)Math.Max(1, count.Topics.Sum(topic => topic.By.Count));
        var scorers = isCrowd && voters > 0
            ? count.Topics.Where(topic => topic.By.Count >= fewest).Select(topic => (int?)(topic.By.Count / fewest * fewest)).Min()
            : null;
        return new Tally(voters, [.. count.Topics.Select(Told)],
            [.. count.Stamps.Order(StringComparer.Ordinal)])
        { Fewest = fewest, Scorers = scorers };

        TopicVotes Told(TopicCount topic) => voters == 0 ? new TopicVotes(topic.Number, null)
            : !isCrowd ? Bands.Votes(topic, count.Voters, Math.Max(voters, LeastOf(fewest)), fewest)
            : topic.By.Count >= fewest ? Bands.Scores(topic, scorers ?? fewest, fewest)
            : new TopicVotes(topic.Number, null) { Side = topic.By.Count > 1 ? SideOf(topic) : null };

        // Few have scored it. It is said in which half it stands, but every second time chance decides, by those people: so it can be
        // useful to the many topics of a small crowd, and nobody can conclude from it what one person gave (S. L. Warner, "Randomized
        // response: a survey technique for eliminating evasive answer bias", JASA 60 (309), 1965, pages 63-69,
        // https://doi.org/10.1080/01621459.1965.10480775).
        Side SideOf(TopicCount topic) => chance(string.Create(CultureInfo.InvariantCulture, $"half {topic.Number}"), topic.By) switch
        {
            < 0.25 => Side.Upper,
            < 0.5 => Side.Lower,
            _ => topic.Points > middle * topic.By.Count ? Side.Upper : Side.Lower,
        };
    }

    /// <summary>
    /// The topics by votes, the most wanted first; those with as many votes share a place and stand in number order. Those whose number is
    /// not told stand before and after these, in number order too.
    /// </summary>
    public IReadOnlyList<Place> Places()
    {
        TopicVotes[] untold = [.. Votes.Where(topic => topic.Votes is null).OrderBy(Order).ThenBy(topic => topic.Number)];
        var above = untold.Count(topic => Order(topic) < 0);
        var ordered = Votes.Where(topic => topic.Votes is not null).OrderByDescending(topic => topic.Votes)
            .ThenBy(topic => topic.Number).ToArray();
        var sharing = ordered.CountBy(topic => topic.Votes!.Value).ToDictionary();
        var places = untold.Take(above).Select(Untold).ToList();
        for (var i = 0; i < ordered.Length; i++)
        {
            var rank = i > 0 && ordered[i].Votes == ordered[i - 1].Votes ? places[^1].Rank!.Value : above + i + 1;
            places.Add(new Place(rank, ordered[i].Number, ordered[i].Votes, sharing[ordered[i].Votes!.Value] > 1));
        }

        return [.. places, .. untold.Skip(above).Select(Untold)];

        static Place Untold(TopicVotes topic) => new(null, topic.Number, null, false) { Side = topic.Side, Band = topic.Band };

        static int Order(TopicVotes topic) => topic switch
        {
            { Band: Band.Top } => -2,
            { Band: Band.UpperHalf } => -1,
            { Side: Side.Upper } => 1,
            { Band: Band.LowerHalf } => 2,
            { Side: Side.Lower } => 3,
            { Band: Band.Bottom } => 4,
            { Band: Band.Untold } => 6,
            _ => 5,
        };
    }

    public static int LeastOf(int fewest) => Math.Max(fewest, Bands.Few) + 1;

    private static int Rounded(int voters, int fewest) => voters < LeastOf(fewest) ? 0 : voters / fewest * fewest;
}

/// <param name="Votes">How many voted for a topic; if topics are scored, the sum of its scores. Null if too few did, or nearly all.</param>
internal sealed record TopicVotes(int Number, int? Votes)
{
    /// <summary>What is told in its place. Null if too few voted for it, or scored it.</summary>
    public Band? Band { get; init; }

    /// <summary>
    /// Where a topic stands about that few scored, every second time by chance; null if even that is not told, and if topics are voted for.
    /// </summary>
    public Side? Side { get; init; }
}

internal enum Side
{
    Upper,
    Lower,
    Unknown,
}

/// <summary>Where a topic ended.</summary>
/// <param name="Rank">From 1; after two on place 1 comes place 3. Null if its votes are not shown.</param>
/// <param name="IsShared">True if another topic has as many votes.</param>
internal sealed record Place(int? Rank, int Number, int? Votes, bool IsShared)
{
    public Band? Band { get; init; }

    public Side? Side { get; init; }
}
