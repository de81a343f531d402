namespace OtgBot.Turns;

/// <summary>
/// Knows the events of the last minutes, so that one delivered again is dropped. It spares work on the same host;
/// what makes repeats harmless everywhere is that every write is idempotent.
/// </summary>
internal sealed class RecentIds(TimeProvider clock)
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);
    private const int Most = 100_000;

    private readonly Lock guard = new();
    private HashSet<(string Channel, string Conversation, string Id)> young = [];
    private HashSet<(string Channel, string Conversation, string Id)> old = [];
    private long turnedAt = clock.GetTimestamp();

    /// <summary>False where this event was seen in the last five to ten minutes. Events without an id are always new.</summary>
    public bool IsNew(Incoming incoming)
    {
        if (incoming.Id.Length == 0) return true;
        var key = (incoming.Address.Channel, incoming.Address.Conversation, incoming.Id);
        lock (guard)
        {
            if (young.Count >= Most || clock.GetElapsedTime(turnedAt) > Span)
            {
                (old, young) = (young, old);
                young.Clear();
                turnedAt = clock.GetTimestamp();
            }

            return !old.Contains(key) && young.Add(key);
        }
    }
}
