namespace OtgBot.Channels.Slack.Receiving;

/// <summary>Takes up what a host that died had told Slack it would do.</summary>
internal sealed partial class BacklogWorker(
    SlackBacklog backlog, SlackReceiver receiver, SlackClock clock, ILogger<BacklogWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (row, delivery) in await backlog.Left(stoppingToken))
                {
                    if (!await backlog.Claim(row, stoppingToken)) continue;
                    Log.TakenUp(logger, row.Key.Row, delivery is not null);

                    // If it can't be done just now it stays, and is taken up again when this claim is as old as the first.
                    if (delivery is null || !(await receiver.Take(delivery, stoppingToken)).IsTurnedAway) await backlog.Forget(row.Key);
                }
            }
#pragma warning disable CA1031 // The store may be out of reach for a while; the next minute tries again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Broken(logger, broken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Every, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "What came from Slack at {Row} was left undone by a host that died; taken up: {IsTaken}")]
        public static partial void TakenUp(ILogger logger, string row, bool isTaken);

        [LoggerMessage(Level = LogLevel.Error, Message = "What hosts that died left undone could not be looked at")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
