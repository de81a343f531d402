using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OtgBot.Features.Prompts;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>Hosts that die in the middle of things, as real processes that are killed without a warning.</summary>
[Trait("Speed", "slow")]
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
    public async Task A_host_that_is_killed_while_it_makes_an_agenda_makes_it_at_once_when_it_is_back()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        var settings = new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db"), ["Agenda__PlanningSeconds"] = "120" };
        await using var host = await HostProcess.Start(settings);
        town.Host = host.Url;
        var lead = town.Person("Lead", "en-GB");
        await lead.Installs();
        await lead.Says("language english");
        await lead.Says("unconference");
        await lead.Presses("Open", ("name", "Kill"), ("theme", ""), ("date", "2030-05-05"), ("votes", "9"));
        for (var i = 1; i <= 90; i++)
        {
            var author = town.Person($"Host{i % 30}", "en-GB");
            await author.Says("propose");
            await author.Presses("Propose", ("title", $"Topic {i}"), ("about", "About it"), ("format", "discussion"), ("minutes", "30"));
        }

        await lead.Says("open voting");
        var chance = new Random(17);
        for (var i = 0; i < 40; i++) await town.Person($"Voter{i}", "en-GB").Says("vote " + string.Join(' ', Enumerable.Range(1, 90).OrderBy(_ => chance.Next()).Take(9)));
        await lead.Says("close voting");
        await lead.Says("slots " + string.Join(", ", Enumerable.Range(8, 12).Select(hour => $"{hour}:00–{hour}:45")));
        await lead.Says("rooms " + string.Join("; ", Enumerable.Range(1, 8).Select(room => $"Room {room}, 30")));
        Assert.Contains("Making the agenda", await lead.Says("make agenda"));
        await host.Kill();

        // It died in the middle, and its lease has not run out.
        await using (var engine = new SqliteStore(new SqliteOptions { Path = settings["Storage__SqlitePath"] }))
        {
            var store = StoreCopy.Open(engine);
            var index = await store.List(PartitionOf("19:team@thread.tacv2"), "unconference|", UnconferencesJson.Default.UnconferenceIndex, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
            var claim = await new AgendaStore(store).Claim(index.Value.Id, TestContext.Current.CancellationToken);
            Assert.True(claim!.Until > TimeProvider.System.GetUtcNow());
        }

        await using var back = await HostProcess.Start(settings);
        town.Host = back.Url;
        var said = await lead.Says("make agenda");

        Assert.Contains("Making the agenda", said);
        Assert.Contains("Cancelling", await lead.Says("cancel planning"));
    }

    [Fact]
    public async Task Three_hosts_post_two_thousand_prompts_once_each_though_they_are_killed_at_random()
    {
        const int communities = 2_000;
        var chance = new Random(2026);
        var watch = Stopwatch.StartNew();
        await using var town = await TeamsTown.Start();
        var settings = new Dictionary<string, string>(town.Settings)
        {
            ["Storage__ConnectionString"] = await azurite.ConnectionString,
            ["Storage__TableName"] = "threehosts" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        var store = new AzureTablesStore(new AzureTablesOptions { ConnectionString = settings["Storage__ConnectionString"], TableName = settings["Storage__TableName"] }, () => Guid.NewGuid().ToString("N"));
        var places = await Settle(store, town, communities);

        // Monday 09:00 in Oslo, at the same moment for all and for each host. A host that is started again goes on with the same time.
        var chaos = Stopwatch.StartNew();
        var hosts = new List<HostProcess>(await Task.WhenAll(Start(), Start(), Start()));
        var all = new List<HostProcess>(hosts);
        var kills = 0;
        while (town.Connector.Standing.Count < communities * 95 / 100 && chaos.Elapsed < TimeSpan.FromMinutes(2))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(1_500, 5_000)), TestContext.Current.CancellationToken);
            var victim = chance.Next(hosts.Count);
            await hosts[victim].Kill();
            kills++;
            all.Add(hosts[victim] = await Start());
        }

        foreach (var host in hosts) await host.Kill();
        kills += hosts.Count;

        // A claim of a dead host is given up when its lease has run out: a host that comes later does that.
        settings["Clock__At"] = "2026-11-23T08:20:00Z";
        var last = await HostProcess.Start(settings);
        all.Add(last);
        var ledger = new Dictionary<string, string>();
        await Until(async () => (ledger = await Ledger(store, places.Keys)).Count == communities && ledger.Values.All(state => state is "Sent" or "InDoubt"), last);
        foreach (var host in all) await host.DisposeAsync();

        var standing = town.Connector.Standing.ToList();
        Assert.Equal(standing.Count, standing.Distinct().Count());
        var sent = ledger.Where(row => row.Value == "Sent").Select(row => places[row.Key].Address.Conversation).ToHashSet();
        Assert.All(sent, conversation => Assert.Contains(conversation, standing));

        // In doubt are at most the posts that were under way at a kill; each is named in the log.
        var doubts = ledger.Where(row => row.Value == "InDoubt").Select(row => places[row.Key].Tag).ToList();
        Assert.InRange(doubts.Count, 0, kills * FanOut.AtOnceInWorkspace);
        var named = all.SelectMany(host => host.Lines).Where(line => line.Contains("in doubt", StringComparison.Ordinal)).ToList();
        Assert.All(doubts, tag => Assert.Contains(named, line => line.Contains(tag, StringComparison.Ordinal)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kills} kills; {standing.Count} of {communities} stand, once each; {doubts.Count} in doubt and named; {watch.Elapsed.TotalSeconds:F0} s"));

        Task<HostProcess> Start() => HostProcess.Start(new Dictionary<string, string>(settings)
        {
            ["Clock__At"] = (new DateTimeOffset(2026, 11, 23, 8, 0, 10, TimeSpan.Zero) + chaos.Elapsed).ToString("O", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Communities that were set up the Friday before, all due on Monday at nine.</summary>
    private static async Task<Dictionary<string, Community>> Settle(AzureTablesStore store, TeamsTown town, int count)
    {
        var lastId = 0;
        var friday = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        var schedules = new Schedules(store, new Alarms(store, () => $"id{Interlocked.Increment(ref lastId)}", friday), friday);
        var communities = Enumerable.Range(0, count)
            .Select(i => new Community
            {
                Address = new Address("msteams", FakeIssuer.Tenant, $"19:team{i}@thread.tacv2", ConversationKind.Channel) { Route = $"{town.Connector.Url}\n{BotFrameworkRig.BotId}\nOtgBot" },
            })
            .ToDictionary(community => community.Address.Partition);
        await Parallel.ForEachAsync(communities.Values, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (community, cancel) =>
        {
            await store.Insert(Community.KeyOf(community.Address.Partition), community, TurnsJson.Default.Community, cancel);
            await schedules.Ensure(community, cancel);
        });
        return communities;
    }

    /// <summary>What became of this Monday's prompt, by community, read behind the hosts' backs.</summary>
    private static async Task<Dictionary<string, string>> Ledger(AzureTablesStore store, IEnumerable<string> partitions)
    {
        var states = new ConcurrentDictionary<string, string>();
        var prompts = new PromptsStore(store);
        await Parallel.ForEachAsync(partitions, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (partition, cancel) =>
        {
            if (await prompts.Prompt(partition, "2026-11-23", cancel) is { } prompt) states[partition] = prompt.Value.Posting.State.ToString();
        });
        return new Dictionary<string, string>(states);
    }

    private static int[] Topics(int voter) => [1 + (voter % 4), 5, 6];

    /// <summary>The same voter sends the same message: one delivered twice has one id.</summary>
    private static Task<string> Vote(TeamsTown town, int voter) =>
        town.Person($"Voter{voter}", "en-GB").Says("vote " + string.Join(' ', Topics(voter)), id: $"vote-{voter}");

    private static string KeyOf(int voter) =>
        new Pseudonyms(new byte[32]).Of(new Address("msteams", FakeIssuer.Tenant, "19:team@thread.tacv2", ConversationKind.Channel), new Person($"29:voter{voter}", "")).Value;

    private static async Task<Dictionary<string, IReadOnlyList<int>>> Ballots(SqliteStore engine)
    {
        var store = StoreCopy.Open(engine);
        var cancel = TestContext.Current.CancellationToken;
        var unconference = await store.List(PartitionOf("19:team@thread.tacv2"), "unconference|", UnconferencesJson.Default.UnconferenceIndex, cancel).FirstAsync(cancel);
        return await store.List(UnconferencesStore.PartitionOf(unconference.Value.Id), "ballot|", UnconferencesJson.Default.Ballot, cancel)
            .ToDictionaryAsync(ballot => ballot.Key.Row["ballot|".Length..], ballot => ballot.Value.Topics, cancellationToken: cancel);
    }

    private static string PartitionOf(string conversation) => new Address("msteams", FakeIssuer.Tenant, conversation, ConversationKind.Channel).Partition;

    /// <summary>Waits for something that comes by itself; the bound only ends a run that hangs.</summary>
    private static async Task Until(Func<Task<bool>> done, HostProcess host)
    {
        for (var i = 0; i < 240; i++)
        {
            if (await done()) return;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come. The host said:\n" + string.Join('\n', host.Lines.TakeLast(40)));
    }
}
