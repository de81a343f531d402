using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// The one index of all that has its time, ordered by instant in a few shards: looking for what is due costs what is due, not what exists.
/// An alarm only says when to look at something; its handler finds out what is to be done then (<see cref="AlarmClock"/>). So an alarm too
/// many does no harm, and each is set before what it is about changes. Rows are <c>2026-11-23T08:00:00Z|tag|id</c>.
/// </summary>
internal sealed class Alarms(IStore store, NewId newId, TimeProvider clock)
{
    /// <summary>How many partitions are read to look for what is due.</summary>
    public const int Shards = 8;

    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly int first = ShardOf(newId());
    private readonly RowBatches batches = new(store);

    /// <summary>Sets one that is removed by itself: another just like it, set by another host at the same moment, stays.</summary>
    /// <param name="kind">Whose handler it is for.</param>
    /// <param name="community">The partition of the community it is about.</param>
    /// <param name="what">What to look at there; the handler knows.</param>
    /// <param name="at">When.</param>
    public async Task<Alarm> Set(string kind, string community, string what, DateTimeOffset at)
    {
        var alarm = Of(kind, community, what, at, Key.Of(newId()));
        if (!await Write(alarm)) throw new StoreException("An id of an alarm came twice.");
        return alarm;
    }

    /// <summary>Sets one. The same again changes nothing.</summary>
    /// <param name="kind">Whose handler it is for.</param>
    /// <param name="community">The partition of the community it is about.</param>
    /// <param name="what">What to look at there; the handler knows.</param>
    /// <param name="at">When.</param>
    public Task SetOnce(string kind, string community, string what, DateTimeOffset at) =>
        Write(Of(kind, community, what, at, Key.Of(kind, what)));

    /// <summary>It rings again, instead of now.</summary>
    public async Task Move(Alarm alarm, DateTimeOffset at)
    {
        var later = Of(alarm.Kind, alarm.Community, alarm.What, at, Key.Of(alarm.Kind, alarm.What)) with { SetAt = alarm.SetAt };
        if (later.Row == alarm.Row) return;
        await Write(later);
        await Remove(alarm);
    }

    /// <summary>All that ring for a community ring for it at its new partition. Safe to repeat.</summary>
    public async Task Readdress(string from, string to, CancellationToken cancel)
    {
        var all = new List<Alarm>();
        await foreach (var found in store.List(PartitionOf(ShardOf(from)), "", Key.End.ToString(), cancel))
        {
            var alarm = new DocumentType<Alarm>(SchedulingJson.Default.Alarm).Read(found);
            if (alarm.Community == from) all.Add(alarm);
        }

        foreach (var alarm in all)
        {
            await Write(
                alarm with
                {
                    Community = to,
                    Row = alarm.Row.Replace($"|{Community.TagOf(from)}|", $"|{Community.TagOf(to)}|", StringComparison.Ordinal)
                });
            await Remove(alarm);
        }
    }

    /// <summary>Takes back what <see cref="SetOnce"/> set.</summary>
    public Task Unset(string kind, string community, string what, DateTimeOffset at) =>
        Remove(Of(kind, community, what, at, Key.Of(kind, what)));

    public Task Remove(Alarm alarm) => Remove(alarm.Community, alarm.Row);

    /// <summary>
    /// An alarm says nothing about anybody, so its traces may stay in the store's log for a while. Another host may have removed it
    /// already.
    /// </summary>
    public Task Remove(string community, string row) => batches.Write(PartitionOf(ShardOf(community)), RowWrite.Delete(row));

    /// <summary>
    /// What is due by now, read page by page, the longest waiting of each shard first. Each host begins at another shard, so that several
    /// do not crowd.
    /// </summary>
    public async IAsyncEnumerable<Alarm> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            await foreach (var found in store.List(PartitionOf((first + shard) % Shards), "", Instant(now) + Key.End, cancel))
            {
                yield return new DocumentType<Alarm>(SchedulingJson.Default.Alarm).Read(found);
            }
        }
    }

    /// <summary>Keeps an alarm as it was before there was one index; the same again changes nothing.</summary>
    public async Task Keep(Alarm alarm) => await Write(alarm);

    /// <summary>The same in every process, which GetHashCode is not.</summary>
    public static int ShardOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % Shards;

    private Task<bool> Write(Alarm alarm)
    {
        var partition = PartitionOf(ShardOf(alarm.Community));
        return batches.Write(partition, Documents.Row(new Key(partition, alarm.Row), null, alarm, SchedulingJson.Default.Alarm));
    }

    private Alarm Of(string kind, string community, string what, DateTimeOffset at, string id) => new()
    {
        Kind = kind,
        Community = community,
        What = what,
        Row = $"{Instant(at.AddTicks(TimeSpan.TicksPerSecond - 1))}|{Community.TagOf(community)}|{id}",
        SetAt = clock.GetUtcNow(),
    };

    private static string PartitionOf(int shard) => Key.Of("alarm", shard.ToString(CultureInfo.InvariantCulture));

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);
}

/// <summary>When to look at something.</summary>
internal sealed record Alarm
{
    /// <summary>Whose handler it is for.</summary>
    public required string Kind { get; init; }

    /// <summary>The partition of the community it is about.</summary>
    public required string Community { get; init; }

    /// <summary>What to look at there; the handler knows.</summary>
    public required string What { get; init; }

    public required string Row { get; init; }

    /// <summary>When it was first set, even if it rang before and is to ring again.</summary>
    public DateTimeOffset SetAt { get; init; }

    /// <summary>What it shares a lane with: the same kind in the same tenant or workspace, with its channel.</summary>
    [JsonIgnore]
    public string Lane => $"{Kind} {Community[..Math.Max(0, Community.LastIndexOf('|'))]}";

    /// <summary>When it rings, as the row says.</summary>
    [JsonIgnore]
    public DateTimeOffset At => AtOf(Row);

    public static DateTimeOffset AtOf(string row) =>
        DateTimeOffset.Parse(row.AsSpan(0, row.IndexOf('|', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
}
