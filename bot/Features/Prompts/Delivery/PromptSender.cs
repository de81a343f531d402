using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>Puts one prompt together, claims it, sends it, and says in the outbox what became of it.</summary>
/// <param name="host">Names this running host in its claims.</param>
internal sealed class PromptSender(PromptsStore store, Library library, NextPrompt next, Schedules schedules, Communities communities, TimeProvider clock, string host, ILogger logger)
{
    /// <summary>Well under <see cref="Posting.Lease"/>, so that a claim runs out only where the host died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long after its turn a prompt that was claimed ahead may still go.</summary>
    private static readonly TimeSpan Reserved = TimeSpan.FromMinutes(1);

    /// <summary>Waiting goes by the world's time, also where somebody moved the bot's clock forward.</summary>
    private readonly TimeLimits limits = new(MovableClock.Without(clock));

    /// <summary>What this host claimed and is not done with, by the row of the claim: as long as it runs, nobody need look after that.</summary>
    private readonly ConcurrentDictionary<string, byte> inHand = new(StringComparer.Ordinal);

    /// <summary>What was put together so far: many communities get the very same card, and it need be written out only once.</summary>
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);

    /// <summary>Puts the prompt together; one that was refused before stays what it was.</summary>
    /// <param name="community">Where it goes.</param>
    /// <param name="occurrence">Its name.</param>
    /// <param name="due">What the calendar says of it; null where a lead wants it now.</param>
    /// <param name="kept">Its row in the ledger, where it has one.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<ReadyPrompt> Prepare(Stored<Community> community, string occurrence, ConfirmedOccurrence? due, Stored<Prompt>? kept, CancellationToken cancel)
    {
        var prompt = kept?.Value is { HasCard: true } composed ? composed : await next.Compose(community.Value, occurrence, Posting.Claimed(host, default), cancel);
        return new ReadyPrompt(community, occurrence, prompt, CardOf(prompt, occurrence, community.Value))
        {
            Place = OutboxPlace.Of(community.Value.Address.Partition, occurrence),
            Kept = kept,
            Due = due,
            Slot = due?.Occurrence.Slot,
            Deadline = due is null ? DateTimeOffset.MaxValue : Recurrence.Deadline(due.Occurrence.Slot, Schedules.Zone(community.Value)),
        };
    }

    /// <summary>Claims it ahead. Null where another host was faster.</summary>
    /// <param name="ready">What was put together.</param>
    /// <param name="turn">When it will go at the latest, if all goes well.</param>
    public async Task<ReadyPrompt?> Reserve(ReadyPrompt ready, DateTimeOffset turn)
    {
        var claim = OnItsWay(ready, Posting.Claimed(host, clock.GetUtcNow())) with { Until = turn + Reserved };
        if (!await store.Outbox.Claim(ready.Place, claim)) return null;
        inHand.TryAdd(ready.Place.Row, 0);
        return ready with { Until = claim.Until };
    }

    /// <summary>Gives back what was claimed ahead and is not needed.</summary>
    public async Task Release(ReadyPrompt ready)
    {
        if (clock.GetUtcNow() <= ready.Until) await store.Outbox.Remove(ready.Place);
        LetGo(ready);
    }

    /// <summary>Claims it and sends it, unless what it was put together from has changed.</summary>
    /// <returns>What became of it, for <see cref="PromptSettler"/>; null where nothing did.</returns>
    public async Task<(Sending Sending, SentPrompt? Sent)> Send(ReadyPrompt ready, PostingProgress progress, CancellationToken cancel)
    {
        if (ready.Until is null && !inHand.TryAdd(ready.Place.Row, 0)) return (Sending.Taken, null);
        SentPrompt? sent = null;
        try
        {
            var claim = Posting.Claimed(host, clock.GetUtcNow());
            WordsRow? goes = null;
            if (ready.Until is null)
            {
                if (!await store.Outbox.Claim(ready.Place, OnItsWay(ready, claim))) return (Sending.Taken, null);
            }
            else
            {
                // Whoever finds what was claimed ahead after its time, and no word, takes it that it never went.
                if (claim.At > ready.Until) return (Sending.Taken, null);
                goes = await store.Outbox.Say(ready.Place, claim);
            }

            var result = await Post(ready, cancel);
            if (result.Outcome == SendOutcome.Unwanted)
            {
                await store.Outbox.Remove(ready.Place, goes);
                cancel.ThrowIfCancellationRequested();
                return (Sending.Changed, null);
            }

            var posting = Outcome(claim, result, clock.GetUtcNow());
            Tell(ready, posting, progress);
            var said = store.Outbox.Say(ready.Place, posting);

            // Not waited for where the next one is: the word that it goes is written no earlier than this one.
            if (goes is null) await said;
            sent = new SentPrompt(ready, posting, goes, said);
        }
        finally
        {
            if (sent is null) LetGo(ready);
        }

        return (Sending.Done, sent);
    }

    /// <summary>What became of it is written down everywhere: it is no longer on its way.</summary>
    public async Task Remove(SentPrompt sent) => await store.Outbox.Remove(sent.Ready.Place, sent.Goes, await sent.Said);

    /// <summary>However that went, this host no longer looks after it.</summary>
    public void LetGo(ReadyPrompt ready) => inHand.TryRemove(ready.Place.Row, out _);

    /// <summary>True where this host claimed it and is not done with it, however long ago that was.</summary>
    /// <param name="claim">The row of the claim.</param>
    public bool HasInHand(string claim) => inHand.ContainsKey(claim);

    /// <summary>Names the message, the same whenever it is tried.</summary>
    public static string KeyOf(Community community, string occurrence) => $"{community.Tag}/{occurrence}";

    /// <summary>What was put together is sent, and with it the use of it is over.</summary>
    public void Forget() => cards.Clear();

    private static OnItsWay OnItsWay(ReadyPrompt ready, Posting claim) =>
        new(ready.Community.Value.Address.Partition, ready.Occurrence, ready.Prompt with { Posting = claim });

    /// <summary>Anything that a lead changes about the next prompt is in the community's document or its schedule's; so is a removal, and that another host has dealt with it.</summary>
    private async ValueTask<bool> IsUnchanged(ReadyPrompt ready) =>
        clock.GetUtcNow() <= ready.Deadline
        && await communities.IsUnchanged(ready.Community, CancellationToken.None)
        && (ready.Due is { } due ? await schedules.StillHolds(ready.Community.Value.Address.Partition, due, CancellationToken.None)
            : (await store.Prompt(ready.Community.Value.Address.Partition, ready.Occurrence, CancellationToken.None))?.ETag == ready.Kept?.ETag);

    private Card CardOf(Prompt prompt, string occurrence, Community community)
    {
        var language = community.Language;
        if (prompt.Own.Count > 0) return PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language);
        var looks = $"{occurrence} {community.Address.Channel} {language} {prompt.Principle} {string.Join(',', prompt.Microactions)} {string.Join(',', prompt.More)} {prompt.LastTime}";
        return cards.GetOrAdd(looks, _ =>
        {
            var card = PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language) with { IsShared = true };
            communities.Expect(community, card);
            return card;
        });
    }

    /// <summary>What is on its way when the host stops is waited for: a send that is broken off is one that nobody knows of.</summary>
    private async ValueTask<SendResult> Post(ReadyPrompt ready, CancellationToken cancel)
    {
        var community = ready.Community.Value;
        if (clock.GetUtcNow() > ready.Until) return new SendResult(SendOutcome.Refused, Reason: "the store was too slow");
        var patience = limits.Start(Patience);
        try
        {
            var message = new Outgoing(community.Address, community.Language)
            {
                Card = ready.Card,
                Key = KeyOf(community, ready.Occurrence),

                // The last moment before each try: from here on somebody who pauses or moves it comes too late.
                IsWanted = () => cancel.IsCancellationRequested ? ValueTask.FromResult(false) : IsUnchanged(ready),
            };
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
        finally
        {
            limits.End(patience);
        }
    }

    private static Posting Outcome(Posting claim, SendResult result, DateTimeOffset now) => result.Outcome switch
    {
        SendOutcome.Sent => claim.Sent(result.MessageId, now),
        SendOutcome.InDoubt => claim.InDoubt(result.Reason, now),
        SendOutcome.Gone => Posting.Skipped(result.Reason, now),
        _ => claim.Failed(result.Reason, now),
    };

    private void Tell(ReadyPrompt ready, Posting posting, PostingProgress progress)
    {
        var (tag, occurrence) = (ready.Community.Value.Tag, ready.Occurrence);

        // A lead who wanted it before its time did not wait for it.
        progress.Add(posting.State, posting.At >= ready.Slot ? posting.At - ready.Slot : null);
        if (posting.State == PostingState.Sent) PostingLog.Sent(logger, tag, occurrence);
        else if (posting.State == PostingState.InDoubt) PostingLog.InDoubt(logger, tag, occurrence, posting.Reason);
        else PostingLog.NotSent(logger, tag, occurrence, posting.Reason);
    }
}

/// <summary>A prompt put together, to be sent as long as what it was put together from is unchanged.</summary>
/// <param name="Community">Where it goes, as it was read.</param>
/// <param name="Occurrence">Its name.</param>
/// <param name="Prompt">What it is of.</param>
/// <param name="Card">What it looks like.</param>
internal sealed record ReadyPrompt(Stored<Community> Community, string Occurrence, Prompt Prompt, Card Card)
{
    public required OutboxPlace Place { get; init; }

    /// <summary>Its row in the ledger, where it has one.</summary>
    public Stored<Prompt>? Kept { get; init; }

    /// <summary>What the calendar said; null where a lead wants it now.</summary>
    public ConfirmedOccurrence? Due { get; init; }

    /// <summary>When it is due; null where a lead wants it now.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>Where it was claimed ahead: until when that holds.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Not sent any more after this.</summary>
    public required DateTimeOffset Deadline { get; init; }
}

/// <summary>How far a prompt got.</summary>
internal enum Sending
{
    /// <summary>It is known what became of it, and that is in the outbox.</summary>
    Done,

    /// <summary>Another host has it in hand.</summary>
    Taken,

    /// <summary>Something changed since it was put together: nothing was sent, and it is to be looked at again.</summary>
    Changed,
}
