using System.Globalization;

namespace OtgBot.Benchmarks.Slack;

/// <summary>
/// What a turn in Slack costs, as a ratio to the floor of the same run, and how soon Slack hears that something came while its own Web API
/// is slow.
/// </summary>
internal static class SlackBenchmark
{
    private const int PerSecond = 200;

    /// <summary>Each comes back after ten seconds, when the answer to the turn before has long been posted.</summary>
    private const int People = 2_000;

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    public static async Task Run(TimeSpan warmUp, TimeSpan length)
    {
        await using var side = await SlackSide.Start();
        (string Name, Func<Task<Target>> Start, Func<SlackLoad, Task<SlackScript>> Prepare)[] rows =
        [
            ("floor: Kestrel, signature, one post", () => Bots.SlackFloor(side), _ => Task.FromResult(SlackScript.Says("hello"))),
            ("text command in Slack, SQLite", () => Bots.InSlack(side), _ => Task.FromResult(SlackScript.Says("help"))),
            ("button click in Slack, SQLite", () => Bots.InSlack(side), _ => Task.FromResult(SlackScript.PressesForCommand("help.help"))),
            ("taking a microaction by a click in Slack, SQLite", () => Bots.InSlack(side), Takes),
        ];
        var bots = new List<(Target Target, SlackLoad Load)>();
        var measured = new List<(string Name, Func<Task<Measured>> Play)>();
        try
        {
            foreach (var (name, start, prepare) in rows)
            {
                var target = await start();
                var load = new SlackLoad(side, target);
                bots.Add((target, load));
                var script = await prepare(load);
                await load.Play(script, warmUp);
                measured.Add((name, () => load.Play(script, length / 2)));
            }

            await Rounds.Measure(measured);
        }
        finally
        {
            foreach (var (target, load) in bots)
            {
                load.Dispose();
                await target.DisposeAsync();
            }
        }

        Console.WriteLine($"shown that nobody waited for: {side.Unexpected}");
        await Acknowledgements(side, warmUp, length);
    }

    /// <summary>
    /// The bot comes to a channel and a prompt is posted there: its buttons, pressed in turn. A person's first press of each is a write,
    /// those after it change nothing.
    /// </summary>
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
