namespace OtgBot.Storage;

/// <summary>
/// Gathers what many want written at the same moment: while one write is under way the next ones wait, and then go together, with one
/// answer for them all. Alone, each goes at once.
/// </summary>
/// <param name="fits">Whether one more may go with those.</param>
/// <param name="write">Writes them. What it throws, they all get.</param>
internal sealed class WriteBatcher<TItem, TAnswer>(Func<IReadOnlyList<TItem>, TItem, bool> fits,
    Func<IReadOnlyList<TItem>, Task<TAnswer>> write)
{
    private readonly Lock guard = new();
    private readonly Queue<Batch> waiting = new();
    private Batch? last;
    private bool isWriting;

    public Task<TAnswer> Add(TItem item)
    {
        Task<TAnswer> answer;
        lock (guard)
        {
            if (last is null || !fits(last.Items, item)) waiting.Enqueue(last = new Batch());
            last.Items.Add(item);
            answer = last.Answer.Task;
            if (isWriting) return answer;
            isWriting = true;
        }

        WriteNext();
        return answer;
    }

    /// <summary>Behind all that is ready to run: what that asks for goes along, and many at once cost few writes.</summary>
    private void WriteNext() => ThreadPool.UnsafeQueueUserWorkItem(static gathering => _ = gathering.Write(), this, preferLocal: false);

    private async Task Write()
    {
        if (Take() is not { } batch) return;
        try
        {
            batch.Answer.SetResult(await write(batch.Items));
        }
#pragma warning disable CA1031 // Whatever it is, those who wait for the write are the ones to hear of it.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            batch.Answer.TrySetException(failed);
        }

        WriteNext();
    }

    private Batch? Take()
    {
        lock (guard)
        {
            isWriting = waiting.TryDequeue(out var batch);
            if (ReferenceEquals(batch, last)) last = null;
            return batch;
        }
    }

    private sealed class Batch
    {
        public List<TItem> Items { get; } = [];

        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
