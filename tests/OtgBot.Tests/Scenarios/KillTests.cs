using System.Collections.Concurrent;
using System.Globalization;
using OtgBot.Features.Unconferences;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>Hosts that die in the middle of things, as real processes that are killed without a warning.</summary>
public sealed class KillTests(Azurite azurite)
{
    [Fact]
    public async Task Every_acknowledged_vote_is_there_after_a_kill_and_none_is_doubled()
    {
        const int voters = 1_000;
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        var settings = new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") };
        var host = await HostProcess.Start(settings);
        town.Host = host.Url;
        var lead = town.Person("Lead", "en-GB");
        await lead.Installs();
        await lead.Says("language english");
        await lead.Says("unconference");
        await lead.Presses("Open", ("name", "Kill"), ("theme", ""), ("date", "2030-05-05"), ("votes", "3"));
        for (var i = 1; i <= 6; i++)
        {
            await lead.Says("propose");
            await lead.Presses("Propose", ("title", $"Topic {i}"), ("about", "About it"), ("format", "discussion"), ("minutes", "30"));
        }

        await lead.Says("open voting");

        var acknowledged = new ConcurrentDictionary<int, bool>();
        var left = new ConcurrentQueue<int>(Enumerable.Range(0, voters));
        var killed = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            while (left.TryDequeue(out var voter))
            {
                try
                {
                    await Vote(town, voter);
                    acknowledged[voter] = true;
                    if (acknowledged.Count == voters / 2 && Interlocked.Exchange(ref killed, 1) == 0) await host.Kill();
                }
                catch (HttpRequestException)
                {
                    // The host is gone; what it had not acknowledged is delivered again below.
                }
            }
        }));
        Assert.Equal(1, killed);
        var atKill = acknowledged.Count;
        Assert.InRange(atKill, voters / 2, voters - 1);

        await host.DisposeAsync();
        await using (var store = new SqliteStore(new SqliteOptions { Path = settings["Storage__SqlitePath"] }))
        {
            var there = await Ballots(store);
            Assert.All(acknowledged.Keys, voter => Assert.Contains(KeyOf(voter), there.Keys));
        }

        await using var restarted = await HostProcess.Start(settings);
        town.Host = restarted.Url;

        // Teams delivers again what was not acknowledged, and now and then also what was.
        foreach (var voter in Enumerable.Range(0, voters).Where(voter => !acknowledged.ContainsKey(voter) || voter % 50 == 0)) await Vote(town, voter);
        var closed = await lead.Says("close voting");
        Assert.Contains("1000 people voted", closed);
        await restarted.DisposeAsync();

        await using var after = new SqliteStore(new SqliteOptions { Path = settings["Storage__SqlitePath"] });
        var ballots = await Ballots(after);
        Assert.Equal(voters, ballots.Count);
        Assert.All(Enumerable.Range(0, voters), voter => Assert.Equal(Topics(voter), ballots[KeyOf(voter)]));
    }

    [Fact]
    public async Task Two_hosts_post_each_prompt_once_though_one_is_killed_in_the_middle()
    {
        const int communities = 200;
        await using var town = await TeamsTown.Start();
        var settings = new Dictionary<string, string>(town.Settings)
        {
            ["Storage__ConnectionString"] = await azurite.ConnectionString,
            ["Storage__TableName"] = "twohosts" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            // Friday, so that the communities are set up before the Monday they are all due.
            ["Clock__At"] = "2026-11-20T09:00:00Z",
        };
        await using (var setup = await HostProcess.Start(settings))
        {
            town.Host = setup.Url;
            await Parallel.ForEachAsync(Enumerable.Range(0, communities), new ParallelOptions { MaxDegreeOfParallelism = 16 },
                async (i, _) => await town.Person("Lead", channel: $"team{i}").Installs());
        }

        Assert.Equal(communities, Posts(town).Count);

        // Monday 09:00 in Oslo, at the same moment for all and for both hosts.
        settings["Clock__At"] = "2026-11-23T08:00:10Z";
        var before = town.Connector.Calls.Count;
        var starting = new[] { HostProcess.Start(settings), HostProcess.Start(settings) };
        await using var killed = await starting[0];
        await using var survivor = await starting[1];
        var prompts = () => town.Connector.Calls.Skip(before).Count(call => call.Method == "POST");
        await Until(() => prompts() >= communities / 3, survivor);
        await killed.Kill();

        // A claim of the dead host is given up when its lease has run out; the survivor does that in its own time, which is moved on here by a restart.
        await Until(() => prompts() >= communities - 16, survivor);
        await survivor.Kill();
        settings["Clock__At"] = "2026-11-23T08:10:00Z";
        await using var last = await HostProcess.Start(settings);

        await using var store = new AzureStoreScope(await azurite.ConnectionString, settings["Storage__TableName"]);
        var ledger = new Dictionary<string, int>();
        await Until(async () =>
        {
            ledger = await store.States(Enumerable.Range(0, communities).Select(i => PartitionOf($"19:team{i}@thread.tacv2")));
            return ledger.GetValueOrDefault("sent") + ledger.GetValueOrDefault("inDoubt") == communities;
        }, last);

        var posts = town.Connector.Calls.Skip(before).Where(call => call.Method == "POST").GroupBy(call => Uri.UnescapeDataString(call.Target.Split('/')[^2])).ToList();
        Assert.All(posts, conversation => Assert.Single(conversation));

        // In doubt are at most the posts under way at a kill, and each is named in the log.
        var doubts = ledger.GetValueOrDefault("inDoubt");
        Assert.InRange(doubts, 0, 2 * 16);
        Assert.InRange(posts.Count, communities - doubts, communities);
        var named = new[] { survivor, last }.SelectMany(host => host.Lines).Count(line => line.Contains("in doubt", StringComparison.OrdinalIgnoreCase));
        Assert.True(named >= doubts, $"{doubts} in doubt, {named} named");
        TestContext.Current.TestOutputHelper?.WriteLine($"{posts.Count} posted once, {doubts} in doubt and named");
    }

    private static int[] Topics(int voter) => [1 + (voter % 4), 5, 6];

    /// <summary>The same voter sends the same message: one delivered twice has one id.</summary>
    private static Task<string> Vote(TeamsTown town, int voter) =>
        town.Person($"Voter{voter}", "en-GB").Says("vote " + string.Join(' ', Topics(voter)), id: $"vote-{voter}");

    private static string KeyOf(int voter) =>
        new Pseudonyms(new byte[32]).Of(new Address("msteams", FakeIssuer.Tenant, "19:team@thread.tacv2", ConversationKind.Channel), new Person($"29:voter{voter}", "")).Value;

    private static async Task<Dictionary<string, IReadOnlyList<int>>> Ballots(SqliteStore store)
    {
        var cancel = TestContext.Current.CancellationToken;
        var unconference = await store.List(PartitionOf("19:team@thread.tacv2"), "unconference|", UnconferencesJson.Default.UnconferenceIndex, cancel).FirstAsync(cancel);
        return await store.List(UnconferencesStore.PartitionOf(unconference.Value.Id), "ballot|", UnconferencesJson.Default.Ballot, cancel)
            .ToDictionaryAsync(ballot => ballot.Key.Row["ballot|".Length..], ballot => ballot.Value.Topics, cancellationToken: cancel);
    }

    private static string PartitionOf(string conversation) => new Address("msteams", FakeIssuer.Tenant, conversation, ConversationKind.Channel).Partition;

    private static List<ConnectorCall> Posts(TeamsTown town) => [.. town.Connector.Calls.Where(call => call.Method == "POST")];

    private static Task Until(Func<bool> done, HostProcess host) => Until(() => Task.FromResult(done()), host);

    /// <summary>Waits for something that comes by itself; the bound only ends a run that hangs.</summary>
    private static async Task Until(Func<Task<bool>> done, HostProcess host)
    {
        for (var i = 0; i < 1_200; i++)
        {
            if (await done()) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come. The host said:\n" + string.Join('\n', host.Lines.TakeLast(40)));
    }

    /// <summary>Reads the ledger behind the hosts' backs.</summary>
    private sealed class AzureStoreScope(string connectionString, string table) : IAsyncDisposable
    {
        private readonly AzureTablesStore store = new(new AzureTablesOptions { ConnectionString = connectionString, TableName = table }, () => "test");

        /// <summary>How many prompts are in which state.</summary>
        public async Task<Dictionary<string, int>> States(IEnumerable<string> partitions)
        {
            var states = new ConcurrentDictionary<string, int>();
            await Parallel.ForEachAsync(partitions, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (partition, cancel) =>
            {
                await foreach (var prompt in store.List(partition, "prompt|", "prompt|~", cancel))
                {
                    var state = System.Text.Json.Nodes.JsonNode.Parse(prompt.Json.Span)!["posting"]!["state"]!.ToString();
                    states.AddOrUpdate(char.ToLowerInvariant(state[0]) + state[1..], 1, (_, n) => n + 1);
                }
            });
            return new Dictionary<string, int>(states);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
