using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// Decides what is posted: what is due and was not dealt with, or what a lead wants now. Any number of hosts may do this at the same time:
/// the one that writes the ledger row posts (<see cref="PromptSender"/>). What nobody can know (a host died while sending, a connection
/// broke) is left in doubt and named in the log, never repeated.
/// </summary>
/// <param name="figures">Tells whoever watches what became of the prompts.</param>
internal sealed class PromptPoster(PromptsStore store, PromptSender sender, Schedules schedules, LeadNotes notes, Communities communities, FollowUps followUps, PostingFigures figures, TimeProvider clock, ILogger logger)
{
    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Entries of the index that no longer count are removed so many at a time.</summary>
    private const int MostPast = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly Lock guard = new();
    private List<DueEntry> past = [];

    /// <summary>Posts what is due, each workspace in a lane of its own, and says in the log how far it is.</summary>
    public async Task PostDue(CancellationToken cancel)
    {
        var progress = new PostingProgress(figures, logger);
        using var fanOut = new FanOut(schedules.Due, (entry, stop) => Handle(entry, progress, stop), clock);
        progress.Waiting = () => fanOut.Held;
        try
        {
            await fanOut.Run(cancel);
        }
        finally
        {
            progress.Tell();
            sender.Forget();
            await Sweep(atLeast: 1);
        }
    }

    /// <summary>What is left in the index where the host dies before is found there by the next, and swept away then.</summary>
    private async Task Sweep(int atLeast)
    {
        List<DueEntry> swept;
        lock (guard)
        {
            if (past.Count < atLeast) return;
            (swept, past) = (past, []);
        }

        await schedules.Remove(swept, CancellationToken.None);
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
            PostingLog.Broken(logger, broken, entry.Row);
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

        var (state, _) = await sender.Send(community, name, kept, byClock: null, new PostingProgress(figures, logger), cancel);
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

            var (isDone, step) = await Deal(community!, occurrence, progress, cancel);
            if (!isDone) return;
            if (step is null)
            {
                entry = await schedules.Advance(community!, occurrence, cancel);
            }
            else
            {
                lock (guard) past.Add(entry);
                await Sweep(MostPast);
                entry = step.Next;
            }

            // Nearly always next week's, which needs no look.
            if (entry?.At > clock.GetUtcNow()) return;
        }
    }

    /// <returns>True where the occurrence is dealt with, false where it is to be looked at again; and the step to the next one, where that was taken with it.</returns>
    private async Task<(bool IsDone, ScheduleStep? Step)> Deal(Community community, Occurrence due, PostingProgress progress, CancellationToken cancel)
    {
        var (occurrence, now) = (due.Name, clock.GetUtcNow());
        var kept = await store.Prompt(community.Address.Partition, occurrence, cancel);
        var posting = kept?.Value.Posting;
        // What a lead left out and took back is open again, where its time has not come yet by the schedule as it is now.
        if (posting?.IsFinal == true && (due.LeftOut is not null || !posting.IsByLead)) return (true, null);
        if (posting?.State == PostingState.Claimed)
        {
            return (posting.IsLost(now) && await TakeOver(community, occurrence, kept!, now, progress, cancel), null);
        }

        if (!community.CanPost)
        {
            return (await Close(community, occurrence, kept, Posting.Skipped(community.Inactive ?? "the bot was removed", now), cancel), null);
        }

        if (due.LeftOut is { } why) return (await Close(community, occurrence, kept, Posting.Skipped(why, now), cancel), null);
        var zone = Schedules.Zone(community);
        if (now > Recurrence.Deadline(due.Slot, zone))
        {
            PostingLog.Missed(logger, community.Tag, occurrence, posting?.Reason);
            if (!await Close(community, occurrence, kept, Posting.Missed(posting?.Reason ?? Posting.NoHost, now), cancel)) return (false, null);
            progress.Add(PostingState.Missed, null);
            await notes.Add(community, NoteKind.Missed, occurrence, Recurrence.Daytime(now, zone), cancel);
            return (true, null);
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - due.Slot)) return (false, null);
        var (state, step) = await sender.Send(community, occurrence, kept, due, progress, cancel);
        return (state is not (PostingState.Claimed or PostingState.Failed), step);
    }

    /// <summary>The host that claimed it died. Where the platform can be asked whether it stands, that counts; else it is left as it may be.</summary>
    /// <returns>False where it is to be posted after all.</returns>
    private async Task<bool> TakeOver(Community community, string occurrence, Stored<Prompt> kept, DateTimeOffset now, PostingProgress progress, CancellationToken cancel)
    {
        var (partition, claim) = (community.Address.Partition, kept.Value.Posting);
        var found = await communities.Find(community, PromptSender.KeyOf(community, occurrence), claim.At, cancel);
        var after = found.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(found.MessageId, now),
            SendOutcome.Refused => claim.Failed("its host stopped before it was sent", now),
            _ => claim.InDoubt($"claimed by {claim.Host}, which did not come back", now),
        };
        var lost = kept.Value with { Posting = after };
        if (after.State != PostingState.Failed) await store.ChangeState(partition, state => state.With(occurrence, lost), cancel);
        if (await store.Claim(partition, occurrence, kept, lost, cancel) is null) return true;
        progress.Add(after.State, null);
        if (after.State == PostingState.InDoubt) PostingLog.InDoubt(logger, community.Tag, occurrence, after.Reason);
        else if (after.State == PostingState.Failed) PostingLog.NotSent(logger, community.Tag, occurrence, after.Reason);
        else if ((await store.State(partition, cancel)).FollowsUp) await followUps.Plan(community, occurrence, now, CancellationToken.None);
        return after.State != PostingState.Failed;
    }

    private async Task<bool> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel) =>
        await store.Claim(community.Address.Partition, occurrence, kept, (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting }, cancel) is not null;

    /// <summary>Where a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
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
