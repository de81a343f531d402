namespace OtgBot.Turns.Answers;

/// <summary>
/// Answers that a platform does not take just now: kept in memory, in the order of their conversation, and tried again when the platform
/// said, for ten minutes. When the host stops, each has one last try; of one that then is
/// not sent, or whose host is killed, a note is left (<see cref="WaitingAnswers"/>).
/// </summary>
internal sealed partial class LateAnswers(TimeProvider clock, WaitingAnswers notes, ILogger<LateAnswers> logger)
    : IHostedService, IDisposable
{
    /// <summary>An answer that comes later than this answers nobody.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int Most = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock guard = new();
    private readonly Dictionary<string, (Task Last, int Count)> lines = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private int waiting;

    /// <summary>Sees to it that it is sent later. False if too many wait, or it would be too late.</summary>
    /// <param name="channel">Where it goes.</param>
    /// <param name="message">The answer.</param>
    /// <param name="result">What became of it just now; it says when to try again.</param>
    public bool Keep(IChannel channel, Outgoing message, SendResult result)
    {
        if (result.Again is not { } wait || wait > Kept || stopping.IsCancellationRequested) return false;
        lock (guard)
        {
            if (waiting >= Most) return false;
            waiting++;
            var place = message.To.Partition;
            var (before, count) = lines.GetValueOrDefault(place, (Task.CompletedTask, 0));
            lines[place] = (Deliver(place, before, channel, message, result), count + 1);
        }

        Log.Kept(logger, channel.Name, wait, result.Reason);
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task all;
        await stopping.CancelAsync();
        lock (guard) all = Task.WhenAll(lines.Values.Select(line => line.Last));
        await all.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task Deliver(string place, Task before, IChannel channel, Outgoing message, SendResult result)
    {
        var until = clock.GetUtcNow() + Kept;
        await Task.Yield();
        try
        {
            await notes.While(message, Kept, async () =>
            {
                await before;
                return await Send(channel, message, result, until);
            });
        }
#pragma warning disable CA1031 // Nobody waits for it; what went wrong must be in the log, and the next in line must go on.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, channel.Name);
        }
        finally
        {
            lock (guard)
            {
                waiting--;
                var (last, count) = lines[place];
                if (count == 1) lines.Remove(place);
                else lines[place] = (last, count - 1);
            }
        }
    }

    /// <returns>False where the host stops, and nothing reached the person.</returns>
    private async Task<bool> Send(IChannel channel, Outgoing message, SendResult result, DateTimeOffset until)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause < LongestWait ? pause * 2 : LongestWait)
        {
            if (result.Again is not { } asked || clock.GetUtcNow() + Longer(asked, pause) > until) break;
            await Task.Delay(Longer(asked, pause), clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            result = await Answering.Try(channel, message, CancellationToken.None);
            if (result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted) return true;
            if (stopping.IsCancellationRequested) break;
        }

        Log.GivenUp(logger, channel.Name, result.Outcome, result.Reason);
        return await Answering.Elsewhere(channel, message, CancellationToken.None) || !stopping.IsCancellationRequested;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "An answer on {Channel} is kept for {Wait}: {Reason}")]
        public static partial void Kept(ILogger logger, string channel, TimeSpan wait, string? reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An answer on {Channel} is given up: {Outcome} ({Reason})")]
        public static partial void GivenUp(ILogger logger, string channel, SendOutcome outcome, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "An answer on {Channel} that was kept failed while it was sent")]
        public static partial void Broken(ILogger logger, Exception exception, string channel);
    }
}
