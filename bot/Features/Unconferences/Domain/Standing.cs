namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// What becomes of votes as topics change after they were given: a vote for a merged topic is one for the whole, one for a topic that no
/// longer stands falls away.
/// </summary>
internal sealed class Standing(IEnumerable<Topic> topics)
{
    private readonly Dictionary<int, Topic> all = topics.ToDictionary(topic => topic.Number);

    /// <summary>The numbers of those that stand, in order.</summary>
    public IEnumerable<int> Numbers => all.Values.Where(topic => topic.Stands).Select(topic => topic.Number).Order();

    /// <summary>The topic that a number stands for now, or null if it stands for none.</summary>
    public Topic? Find(int number)
    {
        var topic = all.GetValueOrDefault(number);
        for (var steps = 0; topic?.MergedInto is { } whole && steps < all.Count; steps++) topic = all.GetValueOrDefault(whole);
        return topic is { Stands: true } ? topic : null;
    }

    /// <summary>The topics that somebody's numbers stand for, each once. One that they have come to host since is not among them.</summary>
    public IReadOnlyList<int> Of(IEnumerable<int> chosen, string voter) =>
        [.. chosen.Select(Find).OfType<Topic>().Where(topic => !topic.IsHostedBy(voter)).Select(topic => topic.Number).Distinct().Order()];
}
