using OtgBot.Storage;

namespace OtgBot.Scheduling;

/// <summary>Reads what became of a community's occurrences, for those who tell of it. The feature that posts writes it, at <c>prompt|occurrence</c>.</summary>
internal sealed class Ledger(IStore store)
{
    /// <summary>Longer ago than any rhythm and quiet period leave between two prompts is no news.</summary>
    private const int DaysBack = 100;

    public static Key KeyOf(string partition, string occurrence) => new(partition, Key.Of("prompt", occurrence));

    /// <summary>The latest occurrence that has a row, or null where there is none in the last months.</summary>
    public async Task<LedgerEntry?> Latest(string partition, DateOnly today, CancellationToken cancel)
    {
        LedgerEntry? latest = null;
        var from = KeyOf(partition, Occurrence.NameOf(today.AddDays(-DaysBack))).Row;
        var until = KeyOf(partition, Occurrence.NameOf(today)).Row + Key.End;
        await foreach (var found in store.List(partition, from, until, cancel))
        {
            // Past the cache of parsed documents, where the feature keeps the whole of it.
            var row = new DocumentType<LedgerRow>(SchedulingJson.Default.LedgerRow).Read(found);
            if (Occurrence.Parse(found.Key.Row["prompt|".Length..]) is { } scheduled) latest = new LedgerEntry(scheduled, row.Posting);
        }

        return latest;
    }

    public async Task<Posting?> Posting(string partition, string occurrence, CancellationToken cancel) =>
        await store.Get(KeyOf(partition, occurrence), cancel) is { } found
            ? new DocumentType<LedgerRow>(SchedulingJson.Default.LedgerRow).Read(found).Posting
            : null;
}

/// <summary>What became of the prompt of a scheduled date.</summary>
internal sealed record LedgerEntry(DateOnly Scheduled, Posting Posting);

/// <summary>The part of a ledger row that is not the feature's own.</summary>
internal sealed record LedgerRow
{
    public required Posting Posting { get; init; }
}
