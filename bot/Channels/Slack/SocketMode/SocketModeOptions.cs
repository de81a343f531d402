namespace OtgBot.Channels.Slack.SocketMode;

/// <summary>How patient Socket Mode is. The numbers are Slack's own clients', unless a test says otherwise.</summary>
internal sealed record SocketModeOptions
{
    /// <summary>Between pings of ours on a quiet connection.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a ping may stay unanswered until the peer counts as dead.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the ticket to hello. A ticket is good once, and not for long.</summary>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is under way when the host stops may still be acknowledged: as long as Slack waits.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Between tries while Slack's settings keep it off: somebody has to turn it on there.</summary>
    public TimeSpan OffDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A connection that ends sooner counts as a failed try, so that one that is thrown out again and again comes back ever more slowly.
    /// </summary>
    public TimeSpan Short { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Before the next try after so many failures in a row: doubled each time, up to the longest, less up to half by chance, so that hosts
    /// that fell together do not come back together.
    /// </summary>
    /// <param name="failures">From 1.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan Delay(int failures, double chance)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Min(failures - 1, 16));
        return (doubled < LongestDelay ? doubled : LongestDelay) * (1 - (chance / 2));
    }
}
