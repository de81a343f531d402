using System.Globalization;
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
internal sealed class DueIndex(IStore store, NewId newId)
{
    private const int Shards = 8;

    public async Task<DueEntry> Add(Community community, Occurrence occurrence, CancellationToken cancel)
    {
        var at = occurrence.At!.Value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);
        var entry = new DueEntry { Community = community.Address.Partition, Occurrence = occurrence.Name, Row = Key.Of(at, community.Tag, newId()) };
        await store.Insert(KeyOf(entry), entry, SchedulingJson.Default.DueEntry, cancel);
        return entry;
    }

    public async Task Remove(DueEntry entry, CancellationToken cancel) => await store.Delete(KeyOf(entry), null, cancel);

    /// <summary>What is due by now, the longest waiting of each shard first.</summary>
    public async Task<IReadOnlyList<DueEntry>> Due(DateTimeOffset now, CancellationToken cancel)
    {
        var until = now.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture) + Key.End;
        var due = new List<DueEntry>();
        for (var shard = 0; shard < Shards; shard++)
        {
            await foreach (var found in store.List(PartitionOf(shard), "", until, cancel))
            {
                due.Add(new DocumentType<DueEntry>(SchedulingJson.Default.DueEntry).Read(found));
            }
        }

        return due;
    }

    private static Key KeyOf(DueEntry entry)
    {
        // Not GetHashCode, which differs from process to process.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(entry.Community));
        return new Key(PartitionOf(hash[0] % Shards), entry.Row);
    }

    private static string PartitionOf(int shard) => Key.Of("due", shard.ToString(CultureInfo.InvariantCulture));

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

    /// <summary>When it comes due, as the row says.</summary>
    [JsonIgnore]
    public DateTimeOffset At => DateTimeOffset.Parse(Row.AsSpan(0, Row.IndexOf('|', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}
