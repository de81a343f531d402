using System.Collections.Concurrent;

namespace OtgBot.Storage;

/// <summary>
/// Rows that many write to the same few partitions at the same moment, together in few writes. Each caller hears of its own rows alone, of
/// which all are written or none. For rows that say nothing about anybody, as <see cref="IStore.Write"/> is.
/// </summary>
internal sealed class RowBatches(IStore store)
{
    private readonly ConcurrentDictionary<string, WriteBatcher<RowWrite[], IReadOnlyCollection<RowWrite[]>>> partitions =
        new(StringComparer.Ordinal);

    /// <returns>False, and nothing changed, if a row was not what was expected.</returns>
    public async Task<bool> Write(string partition, params RowWrite[] rows)
    {
        var refused = await partitions.GetOrAdd(partition,
            name => new WriteBatcher<RowWrite[], IReadOnlyCollection<RowWrite[]>>(Fits, asked => Write(name, asked))).Add(rows);
        return refused.Count == 0 || !refused.Contains(rows);
    }

    /// <summary>As many as may go together: each row once.</summary>
    private static bool Fits(IReadOnlyList<RowWrite[]> asked, RowWrite[] next)
    {
        var (rows, bytes) = (next.Length, next.Sum(row => row.Json.Length));
        foreach (var one in asked)
        {
            rows += one.Length;
            foreach (var row in one)
            {
                bytes += row.Json.Length;
                if (Array.Exists(next, other => other.Row == row.Row)) return false;
            }
        }

        return rows <= StoreLimits.MaxWrites && bytes <= StoreLimits.MaxWritten;
    }

    /// <summary>If one of them finds what it does not expect, the halves go by themselves, until it stands alone.</summary>
    /// <returns>Those that are not written.</returns>
    private async Task<IReadOnlyCollection<RowWrite[]>> Write(string partition, IReadOnlyList<RowWrite[]> asked)
    {
        if (await store.Write(partition, [.. asked.SelectMany(rows => rows)], CancellationToken.None)) return [];
        if (asked.Count == 1) return asked;
        return [.. await Write(partition, [.. asked.Take(asked.Count / 2)]), .. await Write(partition, [.. asked.Skip(asked.Count / 2)])];
    }
}
