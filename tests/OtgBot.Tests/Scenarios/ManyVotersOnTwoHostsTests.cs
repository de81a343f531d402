using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OtgBot.Features.Unconferences;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// Thousands of voters, two hosts on one table, messages that come twice and a host that is killed in the middle. <c>VOTERS</c> in the
/// environment sets how many there are, such as 5000.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ManyVotersOnTwoHostsTests(Azurite azurite)
{
    private static readonly string[] Topics = ["Alfa", "Bravo", "Delta", "Foxtrot", "Hotel", "Kilo", "Lima", "Oscar"];

    private static readonly int Voters = int.Parse(Environment.GetEnvironmentVariable("VOTERS") ?? "2000", CultureInfo.InvariantCulture);

    private readonly ConcurrentDictionary<int, int> acknowledged = new();
    private TeamsTown town = null!;

    [Fact]
    public async Task Every_acknowledged_ballot_is_counted_once_though_messages_come_twice_and_a_host_is_killed()
    {
        await using var teams = town = await TeamsTown.Start();
        var settings = new Dictionary<string, string>(town.Settings)
        {
            ["Storage__ConnectionString"] = await azurite.ConnectionString,
            ["Storage__TableName"] = "manyvoters" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        var hosts = await Task.WhenAll(HostProcess.Start(settings), HostProcess.Start(settings));
        town.Host = hosts[0].Url;
        var lead = town.Person("Lead", "en-GB");
        await Open(lead);

        var watch = Stopwatch.StartNew();
        var left = new ConcurrentQueue<int>(Enumerable.Range(0, Voters));
        var (killed, repeated, lost) = (0, 0, 0);
        var restart = Task.CompletedTask;
        await Task.WhenAll(Enumerable.Range(0, 24).Select(async worker =>
        {
            var chance = new Random(worker);
            while (left.TryDequeue(out var voter))
            {
                try
                {
                    await Vote(hosts[chance.Next(2)], voter);

                    // One in ten comes again, to the same host or to the other, also while others are on their way.
                    if (chance.Next(10) == 0)
                    {
                        Interlocked.Increment(ref repeated);
                        await Vote(hosts[chance.Next(2)], voter);
                    }
                }
                catch (HttpRequestException)
                {
                    // No acknowledgement: Teams delivers it again, by and by.
                    Interlocked.Increment(ref lost);
                    left.Enqueue(voter);
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
                }

                if (acknowledged.Count >= Voters / 2 && Interlocked.Exchange(ref killed, 1) == 0) restart = Restart();
            }
        }));
        await restart;
        var took = watch.Elapsed;

        async Task Restart()
        {
            await hosts[1].Kill();
            hosts[1] = await HostProcess.Start(settings);
        }

        Assert.Equal(1, killed);
        Assert.True(lost > 0, "The kill hit nothing that was on its way.");
        Assert.Equal(Voters, acknowledged.Count);

        // Some more come again when all is over but the count.
        foreach (var voter in Enumerable.Range(0, 40)) await Vote(hosts[voter % 2], voter * (Voters / 40));
        var closed = await lead.Says("close voting");
        Assert.Contains($"{Voters} people voted", closed);

        var ballots = await Ballots(settings);
        Assert.Equal(Voters, ballots.Count);
        Assert.All(Enumerable.Range(0, Voters), voter => Assert.Equal(Wishes(voter), ballots[KeyOf(voter)]));
        foreach (var (place, topic) in Topics.Index())
        {
            var votes = Enumerable.Range(0, Voters).Count(voter => Wishes(voter).Contains(place + 1));
            Assert.Contains($"{topic} (topic {place + 1})\n{votes} votes", closed);
        }

        foreach (var host in hosts)
        {
            Assert.DoesNotContain(host.Lines, line => line.Contains("fail:", StringComparison.Ordinal));
            await host.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Voters} voters through two hosts on one table in {took.TotalSeconds:F0} s: {repeated + 40} messages came twice, {lost} were lost in the kill and came again; {ballots.Count} ballots, each as acknowledged, {acknowledged.Values.Sum()} acknowledgements"));
    }

    private static async Task Open(TeamsPerson lead)
    {
        await lead.Installs();
        await lead.Says("language english");
        await lead.Says("unconference");
        await lead.Presses("Open", ("name", "Many"), ("theme", ""), ("date", "2030-05-05"), ("votes", "3"));
        foreach (var topic in Topics)
        {
            await lead.Says("propose");
            await lead.Presses("Propose", ("title", topic), ("about", "About it"), ("format", "discussion"), ("minutes", "30"));
        }

        await lead.Says("open voting");
    }

    /// <summary>The same voter sends the same message, whichever host it is brought to.</summary>
    private async Task Vote(HostProcess host, int voter)
    {
        await (town.Person($"Voter{voter}", "en-GB") with { Host = host.Url }).Says("vote " + string.Join(' ', Wishes(voter)), id: $"vote-{voter}");
        acknowledged.AddOrUpdate(voter, 1, (_, times) => times + 1);
    }

    private static int[] Wishes(int voter) => [1 + (voter % 3), 4 + (voter % 2), 6 + (voter % 3)];

    private static string KeyOf(int voter) => new Pseudonyms(new byte[32]).Of(Team, new Person($"29:voter{voter}", "")).Value;

    private static Address Team => new("msteams", FakeIssuer.Tenant, "19:team@thread.tacv2", ConversationKind.Channel);

    private static async Task<Dictionary<string, IReadOnlyList<int>>> Ballots(Dictionary<string, string> settings)
    {
        var cancel = TestContext.Current.CancellationToken;
        var store = StoreCopy.Open(new AzureTablesStore(new AzureTablesOptions { ConnectionString = settings["Storage__ConnectionString"], TableName = settings["Storage__TableName"] }, () => Guid.NewGuid().ToString("N")));
        var unconference = await store.List(Team.Partition, "unconference|", UnconferencesJson.Default.UnconferenceIndex, cancel).FirstAsync(cancel);
        return await store.List(UnconferencesStore.PartitionOf(unconference.Value.Id), "ballot|", UnconferencesJson.Default.Ballot, cancel)
            .ToDictionaryAsync(ballot => ballot.Key.Row["ballot|".Length..], ballot => ballot.Value.Topics, cancellationToken: cancel);
    }
}
