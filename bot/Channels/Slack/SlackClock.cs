namespace OtgBot.Channels.Slack;

/// <summary>The world's time: signatures, limits and retries go by it, even if somebody moved the bot's clock forward.</summary>
internal sealed record SlackClock(TimeProvider Time)
{
    /// <summary>0 to 1, another each time: not all that wait come back at the same moment.</summary>
    public Func<double> Chance { get; init; } = () => 0;
}
