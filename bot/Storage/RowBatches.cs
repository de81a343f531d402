using System.Collections.Concurrent;

namespace OtgBot.Storage;

/// <summary>
/// Rows that many write to the same few partitions at the same moment: while one write is under way the next ones wait, and then go together
/// in one. Each caller hears of its own rows alone, of which all are written or none. For rows that say nothing about anybody, as <see cref="IStore.Write"/> is.
/// </summary>
internal sealed class RowBatches(IStore store)
{
    private readonly ConcurrentDictionary<string, Partition> partitions = new(StringComparer.Ordinal);

    /// <returns>False, and nothing changed, where a row was not what was expected.</returns>
    public Task<bool> Write(string partition, params RowWrite[] rows)
    {
        var mine = partitions.GetOrAdd(partition, static _ => new Partition());
        var asked = new Asked(rows);
        lock (mine)
        {
            mine.Waiting.Enqueue(asked);
            if (mine.IsWriting) return asked.Answer.Task;
            mine.IsWriting = true;
        }

        _ = Task.Run(() => Work(partition, mine));
        return asked.Answer.Task;
    }

    private async Task Work(string name, Partition partition)
    {
        while (true)
        {
            List<Asked> batch;
            lock (partition)
            {
                batch = Take(partition.Waiting);
                if (batch.Count == 0)
                {
                    partition.IsWriting = false;
                    return;
                }
            }

            await Write(name, batch);
        }
    }

    /// <summary>As many as may go together: each row once.</summary>
    private static List<Asked> Take(Queue<Asked> waiting)
    {
        var batch = new List<Asked>();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0;
        while (waiting.TryPeek(out var next))
        {
            foreach (var row in next.Rows) bytes += row.Json.Length;
            if (batch.Count > 0 && (bytes > StoreLimits.MaxWritten || rows.Count + next.Rows.Length > StoreLimits.MaxWrites || Array.Exists(next.Rows, row => rows.Contains(row.Row)))) break;
            foreach (var row in next.Rows) rows.Add(row.Row);
            batch.Add(waiting.Dequeue());
        }

        return batch;
    }

    /// <summary>Where one of them finds what it does not expect, the halves go by themselves, until it stands alone.</summary>
    private async Task Write(string partition, List<Asked> batch)
    {
        try
        {
            if (await store.Write(partition, [.. batch.SelectMany(asked => asked.Rows)], CancellationToken.None)) batch.ForEach(asked => asked.Answer.SetResult(true));
            else if (batch is [var only]) only.Answer.SetResult(false);
            else
            {
                await Write(partition, batch[..(batch.Count / 2)]);
                await Write(partition, batch[(batch.Count / 2)..]);
            }
        }
#pragma warning disable CA1031 // Whatever it is, those who wait for their rows are the ones to hear of it.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            batch.ForEach(asked => asked.Answer.TrySetException(failed));
        }
    }

    private sealed class Partition
    {
        public Queue<Asked> Waiting { get; } = new();

        public bool IsWriting { get; set; }
    }

    private sealed class Asked(RowWrite[] rows)
    {
        public RowWrite[] Rows => rows;

        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
