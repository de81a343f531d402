using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;

namespace OtgBot.Scheduling;

/// <summary>
/// Reads what became of a community's prompts, for those who tell of it. The feature that posts them writes it, at
/// <c>prompt|occurrence</c>.
/// </summary>
internal sealed class Ledger(IStore store)
{
    /// <summary>Longer ago than any rhythm and quiet period leave between two prompts is no news.</summary>
    private const int DaysBack = 100;

    /// <summary>How a row is stored that says nothing more.</summary>
    public static readonly DocumentType<LedgerRow> Type = new(SchedulingJson.Default.LedgerRow);

    /// <summary>A row that says nothing more; PostOnce fills in the posting.</summary>
    public static readonly LedgerRow Empty = new() { Posting = Scheduling.Posting.Claimed("", default) };

    public static Key KeyOf(string partition, string occurrence) => new(partition, Key.Of("prompt", occurrence));

    /// <summary>The row of what else is told about an occurrence, such as its follow-up.</summary>
    public static Key KeyOf(string partition, string occurrence, string what) => new(partition, Key.Of("posted", occurrence, what));

    /// <summary>The latest occurrence that has a row, or null if there is none in the last months.</summary>
    public async Task<LedgerEntry?> Latest(string partition, DateOnly today, CancellationToken cancel)
    {
        LedgerEntry? latest = null;
        var from = KeyOf(partition, Occurrence.NameOf(today.AddDays(-DaysBack))).Row;
        var until = KeyOf(partition, Occurrence.NameOf(today)).Row + Key.End;
        await foreach (var found in store.List(partition, from, until, cancel))
        {
            var row = Type.Read(found);
            if (Occurrence.Parse(found.Key.Row["prompt|".Length..]) is { } scheduled) latest = new LedgerEntry(scheduled, row.Posting);
        }

        return latest;
    }

    /// <summary>The occurrences that were put on record as missed since an instant.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> Missed(string partition, DateTimeOffset since, CancellationToken cancel)
    {
        var missed = new List<LedgerEntry>();
        var from = KeyOf(partition, Occurrence.NameOf(DateOnly.FromDateTime(since.UtcDateTime).AddDays(-DaysBack))).Row;
        await foreach (var found in store.List(partition, from, "prompt|" + Key.End, cancel))
        {
            var row = Type.Read(found);
            if (row.Posting is { State: PostingState.Missed } posting && posting.At >= since
                && Occurrence.Parse(found.Key.Row["prompt|".Length..]) is { } scheduled)
                missed.Add(new LedgerEntry(scheduled, posting));
        }

        return missed;
    }

    public async Task<Posting?> Posting(string partition, string occurrence, CancellationToken cancel) =>
        await store.Get(KeyOf(partition, occurrence), cancel) is { } found
            ? Type.Read(found).Posting
            : null;
}

/// <summary>What became of the prompt of a scheduled date.</summary>
internal sealed record LedgerEntry(DateOnly Scheduled, Posting Posting)
{
    public string Name => Occurrence.NameOf(Scheduled);
}

/// <summary>
/// A row of <see cref="PostOnce"/>: something that is posted once, and what became of it. A feature adds what it needs to know of it.
/// </summary>
internal record LedgerRow
{
    public required Posting Posting { get; init; }
}
