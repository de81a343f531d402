using System.Globalization;
using OtgBot.Benchmarks;
using OtgBot.Benchmarks.Agenda;
using OtgBot.Benchmarks.Slack;

// One command, everything in one run: dotnet run -c Release --project tests/OtgBot.Benchmarks [-- --quick]
// What counts is the last column of each table: ratios to the floor of the same run. Machines are noisy.
if (args is ["--floor", var address, var rigAddress])
{
    await Floor.Run(address, rigAddress);
    return;
}

if (args is ["--floor-posts", var postsAddress, var postsFile])
{
    await PostingFloor.Run(postsAddress, postsFile);
    return;
}

if (args is ["--floor-slack", var slackAddress, var slackApi])
{
    await SlackFloor.Run(slackAddress, slackApi);
    return;
}

var quick = args.Contains("--quick");
var only = args.SkipWhile(word => word != "--only").Skip(1).FirstOrDefault();

// The planner runs in this process and may use both cores, so it comes before the split.
if (only is null or "agenda") AgendaBenchmark.Run(quick);
if (only == "agenda") return;

Cores.KeepOffTheBotsCore();
var warmUp = TimeSpan.FromSeconds(quick ? 5 : 45);
var length = TimeSpan.FromSeconds(quick ? 5 : 20);

if (only is null or "slack") await SlackBenchmark.Run(warmUp, length);
if (only == "slack") return;

await using var rig = await Rig.Start();
if (only == "posting")
{
    await Posting.Measure(rig);
    return;
}

var rows = new List<(string Name, Measured Measured)>();
var coldStarts = new List<(string Name, double Seconds)>();
Measured? floor = null;

await Measure("floor: Kestrel, JwtBearer, one post", () => Bots.Floor(rig), Scripts.Echo);
await Measure("text command, SQLite", () => Bots.OnSqlite(rig), Scripts.Text("help"));
await Measure("vote by a card click, SQLite", () => Bots.OnSqlite(rig), Scripts.Vote);
await Measure("vote by a card click, Azurite", () => Bots.OnAzurite(rig), Scripts.Vote);

Console.WriteLine();
Console.WriteLine("| bot | turns/s | CPU s per 1,000 turns | p50 ms | p95 ms | p99 ms | memory MB | CPU × floor |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (var (name, measured) in rows)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {measured.TurnsPerSecond:F0} | {measured.CpuPerThousand:F3} | {measured.Percentile(0.50):F1} | {measured.Percentile(0.95):F1} | {measured.Percentile(0.99):F1} | {measured.MemoryMb:F0} | {measured.CpuPerThousand / floor!.CpuPerThousand:F2} |"));
}

Console.WriteLine();
foreach (var (name, seconds) in coldStarts) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold start, {name}: {seconds:F2} s"));
Console.WriteLine($"answers nobody waited for: {rig.Unexpected}");

if (only is null or "memory") await Memory();
if (only is null) await Posting.Measure(rig);

async Task Measure(string name, Func<Task<Target>> start, Func<Load, Rig, Task<Load.Script>> prepare)
{
    if (only is not null && floor is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase)) return;
    await using var target = await start();
    coldStarts.Add((name, target.ColdStart.TotalSeconds));
    using var load = new Load(rig, target);
    var script = await prepare(load, rig);
    await load.Play(script, warmUp);

    // Two rounds, the quieter one counts: what else runs on the machine only ever adds.
    var first = await load.Play(script, length);
    var second = await load.Play(script, length);
    var measured = first.CpuPerThousand < second.CpuPerThousand ? first : second;
    rows.Add((name, measured));
    floor ??= measured;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {measured.TurnsPerSecond:F0} turns/s, {measured.CpuPerThousand:F3} CPU s per 1,000, {measured.MemoryMb:F0} MB"));
}

async Task Memory()
{
    await using var target = await Bots.OnSqlite(rig);
    using var load = new Load(rig, target);
    var script = await Scripts.Text("help")(load, rig);
    await load.Play(script, warmUp);
    Console.WriteLine();
    Console.WriteLine("memory over 200,000 turns (MB after each 25,000):");
    for (var i = 0; i < 8; i++)
    {
        var measured = await load.Play(script, quick ? 2_500 : 25_000);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{measured.MemoryMb:F0} "));
    }

    Console.WriteLine();
}
