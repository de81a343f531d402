namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>What is told of a topic instead of its number.</summary>
internal enum Band
{
    /// <summary>Nearly as much as can be.</summary>
    Top,

    UpperHalf,

    LowerHalf,

    /// <summary>Nearly as little as can be, if topics are scored.</summary>
    Bottom,

    /// <summary>Nearly all voters host it: so few could vote for it that nothing can be told.</summary>
    Untold,
}

/// <summary>
/// When a number tells too much. A count is told if at least k people are in it and at least k more could have been. If all voted alike,
/// the number is everybody's ballot; if all but one did, that one knows all others'. Official statistics call these group attribute
/// disclosure and within-group disclosure (Handbook on Statistical Disclosure Control, second edition, section 5.2,
/// https://sdctools.github.io/HandbookSDC/05-frequency-tables.html).
/// </summary>
/// <remarks>
/// Which kind of words is used hangs on the rounded turnout and on the number of hosts, which all may know, and on no ballot. All hosts
/// count as if they had voted, so that nothing tells whether one did.
/// </remarks>
internal static class Bands
{
    /// <summary>Of fewer who could vote for a topic, one may learn what all others did even from halves.</summary>
    public const int Few = 5;

    /// <param name="surely">So many voted as is told to all.</param>
    /// <param name="k">Fewer people than this are not counted out loud.</param>
    public static TopicVotes Votes(TopicCount topic, int voters, int surely, int k)
    {
        var (could, sure) = (voters - topic.Hosts, surely - topic.Hosts);
        if (sure < Few) return In(Band.Untold);

        // So few that k with and k without are not to be had: the middle divides them.
        if (sure < (2 * k) - 1) return In(2 * topic.Points >= could ? Band.UpperHalf : Band.LowerHalf);
        if (topic.Points < k) return new TopicVotes(topic.Number, null);
        if (could - topic.Points < k) return In(sure < 3 * k ? Band.UpperHalf : Band.Top);
        return new TopicVotes(topic.Number, topic.Points);

        TopicVotes In(Band band) => new(topic.Number, null) { Band = band };
    }

    /// <summary>
    /// A sum is told if, whatever the scores were, at least k gave less than the most and at least k gave more than the least.
    /// </summary>
    /// <param name="topic">Scored by at least k.</param>
    /// <param name="surely">So many scored each topic as is told to all.</param>
    public static TopicVotes Scores(TopicCount topic, int surely, int k)
    {
        var scorers = topic.By.Count;
        var (least, most) = (scorers * Domain.Votes.Scores.Least, scorers * Domain.Votes.Scores.Most);
        var margin = ((Domain.Votes.Scores.Most - Domain.Votes.Scores.Least) * (k - 1)) + 1;
        if (surely < 2 * k) return In(2 * topic.Points >= least + most ? Band.UpperHalf : Band.LowerHalf);
        if (most - topic.Points < margin) return In(Band.Top);
        return topic.Points - least < margin ? In(Band.Bottom) : new TopicVotes(topic.Number, topic.Points);

        TopicVotes In(Band band) => new(topic.Number, null) { Band = band };
    }
}
