using System.Globalization;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Once an hour, and as soon as there is something to tell: looks after the workspaces that left, and those whose token is in doubt.
/// </summary>
internal sealed partial class LeavingLoop(
    SlackLeaving leaving, TokenDoubts doubts, TurnQueue queue, SlackChannel channel, TimeProvider clock, ILogger<LeavingLoop> logger)
        : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A day longer than the communities' data: then nothing needs the list of places any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    private TaskCompletionSource wake = NewSignal();

    /// <summary>Until it has gone well once.</summary>
    private bool mayReturnByToken = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        leaving.Left = doubts.Raised = () => Volatile.Read(ref wake).TrySetResult();
        try
        {
            while (true)
            {
                Volatile.Write(ref wake, NewSignal());
                await RunOnce(stoppingToken);
                await Task.WhenAny(wake.Task, Task.Delay(Pause, clock, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. What is not done is written down.
        }
    }

    private async Task RunOnce(CancellationToken cancel)
    {
        try
        {
            if (mayReturnByToken) mayReturnByToken = !await leaving.ReturnByToken(cancel);
            await doubts.Look(cancel);
            foreach (var left in await leaving.All(cancel))
            {
                if (!left.IsDone) await TellCommunities(left, cancel);
                else if (clock.GetUtcNow() - left.At > Kept) await leaving.Forget(left, cancel);
            }
        }
#pragma warning disable CA1031 // A store that can't be reached now can be in an hour; the rows wait.
        catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken);
        }
    }

    private async Task TellCommunities(LeftRow left, CancellationToken cancel)
    {
        var told = 0;
        foreach (var place in await leaving.PlacesOf(left, cancel))
        {
            var removed = new Incoming
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"left:{left.At.UtcTicks}:{place.Conversation}"),
                Kind = IncomingKind.Removed,
                Address = place,
                Person = new Person("", ""),
            };
            if (await leaving.IsBack(left, cancel) || queue.Enqueue(removed, channel) is not { } running) return;
            await running.WaitAsync(cancel);
            told++;
        }

        await leaving.Told(left, cancel);
        Log.Left(logger, left.Workspace, told);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The Slack app left {Workspace}: {Communities} communities marked as left; their data goes in 30 days unless it is installed again")]
        public static partial void Left(ILogger logger, string workspace, int communities);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "What Slack workspaces left behind could not be looked after; it is tried again within the hour")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
