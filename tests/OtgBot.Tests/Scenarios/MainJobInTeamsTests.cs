using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>The bot's whole main job as Teams sees it: real processes, real tokens, HTTP in and HTTP out.</summary>
public sealed class MainJobInTeamsTests
{
    [Fact]
    public async Task A_team_sets_the_bot_up_takes_microactions_holds_an_unconference_and_reads_its_numbers()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        await using var host = await HostProcess.Start(new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") });
        town.Host = host.Url;
        var (kari, bjørg, tom) = (town.Person("Kari"), town.Person("Bjorg", "nn-NO"), town.Person("Tom", "en-GB"));

        await kari.Installs();
        await kari.Installs();
        Assert.Single(town.Connector.Calls, call => call.Body!.ToJsonString().Contains("Jeg er OtgBot", StringComparison.Ordinal));
        Assert.Contains("Kari", await kari.Says("status"));

        Assert.Contains("Ukas prinsipp", await kari.Says("post nå"));
        Assert.Contains("du tar nummer 1", await kari.Presses("Jeg tar 1"));
        Assert.Contains("nummer 2", await bjørg.Says("gjort 2"));
        Assert.Contains("a number from 1 to 12", await tom.Says("take 99"));

        Assert.Contains("Berre leiarar", await bjørg.Says("statistikk"));
        await kari.Says("unconference");
        await kari.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));
        await bjørg.Says("føreslå");
        Assert.Contains("Fyll ut dette feltet", await bjørg.Presses("Føreslå", ("title", ""), ("about", "Korleis vi gjer det"), ("format", "discussion"), ("minutes", "30")));
        await bjørg.Presses("Føreslå", ("title", "Mindre skjema"), ("about", "Korleis vi gjer det"), ("format", "discussion"), ("minutes", "30"));
        await tom.Says("propose");
        await tom.Presses("Propose", ("title", "Open data"), ("about", "What we can open"), ("format", "talk"), ("minutes", "15"));
        Assert.Contains("Mindre skjema", await kari.Says("temaer"));
        await kari.Says("åpne avstemning");
        Assert.Contains("Takk, det er lagret", await kari.Says("stem 1 2"));
        Assert.Contains("own", await tom.Says("vote 2"));
        await tom.Says("vote 1");
        Assert.Contains("Mindre skjema", await kari.Says("lukk avstemning"));

        Assert.Contains("uker", await kari.Says("statistikk"));
        Assert.Contains("you proposed topic 2", await tom.Says("my data"));
        await tom.Says("forget me yes");
        Assert.DoesNotContain(host.Lines, line => line.Contains("fail:", StringComparison.Ordinal));
    }
}
