namespace OtgBot.Channels.Slack;

/// <summary>The world's time: signatures, limits and retries go by it, also where somebody moved the bot's clock forward.</summary>
internal sealed record SlackClock(TimeProvider Time);
