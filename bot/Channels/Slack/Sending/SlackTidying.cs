namespace OtgBot.Channels.Slack.Sending;

/// <summary>Once in a while, forgets the forms that nobody can open any more.</summary>
internal sealed partial class SlackTidying(SlackForms forms, SlackClock clock, ILogger<SlackTidying> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await forms.Sweep(stoppingToken);
            }
#pragma warning disable CA1031 // The store may be out of reach for a while; the next time tries again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotSwept(logger, broken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Old Slack forms could not be removed")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
