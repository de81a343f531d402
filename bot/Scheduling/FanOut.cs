namespace OtgBot.Scheduling;

/// <summary>
/// Works through what is due, however much that is: each kind has a lane of its own in each workspace, with a few at once and the rest
/// waiting in order, so that one that is slow or down delays nobody else. What is due is read in pages and looked at again while lanes are
/// busy, since more comes due meanwhile.
/// </summary>
/// <param name="handle">Handles one entry. True if there is a rest to do, which can wait until the others of its lane are handled.</param>
/// <param name="rest">Does the rest.</param>
/// <param name="failed">Told of what that threw: it keeps no other entry waiting, and this one is still due at the next run.</param>
internal sealed class FanOut(
    Func<CancellationToken, IAsyncEnumerable<Alarm>> due,
    Func<Alarm, CancellationToken, Task<bool>> handle,
    Func<Alarm, Task> rest,
    Action<Alarm, Exception> failed,
    TimeProvider clock) : IDisposable
{
    /// <summary>At once in one workspace: enough for 50 a second if each takes a third of a second.</summary>
    public const int AtOnceInWorkspace = 16;

    /// <summary>At once in all.</summary>
    private const int AtOnce = 2_048;

    /// <summary>More than this of one workspace is left in the store until there is room: over a minute's work at Teams' pace.</summary>
    private const int MostWaiting = 4_000;

    private static readonly TimeSpan LookAgainFirst = TimeSpan.FromSeconds(2), LookAgain = AlarmClock.Every;

    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private List<Task> workers = [];

    /// <summary>Entries that wait or are being handled.</summary>
    public int Held
    {
        get
        {
            lock (held) return held.Count;
        }
    }

    /// <summary>Ends when nothing that was due is left to handle; if it is cancelled, when what was under way is handled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            var wait = LookAgainFirst;
            while (await Read(cancel) | !await AreDone(wait, cancel))
                (workers, wait) = ([.. workers.Where(worker => !worker.IsCompletedSuccessfully)], LookAgain);
            await Task.WhenAll(workers);
        }
        finally
        {
            await Task.WhenAll(workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<bool> AreDone(TimeSpan wait, CancellationToken cancel)
    {
        var all = Task.WhenAll(workers);
        await Task.WhenAny(all, Task.Delay(wait, clock, cancel));
        cancel.ThrowIfCancellationRequested();
        return all.IsCompleted;
    }

    /// <returns>True if something was left in the store, since its lane is full.</returns>
    private async Task<bool> Read(CancellationToken cancel)
    {
        var isLeft = false;
        await foreach (var entry in due(cancel))
        {
            if (!lanes.TryGetValue(entry.Lane, out var lane)) lanes.Add(entry.Lane, lane = new Lane());
            if (lane.Count >= MostWaiting) isLeft = true;
            else if (Hold(entry) && lane.Add(entry)) Start(lane, cancel);
        }

        return isLeft;
    }

    private void Start(Lane lane, CancellationToken cancel) => workers.Add(Task.Run(() => Work(lane, cancel), CancellationToken.None));

    private async Task Work(Lane lane, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && lane.Take() is { } next)
        {
            await places.WaitAsync(cancel);
            var hasRest = false;
            try
            {
                if (next.IsRest) await rest(next.Entry);
                else hasRest = await handle(next.Entry, cancel);
            }
#pragma warning disable CA1031 // One's trouble must not keep the others waiting.
            catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failed(next.Entry, broken);
            }
            finally
            {
                places.Release();
                if (hasRest) lane.AddRest(next.Entry);
                else LetGo(next.Entry);
            }
        }
    }

    /// <returns>False if it waits already, or is being handled.</returns>
    private bool Hold(Alarm entry)
    {
        lock (held) return held.Add(entry.Row);
    }

    private void LetGo(Alarm entry)
    {
        lock (held) held.Remove(entry.Row);
    }

    private sealed class Lane
    {
        private readonly Lock guard = new();
        private readonly Queue<(Alarm Entry, bool IsRest)> waiting = new();
        private int workers;

        public int Count
        {
            get
            {
                lock (guard) return waiting.Count;
            }
        }

        /// <returns>True if a worker is to be started for it.</returns>
        public bool Add(Alarm entry)
        {
            lock (guard)
            {
                waiting.Enqueue((entry, false));
                if (workers == AtOnceInWorkspace) return false;
                workers++;
                return true;
            }
        }

        /// <summary>By one of its workers, which comes to it in time.</summary>
        public void AddRest(Alarm entry)
        {
            lock (guard) waiting.Enqueue((entry, true));
        }

        /// <summary>The next, or null for a worker that then goes.</summary>
        public (Alarm Entry, bool IsRest)? Take()
        {
            lock (guard)
            {
                if (waiting.TryDequeue(out var next)) return next;
                workers--;
                return null;
            }
        }
    }
}
