using System.Collections.Concurrent;

namespace OtgBot.Turns;

/// <summary>Cancellations that come after a time. They are used again, since each has a timer: many a call has one, and hardly any runs out.</summary>
/// <param name="clock">What the time goes by.</param>
internal sealed class TimeLimits(TimeProvider clock)
{
    private readonly ConcurrentBag<CancellationTokenSource> idle = [];

    /// <summary>Runs from now on. Given back with <see cref="End"/>, once nobody uses its token any more.</summary>
    public CancellationTokenSource Start(TimeSpan limit)
    {
        if (!idle.TryTake(out var source)) return new CancellationTokenSource(limit, clock);
        source.CancelAfter(limit);
        return source;
    }

    public void End(CancellationTokenSource limit)
    {
        if (limit.TryReset()) idle.Add(limit);
        else limit.Dispose();
    }
}
