using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Storage.Sqlite;
using OtgBot.Turns;

namespace OtgBot.Benchmarks;

/// <summary>Posting what is due: to a connector that takes all, to one that keeps Teams' limits, and a card that many press.</summary>
internal static class Posting
{
    private const int Tenants = 20, Channels = 500, Weeks = 7, Counted = 5;
    private const string Friday = "2026-11-20T09:00:00Z";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Kept, so that no week begins with a connection that is made first.</summary>
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };

    public static async Task Measure(Rig rig)
    {
        await AtOnce(rig);
        await WithinLimits(rig);
        await Clicks(rig);
        rig.Posts = null;
    }

    /// <summary>
    /// 10,000 due at once, week after week, to a connector that takes all in a tenth of a second each, which is fast for Teams. Before and
    /// after each week the floor posts the same bodies, as often and as many at a time, so that both meet the same machine, which is faster
    /// in one minute than in the next. Both are timed from the request that sets them going until the connector has all; what counts is the
    /// median of the last five weeks.
    /// </summary>
    private static async Task AtOnce(Rig rig)
    {
        using var folder = new Folder();
        await Seed(rig, folder.Database, Tenants, Channels);
        await using var target = await Bots.At(rig, folder.Database, Friday);
        Target? bare = null;
        var ratios = new List<double>();
        try
        {
            for (var week = 0; week < Weeks; week++)
            {
                var floor = bare is null ? default : await Bare(bare);
                var connector = rig.Posts = new PostingConnector(enforces: false, keeps: bare is null) { AnswersAfter = Pace };
                var (watch, cpu) = (Stopwatch.StartNew(), target.CpuTime());
                await Nine(target, week);
                await Until(() => connector.Accepted >= Tenants * Channels);
                var (seconds, spent) = (watch.Elapsed.TotalSeconds, target.CpuTime() - cpu);
                await Quiet(target);
                if (connector.Uneven > 0 || connector.Accepted != Tenants * Channels) throw new InvalidOperationException($"{connector.Uneven} channels did not get one prompt");
                if (bare is null)
                {
                    PostingFloor.Save(folder.Posts, rig.Address, connector.Kept);
                    bare = await Bots.PostingFloor(folder.Posts);
                    floor = await Bare(bare);
                }

                var after = await Bare(bare);
                ratios.Add(seconds / ((floor.Seconds + after.Seconds) / 2));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"10,000 due at once, week {week + 1}: {seconds:F2} s ({spent.TotalSeconds:F2} s of CPU until the last was there, {(target.CpuTime() - cpu - spent).TotalSeconds:F2} s after it); bare posting of the same cards {floor.Seconds:F2} s before and {after.Seconds:F2} s after it ({floor.Cpu:F2} and {after.Cpu:F2} s of CPU); {ratios[^1]:F2} x floor"));
            }

            var sorted = ratios.TakeLast(Counted).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"10,000 due at once to a connector that takes 100 ms: {sorted[Counted / 2]:F2} x floor ({sorted[0]:F2} to {sorted[^1]:F2}), at most {target.PeakMemory():F0} MB"));
        }
        finally
        {
            if (bare is not null) await bare.DisposeAsync();
        }

        async Task<(double Seconds, double Cpu)> Bare(Target bare)
        {
            var connector = rig.Posts = new PostingConnector(enforces: false) { AnswersAfter = Pace };
            var (watch, before) = (Stopwatch.StartNew(), bare.CpuTime());
            var going = Http.PostAsync(bare.Address + "/go", null);
            await Until(() => connector.Accepted >= Tenants * Channels);
            var (seconds, spent) = (watch.Elapsed.TotalSeconds, bare.CpuTime() - before);
            using var answer = await going;
            answer.EnsureSuccessStatusCode();

            // What it compiles anew after a run would take its time from the other.
            await Quiet(bare);
            return (seconds, spent.TotalSeconds);
        }
    }

    /// <summary>The first week is that of a bot just started; the others are those of one that has run for a while.</summary>
    private static async Task WithinLimits(Rig rig)
    {
        using var folder = new Folder();
        await Seed(rig, folder.Database, Tenants, Channels);
        await using var target = await Bots.At(rig, folder.Database, Friday, ("BotFramework__PaceLoopback", "true"));
        for (var week = 1; week <= 3; week++)
        {
            var connector = rig.Posts = new PostingConnector(enforces: true);
            var watch = Stopwatch.StartNew();
            await Nine(target, week - 1);
            await Until(() => connector.Accepted >= Tenants * Channels);
            var seconds = watch.Elapsed.TotalSeconds;
            await Quiet(target);
            var share = connector.Refused / (double)(connector.Accepted + connector.Refused);
            const double least = Channels / 50.0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"20 tenants of 500 within Teams' limits, week {week}: {seconds:F2} s from nine o'clock ({connector.FromFirstToLast.TotalSeconds:F2} s from first to last), {seconds / least:F2} x the limit's own {least:F0} s; {share:P2} of requests got 429; {connector.Uneven} channels uneven"));
        }
    }

    /// <summary>Ten clicks a second on one card for a minute, each by somebody else.</summary>
    private static async Task Clicks(Rig rig)
    {
        const int clicks = 600;
        using var folder = new Folder();
        await Seed(rig, folder.Database, 1, 1);
        var connector = rig.Posts = new PostingConnector(enforces: false, keeps: true);
        double slowest = 0;
        int within;
        await using (var target = await Bots.At(rig, folder.Database, Friday))
        {
            await NextMonday(target);
            await Until(() => connector.Accepted == 1);
            using var load = new Load(rig, target);
            var data = Scripts.Find(JsonNode.Parse(connector.Last), "prompts.take")!["data"]!.ToJsonString();
            var watch = Stopwatch.StartNew();
            var answers = new List<Task>();
            for (var i = 0; i < clicks; i++)
            {
                var person = i;
                answers.Add(Task.Run(async () =>
                {
                    var started = Stopwatch.GetTimestamp();
                    var answer = await load.Turn(Scripts.PressOn(rig, Conversation(0, 0), "t0", $"clicker{person}", "prompts.take", data), 0);
                    if (!answer.Contains("\"statusCode\":200", StringComparison.Ordinal)) throw new InvalidOperationException("A click was refused: " + answer);
                    slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }));
                var next = TimeSpan.FromMilliseconds(100 * (i + 1)) - watch.Elapsed;
                if (next > TimeSpan.Zero) await Task.Delay(next);
            }

            await Task.WhenAll(answers);
            within = connector.Updated;
            await Task.Delay(4_000);
        }

        await using var store = new SealedStore(new SqliteStore(new SqliteOptions { Path = folder.Database }), new RowSeal(new byte[32]), StoredRows.Seals);
        var kept = 0;
        await foreach (var _ in store.List(Place(rig, 0, 0).Partition, "answer|2026-11-23|", "answer|2026-11-23|" + Key.End, CancellationToken.None)) kept++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ten clicks a second for a minute: {kept} of {clicks} answers kept, {within} card updates in that minute and {connector.Updated - within} after it; slowest answer {slowest:F0} ms"));
    }

    /// <summary>Communities as they are after an installation on the Friday before, all due on Monday at nine.</summary>
    private static async Task Seed(Rig rig, string path, int tenants, int channels)
    {
        await using var store = new SqliteStore(new SqliteOptions { Path = path });
        var lastId = 0;
        var clock = new MovableClock(TimeProvider.System, DateTimeOffset.Parse(Friday, CultureInfo.InvariantCulture));
        var schedules = new Schedules(store, new Alarms(store, () => $"id{Interlocked.Increment(ref lastId)}", clock), clock);
        await Parallel.ForAsync(0, tenants * channels, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (n, cancel) =>
        {
            var community = new Community { Address = Place(rig, n % tenants, n / tenants), Language = Language.En, Name = "Bench" };
            await store.Insert(Community.KeyOf(community.Address.Partition), community, TurnsJson.Default.Community, cancel);
            await schedules.Save(community, Schedule.Default with { QuietPeriods = false }, cancel);
        });
    }

    private static Address Place(Rig rig, int tenant, int channel) =>
        new("msteams", $"t{tenant}", Conversation(tenant, channel), ConversationKind.Channel) { Route = $"{rig.ServiceUrl}\n28:{Rig.AppId}\nOtgBot" };

    private static string Conversation(int tenant, int channel) => $"19:t{tenant}-c{channel}@thread.tacv2";

    private static Task NextMonday(Target target) => Move(target, "monday");

    private static Task MoveTo(Target target, DateTimeOffset at) => Move(target, at.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>What the try-out page's buttons do; <c>monday</c> is five past nine.</summary>
    private static async Task Move(Target target, string to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address + "/clock?as=kari&in=team") { Content = new FormUrlEncodedContent([new("to", to)]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", "text/plain");
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Until it has nothing left to do.</summary>
    private static async Task Quiet(Target target)
    {
        for (var before = TimeSpan.Zero; target.CpuTime() - before > TimeSpan.FromMilliseconds(50);)
        {
            before = target.CpuTime();
            await Task.Delay(2_500);
        }
    }

    private static Task Nine(Target target, int week) => MoveTo(target, DateTimeOffset.Parse(Friday, CultureInfo.InvariantCulture).AddDays(3 + (7 * week)).AddHours(-1));

    private static async Task Until(Func<bool> done)
    {
        for (var i = 0; i < 60_000; i++)
        {
            if (done()) return;
            await Task.Delay(5);
        }

        throw new TimeoutException("The prompts did not come.");
    }

    private sealed class Folder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("otgbot-bench-").FullName;

        public string Database => Path.Combine(path, "otgbot.db");

        public string Posts => Path.Combine(path, "posts");

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
