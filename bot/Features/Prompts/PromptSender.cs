using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>Posts one prompt: claims it, sends it, and keeps what became of it, in as few goes to the store as that takes.</summary>
/// <param name="host">Names this running host in its claims.</param>
internal sealed class PromptSender(PromptsStore store, Library library, NextPrompt next, Schedules schedules, Communities communities, FollowUps followUps, TimeProvider clock, string host, ILogger logger)
{
    /// <summary>Well under <see cref="Posting.Lease"/>, so that a claim runs out only where the host died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What a run has put together so far: many communities get the very same card, and it need be written out only once.</summary>
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);

    /// <summary>Puts the card together, claims the row, sends.</summary>
    /// <param name="byClock">The entry of the due index and when it was due; null where a lead wants it now.</param>
    /// <returns>
    /// What became of it; <see cref="PostingState.Claimed"/> where another host was faster. And the step to the next occurrence, where it was
    /// taken in the same go: its old entry of the index is then to be removed.
    /// </returns>
    public async Task<(PostingState State, ScheduleStep? Step)> Send(
        Community community, string occurrence, Stored<Prompt>? kept, Occurrence? byClock, PostingProgress progress, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var claim = Posting.Claimed(host, clock.GetUtcNow());
        var prompt = kept?.Value is { HasCard: true } composed ? composed with { Posting = claim } : await next.Compose(community, occurrence, claim, cancel);
        if (await store.Claim(partition, occurrence, kept, prompt, cancel) is not { } claimed) return (PostingState.Claimed, null);

        Posting? off = null;
        var message = new Outgoing(community.Address, community.Language)
        {
            Card = CardOf(prompt, occurrence, community.Language),
            Key = KeyOf(community, occurrence),
            IsWanted = async () => (off = await CalledOff(claim, community, occurrence, byClock, cancel)) is null,
        };

        // While it is on its way, the next one is entered in the index, as it has to be before the schedule may point there.
        var beginning = byClock is null ? Task.FromResult<ScheduleStep?>(null) : schedules.Begin(community, byClock, CancellationToken.None);
        var result = await Send(community, message);
        await ((Task)beginning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Where that failed, whoever moves the schedule on fails in the same way, or does it now.
        var step = beginning.IsCompletedSuccessfully ? await beginning : null;
        var now = clock.GetUtcNow();
        var after = result.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(result.MessageId, now),
            SendOutcome.InDoubt => claim.InDoubt(result.Reason, now),
            SendOutcome.Gone => Posting.Skipped(result.Reason, now),
            SendOutcome.Unwanted => off ?? claim.Failed("called off", now),
            _ => claim.Failed(result.Reason, now),
        };
        PromptsState? rotation = null;
        var isMoved = false;
        if (after.State is PostingState.Sent or PostingState.InDoubt) (rotation, isMoved) = await store.Settle(claimed, occurrence, after, step?.Row());
        else await store.ChangePosting(partition, occurrence, _ => after, CancellationToken.None);
        if (step is not null)
        {
            if (isMoved) await schedules.Announce(community, step.To, CancellationToken.None);
            else await schedules.Abandon(step, CancellationToken.None);
        }

        if (after.State == PostingState.Sent && rotation is { FollowsUp: true }) await followUps.Plan(community, occurrence, now, CancellationToken.None);
        progress.Add(after.State, byClock is { } due ? now - due.Slot : null);
        if (after.State == PostingState.Sent) PostingLog.Sent(logger, community.Tag, occurrence);
        else if (after.State == PostingState.InDoubt) PostingLog.InDoubt(logger, community.Tag, occurrence, after.Reason);
        else PostingLog.NotSent(logger, community.Tag, occurrence, after.Reason);
        return (after.State, isMoved ? step : null);
    }

    /// <summary>Names the message, the same whenever it is tried.</summary>
    public static string KeyOf(Community community, string occurrence) => $"{community.Tag}/{occurrence}";

    /// <summary>A run is over, and with it the use of what it put together.</summary>
    public void Forget() => cards.Clear();

    private Card CardOf(Prompt prompt, string occurrence, Language language)
    {
        if (prompt.Own.Count > 0) return PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language);
        var looks = $"{occurrence} {language} {prompt.Principle} {string.Join(',', prompt.Microactions)} {string.Join(',', prompt.More)} {prompt.LastTime}";
        return cards.GetOrAdd(looks, _ => PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language) with { IsShared = true });
    }

    /// <summary>What changed since the claim, asked at the last moment before each try: null where the prompt is still wanted.</summary>
    private async Task<Posting?> CalledOff(Posting claim, Community community, string occurrence, Occurrence? byClock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (stop.IsCancellationRequested) return claim.Failed("the host stopped before it was sent", now);
        if (await communities.Get(community.Address.Partition, CancellationToken.None) is not { CanPost: true } fresh) return Posting.Skipped("the bot was removed", now);
        if (byClock is not { } due) return null;
        if (now > Recurrence.Deadline(due.Slot, Schedules.Zone(fresh))) return claim.Failed("it became too late", now);
        return await schedules.Look(fresh, occurrence, CancellationToken.None) switch
        {
            { LeftOut: { } why } => Posting.Skipped(why, now),
            { Slot: var slot } when slot > now => claim.Failed("moved to later", now),
            _ => null,
        };
    }

    /// <summary>What is on its way when the host stops is waited for: a send that is broken off is one that nobody knows of.</summary>
    private async Task<SendResult> Send(Community community, Outgoing message)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await communities.Post(community, message, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.InDoubt, Reason: "no answer within a minute");
        }
#pragma warning disable CA1031 // Only a bug throws here, and then nobody knows how far the message got.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            PostingLog.Broken(logger, broken, community.Tag);
            return new SendResult(SendOutcome.InDoubt, Reason: broken.GetType().Name);
        }
    }
}
