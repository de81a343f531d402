using System.Globalization;

namespace OtgBot.Benchmarks;

/// <summary>
/// Measures bots in turn, round after round, since the machine is quicker in one minute than in the next: what counts is the median of the
/// ratios to the floor of the same round. The other columns of the table are those of each one's quietest round.
/// </summary>
internal static class Rounds
{
    private const int Count = 5;

    /// <param name="rows">Each with what plays its load for one round; the first is the floor.</param>
    public static async Task Measure(IReadOnlyList<(string Name, Func<Task<Measured>> Play)> rows)
    {
        var measured = rows.Select(_ => new List<Measured>()).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var row = 0; row < rows.Count; row++) measured[row].Add(await rows[row].Play());
            Console.WriteLine($"round {round + 1}, CPU s per 1,000: {string.Join(", ", measured.Select(row => row[^1].CpuPerThousand.ToString("F3", CultureInfo.InvariantCulture)))}");
        }

        Console.WriteLine();
        Console.WriteLine("| bot | turns/s | CPU s per 1,000 turns | p50 ms | p95 ms | p99 ms | memory MB | CPU × floor |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var row = 0; row < rows.Count; row++)
        {
            var best = measured[row].MinBy(one => one.CpuPerThousand)!;
            var ratios = measured[row].Select((one, round) => one.CpuPerThousand / measured[0][round].CpuPerThousand).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {rows[row].Name} | {best.TurnsPerSecond:F0} | {best.CpuPerThousand:F3} | {best.Percentile(0.50):F1} | {best.Percentile(0.95):F1} | {best.Percentile(0.99):F1} | {best.MemoryMb:F0} | {ratios[Count / 2]:F2} ({ratios[0]:F2}–{ratios[^1]:F2}) |"));
        }

        Console.WriteLine();
    }
}
