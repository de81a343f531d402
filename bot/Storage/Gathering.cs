namespace OtgBot.Storage;

/// <summary>
/// Gathers what many want written at the same moment: while one write is under way the next ones wait, and then go together. Alone, each goes
/// at once.
/// </summary>
/// <param name="fits">Whether one more may go with those.</param>
/// <param name="write">Writes them and answers each. What it throws, they all get.</param>
internal sealed class Gathering<TItem, TAnswer>(Func<IReadOnlyList<TItem>, TItem, bool> fits, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> write)
{
    private readonly Lock guard = new();
    private readonly Queue<(TItem Item, TaskCompletionSource<TAnswer> Answer)> waiting = new();
    private bool isWriting;

    public Task<TAnswer> Add(TItem item)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            waiting.Enqueue((item, answer));
            if (isWriting) return answer.Task;
            isWriting = true;
        }

        _ = Task.Run(Work);
        return answer.Task;
    }

    private async Task Work()
    {
        var (items, answers) = (new List<TItem>(), new List<TaskCompletionSource<TAnswer>>());
        while (Take(items, answers))
        {
            try
            {
                var written = await write(items);
                for (var i = 0; i < answers.Count; i++) answers[i].SetResult(written[i]);
            }
#pragma warning disable CA1031 // Whatever it is, those who wait for the write are the ones to hear of it.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                answers.ForEach(answer => answer.TrySetException(failed));
            }

            items.Clear();
            answers.Clear();
        }
    }

    private bool Take(List<TItem> items, List<TaskCompletionSource<TAnswer>> answers)
    {
        lock (guard)
        {
            while (waiting.TryPeek(out var next) && (items.Count == 0 || fits(items, next.Item)))
            {
                items.Add(next.Item);
                answers.Add(next.Answer);
                waiting.Dequeue();
            }

            return isWriting = items.Count > 0;
        }
    }
}
