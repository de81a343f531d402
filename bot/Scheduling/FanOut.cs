using System.Collections.Concurrent;

namespace OtgBot.Scheduling;

/// <summary>
/// Works through what is due, however much that is: each workspace has a lane of its own, with a few at once and the rest waiting in
/// order, so that one that is slow or down delays nobody else. What is due is read in pages and looked at again while lanes are busy,
/// since more comes due meanwhile.
/// </summary>
/// <param name="handle">Handles one entry; what it throws is its own to log.</param>
/// <param name="soon">Told of each entry shortly before its turn, to begin what can go ahead of it; must not throw.</param>
internal sealed class FanOut(
    Func<CancellationToken, IAsyncEnumerable<DueEntry>> due, Func<DueEntry, CancellationToken, Task> handle, TimeProvider clock, Action<DueEntry>? soon = null) : IDisposable
{
    /// <summary>At once in one workspace: enough for 50 a second where each takes a third of a second.</summary>
    public const int AtOnceInWorkspace = 16;

    /// <summary>So many of one workspace know that their turn comes soon.</summary>
    public const int SoonInWorkspace = 16;

    /// <summary>At once in all.</summary>
    private const int AtOnce = 1_024;

    /// <summary>More than this of one workspace is left in the store until there is room: over a minute's work at Teams' pace.</summary>
    private const int MostWaiting = 4_000;

    private static readonly TimeSpan LookAgainFirst = TimeSpan.FromSeconds(2), LookAgain = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly ConcurrentDictionary<string, byte> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private List<Task> workers = [];

    /// <summary>Entries that wait or are being handled.</summary>
    public int Held => held.Count;

    /// <summary>Ends when nothing that was due is left to handle; where it is cancelled, when what was under way is handled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            var wait = LookAgainFirst;
            while (await Read(cancel) | !await AreDone(wait, cancel)) (workers, wait) = ([.. workers.Where(worker => !worker.IsCompletedSuccessfully)], LookAgain);
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

    /// <returns>True where something was left in the store, since its lane is full.</returns>
    private async Task<bool> Read(CancellationToken cancel)
    {
        var isLeft = false;
        await foreach (var entry in due(cancel))
        {
            if (!lanes.TryGetValue(entry.Workspace, out var lane)) lanes.Add(entry.Workspace, lane = new Lane(soon));
            if (lane.Count >= MostWaiting) isLeft = true;
            else if (held.TryAdd(entry.Row, 0) && lane.Add(entry)) workers.Add(Task.Run(() => Work(lane, cancel), CancellationToken.None));
        }

        return isLeft;
    }

    private async Task Work(Lane lane, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && lane.Take() is { } entry)
        {
            await places.WaitAsync(cancel);
            try
            {
                await handle(entry, cancel);
            }
            finally
            {
                places.Release();
                held.TryRemove(entry.Row, out _);
            }
        }
    }

    private sealed class Lane(Action<DueEntry>? soon)
    {
        private readonly Lock guard = new();
        private readonly Queue<DueEntry> waiting = new(), next = new();
        private int workers;

        public int Count
        {
            get
            {
                lock (guard) return waiting.Count + next.Count;
            }
        }

        /// <returns>True where a worker is to be started for it.</returns>
        public bool Add(DueEntry entry)
        {
            lock (guard)
            {
                waiting.Enqueue(entry);
                if (workers == AtOnceInWorkspace) return false;
                workers++;
                return true;
            }
        }

        /// <summary>The next, or null for a worker that then goes.</summary>
        public DueEntry? Take()
        {
            lock (guard)
            {
                while (next.Count <= SoonInWorkspace && waiting.TryDequeue(out var comes))
                {
                    next.Enqueue(comes);
                    soon?.Invoke(comes);
                }

                if (next.TryDequeue(out var entry)) return entry;
                workers--;
                return null;
            }
        }
    }
}
