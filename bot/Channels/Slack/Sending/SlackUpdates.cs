using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Updates of one message, at most one in three seconds however many come: the first at once, the rest together after the pause, the
/// newest content last. A workspace takes only about fifty updates a minute in all (https://docs.slack.dev/reference/methods/chat.update).
/// </summary>
/// <param name="send">Sends one.</param>
internal sealed class SlackUpdates(Func<Address, string, Outgoing, CancellationToken, ValueTask<SendResult>> send, TimeProvider clock)
    : IAsyncDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2.5);

    private readonly Lock guard = new();
    private readonly Dictionary<(string Partition, string MessageId), Pending> pending = [];
    private readonly CancellationTokenSource closing = new();

    /// <summary>What became of the update that has this content, or newer.</summary>
    public Task<SendResult> Put(string messageId, Outgoing message)
    {
        var key = (message.To.Partition, messageId);
        lock (guard)
        {
            if (!pending.TryGetValue(key, out var waiting)) pending.Add(key, waiting = new Pending());
            waiting.Newest = message;
            waiting.Next ??= new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Sending ??= Task.Run(() => Send(key, waiting));
            return waiting.Next.Task;
        }
    }

    /// <summary>Sends what still waits, without its pause.</summary>
    public async ValueTask DisposeAsync()
    {
        // Of two that own it, the second finds it done.
        if (closing.IsCancellationRequested) return;
        await closing.CancelAsync();
        Task[] all;
        lock (guard) all = [.. pending.Values.Select(waiting => waiting.Sending).OfType<Task>()];
        await Task.WhenAll(all);
        closing.Dispose();
    }

    private async Task Send((string Partition, string MessageId) key, Pending waiting)
    {
        while (true)
        {
            Outgoing message;
            TaskCompletionSource<SendResult> done;
            lock (guard)
            {
                if (waiting.Next is null)
                {
                    pending.Remove(key);
                    return;
                }

                (message, done) = (waiting.Newest!, waiting.Next);
                waiting.Next = null;
            }

            try
            {
                done.SetResult(await send(message.To, key.MessageId, message, CancellationToken.None));
            }
#pragma warning disable CA1031 // Whoever waits for it gets it; the updates after it go on.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                done.SetException(broken);
            }

            await Task.Delay(Pause, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Pending
    {
        public Outgoing? Newest { get; set; }

        public TaskCompletionSource<SendResult>? Next { get; set; }

        public Task? Sending { get; set; }
    }
}
