namespace OtgBot.Features.Unconferences.Domain;

/// <summary>Finds topics by words, as people remember them: in any form, in any order, in the title before the text.</summary>
internal static class TopicSearch
{
    /// <summary>Those with all the words in their titles, else those with all of them in title and text.</summary>
    public static IReadOnlyList<Topic> Find(IEnumerable<Topic> topics, string said)
    {
        var words = Words(said);
        if (words.Count == 0) return [];
        var standing = topics.Where(topic => topic.Stands).ToList();
        var titled = standing.Where(topic => Has(topic.Title, words)).ToList();
        return titled.Count > 0 ? titled : [.. standing.Where(topic => Has($"{topic.Title} {topic.About}", words))];
    }

    private static bool Has(string text, IReadOnlyList<string> words)
    {
        var known = Words(text);
        return words.All(word => known.Any(one => one == word || (word.Length > 3 && one.StartsWith(word, StringComparison.Ordinal))));
    }

    /// <summary>KI is AI to those who write English.</summary>
    private static IReadOnlyList<string> Words(string text) => [.. Stem.Words(text).Select(word => word == "ai" ? "ki" : word)];
}
