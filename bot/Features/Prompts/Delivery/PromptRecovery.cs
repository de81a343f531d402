using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Looks through the outbox for prompts whose host died: what was claimed ahead and never went is free again, what was said is written down
/// everywhere, and what went without a word of how it ended is left in doubt, unless the platform knows.
/// </summary>
/// <param name="figures">Tells whoever watches what became of the prompts.</param>
internal sealed class PromptRecovery(
    PromptsStore store, PromptSender sender, PromptSettler settler, Schedules schedules, Communities communities, PostingFigures figures, TimeProvider clock, ILogger logger)
{
    /// <summary>Hosts' clocks may differ by less than this.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Safe on any number of hosts at once.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var progress = new PostingProgress(figures, logger);
        var claims = await store.Outbox.Claims(without: sender.HasInHand, cancel);
        var said = await store.Outbox.Said(cancel);
        var words = said.SelectMany(row => row.All).ToLookup(word => word.Claim, word => word.Posting, StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            var now = clock.GetUtcNow();

            // A word from before this claim was about an earlier try. Of two from the same moment, that it goes came first.
            var last = words[claim.Key.Row].Where(word => word.At >= claim.Value.Prompt.Posting.At).MaxBy(word => (word.At, word.State != PostingState.Claimed));
            if (last is null && claim.Value.Until is { } until)
            {
                if (now - until > Margin) await store.Outbox.Drop(claim);
                continue;
            }

            last ??= claim.Value.Prompt.Posting;
            if (now - last.At <= Posting.Lease) continue;
            await PostingLog.Alone(logger, Community.TagOf(claim.Value.Community), TakeOver(claim, last, now, progress, cancel), cancel);
        }

        var open = claims.Select(claim => claim.Key.Row).ToHashSet(StringComparer.Ordinal);
        var old = clock.GetUtcNow() - Posting.Lease;
        foreach (var row in said.Where(row => row.All.All(word => word.Posting.At < old && !open.Contains(word.Claim) && !sender.HasInHand(word.Claim)))) await store.Outbox.Forget(row);
    }

    /// <summary>Where the platform can be asked whether it stands, that counts; else it is left as it may be.</summary>
    private async Task TakeOver(Stored<OnItsWay> claimed, Posting last, DateTimeOffset now, PostingProgress progress, CancellationToken cancel)
    {
        var (partition, occurrence) = (claimed.Value.Community, claimed.Value.Occurrence);
        var kept = await store.Prompt(partition, occurrence, cancel);
        if (await communities.Get(partition, cancel) is not { } community || (kept?.Value.Posting is { IsFinal: true } known && known.At >= claimed.Value.Prompt.Posting.At))
        {
            await store.Outbox.Drop(claimed);
            return;
        }

        if (last.State == PostingState.Claimed)
        {
            var found = await communities.Find(community, PromptSender.KeyOf(community, occurrence), last.At, cancel);
            last = found.Outcome switch
            {
                SendOutcome.Sent => last.Sent(found.MessageId, now),
                SendOutcome.Refused => last.Failed("its host stopped before it was sent", now),
                _ => last.InDoubt($"claimed by {last.Host}, which did not come back", now),
            };
            await store.Outbox.Say(OutboxPlace.Of(partition, occurrence), last);
            progress.Add(last.State, null);
            if (last.State == PostingState.InDoubt) PostingLog.InDoubt(logger, community.Tag, occurrence, last.Reason);
            else if (last.State == PostingState.Failed) PostingLog.NotSent(logger, community.Tag, occurrence, last.Reason);
        }

        var due = await schedules.Look(community, occurrence, cancel);
        await settler.Write(community, occurrence, kept, claimed.Value.Prompt with { Posting = last }, due);
        await store.Outbox.Drop(claimed);
    }
}
