using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace OtgBot.Turns;

/// <summary>
/// Keeps the order within a conversation, runs conversations in parallel, and is bounded: what does not fit is refused,
/// so that the platform sends it again later instead of the host drowning. No tenant or workspace takes more than its share of the room.
/// When the host stops, what is in it is waited for: the platform was told that it is taken, and does not send it again.
/// </summary>
internal sealed partial class TurnQueue(TurnPipeline pipeline, TurnQueueOptions options, IHostApplicationLifetime lifetime,
    ILogger<TurnQueue> logger) : IHostedService
{
    private readonly ConcurrentDictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<(string Channel, string Workspace), int> shares = [];
    private int waiting;

    /// <summary>How many turns, and things that follow on them, are not yet done; and one more until the host stops.</summary>
    private int running = 1;

    /// <summary>
    /// Runs the event after those before it in its conversation. Null if the queue is full, or the share of its tenant or workspace.
    /// </summary>
    /// <remarks>The turn runs to its end whether or not the caller waits for it: a request that goes away takes no work with it.</remarks>
    /// <param name="incoming">The event.</param>
    /// <param name="channel">Where answers go.</param>
    /// <param name="complete">Fills in what takes a while to learn, once its turn has come.</param>
    public Task<Turn>? Enqueue(Incoming incoming, IChannel channel, Func<Incoming, ValueTask<Incoming>>? complete = null)
    {
        // If the workspace is what a client wrote, all of the channel shares one.
        var share = (channel.Name, channel.KnowsWorkspaces ? incoming.Address.Workspace : "");
        if (!Take(share)) return null;
        var conversation = incoming.Address.Partition;
        while (true)
        {
            var line = lines.GetOrAdd(conversation, static _ => new Line());
            lock (line)
            {
                // A line that was just taken out of the dictionary must not get another turn.
                if (line.Closed) continue;
                if (line.Count >= options.MostWaitingInOneConversation)
                {
                    GiveBack(share);
                    return null;
                }

                Enter();
                line.Count++;
                line.Tail = line.Tail.IsCompleted
                    ? Run(incoming, channel, complete, conversation, line, share)
                    : RunAfter(line.Tail, incoming, channel, complete, conversation, line, share);
                return line.Tail;
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Leave();
        await idle.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Turn> RunAfter(Task before, Incoming incoming, IChannel channel, Func<Incoming, ValueTask<Incoming>>? complete,
        string conversation, Line line, (string, string) share)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Run(incoming, channel, complete, conversation, line, share);
    }

    private async Task<Turn> Run(Incoming incoming, IChannel channel, Func<Incoming, ValueTask<Incoming>>? complete, string conversation,
        Line line, (string, string) share)
    {
        // Let go of the lock the caller holds before any work is done.
        await Task.Yield();
        try
        {
            if (complete is not null) incoming = await complete(incoming);
            return await pipeline.Run(incoming, channel, lifetime.ApplicationStopped);
        }
        finally
        {
            GiveBack(share);
            lock (line)
            {
                line.Count--;
                if (line.Count == 0)
                {
                    line.Closed = true;
                    lines.TryRemove(conversation, out _);
                }
            }

            Leave();
        }
    }

    private bool Take((string, string) share)
    {
        lock (shares)
        {
            if (waiting >= options.MostWaiting) return false;
            ref var taken = ref CollectionsMarshal.GetValueRefOrAddDefault(shares, share, out _);
            if (taken >= options.MostWaitingOfOneWorkspace) return false;
            taken++;
            waiting++;
            return true;
        }
    }

    private void GiveBack((string, string) share)
    {
        lock (shares)
        {
            waiting--;
            ref var taken = ref CollectionsMarshal.GetValueRefOrAddDefault(shares, share, out _);
            if (--taken == 0) shares.Remove(share);
        }
    }

    /// <summary>Does something that goes on after the platform had its answer; it is waited for too when the host stops.</summary>
    public void Follow(Func<Task> act) => _ = InBackground(act);

    private async Task InBackground(Func<Task> act)
    {
        Enter();
        try
        {
            await act();
        }
#pragma warning disable CA1031 // Nobody waits for it; what went wrong must be in the log.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken);
        }
        finally
        {
            Leave();
        }
    }

    private void Enter() => Interlocked.Increment(ref running);

    private void Leave()
    {
        if (Interlocked.Decrement(ref running) == 0) idle.TrySetResult();
    }

    private sealed class Line
    {
        public Task<Turn> Tail { get; set; } = Task.FromResult<Turn>(null!);

        public int Count { get; set; }

        public bool Closed { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What goes on after an event was answered was not seen through")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}

/// <summary>
/// How much may wait. Together with a host's memory this decides how long a burst it takes before the platform is asked to come back.
/// </summary>
internal sealed record TurnQueueOptions
{
    public int MostWaiting { get; init; } = 10_000;

    /// <summary>A quarter: it takes several that flood at once before anybody else is asked to come back.</summary>
    public int MostWaitingOfOneWorkspace { get; init; } = 2_500;

    public int MostWaitingInOneConversation { get; init; } = 1_000;
}
