using System.Collections.Concurrent;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Writes down in a community's own rows what became of a prompt: the ledger, the rotation, and the schedule's step to the next one. That waits
/// a moment, so that what is due in the same minute goes out first; the outbox holds it until then, whatever becomes of the host.
/// </summary>
internal sealed class PromptSettler(PromptsStore store, Schedules schedules, FollowUps followUps, TimeProvider clock, ILogger logger)
{
    private const int AtOnce = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<SentPrompt> waiting = new();

    /// <summary>To be settled within a moment, while <see cref="Run"/> runs.</summary>
    public void Add(SentPrompt sent) => waiting.Enqueue(sent);

    /// <summary>Settles what is added, and at the end all that is left.</summary>
    public async Task Run(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!over.IsCancellationRequested) await SettleAll(Pause);
        }

        await SettleAll(TimeSpan.Zero);
    }

    /// <summary>Settles what was sent so long ago.</summary>
    public Task SettleAll(TimeSpan ago) => Parallel.ForEachAsync(Waiting(clock.GetUtcNow() - ago), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (sent, _) =>
        await PostingLog.Alone(logger, sent.Community.Tag, () => Settle(sent), CancellationToken.None));

    /// <summary>Safe to repeat, also on several hosts at once.</summary>
    public async Task Settle(SentPrompt sent)
    {
        try
        {
            await Write(sent);
            await sent.Done();
        }
        finally
        {
            sent.LetGo();
        }
    }

    private async Task Write(SentPrompt sent)
    {
        var (community, posting) = (sent.Community, sent.Prompt.Posting);
        var partition = community.Address.Partition;
        if (posting.State is PostingState.Sent or PostingState.InDoubt)
        {
            var step = sent.Due is null ? null : await schedules.Begin(community, sent.Due, CancellationToken.None);
            var (rotation, isWhole) = await store.Settle(partition, sent.Occurrence, sent.Kept, sent.Prompt, step?.Row());
            if (step is not null && isWhole) await schedules.Complete(community, step, CancellationToken.None);
            else if (step is not null) await StepAgain(community, step, sent.Due!);
            else if (Occurrence.Parse(sent.Occurrence) is { } date) await schedules.Count(community, date, CancellationToken.None);
            if (posting.State == PostingState.Sent && rotation.FollowsUp) await followUps.Plan(community, sent.Occurrence, posting.At, CancellationToken.None);
        }
        else
        {
            await store.Keep(partition, sent.Occurrence, sent.Prompt);
            if (posting.IsFinal && sent.Due is { } due) await schedules.Advance(community, due, CancellationToken.None);
        }
    }

    /// <summary>Somebody wrote to the community's rows at the same moment.</summary>
    private async Task StepAgain(Community community, ScheduleStep step, Occurrence due)
    {
        await schedules.Abandon(step);
        await schedules.Advance(community, due, CancellationToken.None);
    }

    private IEnumerable<SentPrompt> Waiting(DateTimeOffset sentBy)
    {
        while (waiting.TryPeek(out var next) && next.Prompt.Posting.At <= sentBy && waiting.TryDequeue(out var sent)) yield return sent;
    }
}

/// <summary>A prompt of which it is known what became.</summary>
/// <param name="Community">Whose.</param>
/// <param name="Occurrence">Its name.</param>
/// <param name="Kept">Its row in the ledger from before, where it had one.</param>
/// <param name="Prompt">With what became of it.</param>
/// <param name="Due">What the calendar said of it; null where it was posted out of turn.</param>
/// <param name="Done">Takes it out of the outbox.</param>
/// <param name="LetGo">Whatever came of that, this host no longer looks after it.</param>
internal sealed record SentPrompt(Community Community, string Occurrence, Stored<Prompt>? Kept, Prompt Prompt, Occurrence? Due, Func<Task> Done, Action LetGo);
