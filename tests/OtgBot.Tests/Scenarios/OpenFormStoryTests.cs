using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios;

/// <summary>A form that stands open in Teams or in Slack swallows nothing that is said beside it.</summary>
[Trait("Speed", "slow")]
public sealed class OpenFormStoryTests
{
    [Fact]
    public async Task In_Teams()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        await using var host = await HostProcess.Start(new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") });
        town.Host = host.Url;
        await Tell(new StoryPersonInTeams(town.Person("Kari")));
    }

    [Fact]
    public async Task In_Slack()
    {
        using var folder = new TempFolder();
        await using var town = await SlackTown.Start();
        await using var host = await HostProcess.Start(new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") });
        town.Host = host.Url;
        await Tell(new StoryPersonInSlack(town.Person("Kari")));
    }

    private static async Task Tell(StoryPerson kari)
    {
        await kari.Adds();
        await kari.Asks("unconference");
        await kari.Says("kan du vise status?");
        await kari.Sees("Slik er");
        await kari.Says("hva er ukas prinsipp?");
        await kari.Sees("prinsipp");
        await kari.FillsIn(null, "Åpne", ("name", "Høst"), ("theme", "Hva er god hjelp?"), ("date", "2030-05-05"), ("votes", "2"));
        await kari.Sees("Hva er god hjelp?");
    }
}
