namespace OtgBot.Turns;

/// <summary>
/// Knows what came in the last while, so that one delivered again is dropped. It spares work on the same host;
/// what makes repeats harmless everywhere is that every write is idempotent.
/// </summary>
/// <param name="clock">Tells how long ago it was.</param>
/// <param name="span">How long it is known at least; at most twice as long.</param>
/// <param name="most">If more than this come in that time, they are known for a shorter time.</param>
internal sealed class RecentIds(TimeProvider clock, TimeSpan span, int most)
{
    private readonly Lock guard = new();
    private HashSet<string> young = new(StringComparer.Ordinal);
    private HashSet<string> old = new(StringComparer.Ordinal);
    private long turnedAt = clock.GetTimestamp();

    /// <summary>False if what is named by these came before. It is known from now on.</summary>
    public bool Add(params ReadOnlySpan<string> names)
    {
        var id = string.Join('\n', names);
        lock (guard)
        {
            if (young.Count >= most || clock.GetElapsedTime(turnedAt) > span)
            {
                (old, young) = (young, old);
                young.Clear();
                turnedAt = clock.GetTimestamp();
            }

            return (old.Count == 0 || !old.Contains(id)) && young.Add(id);
        }
    }

    /// <summary>It could not be taken, and is to come again.</summary>
    public void Remove(params ReadOnlySpan<string> names)
    {
        var id = string.Join('\n', names);
        lock (guard) young.Remove(id);
    }
}
