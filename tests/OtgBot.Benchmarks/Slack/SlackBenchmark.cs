using System.Globalization;

namespace OtgBot.Benchmarks.Slack;

/// <summary>What a turn in Slack costs, as a ratio to the floor of the same run, and how soon Slack hears that something came while its own Web API is slow.</summary>
internal static class SlackBenchmark
{
    private const int PerSecond = 200;

    /// <summary>Each comes back after ten seconds, when the answer to the turn before has long been posted.</summary>
    private const int People = 2_000;

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    public static async Task Run(TimeSpan warmUp, TimeSpan length)
    {
        await using var side = await SlackSide.Start();
        var rows = new List<(string Name, Measured Measured)>();
        await Measure("floor: Kestrel, signature, one post", () => Bots.SlackFloor(side), _ => Task.FromResult(SlackScript.Says("hello")));
        await Measure("text command in Slack, SQLite", () => Bots.InSlack(side), _ => Task.FromResult(SlackScript.Says("help")));
        await Measure("button click in Slack, SQLite", () => Bots.InSlack(side), _ => Task.FromResult(SlackScript.PressesForCommand("help.help")));
        await Measure("taking a microaction by a click in Slack, SQLite", () => Bots.InSlack(side), Takes);
        Console.WriteLine();
        Console.WriteLine("| bot | turns/s | CPU s per 1,000 turns | p50 ms | p95 ms | p99 ms | memory MB | CPU × floor |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (name, measured) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {measured.TurnsPerSecond:F0} | {measured.CpuPerThousand:F3} | {measured.Percentile(0.50):F1} | {measured.Percentile(0.95):F1} | {measured.Percentile(0.99):F1} | {measured.MemoryMb:F0} | {measured.CpuPerThousand / rows[0].Measured.CpuPerThousand:F2} |"));
        }

        Console.WriteLine();
        Console.WriteLine($"shown that nobody waited for: {side.Unexpected}");
        await Acknowledgements(side, warmUp, length);

        async Task Measure(string name, Func<Task<Target>> start, Func<SlackLoad, Task<SlackScript>> prepare)
        {
            await using var target = await start();
            using var load = new SlackLoad(side, target);
            var script = await prepare(load);
            await load.Play(script, warmUp);

            // Two rounds, the quieter one counts: what else runs on the machine only ever adds.
            var first = await load.Play(script, length);
            var second = await load.Play(script, length);
            var measured = first.CpuPerThousand < second.CpuPerThousand ? first : second;
            rows.Add((name, measured));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {measured.TurnsPerSecond:F0} turns/s, {measured.CpuPerThousand:F3} CPU s per 1,000, {measured.MemoryMb:F0} MB"));
        }
    }

    /// <summary>The bot comes to a channel and a prompt is posted there: its buttons, pressed in turn, so that every press is a write.</summary>
    private static async Task<SlackScript> Takes(SlackLoad load)
    {
        await load.Turn(SlackScript.Joins, 0);
        var prompt = await load.Turn(SlackScript.Mentions("post now"), 0);
        var values = SlackScript.ValuesOf(prompt, "prompts.take");
        return values.Count > 1 ? SlackScript.PressesInTurn(values) : throw new InvalidOperationException("No prompt came: " + prompt);
    }

    /// <summary>Both for people whom the bot knows, and for those it has to ask Slack about first.</summary>
    private static async Task Acknowledgements(SlackSide side, TimeSpan warmUp, TimeSpan length)
    {
        await using var target = await Bots.InSlack(side);
        using var load = new SlackLoad(side, target);
        await load.Play(SlackScript.Says("help"), warmUp);
        for (var person = 0; person < People; person++) await load.Turn(SlackScript.Says("help"), person);
        side.Delay = SlowAnswer;
        try
        {
            Tell("known people", await load.Pace(SlackScript.Says("help"), PerSecond, People, length));
            await Task.Delay(SlowAnswer + SlowAnswer);
            var fresh = SlackScript.Says("help");
            Tell("people seen for the first time", await load.Pace(fresh with { Body = (person, id) => fresh.Body(person + People, id), Answer = person => fresh.Answer(person + People) }, PerSecond, int.MaxValue, length));
            await Task.Delay(SlowAnswer + SlowAnswer);
        }
        finally
        {
            side.Delay = TimeSpan.Zero;
        }
    }

    private static void Tell(string who, Measured measured) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"acknowledged at {PerSecond}/s while the Web API takes {SlowAnswer.TotalSeconds:F0} s, {who}: p50 {measured.Percentile(0.50):F1} ms, p99 {measured.Percentile(0.99):F1} ms, longest {measured.Percentile(1):F1} ms ({measured.TurnsPerSecond:F0}/s)"));
}
