using OtgBot.Benchmarks;
using OtgBot.Benchmarks.Agenda;
using OtgBot.Benchmarks.Peers;
using OtgBot.Benchmarks.Slack;

// One command, everything in one run: dotnet run -c Release --project tests/OtgBot.Benchmarks [-- --quick]
// What counts is the last column of each table: ratios to the floor of the same run. Machines are noisy.
if (args is ["--floor", var address, var rigAddress])
{
    await Floor.Run(address, rigAddress);
    return;
}

if (args is ["--sdk-echo", var sdkAddress, var sdkRig])
{
    await SdkEcho.Run(sdkAddress, sdkRig);
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
var only = args.Contains("peers") ? "peers" : args.SkipWhile(word => word != "--only").Skip(1).FirstOrDefault();

// The planner runs in this process and may use both cores, so it comes before the split.
if (only is null or "agenda") AgendaBenchmark.Run(quick, args.SkipWhile(word => word != "--instance").Skip(1).FirstOrDefault() ?? "");
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

if (only == "peers")
{
    await PeersBenchmark.Run(rig, warmUp, length / 2);
    return;
}

await TurnBenchmark.Run(rig, only, warmUp, length / 2);
if (only is null or "memory") await TurnBenchmark.Memory(rig, warmUp, quick ? 2_500 : 25_000);
if (only is null) await Posting.Measure(rig);
