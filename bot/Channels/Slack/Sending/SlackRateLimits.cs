using System.Collections.Concurrent;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Keeps what leaves this host within Slack's limits: about one message a second in a channel, in which short bursts of answers are fine
/// (https://docs.slack.dev/apis/web-api/rate-limits), and as long a pause as a 429 asks for, in that workspace and for that method alone.
/// </summary>
internal sealed class SlackRateLimits(TimeProvider clock)
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    /// <summary>How many answers may go at once. Posts, which nobody waits for, go one by one.</summary>
    private const int Burst = 3;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Workspace, string What), Gate> gates = new();
    private readonly Lock sweeping = new();
    private DateTimeOffset sweptAt = clock.GetUtcNow();

    /// <summary>Waits until the method may be called. False if that would take longer than <paramref name="longest"/>.</summary>
    /// <param name="workspace">Whose limits.</param>
    /// <param name="method">Of the Web API.</param>
    /// <param name="channel">The channel that a message goes to; null if none does, or if the pace is not kept.</param>
    /// <param name="isPost">True if nobody waits for it.</param>
    /// <param name="longest">What is too long.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async ValueTask<bool> Wait(string workspace, string method, string? channel, bool isPost, TimeSpan longest,
        CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + longest;
        Sweep(until - longest);
        while (true)
        {
            var now = clock.GetUtcNow();
            var wait = gates.TryGetValue((workspace, method), out var limited) ? limited.Left(now) : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero && channel is not null)
                wait = gates.GetOrAdd((workspace, "#" + channel), static _ => new Gate()).Take(now, isPost ? 1 : Burst);
            if (wait <= TimeSpan.Zero) return true;
            if (now + wait > until) return false;

            // In whole milliseconds, upwards: less is cut off, and would be a wait of nothing, again and again.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancel);
        }
    }

    /// <summary>A 429: this method waits in this workspace, all else goes on.</summary>
    public void Pause(string workspace, string method, TimeSpan wait) =>
        gates.GetOrAdd((workspace, method), static _ => new Gate()).Pause(clock.GetUtcNow() + wait);

    /// <summary>Now and then, what has long been quiet is forgotten.</summary>
    private void Sweep(DateTimeOffset now)
    {
        lock (sweeping)
        {
            if (now - sweptAt < SweepEvery) return;
            sweptAt = now;
        }

        foreach (var (name, gate) in gates)
        {
            if (gate.IsIdle(now)) gates.TryRemove(name, out _);
        }
    }

    private sealed class Gate
    {
        private readonly Lock guard = new();
        private DateTimeOffset free;
        private DateTimeOffset pausedUntil;

        public TimeSpan Left(DateTimeOffset now)
        {
            lock (guard) return pausedUntil - now;
        }

        public TimeSpan Take(DateTimeOffset now, int burst)
        {
            lock (guard)
            {
                var latest = now + (Gap * (burst - 1));
                if (free > latest) return free - latest;
                free = (free > now ? free : now) + Gap;
                return TimeSpan.Zero;
            }
        }

        public void Pause(DateTimeOffset until)
        {
            lock (guard) pausedUntil = until > pausedUntil ? until : pausedUntil;
        }

        public bool IsIdle(DateTimeOffset now)
        {
            lock (guard) return free <= now && pausedUntil <= now;
        }
    }
}
