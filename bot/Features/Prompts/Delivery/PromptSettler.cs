using System.Collections.Concurrent;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Writes down in a community's own rows what became of a prompt: the ledger, the rotation, and the schedule's step to the next one. That waits
/// a moment, so that what is due in the same minute goes out first; the outbox holds it until then, whatever becomes of the host.
/// </summary>
internal sealed class PromptSettler(PromptsStore store, PromptSender sender, Schedules schedules, FollowUps followUps, TimeProvider clock, ILogger logger)
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
        await PostingLog.Alone(logger, sent.Ready.Community.Value.Tag, Settle(sent), CancellationToken.None));

    /// <summary>Settles it, and then it is no longer on its way.</summary>
    /// <param name="sent">What became of it.</param>
    /// <param name="due">What the calendar says of it, where it was not posted for that.</param>
    public async Task Settle(SentPrompt sent, Occurrence? due = null)
    {
        var ready = sent.Ready;
        try
        {
            await Write(ready.Community.Value, ready.Occurrence, ready.Kept, ready.Prompt with { Posting = sent.Posting }, due ?? ready.Due?.Occurrence);
            await sender.Remove(sent);
        }
        finally
        {
            sender.LetGo(ready);
        }
    }

    /// <summary>Writes it down. Safe to repeat, also on several hosts at once.</summary>
    /// <param name="community">Whose.</param>
    /// <param name="occurrence">Its name.</param>
    /// <param name="kept">Its row in the ledger from before, where it had one.</param>
    /// <param name="prompt">With what became of it.</param>
    /// <param name="due">What the calendar said of it; null where it was posted out of turn.</param>
    public async Task Write(Community community, string occurrence, Stored<Prompt>? kept, Prompt prompt, Occurrence? due)
    {
        var (partition, posting) = (community.Address.Partition, prompt.Posting);
        if (posting.State is PostingState.Sent or PostingState.InDoubt)
        {
            var step = due is null ? null : await schedules.Begin(community, due, CancellationToken.None);
            var (rotation, isWhole) = await store.Settle(partition, occurrence, kept, prompt, step?.Row());
            if (step is not null && isWhole) await schedules.Complete(community, step, CancellationToken.None);
            else if (step is not null) await StepAgain(community, step, due!);
            else if (Occurrence.Parse(occurrence) is { } date) await schedules.Count(community, date, CancellationToken.None);
            if (posting.State == PostingState.Sent && rotation.FollowsUp) await followUps.Plan(community, occurrence, posting.At, CancellationToken.None);
        }
        else
        {
            await store.Keep(partition, occurrence, prompt);
            if (posting.IsFinal && due is not null) await schedules.Advance(community, due, CancellationToken.None);
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
        while (waiting.TryPeek(out var next) && next.Posting.At <= sentBy && waiting.TryDequeue(out var sent)) yield return sent;
    }
}

/// <summary>A prompt of which it is known what became.</summary>
/// <param name="Ready">As it was sent.</param>
/// <param name="Posting">What became of it.</param>
/// <param name="Goes">What says that it went, where it was claimed ahead.</param>
/// <param name="Said">Ends when the outbox says what became of it.</param>
internal sealed record SentPrompt(ReadyPrompt Ready, Posting Posting, WordsRow? Goes, Task<WordsRow> Said);
