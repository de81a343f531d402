namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// Which topics a new one may be the same as. Judges titles by the stems of their words; the person who proposes has the last word.
/// </summary>
internal static class Likeness
{
    public const int Most = 3;

    private const double Likely = 0.6;

    /// <summary>How much a word counts that is a part of another, as «språk» in «klarspråk».</summary>
    private const double Part = 0.7;

    private const int ShortestPart = 4;

    /// <summary>The standing topics that are likely the same, the likest first.</summary>
    public static IReadOnlyList<Topic> Of(string title, IEnumerable<Topic> topics)
    {
        var words = Stem.Words(title);
        return [.. topics
            .Where(topic => topic.Stands)
            .Select(topic => (Topic: topic, Score: Between(words, Stem.Words(topic.Title))))
            .Where(found => found.Score >= Likely)
            .OrderByDescending(found => found.Score)
            .ThenBy(found => found.Topic.Number)
            .Take(Most)
            .Select(found => found.Topic)];
    }

    /// <summary>From 0, nothing in common, to 1, the same words.</summary>
    public static double Between(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var (shorter, longer) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = shorter.Sum(word => longer.Max(candidate => Same(word, candidate)));
        return 2 * shared / (one.Count + other.Count);
    }

    private static double Same(string one, string other)
    {
        if (one == other) return 1;
        var (part, whole) = one.Length < other.Length ? (one, other) : (other, one);
        return part.Length >= ShortestPart
            && (whole.StartsWith(part, StringComparison.Ordinal) || whole.EndsWith(part, StringComparison.Ordinal)) ? Part : 0;
    }
}
