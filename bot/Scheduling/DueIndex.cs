using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// What is due next in each community, ordered by instant in a few shards, so that looking for what is due costs what is due and
/// not what exists. An index only: the schedule says which of its entries counts (<see cref="Schedules"/>), and others are swept away
/// when they come due. Rows are <c>2026-11-23T08:00:00Z|tag|id</c>; an id of its own lets two hosts write at once without
/// deleting each other's.
/// </summary>
/// <param name="name">Another than the prompts' own keeps another index.</param>
internal sealed class DueIndex(IStore store, NewId newId, string name = "due")
{
    /// <summary>So many partitions are read to look for what is due.</summary>
    public const int Shards = 8;

    private readonly int first = ShardOf(newId());
    private readonly RowBatches batches = new(store);

    public Task<DueEntry> Add(Community community, Occurrence occurrence) =>
        Add(community.Address.Partition, occurrence.Name, occurrence.Slot);

    /// <param name="community">Its partition.</param>
    /// <param name="name">What comes due there: an occurrence's name, or another that the index's owner knows.</param>
    public async Task<DueEntry> Add(string community, string name, DateTimeOffset at)
    {
        var instant = at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);
        var entry = new DueEntry { Community = community, Occurrence = name, Row = Key.Of(instant, Community.TagOf(community), newId()) };
        var row = Documents.Row(KeyOf(entry), null, entry, SchedulingJson.Default.DueEntry);
        if (!await batches.Write(PartitionOf(ShardOf(community)), row)) throw new StoreException("An id of the due index came twice.");
        return entry;
    }

    /// <summary>An entry says nothing about anybody, so its traces may stay in the store's log for a while. Another host may have removed it already.</summary>
    public Task Remove(DueEntry entry) => batches.Write(PartitionOf(ShardOf(entry.Community)), RowWrite.Delete(entry.Row));

    /// <summary>What is due by now, read page by page, the longest waiting of each shard first. Each host begins at another shard, so that several do not crowd.</summary>
    public IAsyncEnumerable<DueEntry> Due(DateTimeOffset now, CancellationToken cancel) => Read("", Until(now), cancel);

    /// <summary>What comes due after one instant and by another.</summary>
    public IAsyncEnumerable<DueEntry> Due(DateTimeOffset after, DateTimeOffset until, CancellationToken cancel) => Read(Until(after), Until(until), cancel);

    /// <summary>The same in every process, which GetHashCode is not.</summary>
    public static int ShardOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % Shards;

    private async IAsyncEnumerable<DueEntry> Read(string fromRow, string toRow, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            await foreach (var found in store.List(PartitionOf((first + shard) % Shards), fromRow, toRow, cancel))
            {
                yield return new DocumentType<DueEntry>(SchedulingJson.Default.DueEntry).Read(found);
            }
        }
    }

    private Key KeyOf(DueEntry entry) => new(PartitionOf(ShardOf(entry.Community)), entry.Row);

    private string PartitionOf(int shard) => Key.Of(name, shard.ToString(CultureInfo.InvariantCulture));

    private static string Until(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture) + Key.End;

    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
}

/// <summary>One community's next occurrence, as the index has it.</summary>
internal sealed record DueEntry
{
    /// <summary>The community's partition.</summary>
    public required string Community { get; init; }

    /// <summary>The name of the occurrence.</summary>
    public required string Occurrence { get; init; }

    public required string Row { get; init; }

    /// <summary>The tenant or workspace, with its channel: what shares one budget of the platform.</summary>
    [JsonIgnore]
    public string Workspace => Community[..Community.LastIndexOf('|')];

    /// <summary>When it comes due, as the row says.</summary>
    [JsonIgnore]
    public DateTimeOffset At => DateTimeOffset.Parse(Row.AsSpan(0, Row.IndexOf('|', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}
