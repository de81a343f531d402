using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// Posts what is due, once. Any number of hosts may do this at the same time: the one that writes the ledger row posts.
/// What nobody can know (a host died while sending, a connection broke) is left in doubt and named in the log, never repeated.
/// </summary>
/// <param name="host">Names this running host in its claims.</param>
internal sealed partial class PromptPoster(PromptsStore store, Library library, Schedules schedules, Communities communities, TimeProvider clock, string host, ILogger logger)
{
    /// <summary>Communities posted to at the same time, so that a slow one doesn't hold the others.</summary>
    private const int AtOnce = 16;

    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Well under <see cref="Posting.Lease"/>, so that a claim runs out only where the host died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    public async Task PostDue(CancellationToken cancel) => await Parallel.ForEachAsync(
        await schedules.Due(cancel),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
        async (entry, stop) =>
        {
            try
            {
                await Handle(entry, stop);
            }
#pragma warning disable CA1031 // One community's trouble must not keep the others waiting; the entry is still due at the next run.
            catch (Exception broken) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Broken(logger, broken, entry.Row);
            }
        });

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

        var state = await Post(community, name, kept, cancel);
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

    private async Task Handle(DueEntry due, CancellationToken cancel)
    {
        var entry = due;
        for (var count = 0; entry is not null && count < MostInOneRun; count++)
        {
            var community = await communities.Get(entry.Community, cancel);
            if (await schedules.Confirm(entry, community, cancel) is not { } occurrence) return;
            if (occurrence.At > clock.GetUtcNow())
            {
                if (ReferenceEquals(entry, due)) await schedules.Postpone(community!, entry, occurrence, cancel);
                return;
            }

            if (occurrence.At is { } at && !await Deal(community!, occurrence.Name, at, cancel)) return;
            entry = await schedules.Advance(community!, occurrence, cancel);
        }
    }

    /// <returns>True where the occurrence is dealt with, false where it is to be looked at again.</returns>
    private async Task<bool> Deal(Community community, string occurrence, DateTimeOffset at, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var kept = await store.Prompt(community.Address.Partition, occurrence, cancel);
        var posting = kept?.Value.Posting;
        if (posting?.IsFinal == true) return true;
        if (posting?.State == PostingState.Claimed)
        {
            if (!posting.IsLost(now)) return false;
            await TakeOver(community, occurrence, kept!, now, cancel);
            return true;
        }

        if (!community.CanPost)
        {
            return await Close(community, occurrence, kept, Posting.Skipped(community.Inactive ?? "the bot was removed", now), cancel);
        }

        if (now > Recurrence.Deadline(at, Schedules.Zone(community)))
        {
            Log.Missed(logger, community.Tag, occurrence, posting?.Reason);
            return await Close(community, occurrence, kept, Posting.Missed(posting?.Reason ?? "no host was running", now), cancel);
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - at)) return false;
        return await Post(community, occurrence, kept, cancel) is not (PostingState.Claimed or PostingState.Failed);
    }

    /// <summary>Puts the card together, claims the row, sends.</summary>
    /// <returns>What became of it; <see cref="PostingState.Claimed"/> where another host was faster.</returns>
    private async Task<PostingState> Post(Community community, string occurrence, Stored<Prompt>? kept, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var claim = Posting.Claimed(host, clock.GetUtcNow());
        var prompt = kept?.Value is { HasCard: true } composed ? composed with { Posting = claim } : await Compose(community, occurrence, claim, cancel);
        var card = PromptsCards.Prompt(prompt, occurrence, Counts.None, library, community.Language);
        if (!await store.Claim(partition, occurrence, kept, prompt, cancel)) return PostingState.Claimed;

        var result = await Send(community, new Outgoing(community.Address, community.Language) { Card = card }, cancel);

        // The row first gets what the rotation needs: a host that dies here leaves a claim, and whoever takes that over does the same again.
        if (result.Outcome is SendOutcome.Sent or SendOutcome.InDoubt) await store.ChangeState(partition, state => state.With(occurrence, prompt), CancellationToken.None);
        var now = clock.GetUtcNow();
        var after = result.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(result.MessageId, now),
            SendOutcome.InDoubt => claim.InDoubt(result.Reason, now),
            SendOutcome.Gone => Posting.Skipped(result.Reason, now),
            _ => claim.Failed(result.Reason, now),
        };
        await store.ChangePosting(partition, occurrence, _ => after, CancellationToken.None);
        if (after.State == PostingState.Sent) Log.Sent(logger, community.Tag, occurrence);
        else if (after.State == PostingState.InDoubt) Log.InDoubt(logger, community.Tag, occurrence, after.Reason);
        else Log.NotSent(logger, community.Tag, occurrence, after.Reason);
        return after.State;
    }

    private async Task<SendResult> Send(Community community, Outgoing message, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await communities.Post(community, message, either.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.InDoubt, Reason: cancel.IsCancellationRequested ? "the host stopped while sending" : "no answer within a minute");
        }
#pragma warning disable CA1031 // Only a bug throws here, and then nobody knows how far the message got.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, community.Tag);
            return new SendResult(SendOutcome.InDoubt, Reason: broken.GetType().Name);
        }
    }

    private async Task<Prompt> Compose(Community community, string occurrence, Posting claim, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var state = await store.State(partition, cancel);
        var principle = library[state.Principle % library.Principles.Count + 1];
        var before = state.Latest is null ? null : await store.Count(partition, state.Latest, cancel);
        return new Prompt
        {
            Posting = claim,
            Principle = principle.Number,
            Microactions = Selection.Choose(
                [.. principle.Microactions.Select(microaction => new Candidate(microaction.Id, microaction.Minutes))],
                state.Shown, community.Tag + occurrence, Answer.Count),
            LastTime = before is null ? null : new LastTime(before.Took, before.Did),
        };
    }

    /// <summary>The host that claimed it died. The platform can't be asked, so it is left as it may be.</summary>
    private async Task TakeOver(Community community, string occurrence, Stored<Prompt> kept, DateTimeOffset now, CancellationToken cancel)
    {
        var lost = kept.Value with { Posting = kept.Value.Posting.InDoubt($"claimed by {kept.Value.Posting.Host}, which did not come back", now) };
        await store.ChangeState(community.Address.Partition, state => state.With(occurrence, lost), cancel);
        if (await store.Claim(community.Address.Partition, occurrence, kept, lost, cancel)) Log.InDoubt(logger, community.Tag, occurrence, lost.Posting.Reason);
    }

    private async Task<bool> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel) =>
        await store.Claim(community.Address.Partition, occurrence, kept, (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting }, cancel);

    /// <summary>Where a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Prompt {Occurrence} posted to community {Community}")]
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
