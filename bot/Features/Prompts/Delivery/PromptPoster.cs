using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Decides what is posted: what is due and was not dealt with, or what a lead wants now. Any number of hosts may do this at the same time:
/// the one that claims a prompt in the <see cref="Outbox"/> posts it (<see cref="PromptSender"/>). What nobody can know (a host died while
/// sending, a connection broke) is left in doubt and named in the log, never repeated.
/// </summary>
/// <param name="figures">Tells whoever watches what became of the prompts.</param>
internal sealed class PromptPoster(
    PromptsStore store, PromptSender sender, PromptSettler settler, Schedules schedules, LeadNotes notes, Communities communities, PostingFigures figures, TimeProvider clock, ILogger logger)
{
    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Whoever changes what a prompt is made of so many times while it is sent is looked at again at the next run.</summary>
    private const int MostChanges = 3;

    /// <summary>From here on what is made ready takes megabytes.</summary>
    private const int Many = 1_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>A run that lasts is no reason to keep others waiting.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(1);

    private readonly ReadyPrompts ready = new();

    /// <summary>Since when a run is under way, in ticks of UTC; 0 where none is.</summary>
    private long posting;

    /// <summary>Entries of the index that did not count in the last run: a host enters one before the schedule points to it, so it may be too early to sweep it away.</summary>
    private ConcurrentDictionary<string, byte> strays = new(StringComparer.Ordinal), straysBefore = new(StringComparer.Ordinal);

    /// <summary>True in the minute after a run began: what leaves then goes first.</summary>
    public bool IsBusy => Interlocked.Read(ref posting) > (clock.GetUtcNow() - Burst).UtcTicks;

    /// <summary>When the next prompt that was made ready is due.</summary>
    public DateTimeOffset? Next => ready.Next(clock.GetUtcNow());

    /// <summary>Posts what is due, each workspace in a lane of its own, says in the log how far it is, and makes ready what comes next.</summary>
    public async Task PostDue(CancellationToken cancel)
    {
        var progress = new PostingProgress(figures, logger);
        Interlocked.Exchange(ref posting, clock.GetUtcNow().UtcTicks);
        (straysBefore, strays) = (strays, new(StringComparer.Ordinal));
        using var over = new CancellationTokenSource();
        var isFirst = ready.IsDue(clock.GetUtcNow());
        using var fanOut = new FanOut(
            stop => Due(withIndex: !Interlocked.Exchange(ref isFirst, false), stop),
            (entry, stop) => Handle(entry, progress, stop),
            (entry, broken) => PostingLog.Broken(logger, broken, entry.Row),
            clock);
        progress.Waiting = () => fanOut.Held;
        var settling = settler.Run(over.Token);
        try
        {
            // What was made ready first, at first without a look at the index; what it leaves there is settled before that is looked at again.
            if (isFirst)
            {
                await fanOut.Run(cancel);
                await settler.SettleAll(TimeSpan.Zero);
            }

            await fanOut.Run(cancel);
        }
        finally
        {
            await over.CancelAsync();
            await settling;
            progress.Tell();
            if (ready.IsEmpty) sender.Forget();
            Interlocked.Exchange(ref posting, 0);
        }

        await MakeReady(cancel);

        // What lived for minutes is over, and leaves gaps that the next as many would not fit into. To close them stops all for a moment; nobody waits now.
        if (progress.Count > Many) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    /// <summary>The host stops: what it claimed ahead is for others.</summary>
    public Task Release() => Task.WhenAll(ready.Clear().Select(sender.Release));

    /// <summary>A lead wants it now: this week's occurrence, before its time or after it was missed; where this week has none, one of today.</summary>
    public async Task<PostedNow> PostNow(Community community, CancellationToken cancel)
    {
        await schedules.Ensure(community, cancel);
        for (var changes = 0; changes < MostChanges; changes++)
        {
            if (await TryPostNow(community.Address.Partition, cancel) is { } posted) return posted;
        }

        return PostedNow.UnderWay;
    }

    /// <returns>Null where something changed in the middle of it.</returns>
    private async Task<PostedNow?> TryPostNow(string partition, CancellationToken cancel)
    {
        if (await communities.Read(partition, cancel) is not { } read) return PostedNow.Refused;
        var community = read.Value;
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

        var made = ready.Take(partition, name) ?? await sender.Prepare(read, name, due: null, kept, cancel);
        var (sending, done) = await sender.Send(made, new PostingProgress(figures, logger), cancel);
        if (sending == Sending.Changed) return null;
        if (done is null) return PostedNow.UnderWay;
        await settler.Settle(done, isThisWeek ? pending : null);
        return done.Posting.State switch
        {
            PostingState.Sent => PostedNow.Yes,
            PostingState.InDoubt => PostedNow.InDoubt,
            _ => PostedNow.Refused,
        };
    }

    private async IAsyncEnumerable<DueEntry> Due(bool withIndex, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var entry in ready.Due(clock.GetUtcNow())) yield return entry;
        if (!withIndex) yield break;
        await foreach (var entry in schedules.Due(cancel)) yield return entry;
    }

    private async Task Handle(DueEntry entry, PostingProgress progress, CancellationToken cancel)
    {
        if (ready.Take(entry) is { } made)
        {
            var (sending, sent) = await sender.Send(made, progress, cancel);
            if (sent is not null) settler.Add(sent);
            if (sending != Sending.Changed) return;
        }

        // It stays in the index until it is settled, and is seen there again.
        if (!sender.HasInHand(OutboxPlace.Of(entry.Community, entry.Occurrence).Row)) await HandleAll(entry, progress, cancel);
    }

    private async Task HandleAll(DueEntry due, PostingProgress progress, CancellationToken cancel)
    {
        var (entry, changes) = (due, 0);
        for (var count = 0; entry is not null && count < MostInOneRun; count++)
        {
            if (await communities.Read(entry.Community, cancel) is not { } community || await schedules.Confirm(entry, community.Value, cancel) is not { } confirmed)
            {
                if (straysBefore.ContainsKey(entry.Row)) await schedules.Sweep(entry);
                else strays.TryAdd(entry.Row, 0);
                return;
            }

            var occurrence = confirmed.Occurrence;
            if (occurrence.Slot > clock.GetUtcNow())
            {
                if (ReferenceEquals(entry, due)) await schedules.Postpone(community.Value, entry, occurrence, cancel);
                return;
            }

            var dealt = await Deal(community, confirmed, progress, cancel);
            if (dealt == Dealt.Changed && changes++ < MostChanges) continue;
            if (dealt != Dealt.Settled) return;
            entry = await schedules.Advance(community.Value, occurrence, cancel);

            // Nearly always next week's, which needs no look.
            if (entry?.At > clock.GetUtcNow()) return;
        }
    }

    private async Task<Dealt> Deal(Stored<Community> read, ConfirmedOccurrence confirmed, PostingProgress progress, CancellationToken cancel)
    {
        var (community, due, now) = (read.Value, confirmed.Occurrence, clock.GetUtcNow());
        var occurrence = due.Name;
        var kept = await store.Prompt(community.Address.Partition, occurrence, cancel);
        var posting = kept?.Value.Posting;
        // What a lead left out and took back is open again, where its time has not come yet by the schedule as it is now.
        if (posting?.IsFinal == true && (due.LeftOut is not null || !posting.IsByLead)) return Dealt.Settled;
        if (community.RemovedAt is not null) return await Close(community, occurrence, kept, Posting.Skipped("the bot was removed", now), cancel);
        if (due.LeftOut is { } why) return await Close(community, occurrence, kept, Posting.Skipped(why, now), cancel);
        var zone = Schedules.Zone(community);
        if (now > Recurrence.Deadline(due.Slot, zone))
        {
            var reason = posting?.Reason ?? Posting.NoHost;
            var missed = await Close(community, occurrence, kept, Posting.Missed(reason, now), cancel);
            if (missed != Dealt.Settled) return missed;
            PostingLog.Missed(logger, community.Tag, occurrence, reason);
            progress.Add(PostingState.Missed, null);
            await notes.Add(community, NoteKind.Missed, occurrence, Recurrence.Daytime(now, zone), cancel);
            return Dealt.Settled;
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - due.Slot)) return Dealt.Later;
        return await Send(await sender.Prepare(read, occurrence, confirmed, kept, cancel), progress, cancel);
    }

    private async Task<Dealt> Send(ReadyPrompt made, PostingProgress progress, CancellationToken cancel)
    {
        var (sending, done) = await sender.Send(made, progress, cancel);
        if (done is not null) settler.Add(done);
        return sending == Sending.Changed ? Dealt.Changed : Dealt.Later;
    }

    /// <summary>It is not posted, and the ledger says why; unless it is on its way all the same.</summary>
    private async Task<Dealt> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        if (await store.Outbox.Find(OutboxPlace.Of(partition, occurrence), cancel) is not null) return Dealt.Later;
        var closed = (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting };
        return await store.Record(partition, occurrence, kept, closed, cancel) is null ? Dealt.Later : Dealt.Settled;
    }

    /// <summary>Looks ahead: puts together what comes and claims it, so that at the minute itself nothing but the sending is left to do.</summary>
    private async Task MakeReady(CancellationToken cancel)
    {
        if (ready.LookAhead(clock.GetUtcNow()) is not { } span) return;
        var before = new ConcurrentDictionary<(string, DateTimeOffset), int>();
        var entries = schedules.Due(span.After, span.Until, cancel).Take(ReadyPrompts.Most);
        var options = new ParallelOptions { MaxDegreeOfParallelism = FanOut.AtOnceInWorkspace, CancellationToken = cancel };
        await Parallel.ForEachAsync(entries, options, async (entry, stop) => await PostingLog.Alone(logger, entry.Row, MakeReady(entry, stop), stop));

        // So much that lives for minutes makes the collector look through everything soon: rather now than in the minute itself.
        if (before.Values.Sum() > Many) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);

        async Task MakeReady(DueEntry entry, CancellationToken stop)
        {
            if (await communities.Read(entry.Community, stop) is not { Value.CanPost: true } community) return;
            if (await schedules.Confirm(entry, community.Value, stop) is not { Occurrence: { LeftOut: null } due } confirmed || due.Slot > span.Until) return;
            if (await store.Posted(entry.Community, due.Name, stop) is not null) return;
            var made = await sender.Prepare(community, due.Name, confirmed, kept: null, stop);

            // One workspace takes so many a second; half of that is well within reach.
            var turn = due.Slot + TimeSpan.FromSeconds(before.AddOrUpdate((entry.Workspace, due.Slot), 1, (_, others) => others + 1) / 25.0);
            if (await sender.Reserve(made, turn) is { } reserved) ready.Add(entry, reserved);
        }
    }

    /// <summary>Where a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private enum Dealt
    {
        /// <summary>On its way, in other hands, or to be tried again.</summary>
        Later,

        /// <summary>The ledger has its last word.</summary>
        Settled,

        /// <summary>To be looked at again at once.</summary>
        Changed,
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
