namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// What came in the last hours, so that what Slack sends again is dropped: it does so while the first may still be at work, for five
/// minutes or more (https://docs.slack.dev/apis/events-api#retries). Spares work on the same host; every write is harmless when repeated.
/// </summary>
internal sealed class SeenDeliveries(TimeProvider clock)
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);
    private const int Most = 200_000;

    private readonly Lock guard = new();
    private HashSet<string> young = new(StringComparer.Ordinal);
    private HashSet<string> old = new(StringComparer.Ordinal);
    private long turnedAt = clock.GetTimestamp();

    /// <summary>False where any of these came before. Marks them all.</summary>
    public bool Add(IReadOnlyList<string> keys)
    {
        lock (guard)
        {
            if (young.Count >= Most || clock.GetElapsedTime(turnedAt) > Span)
            {
                (old, young) = (young, old);
                young.Clear();
                turnedAt = clock.GetTimestamp();
            }

            var isNew = true;
            foreach (var key in keys) isNew &= young.Add(key) && !old.Contains(key);
            return isNew;
        }
    }

    /// <summary>It could not be taken, and is to come again.</summary>
    public void Remove(IReadOnlyList<string> keys)
    {
        lock (guard)
        {
            foreach (var key in keys) young.Remove(key);
        }
    }
}
