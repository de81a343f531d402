using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// Posts what is due, once. Any number of hosts may do this at the same time: the one that writes the ledger row posts.
/// What nobody can know (a host died while sending, a connection broke) is left in doubt and named in the log, never repeated.
/// </summary>
/// <param name="host">Names this running host in its claims.</param>
/// <param name="figures">Tells whoever watches what became of the prompts.</param>
internal sealed partial class PromptPoster(PromptsStore store, Library library, NextPrompt next, Schedules schedules, LeadNotes notes, Communities communities, FollowUps followUps, PostingFigures figures, TimeProvider clock, string host, ILogger logger)
{
    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Well under <see cref="Posting.Lease"/>, so that a claim runs out only where the host died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>What a run has put together so far: many communities get the very same card, and it need be written out only once.</summary>
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);

    /// <summary>Posts what is due, each workspace in a lane of its own, and says in the log how far it is.</summary>
    public async Task PostDue(CancellationToken cancel)
    {
        var progress = new PostingProgress(logger);
        using var fanOut = new FanOut(schedules.Due, (entry, stop) => Handle(entry, progress, stop), clock);
        progress.Waiting = () => fanOut.Held;
        try
        {
            await fanOut.Run(cancel);
        }
        finally
        {
            progress.Tell();
            cards.Clear();
        }
    }

    private async Task Handle(DueEntry entry, PostingProgress progress, CancellationToken cancel)
    {
        try
        {
            await HandleAll(entry, progress, cancel);
        }
#pragma warning disable CA1031 // One community's trouble must not keep the others waiting; the entry is still due at the next run.
        catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, entry.Row);
        }
    }

    /// <summary>A lead wants it now: this week's occurrence, before its time or after it was missed; where this week has none, one of today.</summary>
    public async Task<PostedNow> PostNow(Community community, CancellationToken cancel)
    {
        await schedules.Ensure(community, cancel);
        var partition = community.Address.Partition;
        var zone = Schedules.Zone(community);
        var today = LocalDate(clock.GetUtcNow(), zone);
        var latest = (await store.State(partition, cancel)).Latest;
        if (latest is not null
            && (await store.Prompt(partition, latest, cancel))?.Value.Posting is { State: PostingState.Sent } sent
            && IsoWeek.Of(LocalDate(sent.At, zone)) == IsoWeek.Of(today))
        {
            return PostedNow.Already;
        }

        var pending = await schedules.Next(community, cancel);
        var isThisWeek = pending?.At is { } at && IsoWeek.Of(LocalDate(at, zone)) == IsoWeek.Of(today);
        var name = isThisWeek ? pending!.Name : Occurrence.NameOf(today);
        var kept = await store.Prompt(partition, name, cancel);
        if (kept?.Value.Posting.State == PostingState.Sent) return PostedNow.Already;
        if (kept?.Value.Posting is { State: PostingState.Claimed } claim && !claim.IsLost(clock.GetUtcNow())) return PostedNow.UnderWay;

        var state = await Post(community, name, kept, byClock: null, new PostingProgress(logger), cancel);
        if (state is PostingState.Sent or PostingState.InDoubt)
        {
            if (isThisWeek) await schedules.Advance(community, pending!, cancel);
            else await schedules.Count(community, today, cancel);
        }

        return state switch
        {
            PostingState.Sent => PostedNow.Yes,
            PostingState.InDoubt => PostedNow.InDoubt,
            PostingState.Claimed => PostedNow.UnderWay,
            _ => PostedNow.Refused,
        };
    }

    private async Task HandleAll(DueEntry due, PostingProgress progress, CancellationToken cancel)
    {
        var entry = due;
        for (var count = 0; entry is not null && count < MostInOneRun; count++)
        {
            var community = await communities.Get(entry.Community, cancel);
            if (await schedules.Confirm(entry, community, cancel) is not { } occurrence) return;
            if (occurrence.Slot > clock.GetUtcNow())
            {
                if (ReferenceEquals(entry, due)) await schedules.Postpone(community!, entry, occurrence, cancel);
                return;
            }

            if (!await Deal(community!, occurrence, progress, cancel)) return;
            entry = await schedules.Advance(community!, occurrence, cancel);

            // Nearly always next week's, which needs no look.
            if (entry?.At > clock.GetUtcNow()) return;
        }
    }

    /// <returns>True where the occurrence is dealt with, false where it is to be looked at again.</returns>
    private async Task<bool> Deal(Community community, Occurrence due, PostingProgress progress, CancellationToken cancel)
    {
        var (occurrence, now) = (due.Name, clock.GetUtcNow());
        var kept = await store.Prompt(community.Address.Partition, occurrence, cancel);
        var posting = kept?.Value.Posting;
        // What a lead left out and took back is open again, where its time has not come yet by the schedule as it is now.
        if (posting?.IsFinal == true && (due.LeftOut is not null || !posting.IsByLead)) return true;
        if (posting?.State == PostingState.Claimed)
        {
            if (!posting.IsLost(now)) return false;
            return await TakeOver(community, occurrence, kept!, now, progress, cancel);
        }

        if (!community.CanPost)
        {
            return await Close(community, occurrence, kept, Posting.Skipped(community.Inactive ?? "the bot was removed", now), cancel);
        }

        if (due.LeftOut is { } why) return await Close(community, occurrence, kept, Posting.Skipped(why, now), cancel);
        var zone = Schedules.Zone(community);
        if (now > Recurrence.Deadline(due.Slot, zone))
        {
            Log.Missed(logger, community.Tag, occurrence, posting?.Reason);
            if (!await Close(community, occurrence, kept, Posting.Missed(posting?.Reason ?? Posting.NoHost, now), cancel)) return false;
            Count(progress, PostingState.Missed, null);
            await notes.Add(community, NoteKind.Missed, occurrence, Recurrence.Daytime(now, zone), cancel);
            return true;
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - due.Slot)) return false;
        return await Post(community, occurrence, kept, due, progress, cancel) is not (PostingState.Claimed or PostingState.Failed);
    }

    /// <summary>Puts the card together, claims the row, sends.</summary>
    /// <param name="byClock">The entry of the due index and when it was due; null where a lead wants it now.</param>
    /// <returns>What became of it; <see cref="PostingState.Claimed"/> where another host was faster.</returns>
    private async Task<PostingState> Post(
        Community community, string occurrence, Stored<Prompt>? kept, Occurrence? byClock, PostingProgress progress, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var claim = Posting.Claimed(host, clock.GetUtcNow());
        var prompt = kept?.Value is { HasCard: true } composed ? composed with { Posting = claim } : await next.Compose(community, occurrence, claim, cancel);
        if (await store.Claim(partition, occurrence, kept, prompt, cancel) is not { } claimed) return PostingState.Claimed;

        Posting? off = null;
        var message = new Outgoing(community.Address, community.Language)
        {
            Card = CardOf(prompt, occurrence, community.Language),
            Key = KeyOf(community, occurrence),
            IsWanted = async () => (off = await CalledOff(claim, community, occurrence, byClock, cancel)) is null,
        };
        var result = await Send(community, message);
        var now = clock.GetUtcNow();
        var after = result.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(result.MessageId, now),
            SendOutcome.InDoubt => claim.InDoubt(result.Reason, now),
            SendOutcome.Gone => Posting.Skipped(result.Reason, now),
            SendOutcome.Unwanted => off ?? claim.Failed("called off", now),
            _ => claim.Failed(result.Reason, now),
        };
        var rotation = after.State is PostingState.Sent or PostingState.InDoubt ? await store.Settle(claimed, occurrence, after) : null;
        if (rotation is null) await store.ChangePosting(partition, occurrence, _ => after, CancellationToken.None);
        if (after.State == PostingState.Sent && rotation is { FollowsUp: true }) await followUps.Plan(community, occurrence, now, CancellationToken.None);
        Count(progress, after.State, byClock is { } due ? now - due.Slot : null);
        if (after.State == PostingState.Sent) Log.Sent(logger, community.Tag, occurrence);
        else if (after.State == PostingState.InDoubt) Log.InDoubt(logger, community.Tag, occurrence, after.Reason);
        else Log.NotSent(logger, community.Tag, occurrence, after.Reason);
        return after.State;
    }

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
            Log.Broken(logger, broken, community.Tag);
            return new SendResult(SendOutcome.InDoubt, Reason: broken.GetType().Name);
        }
    }

    private void Count(PostingProgress progress, PostingState state, TimeSpan? late)
    {
        figures.Add(state, late);
        progress.Add(state);
    }

    /// <summary>The host that claimed it died. Where the platform can be asked whether it stands, that counts; else it is left as it may be.</summary>
    /// <returns>False where it is to be posted after all.</returns>
    private async Task<bool> TakeOver(Community community, string occurrence, Stored<Prompt> kept, DateTimeOffset now, PostingProgress progress, CancellationToken cancel)
    {
        var (partition, claim) = (community.Address.Partition, kept.Value.Posting);
        var found = await communities.Find(community, KeyOf(community, occurrence), claim.At, cancel);
        var after = found.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(found.MessageId, now),
            SendOutcome.Refused => claim.Failed("its host stopped before it was sent", now),
            _ => claim.InDoubt($"claimed by {claim.Host}, which did not come back", now),
        };
        var lost = kept.Value with { Posting = after };
        if (after.State != PostingState.Failed) await store.ChangeState(partition, state => state.With(occurrence, lost), cancel);
        if (await store.Claim(partition, occurrence, kept, lost, cancel) is null) return true;
        Count(progress, after.State, null);
        if (after.State == PostingState.InDoubt) Log.InDoubt(logger, community.Tag, occurrence, after.Reason);
        else if (after.State == PostingState.Failed) Log.NotSent(logger, community.Tag, occurrence, after.Reason);
        else if ((await store.State(partition, cancel)).FollowsUp) await followUps.Plan(community, occurrence, now, CancellationToken.None);
        return after.State != PostingState.Failed;
    }

    private static string KeyOf(Community community, string occurrence) => $"{community.Tag}/{occurrence}";

    private async Task<bool> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel) =>
        await store.Claim(community.Address.Partition, occurrence, kept, (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting }, cancel) is not null;

    /// <summary>Where a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Prompt {Occurrence} posted to community {Community}")]
        public static partial void Sent(ILogger logger, string community, string occurrence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was not posted: {Reason}")]
        public static partial void NotSent(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} is in doubt: {Reason}. It may or may not stand there; it is not posted again unless a lead asks for it")]
        public static partial void InDoubt(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was missed: it is too late to post it ({Reason})")]
        public static partial void Missed(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Posting {What} failed; it is tried again at the next run")]
        public static partial void Broken(ILogger logger, Exception exception, string what);
    }
}

/// <summary>What came of a lead's wish to post now.</summary>
internal enum PostedNow
{
    Yes,
    Already,
    UnderWay,
    Refused,
    InDoubt,
}
