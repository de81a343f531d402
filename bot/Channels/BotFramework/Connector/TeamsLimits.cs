namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// How much Teams takes from one bot (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, as of 2026-10-08).
/// They are estimates that may change: an answer of 429 always counts for more.
/// </summary>
internal static class TeamsLimits
{
    /// <summary>Requests in a second, by one app in one tenant.</summary>
    public const int PerTenant = 50;

    /// <summary>What posts are paced at; the rest is room for answers, which go first, and for clocks that differ.</summary>
    public const int Pace = 47;

    /// <summary>
    /// "Send to conversation", by one bot in one thread. Updates are counted as sends, since nothing says that they are not.
    /// </summary>
    public static readonly IReadOnlyList<Window> PerThread =
    [
        new(7, TimeSpan.FromSeconds(1)),
        new(8, TimeSpan.FromSeconds(2)),
        new(60, TimeSpan.FromSeconds(30)),
        new(1_800, TimeSpan.FromHours(1)),
    ];
}

/// <param name="Most">So many requests.</param>
/// <param name="Length">In any stretch of this length.</param>
internal readonly record struct Window(int Most, TimeSpan Length);
