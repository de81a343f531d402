namespace OtgBot.Turns.Answers;

/// <summary>
/// Lines that only say where to look: taken away again after a minute, and when the host stops, at once. One that outlives a host that
/// was killed does no harm: it says nothing about anybody.
/// </summary>
internal sealed partial class PassingLines(TimeProvider clock, ILogger<PassingLines> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan Stands = TimeSpan.FromMinutes(1);

    /// <summary>With more than these the next ones stay.</summary>
    private const int Most = 1_000;

    private readonly Lock guard = new();
    private readonly HashSet<Task> waiting = [];
    private readonly CancellationTokenSource stopping = new();

    public void Keep(IChannel channel, Address at, string messageId)
    {
        lock (guard)
        {
            if (waiting.Count >= Most || stopping.IsCancellationRequested) return;
            var going = TakeAway(channel, at, messageId);
            waiting.Add(going);
            _ = going.ContinueWith(Done, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        Task[] all;
        lock (guard) all = [.. waiting];
        await Task.WhenAll(all).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private void Done(Task one)
    {
        lock (guard) waiting.Remove(one);
    }

    private async Task TakeAway(IChannel channel, Address at, string messageId)
    {
        await Task.Delay(Stands, clock, stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            var result = await channel.Delete(at, messageId, CancellationToken.None);
            if (result.Outcome is not (SendOutcome.Sent or SendOutcome.Unwanted)) Log.Stays(logger, channel.Name, result.Reason);
        }
#pragma warning disable CA1031 // Nobody waits for it; what went wrong must be in the log.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, channel.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A line on {Channel} that was to go again stays: {Reason}")]
        public static partial void Stays(ILogger logger, string channel, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "A line on {Channel} could not be taken away")]
        public static partial void Broken(ILogger logger, Exception exception, string channel);
    }
}
