using System.Text.Json.Nodes;
using Microsoft.Bot.Schema.Teams;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Tests.Channels.BotFramework.Sdk;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>The entries in the menu of a message: its words become a topic or a microaction, with a way back to it.</summary>
[Trait("Speed", "slow")]
public sealed class MessageExtensionTests
{
    private const string Link = "https://teams.microsoft.com/l/message/19:alerts@thread.tacv2/1762951200123";

    [Fact]
    public async Task A_message_becomes_a_topic_that_leads_back_to_it()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        var before = kari.Reads;

        var window = (await tom.Invokes("composeExtension/fetchTask", Payload("unconferences.propose", "<div>Plain language in letters</div>")))!["task"]!.AsObject();

        Assert.Equal(before, kari.Reads);
        Assert.Equal("Propose a topic", SdkJson.Read<TaskModuleContinueResponse>(window.ToJsonString()).Value.Title);
        Assert.Equal("Plain language in letters", Field(window, "title")["value"]!.ToString());

        var again = (await Submit(tom, window, ("title", ""), ("about", "How we do it")))!["task"]!.AsObject();
        Assert.Equal("How we do it", Field(again, "about")["value"]!.ToString());

        Assert.Null(await Submit(tom, again, ("title", "Plain language in letters"), ("about", "How we do it")));
        var topic = rig.Connector.Messages.Values.Last(message => message.ToJsonString().Contains("Plain language in letters", StringComparison.Ordinal));
        Assert.Contains(All(topic), action => action["type"]?.ToString() == "Action.OpenUrl" && action["url"]?.ToString() == Link && action["title"]?.ToString() == "Se meldingen");
        Assert.Contains("Plain language in letters", kari.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_becomes_a_suggested_microaction_and_a_long_one_is_a_beginning()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await TargetedTests.Team(rig);
        var before = kari.Reads;

        var window = (await tom.Invokes("composeExtension/fetchTask", Payload("suggestions.suggest", $"<p>Call one user before lunch</p><p>{new string('x', 300)}</p>")))!["task"]!.AsObject();
        Assert.StartsWith("Call one user before lunch", Field(window, "text")["value"]!.ToString(), StringComparison.Ordinal);

        var sent = (await Submit(tom, window, ("text", "Call one user before lunch"), ("principle", "1"), ("minutes", "5")))!["task"]!.AsObject();

        Assert.Equal("message", sent["type"]!.ToString());
        Assert.Contains("Thank", sent["value"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, kari.Reads);
    }

    [Theory]
    [InlineData("https://evil.example/teams.microsoft.com")]
    [InlineData("https://teams.microsoft.com.evil.example/")]
    [InlineData("https://me@teams.microsoft.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://teams.microsoft.com/")]
    [InlineData("")]
    public void An_address_that_is_not_of_Teams_leads_nowhere(string link)
    {
        var payload = Payload("unconferences.propose", "x");
        payload["messagePayload"]!["linkToMessage"] = link;

        Assert.DoesNotContain("link", MessageExtension.Fetch(System.Text.Json.JsonElement.Parse(payload.ToJsonString()))!.Data.Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"commandId":7}""")]
    [InlineData("""{"commandId":"no.such.command","messagePayload":null}""")]
    [InlineData("""{"commandId":"unconferences.propose","messagePayload":{"body":"odd"}}""")]
    public async Task Anything_else_is_answered_and_never_an_error(string value)
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (_, tom) = await TargetedTests.Team(rig);
        var message = rig.Message("", "19:team@thread.tacv2");
        (message["type"], message["name"], message["value"]) = ("invoke", "composeExtension/fetchTask", JsonNode.Parse(value));

        using var response = await rig.Send(message);

        Assert.True((int)response.StatusCode is 200 or 501, response.StatusCode.ToString());
    }

    [Theory]
    [InlineData("<div>I tried <at id=\"0\">Ola</at>'s way</div>", "I tried Ola's way")]
    [InlineData("<p>One</p><p>Two &amp; three&nbsp;four</p>", "One\nTwo & three four")]
    [InlineData("<ul><li>First</li><li>Second</li></ul>", "First\nSecond")]
    [InlineData("Fine <emoji alt=\"👍\" title=\"Yes\"></emoji><img src=\"x\" alt=\"a dog\">", "Fine 👍a dog")]
    [InlineData("1 &lt; 2 <br/> and <b", "1 < 2\nand")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [InlineData("", "")]
    public void The_words_of_a_message_are_kept_and_its_markup_is_not(string html, string expected) => Assert.Equal(expected, MessageHtml.Read(html));

    [Fact]
    public async Task Where_the_bot_is_not_in_the_conversation_it_asks_to_be_added_and_goes_on_from_there()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (_, tom) = await TargetedTests.Team(rig);
        var elsewhere = tom with { Channel = "another" };

        var window = (await elsewhere.Invokes("composeExtension/fetchTask", Payload("suggestions.suggest", "Call one user before lunch")))!["task"]!.AsObject();
        var button = Assert.Single(TeamsPerson.Actions(window));
        Assert.Equal(("Add OtgBot", true), (button["title"]!.ToString(), button["data"]!["msteams"]!["justInTimeInstall"]!.GetValue<bool>()));
        Assert.Equal("OtgBot", SdkJson.Read<TaskModuleContinueResponse>(window.ToJsonString()).Value.Title);

        var form = (await Submit(elsewhere, window))!["task"]!.AsObject();
        Assert.Equal("Call one user before lunch", Field(form, "text")["value"]!.ToString());
        Assert.Contains("Thank", (await Submit(elsewhere, form, ("principle", "1"), ("minutes", "5")))!["task"]!["value"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_between_two_others_is_not_taken_for_ones_own_with_the_bot()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        await tom.Says("status");
        await tom.Privately.Says("help");
        var elsewhere = tom.Privately with { Chat = "19:two-of-us@unq.gbl.spaces" };

        var window = (await elsewhere.Invokes("composeExtension/fetchTask", Payload("unconferences.propose", "Plain language")))!["task"]!.AsObject();
        Assert.Null((await Submit(elsewhere, window, ("title", "Plain language"), ("about", "How")))?["composeExtension"]);
        Assert.Contains("Plain language", kari.Reads, StringComparison.Ordinal);

        rig.Connector.RefusesTargeted = _ => (400, "ServiceError");
        var calls = rig.Connector.Calls.Count;
        await tom.Says("help");
        Assert.DoesNotContain(rig.Connector.Calls.Skip(calls), call => call.Target.Contains("two-of-us", StringComparison.Ordinal));
    }

    private static async Task<JsonObject?> Submit(TeamsPerson person, JsonObject window, params (string Id, string Value)[] inputs)
    {
        var data = TeamsPerson.Actions(window).First()["data"]!.DeepClone().AsObject();
        foreach (var field in All(window).Where(one => one["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true)) data[field["id"]!.ToString()] = field["value"]?.DeepClone() ?? "";
        foreach (var (id, value) in inputs) data[id] = value;
        return await person.Invokes("composeExtension/submitAction", new JsonObject { ["commandId"] = "unconferences.propose", ["commandContext"] = "message", ["data"] = data });
    }

    private static JsonObject Payload(string command, string html) => JsonNode.Parse($$$"""
        {"commandId": "{{{command}}}", "commandContext": "message", "requestId": "5f0c", "context": {"theme": "default"},
         "messagePayload": {"id": "1762951200123", "replyToId": "1762951100000", "linkToMessage": "{{{Link}}}", "createdDateTime": "2026-11-12T12:40:00.123Z",
           "lastModifiedDateTime": null, "deleted": false, "subject": null, "summary": null, "importance": "normal", "locale": "en-us",
           "body": {"contentType": "html", "content": {{{JsonValue.Create(html)!.ToJsonString()}}}},
           "from": {"user": {"userIdentityType": "aadUser", "id": "91aa", "displayName": "Ola Nor"}, "application": null, "device": null, "conversation": null},
           "mentions": [], "reactions": [], "attachments": []}}
        """)!.AsObject();

    private static JsonObject Field(JsonObject window, string id) => All(window).First(one => one["id"]?.ToString() == id);

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => All(member.Value)).Prepend(one),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}
