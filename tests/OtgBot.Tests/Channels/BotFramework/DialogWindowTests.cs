using System.Text.Json.Nodes;
using Microsoft.Bot.Schema.Teams;
using OtgBot.Tests.Channels.BotFramework.Sdk;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Forms in Teams' dialogs: opened by the button, errors in their places, and in the channel nothing but the result.</summary>
[Trait("Speed", "slow")]
public sealed class DialogWindowTests
{
    private static readonly (string, string)[] Right =
        [("title", "Klarspråk i brev"), ("about", "Hvordan vi gjør det"), ("format", "discussion"), ("minutes", "30")];

    [Fact]
    public async Task A_topic_is_proposed_in_a_window_and_the_channel_reads_the_topic_alone()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        var before = tom.Reads;

        var window = await kari.Opens("Foreslå et tema");
        Assert.Equal("continue", Type(window));
        Assert.Equal(before, tom.Reads);

        // By Microsoft's own reader: a title, a size, and a card in its wrapper.
        var read = SdkJson.Read<TaskModuleContinueResponse>(window.ToJsonString());
        Assert.Equal(("Foreslå et tema", "application/vnd.microsoft.card.adaptive"), (read.Value.Title, read.Value.Card.ContentType));

        var sent = await kari.Sends(window, "Foreslå", Right);

        Assert.Equal("closed", Type(sent));
        var after = tom.Reads[before.Length..];
        Assert.Contains("Klarspråk i brev", after, StringComparison.Ordinal);
        Assert.DoesNotContain("er sendt", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Hva skal temaet hete?", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        var before = tom.Reads;
        var shared = kari.Newest("Foreslå et tema").MessageId;

        var window = await kari.Opens("Foreslå et tema");
        var again = await kari.SendsFrom(shared, window, "Foreslå", ("title", ""), ("about", "Hvordan vi gjør det"), ("format", "talk"), ("minutes", "45"));

        Assert.Equal("continue", Type(again));
        var fields = Inputs(again).ToDictionary(input => input["id"]!.ToString(), input => input["value"]?.ToString());
        Assert.Equal(("Hvordan vi gjør det", "talk", "45"), (fields["about"], fields["format"], fields["minutes"]));
        var place = Containers(again).Single(items => items[0]!["id"]?.ToString() == "title");
        Assert.Equal(("Fyll ut dette feltet.", "Attention"), (place[1]!["text"]!.ToString(), place[1]!["color"]!.ToString()));

        // Teams named the card that the window was opened from: it is the channel's, and no form takes its place.
        Assert.Equal(before, tom.Reads);
        Assert.DoesNotContain(rig.Connector.Calls, call => call.Method == "PUT");

        Assert.Equal("closed", Type(await kari.SendsFrom(shared, again, "Foreslå", Right)));
        Assert.DoesNotContain(rig.Connector.Calls, call => call.Method is "PUT" or "DELETE" && call.Target.Contains(shared, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_twice_it_is_proposed_once()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        var window = await kari.Opens("Foreslå et tema");

        await Task.WhenAll(kari.Sends(window, "Foreslå", Right), kari.Sends(window, "Foreslå", Right));

        await tom.Says("topics");
        Assert.DoesNotContain("2. Klarspråk i brev", tom.Reads.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_like_another_is_asked_about_in_the_window()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", Right);
        var before = kari.Reads;

        var window = await tom.Sends(await tom.Opens("Foreslå et tema"), "Propose", [("title", "Klarspråk i brevene"), .. Right[1..]]);

        Assert.Equal("continue", Type(window));
        Assert.Contains("Klarspråk i brev", string.Join('\n', TeamsPerson.Texts(window)), StringComparison.Ordinal);
        Assert.NotEmpty(Inputs(window));
        Assert.Equal(before, kari.Reads);
        Assert.Equal("closed", Type(await tom.Sends(window, "Continue|OK|Send|Go on|Choose", ("then", "anyway"))));
        Assert.Contains("Klarspråk i brevene", kari.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_that_is_cancelled_says_so_and_nothing_is_kept()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        var before = tom.Reads;
        var window = await kari.Opens("Foreslå et tema");

        var answer = await kari.Sends(window, "Avbryt");

        Assert.Equal(("message", "Greit, jeg lukket skjemaet. Ingenting er lagret."), (Type(answer), answer["value"]!.ToString()));
        Assert.Equal(before, tom.Reads);
    }

    [Theory]
    [InlineData("Velg dag og tid", "Lagre tidsplanen")]
    [InlineData("Tider og rom", "Lagre")]
    [InlineData("Frister", "Lagre")]
    public async Task A_leads_forms_open_in_windows_and_are_refused_to_others_there(string button, string submit)
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", Right);
        await kari.Privately.Says("unconference");
        var lead = button == "Velg dag og tid" ? kari : kari.Privately;

        var window = await lead.Opens(button);

        Assert.Equal("continue", Type(window));
        Assert.Contains(TeamsPerson.Actions(window), action => action["title"]!.ToString().StartsWith(submit, StringComparison.Ordinal));
        if (lead == kari) Assert.Contains("Only leads", (await tom.Opens(button))["value"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_where_only_the_channel_is_left_the_form_says_whose_it_is_and_nobody_else_can_fill_it_in()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Unconference(rig);
        rig.Connector.RefusesTargeted = _ => (400, "ServiceError");
        rig.Connector.OpensChats = false;

        await tom.Says("propose");
        Assert.Contains("Tom’s topic", kari.Reads, StringComparison.Ordinal);
        var form = kari.Newest("Propose").MessageId;

        Assert.Contains("tilhører en annen", await kari.Presses("Propose", Right), StringComparison.Ordinal);
        Assert.Contains("Tom’s topic", string.Join('\n', TeamsPerson.Texts(rig.Connector.Messages[form])), StringComparison.Ordinal);

        Assert.Contains("Please fill in this field.", await tom.Presses("Propose", [("title", ""), .. Right[1..]]), StringComparison.Ordinal);
        Assert.Contains("Tom’s topic", string.Join('\n', TeamsPerson.Texts(rig.Connector.Messages[form])), StringComparison.Ordinal);

        await tom.Presses("Propose", Right);
        Assert.False(rig.Connector.Messages.ContainsKey(form));
        Assert.Contains("Klarspråk i brev", kari.Reads, StringComparison.Ordinal);
    }

    internal static async Task<(TeamsPerson Kari, TeamsPerson Tom)> Unconference(BotFrameworkRig rig)
    {
        var (kari, tom) = await TargetedTests.Team(rig);
        await kari.Says("unconference");
        await kari.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));
        return (kari, tom);
    }

    private static string Type(JsonObject window) => window["type"]!.ToString();

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => All(node).Where(one => one["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true);

    private static IEnumerable<JsonArray> Containers(JsonNode? node) => All(node).Where(one => one["type"]?.ToString() == "Container").Select(one => one["items"]!.AsArray());

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => All(member.Value)).Prepend(one),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}
