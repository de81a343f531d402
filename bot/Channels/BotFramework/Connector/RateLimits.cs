using System.Collections.Concurrent;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// Keeps what leaves this host within Teams' limits: each request takes a place in its thread and in its tenant before it goes.
/// No tenant waits for another.
/// </summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, TenantRateLimit> tenants = new(StringComparer.Ordinal);
    private readonly Lock sweeping = new();
    private DateTimeOffset sweptAt = clock.GetUtcNow();

    /// <summary>
    /// A connector on this machine has no limits, and is spoken to at any pace; true for one that is a stand-in for Teams'.
    /// </summary>
    public bool CountsLoopback { get; init; }

    /// <summary>How many tenants are remembered.</summary>
    public int Tenants => tenants.Count;

    /// <summary>Whether what is sent there counts.</summary>
    public bool Counts(Uri url) => CountsLoopback || !url.IsLoopback;

    /// <summary>Waits for a place. False, and nothing taken, if that would take longer than <paramref name="longest"/>.</summary>
    public async ValueTask<bool> Wait(Passage passage, TimeSpan longest, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + longest;
        Sweep(until - longest);
        while (true)
        {
            var tenant = tenants.GetOrAdd(passage.Tenant, static _ => new TenantRateLimit());
            // A thread's own wait is waited for outside the turn, so that it holds nobody else.
            if (await WaitForThread(tenant, passage, until, cancel) is false) return false;
            if (passage.IsPost) await tenant.PostTurn.WaitAsync(cancel);
            try
            {
                if (await WaitForTenant(tenant, passage, until, cancel) is { } isTaken) return isTaken;
            }
            finally
            {
                if (passage.IsPost) tenant.PostTurn.Release();
            }
        }
    }

    /// <summary>
    /// A 429: this thread waits as long as asked, and so do all posts in the tenant, since the answer does not say whose limit it was.
    /// </summary>
    public void SlowDown(Passage passage, TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            var tenant = tenants.GetOrAdd(passage.Tenant, static _ => new TenantRateLimit());
            lock (tenant)
            {
                if (tenant.IsForgotten) continue;
                tenant.SlowDown(now, now + wait);
                Thread(tenant, passage).Pause(now + wait);
                return;
            }
        }
    }

    private async ValueTask<bool> WaitForThread(TenantRateLimit tenant, Passage passage, DateTimeOffset until, CancellationToken cancel)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            TimeSpan wait;
            lock (tenant) wait = Thread(tenant, passage).Peek(now);
            if (wait <= TimeSpan.Zero) return true;
            if (now + wait > until) return false;
            await Task.Delay(Whole(wait), clock, cancel);
        }
    }

    /// <returns>Null if the thread was filled by another meanwhile, or the tenant was forgotten: then it is to be looked up
    /// again.</returns>
    private async ValueTask<bool?> WaitForTenant(TenantRateLimit tenant, Passage passage, DateTimeOffset until, CancellationToken cancel)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            TimeSpan wait;
            lock (tenant)
            {
                if (tenant.IsForgotten) return null;
                var thread = Thread(tenant, passage);
                if (thread.Peek(now) > TimeSpan.Zero) return null;
                wait = tenant.Take(now, passage.IsPost);
                if (wait <= TimeSpan.Zero)
                {
                    if (passage.Thread.Length > 0) thread.Take(now);
                    return true;
                }
            }

            if (now + wait > until) return false;
            await Task.Delay(Whole(wait), clock, cancel);
        }
    }

    /// <summary>In whole milliseconds, upwards: less is cut off, and would be a wait of nothing, again and again.</summary>
    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static ThreadRateLimit Thread(TenantRateLimit tenant, Passage passage)
    {
        if (!tenant.Threads.TryGetValue(passage.Thread, out var thread)) tenant.Threads.Add(passage.Thread, thread = new ThreadRateLimit());
        return thread;
    }

    /// <summary>Now and then, what has long been quiet is forgotten.</summary>
    private void Sweep(DateTimeOffset now)
    {
        lock (sweeping)
        {
            if (now - sweptAt < SweepEvery) return;
            sweptAt = now;
        }

        foreach (var (id, tenant) in tenants)
        {
            lock (tenant)
            {
                foreach (var (name, thread) in tenant.Threads)
                {
                    if (thread.IsIdle(now)) tenant.Threads.Remove(name);
                }

                // Somebody may have looked it up just now: they take no place in what is forgotten.
                if (!tenant.IsIdle(now)) continue;
                tenant.IsForgotten = true;
                tenants.TryRemove(id, out _);
            }
        }
    }
}

/// <summary>What a request is, for the limits.</summary>
/// <param name="Tenant">Whose budget it takes from.</param>
/// <param name="Thread">The conversation it writes to; empty if it writes to none.</param>
/// <param name="IsPost">True if nobody waits for it, so that answers go first.</param>
/// <param name="IsAnswer">True if somebody asked for it, so that it is repeated if it may not have arrived.</param>
internal readonly record struct Passage(string Tenant, string Thread, bool IsPost = false, bool IsAnswer = false);
