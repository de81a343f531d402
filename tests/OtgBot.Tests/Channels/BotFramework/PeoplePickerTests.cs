using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>People are picked as Teams lets one pick them: by Entra's id, which the roster of the team turns into Teams' own.</summary>
[Trait("Speed", "slow")]
public sealed class PeoplePickerTests
{
    private const string Olas = "0c1d0000-0000-0000-0000-000000000001";

    private static readonly (string, string)[] Topic = [("title", "Klarspråk i brev"), ("about", "Hvordan"), ("format", "discussion"), ("minutes", "30")];

    [Fact]
    public async Task A_co_host_is_picked_from_those_in_the_channel()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        rig.Connector.Account = id => id == Olas ? (tom.Id, "Tom") : (id, "x");
        await tom.Says("help");

        var window = await kari.Opens("Foreslå et tema");
        var picker = All(window).Single(one => one["id"]?.ToString() == "cohosts");
        Assert.Equal("graph.microsoft.com/users?scope=currentContext", picker["choices.data"]!["dataset"]!.ToString());
        Assert.Contains(All(window), one => one["id"]?.ToString() == "cohosts.names");

        Assert.Equal("closed", (await kari.Sends(window, "Foreslå", [.. Topic, ("cohosts", Olas), ("cohosts.names", "")]))["type"]!.ToString());
        Assert.Contains("Sammen med", tom.Reads, StringComparison.Ordinal);
        Assert.Contains("Tom", tom.Reads, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOT-A-GUID")]
    [InlineData("0c1d0000-0000-0000-0000-000000000009")]
    [InlineData("29:tom\tx")]
    public async Task Who_is_not_there_is_said_at_the_field_and_what_was_filled_in_stays(string picked)
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        rig.Connector.Members = (_, person) => person.StartsWith("29:", StringComparison.Ordinal);
        var window = await kari.Opens("Foreslå et tema");

        var again = await kari.Sends(window, "Foreslå", [.. Topic, ("cohosts", picked), ("cohosts.names", "")]);

        if (picked.Contains('\t'))
        {
            // Nobody brings a line of ours from outside.
            Assert.Equal("closed", again["type"]!.ToString());
            Assert.DoesNotContain("Sammen med", tom.Reads, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("er ikke med i kanalen", string.Join('\n', TeamsPerson.Texts(again)), StringComparison.Ordinal);
        Assert.Equal("Klarspråk i brev", All(again).First(one => one["id"]?.ToString() == "title")["value"]!.ToString());
    }

    [Fact]
    public async Task A_name_does_where_the_picker_finds_nobody()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        await tom.Sends(await tom.Opens("Foreslå et tema"), "Propose", [.. Topic, ("cohosts.names", "Kari")]);

        Assert.Contains("Sammen med", kari.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_is_picked_or_asked_for_again()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await TargetedTests.Team(rig);
        rig.Connector.Account = id => id == Olas ? (tom.Id, "Tom") : (id, "x");
        await kari.Says("leder legg til");

        Assert.Contains("Hvem skal bli leder?", await kari.Presses("Gjør til leder", ("who", ""), ("who.names", "Tom")), StringComparison.Ordinal);
        await kari.Presses("Gjør til leder", ("who", Olas), ("who.names", ""));

        Assert.Contains("Tom", await kari.Says("ledere"), StringComparison.Ordinal);
        Assert.Contains("Weekday", string.Join('\n', await tom.Says("schedule")), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => All(member.Value)).Prepend(one),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}
