namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Asks Slack at the start whose <c>Slack:BotToken</c> is, so that a wrong one is found by whoever starts the host and not by the first who
/// writes; and the first command need not wait for it.
/// </summary>
internal sealed partial class TokenCheck(SlackInstallations installations, Outages outages, SlackClock clock, ILogger<TokenCheck> logger)
    : BackgroundService
{
    private const string Token = "slack token";

    /// <summary>A little longer than Slack's word is taken as it stands.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(61);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (installations.IsByToken && !stoppingToken.IsCancellationRequested)
        {
            if (await Known(stoppingToken)) return;
            if (installations.OwnRefused is { } code) outages.Begin(Token, $"Slack refuses Slack:BotToken ({code})");
            await Task.Delay(Again, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> Known(CancellationToken stopping)
    {
        try
        {
            if (await installations.Own(stopping) is not { } own) return false;
            outages.End(Token);
            Log.Known(logger, own.Workspace.Id);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Slack:BotToken is good: the bot is in {Workspace}")]
        public static partial void Known(ILogger logger, string workspace);
    }
}
