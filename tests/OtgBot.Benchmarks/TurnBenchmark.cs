using System.Globalization;

namespace OtgBot.Benchmarks;

/// <summary>What a turn in Teams costs, as a ratio to the floor of the same round, and whether memory stays level.</summary>
internal static class TurnBenchmark
{
    /// <param name="only">A word of the rows to measure; null for all.</param>
    public static async Task Run(Rig rig, string? only, TimeSpan warmUp, TimeSpan length)
    {
        (string Name, Func<Task<Target>> Start, Func<Load, Rig, Task<Load.Script>> Prepare)[] rows =
        [
            ("floor: Kestrel, JwtBearer, one post", () => Bots.Floor(rig), Scripts.Echo),
            ("text command, SQLite", () => Bots.OnSqlite(rig), Scripts.Text("help")),
            ("a word it does not know, SQLite", () => Bots.OnSqlite(rig), Scripts.Text("hallooo")),
            ("vote by a card click, SQLite", () => Bots.OnSqlite(rig), Scripts.Vote),
            ("vote by a card click, Azurite", () => Bots.OnAzurite(rig), Scripts.Vote),
        ];
        await Run(rig, [.. rows.Where((row, number) => number == 0 || only is null || row.Name.Contains(only, StringComparison.OrdinalIgnoreCase))], warmUp, length);
    }

    /// <summary>Starts and warms up each bot, then measures them in turn; the first is the floor.</summary>
    /// <param name="then">What else is asked of each at the end.</param>
    public static async Task Run(
        Rig rig,
        IReadOnlyList<(string Name, Func<Task<Target>> Start, Func<Load, Rig, Task<Load.Script>> Prepare)> rows,
        TimeSpan warmUp,
        TimeSpan length,
        Func<string, Target, Task>? then = null)
    {
        var bots = new List<(Target Target, Load Load)>();
        var measured = new List<(string Name, Func<Task<Measured>> Play)>();
        try
        {
            foreach (var (name, start, prepare) in rows)
            {
                var target = await start();
                var load = new Load(rig, target);
                bots.Add((target, load));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold start, {name}: {target.ColdStart.TotalSeconds:F2} s"));
                var script = await prepare(load, rig);
                await load.Play(script, warmUp);
                measured.Add((name, () => load.Play(script, length)));
            }

            var before = rig.Unexpected;
            await Rounds.Measure(measured);
            Console.WriteLine($"answers nobody waited for: {rig.Unexpected - before}");
            if (then is null) return;
            foreach (var ((target, _), (name, _, _)) in bots.Zip(rows)) await then(name, target);
        }
        finally
        {
            foreach (var (target, load) in bots)
            {
                load.Dispose();
                await target.DisposeAsync();
            }
        }
    }

    public static async Task Memory(Rig rig, TimeSpan warmUp, int turns)
    {
        await using var target = await Bots.OnSqlite(rig);
        using var load = new Load(rig, target);
        var script = await Scripts.Text("help")(load, rig);
        await load.Play(script, warmUp);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory over {8 * turns:N0} turns (MB after each {turns:N0}):"));
        for (var i = 0; i < 8; i++)
        {
            var measured = await load.Play(script, turns);
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"{measured.MemoryMb:F0} "));
        }

        Console.WriteLine();
    }
}
