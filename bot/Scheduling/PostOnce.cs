using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// Whatever the bot posts on its own account, it posts once. Each has a row in a ledger: the insert of the row is the claim, so of any
/// number of hosts one sends. Then the row says what became of it: sent, failed, or in doubt. A claim that is older than its lease has lost
/// its host: it is taken over by ETag, and settled by what stands there if the platform can be asked. Else it stays in doubt, is named in
/// the log and is not sent again.
/// </summary>
internal sealed partial class PostOnce(IStore store, Communities communities, TimeProvider clock, NewId newId, ILogger<PostOnce> logger)
{
    /// <summary>After a try that failed.</summary>
    public static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(5);

    /// <summary>Well under <see cref="Posting.Lease"/>, so that a claim runs out only if its host died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Names this running host in its claims.</summary>
    private readonly string host = newId();

    /// <summary>Waiting goes by the world's time, even if somebody moved the bot's clock forward.</summary>
    private readonly TimeProvider waiting = MovableClock.Without(clock);

    /// <summary>When to look again at what is not settled yet; null if it is.</summary>
    public static DateTimeOffset? Again(Posting? posting) => posting?.State switch
    {
        PostingState.Claimed => posting.At + Posting.Lease + TimeSpan.FromSeconds(1),
        PostingState.Failed => posting.At + UntilNextTry,
        _ => null,
    };

    /// <summary>Posts it, unless that was done, is being done on another host, or was tried a moment ago.</summary>
    /// <returns>What its row says then; null if it is no longer wanted.</returns>
    public async Task<Posting?> Post<T>(Once<T> once, CancellationToken cancel) where T : LedgerRow
    {
        var kept = await store.Get(once.Key, once.Type, cancel);
        if (kept is not null) kept = await TakeOver(once, kept, cancel);
        if (kept?.Value.Posting is { } known && (known.State != PostingState.Failed || Again(known) > clock.GetUtcNow())) return known;
        var tried = await Send(once, kept, cancel);
        return tried.Sending == Sending.Taken ? await Look(once, cancel) : tried.Row?.Posting;
    }

    /// <summary>What its row says; null if there is none.</summary>
    public async Task<Posting?> Look<T>(Once<T> once, CancellationToken cancel)
        where T : LedgerRow => (await store.Get(once.Key, once.Type, cancel))?.Value.Posting;

    /// <summary>Says that it need not be posted, since another message tells it. False if somebody had it already.</summary>
    public async Task<bool> Mark<T>(Once<T> once, Posting posting, CancellationToken cancel) where T : LedgerRow =>
        await store.Insert(once.Key, WriteOf(once, null, With(await once.Row(), posting)).Json, cancel) is not null;

    /// <summary>Settles a claim that has lost its host. Any other row stays as it is.</summary>
    /// <returns>The row as it is then; null if it is gone.</returns>
    public async Task<Stored<T>?> TakeOver<T>(Once<T> once, Stored<T> kept, CancellationToken cancel) where T : LedgerRow
    {
        var (claim, now) = (kept.Value.Posting, clock.GetUtcNow());
        if (!claim.IsLost(now)) return kept;
        var found = once.Name is { } name
            ? await communities.Find(once.Community, name, claim.At, cancel)
            : new SendResult(SendOutcome.InDoubt);
        var settled = With(kept.Value, found.Outcome switch
        {
            SendOutcome.Sent => claim.Sent(found.MessageId, now),
            SendOutcome.Refused => claim.Failed("its host stopped before it was sent", now),
            _ => claim.InDoubt($"claimed by {claim.Host}, which did not come back", now),
        });
        if (await store.Put(once.Key, WriteOf(once, kept, settled).Json, kept.ETag, cancel) is not { } etag)
            return await store.Get(once.Key, once.Type, cancel);
        Tell(once, settled.Posting);
        return new Stored<T>(once.Key, settled, etag);
    }

    /// <summary>Claims it and sends it, whatever its row says; for those who have looked at the row.</summary>
    /// <param name="once">What is posted.</param>
    /// <param name="kept">Its row as it was read; null if there was none.</param>
    /// <param name="cancel">Ends the call before it is sent. What is on its way is waited for: a send that is broken off is one that nobody
    /// knows of.</param>
    public async Task<Tried<T>> Send<T>(Once<T> once, Stored<T>? kept, CancellationToken cancel) where T : LedgerRow
    {
        var row = await once.Row();
        var claim = Posting.Claimed(host, clock.GetUtcNow());
        var claimed = WriteOf(once, kept, With(row, claim)).Json;
        var etag = kept is null ? await store.Insert(once.Key, claimed, cancel) : await store.Put(once.Key, claimed, kept.ETag, cancel);
        if (etag is null) return new Tried<T>(Sending.Taken);

        var mine = new Stored<T>(once.Key, row, etag);
        var result = await Send(once, row, claim, cancel);
        if (result.Outcome == SendOutcome.Unwanted)
        {
            await GiveBack(once, kept, mine);
            cancel.ThrowIfCancellationRequested();
            return new Tried<T>(Sending.Unwanted);
        }

        var settled = With(row, Outcome(claim, result, clock.GetUtcNow()));
        Tell(once, settled.Posting);
        if (await store.Put(once.Key, WriteOf(once, mine, settled).Json, etag, CancellationToken.None) is null
            && settled.Posting.State == PostingState.Sent)
        {
            // Somebody took the claim over. That it was sent is the last word all the same.
            await store.Change(once.Key, once.Type, _ => settled, CancellationToken.None);
        }

        return new Tried<T>(Sending.Done, settled);
    }

    private async ValueTask<SendResult> Send<T>(Once<T> once, T row, Posting claim, CancellationToken cancel) where T : LedgerRow
    {
        if (clock.GetUtcNow() - claim.At > Posting.Lease - Patience)
            return new SendResult(SendOutcome.Refused, Reason: "the store was too slow");
        using var patience = new CancellationTokenSource(Patience, waiting);
        try
        {
            // The last moment before each try: from here on somebody who calls it off comes too late.
            return await once.Send(row, async () => !cancel.IsCancellationRequested && await once.IsWanted(), patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.InDoubt, Reason: "no answer within a minute");
        }
#pragma warning disable CA1031 // Only a bug throws here, and then nobody knows how far the message got.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, once.What, once.Community.Tag);
            return new SendResult(SendOutcome.InDoubt, Reason: broken.GetType().Name);
        }
    }

    /// <summary>The row is again as it was. Whoever took it meanwhile keeps it.</summary>
    private async Task GiveBack<T>(Once<T> once, Stored<T>? kept, Stored<T> mine) where T : LedgerRow =>
        await store.Write(once.Key.Partition, [kept is null ? RowWrite.Delete(once.Key.Row, mine.ETag) : WriteOf(once, mine, kept.Value)],
            CancellationToken.None);

    private static Posting Outcome(Posting claim, SendResult result, DateTimeOffset now) => result.Outcome switch
    {
        SendOutcome.Sent => claim.Sent(result.MessageId, now),
        SendOutcome.InDoubt => claim.InDoubt(result.Reason, now),
        SendOutcome.Gone => Posting.Skipped(result.Reason, now),
        _ => claim.Failed(result.Reason, now),
    };

    private static RowWrite WriteOf<T>(Once<T> once, Stored<T>? read, T row) where T : LedgerRow
    {
        using var buffer = new PooledBuffer();
        once.Type.Write(buffer, row);
        return new RowWrite(once.Key.Row, buffer.Written.ToArray(), read?.ETag);
    }

    private static T With<T>(T row, Posting posting) where T : LedgerRow => (T)((LedgerRow)row with { Posting = posting });

    private void Tell<T>(Once<T> once, Posting posting) where T : LedgerRow
    {
        if (posting.State == PostingState.Sent) Log.Sent(logger, once.What, once.Community.Tag);
        else if (posting.State == PostingState.InDoubt) Log.InDoubt(logger, once.What, once.Community.Tag, posting.Reason);
        else Log.NotSent(logger, once.What, once.Community.Tag, posting.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{What} of community {Community} is posted")]
        public static partial void Sent(ILogger logger, string what, string community);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{What} of community {Community} was not posted: {Reason}")]
        public static partial void NotSent(ILogger logger, string what, string community, string? reason);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "{What} of community {Community} is in doubt: {Reason}. It may or may not stand there; it is not posted again unless a lead asks for it")]
        public static partial void InDoubt(ILogger logger, string what, string community, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "{What} of community {Community} failed while it was sent")]
        public static partial void Broken(ILogger logger, Exception exception, string what, string community);
    }
}

/// <summary>Something that is posted once.</summary>
/// <param name="Key">Its row in the ledger.</param>
/// <param name="Type">How the row is stored.</param>
/// <param name="Community">Where it goes, or what it is about.</param>
/// <param name="What">For the log, such as <c>Prompt 2026-11-23</c>.</param>
internal sealed record Once<T>(Key Key, DocumentType<T> Type, Community Community, string What) where T : LedgerRow
{
    /// <summary>Puts together what the row keeps, before it is claimed; PostOnce fills in the posting.</summary>
    public required Func<ValueTask<T>> Row { get; init; }

    /// <summary>Sends it, given the row and what to ask at the last moment before each try (<see cref="Outgoing.IsWanted"/>).</summary>
    public required Func<T, Func<ValueTask<bool>>, CancellationToken, ValueTask<SendResult>> Send { get; init; }

    /// <summary>Whether it is still wanted.</summary>
    public Func<ValueTask<bool>> IsWanted { get; init; } = () => ValueTask.FromResult(true);

    /// <summary>The <see cref="Outgoing.Key"/> that a platform may know it by; null if it can't be asked for.</summary>
    public string? Name { get; init; }
}

/// <summary>What came of a try.</summary>
/// <param name="Sending">How far it got.</param>
/// <param name="Row">The row, with what became of it; null if nothing did.</param>
internal sealed record Tried<T>(Sending Sending, T? Row = null) where T : LedgerRow;

internal enum Sending
{
    /// <summary>It is known what became of it, and the row says so.</summary>
    Done,

    /// <summary>Another host has it in hand.</summary>
    Taken,

    /// <summary>It was not sent, since it is no longer wanted, and the row is as it was before.</summary>
    Unwanted,
}
