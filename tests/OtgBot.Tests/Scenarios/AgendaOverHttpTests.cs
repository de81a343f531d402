using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OtgBot.Features.Unconferences;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>An agenda made by real hosts over HTTP: with the solver, through the death of a host, and out to the web.</summary>
[Trait("Speed", "slow")]
public sealed class AgendaOverHttpTests
{
    private const int Topics = 40;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_host_dies_while_it_plans_the_next_says_so_and_makes_publishes_and_shows_the_agenda()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        var lead = town.Person("Kari");
        string card;
        await Hosted(async () =>
        {
            await lead.Installs();
            await lead.Says("unconference");
            await lead.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "4"));
        });
        await Fill(folder, lead);
        await Hosted(() => lead.Says("åpne avstemning"));
        await Vote(folder);
        await using (var first = await HostProcess.Start(Settings(town, folder, seconds: 300)))
        {
            town.Host = first.Url;
            await lead.Says("lukk avstemning");
            await lead.Says("tider 10:00–10:45, 11:00–11:45, 13:00–13:45, 14:00–14:45");
            await lead.Says("rom " + string.Join("; ", Enumerable.Range(1, 10).Select(n => $"Rom {n}, {n * 10}")));

            Assert.Contains("Lager program", await lead.Says("lag program"));
            card = town.Connector.Messages.MaxBy(message => int.Parse(message.Key[1..], CultureInfo.InvariantCulture)).Key;
            await Until(() => Standing().Contains("av tida er brukt", StringComparison.Ordinal));
            Assert.Contains("blir laget akkurat nå", await lead.Says("lag program"));
            Assert.Contains("Kari", await lead.Says("status"));
            await first.Kill();
        }

        // The next host starts a little later: the claim of the dead one has run out.
        await using var second = await HostProcess.Start(Settings(town, folder, seconds: 2, later: TimeSpan.FromMinutes(2)));
        town.Host = second.Url;
        await Until(() => Standing().Contains("boten ble startet på nytt", StringComparison.Ordinal));
        await lead.Says("lag program");
        await Until(() => town.Connector.Messages.Values.Any(message => Text(message).Contains("Alle 40 temaene fikk plass", StringComparison.Ordinal)));
        Assert.Contains("Programmet er klart", await lead.Says("publiser ja"));
        var exported = await lead.Says("eksporter");

        var url = exported[exported.IndexOf(second.Url + "/agenda/", StringComparison.Ordinal)..].Split('\n')[0];
        using var http = new HttpClient();
        Assert.Contains("Rom 10", await http.GetStringAsync(url, TestContext.Current.CancellationToken));
        var calendar = await CalendarReader.Read(await http.GetStringAsync(url + "/agenda.ics", TestContext.Current.CancellationToken));
        Assert.Equal(Topics, calendar.Events.Count);
        Assert.All(calendar.Events, read => Assert.True(read.Start.UtcDateTime.Hour is 8 or 9 or 11 or 12, $"{read} is not in Oslo's summer time"));
        Assert.DoesNotContain(second.Lines, line => line.Contains("fail:", StringComparison.Ordinal));

        string Standing() => Text(town.Connector.Messages[card]);

        // The file belongs to the host while it runs, so between the steps it stops.
        async Task Hosted(Func<Task> steps)
        {
            await using var host = await HostProcess.Start(Settings(town, folder, seconds: 300));
            town.Host = host.Url;
            await steps();
        }
    }

    private static Dictionary<string, string> Settings(TeamsTown town, TempFolder folder, int seconds, TimeSpan later = default) => new(town.Settings)
    {
        ["Storage__SqlitePath"] = folder.File("otgbot.db"),
        ["Agenda__PlanningSeconds"] = seconds.ToString(CultureInfo.InvariantCulture),
        ["Clock__At"] = (TimeProvider.System.GetUtcNow() + later).ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>Topics by as many hosts, straight into the store: how people propose is told elsewhere.</summary>
    private static async Task Fill(TempFolder folder, TeamsPerson lead)
    {
        await using var sqlite = StoreCopy.Open(new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") }));
        var store = new UnconferencesStore(sqlite, Fair.Pseudonyms);
        var id = (await store.Latest(new Address("msteams", FakeIssuer.Tenant, lead.Conversation, ConversationKind.Channel).Partition, TestContext.Current.CancellationToken)).Id;
        for (var n = 1; n <= Topics; n++) await store.Propose(id, Features.Unconferences.Topics.Make(n, $"Sak {n}", $"host{n}"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("id"), id, TestContext.Current.CancellationToken);
    }

    /// <summary>So many and so crossed wishes that no proof comes soon.</summary>
    private static async Task Vote(TempFolder folder)
    {
        await using var sqlite = StoreCopy.Open(new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") }));
        var box = Fair.Box(sqlite);
        var id = await File.ReadAllTextAsync(folder.File("id"), TestContext.Current.CancellationToken);
        for (var n = 0; n < 250; n++)
        {
            int[] topics = [.. new[] { 1 + (n % Topics), 1 + (n * 7 % Topics), 1 + (n * n % Topics), 1 + (n * 13 % Topics) }.Distinct().Order()];
            await box.Vote(id, new PersonKey($"voter{n:D3}"), topics, $"stamp{n}", null, TestContext.Current.CancellationToken);
        }
    }

    private static string Text(System.Text.Json.Nodes.JsonNode message) => message.ToJsonString(Plain);

    private static async Task Until(Func<bool> happened)
    {
        for (var tries = 0; !happened(); tries++)
        {
            Assert.True(tries < 1_200, "it did not happen within a minute or two");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
