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
    private const int Shards = 8;

    private readonly int first = Hash(newId()) % Shards;

    public Task<DueEntry> Add(Community community, Occurrence occurrence, CancellationToken cancel) =>
        Add(community.Address.Partition, occurrence.Name, occurrence.Slot, cancel);

    /// <param name="community">Its partition.</param>
    /// <param name="name">What comes due there: an occurrence's name, or another that the index's owner knows.</param>
    public async Task<DueEntry> Add(string community, string name, DateTimeOffset at, CancellationToken cancel)
    {
        var instant = at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);
        var entry = new DueEntry { Community = community, Occurrence = name, Row = Key.Of(instant, Community.TagOf(community), newId()) };
        await store.Insert(KeyOf(entry), entry, SchedulingJson.Default.DueEntry, cancel);
        return entry;
    }

    /// <summary>An entry says nothing about anybody, so its traces may stay in the store's log for a while.</summary>
    public async Task Remove(DueEntry entry, CancellationToken cancel)
    {
        var key = KeyOf(entry);
        await store.Write(key.Partition, [RowWrite.Delete(key.Row)], cancel);
    }

    /// <summary>The same for many, those of a shard in one go.</summary>
    public async Task Remove(IReadOnlyList<DueEntry> entries, CancellationToken cancel)
    {
        foreach (var shard in entries.GroupBy(entry => KeyOf(entry).Partition, StringComparer.Ordinal))
        {
            foreach (var some in shard.Chunk(StoreLimits.MaxWrites))
            {
                if (await store.Write(shard.Key, [.. some.Select(entry => RowWrite.Delete(entry.Row))], cancel)) continue;

                // Another host swept one of them away.
                foreach (var entry in some) await Remove(entry, cancel);
            }
        }
    }

    /// <summary>What is due by now, read page by page, the longest waiting of each shard first. Each host begins at another shard, so that several do not crowd.</summary>
    public async IAsyncEnumerable<DueEntry> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var until = now.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture) + Key.End;
        for (var shard = 0; shard < Shards; shard++)
        {
            await foreach (var found in store.List(PartitionOf((first + shard) % Shards), "", until, cancel))
            {
                yield return new DocumentType<DueEntry>(SchedulingJson.Default.DueEntry).Read(found);
            }
        }
    }

    private Key KeyOf(DueEntry entry) => new(PartitionOf(Hash(entry.Community) % Shards), entry.Row);

    /// <summary>Not GetHashCode, which differs from process to process.</summary>
    private static byte Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0];

    private string PartitionOf(int shard) => Key.Of(name, shard.ToString(CultureInfo.InvariantCulture));

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
