namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// What was sent to one thread lately, against the windows of <see cref="TeamsLimits.PerThread"/>. Not safe for several callers at once.
/// </summary>
internal sealed class ThreadRateLimit
{
    private readonly Queue<DateTimeOffset> sent = new();
    private DateTimeOffset pausedUntil;

    /// <summary>How long until there is a place; zero if there is one.</summary>
    public TimeSpan Peek(DateTimeOffset now)
    {
        if (pausedUntil > now) return pausedUntil - now;
        while (sent.TryPeek(out var oldest) && now - oldest >= TeamsLimits.PerThread[^1].Length) sent.Dequeue();
        var wait = TimeSpan.Zero;
        foreach (var window in TeamsLimits.PerThread)
        {
            // The one that must fall out of the window before another may come in.
            if (sent.Count >= window.Most && sent.ElementAt(sent.Count - window.Most) + window.Length - now is var left && left > wait)
                wait = left;
        }

        return wait;
    }

    public void Take(DateTimeOffset now) => sent.Enqueue(now);

    public void Pause(DateTimeOffset until) => pausedUntil = until > pausedUntil ? until : pausedUntil;

    /// <summary>True if nothing here matters any more.</summary>
    public bool IsIdle(DateTimeOffset now) => pausedUntil <= now && sent.All(at => now - at >= TeamsLimits.PerThread[^1].Length);
}
