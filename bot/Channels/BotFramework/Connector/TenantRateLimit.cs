namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// One tenant's budget: requests are spaced evenly, answers to people may run ahead of posts, and a 429 halves the pace, which then
/// comes back step by step. Halving lets several hosts share one tenant without knowing of each other. Not safe for several callers at
/// once.
/// </summary>
internal sealed class TenantRateLimit
{
    /// <summary>
    /// Woken late, a post may make up for so much of its delay; an answer may go so much ahead. With the pace they stay within the limit.
    /// </summary>
    private const int Late = 1, Ahead = TeamsLimits.PerTenant - TeamsLimits.Pace - Late;

    private const double SlowestPace = 1;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private double pace = TeamsLimits.Pace;
    private DateTimeOffset changedAt;
    private DateTimeOffset free;
    private DateTimeOffset postsPausedUntil;

    /// <summary>The threads that were written to in the last hour.</summary>
    public Dictionary<string, ThreadRateLimit> Threads { get; } = new(StringComparer.Ordinal);

    /// <summary>Posts go one after the other, so that the ones that wait do not crowd.</summary>
    public SemaphoreSlim PostTurn { get; } = new(1);

    /// <summary>True once another has taken its place, or may: no place is taken here any more.</summary>
    public bool IsForgotten { get; set; }

    private TimeSpan Gap => Second / pace;

    /// <summary>Takes a place, or says how long until there may be one.</summary>
    public TimeSpan Take(DateTimeOffset now, bool isPost)
    {
        Recover(now);
        if (isPost && postsPausedUntil > now) return postsPausedUntil - now;
        var latest = isPost ? now : now + (Gap * Ahead);
        if (free > latest) return free - latest;

        var late = now - (Gap * Late);
        free = (free > late ? free : late) + Gap;
        return TimeSpan.Zero;
    }

    /// <summary>The tenant said that it is too much.</summary>
    public void SlowDown(DateTimeOffset now, DateTimeOffset until)
    {
        if (until > postsPausedUntil) postsPausedUntil = until;
        if (now - changedAt < Second && pace < TeamsLimits.Pace) return;
        pace = Math.Max(SlowestPace, pace / 2);
        changedAt = now;
    }

    /// <summary>True if nothing here matters any more: another, new one would do the same.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        Recover(now);
        return Threads.Count == 0 && free <= now && postsPausedUntil <= now && pace >= TeamsLimits.Pace;
    }

    private void Recover(DateTimeOffset now)
    {
        if (pace >= TeamsLimits.Pace || now - changedAt < Second) return;
        var seconds = Math.Floor((now - changedAt) / Second);
        pace = Math.Min(TeamsLimits.Pace, pace + (2 * seconds));
        changedAt += Second * seconds;
    }
}
