using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OtgBot.Features;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Invokes: asked and answered in one request.</summary>
[Trait("Speed", "slow")]
public sealed class InvokeTests
{
    [Fact]
    public async Task A_word_to_the_presser_comes_back_as_a_message()
    {
        await using var rig = await BotFrameworkRig.Start();
        var (status, body) = await Execute(rig, """{"action":{"type":"Action.Execute","verb":"echo.press","data":{"n":"2","note":"Hei"}},"trigger":"manual"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(200, body!["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.activity.message", body["type"]!.GetValue<string>());
        Assert.Equal("2|Hei|card-1|", body["value"]!.GetValue<string>());
        Assert.Empty(rig.Connector.Calls);
    }

    [Fact]
    public async Task A_card_in_place_of_the_pressed_one_comes_back_bare_and_is_put_for_everyone()
    {
        await using var rig = await BotFrameworkRig.Start();
        var (status, body) = await Execute(rig, """{"action":{"type":"Action.Execute","verb":"echo.replace","data":{"n":"3"}}}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("application/vnd.microsoft.card.adaptive", body!["type"]!.GetValue<string>());
        Assert.Equal("AdaptiveCard", body["value"]!["type"]!.GetValue<string>());
        var put = Assert.Single(rig.Connector.Calls);
        Assert.Equal("PUT", put.Method);
        Assert.EndsWith("/activities/card-1", put.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("\"x\"", "BadRequest")]
    [InlineData("""{"action":null}""", "BadRequest")]
    [InlineData("""{"action":{}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"echo.press"}}""", "NotSupported")]
    [InlineData("""{"action":{"type":5}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":{"a":1}}}""", "BadRequest")]
    public async Task A_malformed_action_is_400_with_an_error(string value, string code)
    {
        await using var rig = await BotFrameworkRig.Start();
        var (status, body) = await Execute(rig, value);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(400, body!["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.error", body["type"]!.GetValue<string>());
        Assert.Equal(code, body["value"]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"no.such"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":null,"data":"odd"}}""")]
    public async Task An_unknown_button_gets_a_sentence(string value)
    {
        await using var rig = await BotFrameworkRig.Start();
        var (status, body) = await Execute(rig, value);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("eldre melding", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_a_sentence_with_a_reference_and_not_a_500()
    {
        await using var rig = await BotFrameworkRig.Start();
        var (status, body) = await Execute(rig, """{"action":{"type":"Action.Execute","verb":"echo.fail"}}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Noe gikk galt", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_its_budget_an_invoke_says_that_it_takes_a_moment()
    {
        await using var rig = await BotFrameworkRig.Start();
        var release = new TaskCompletionSource();
        rig.Connector.Hold(release.Task);

        var (status, body) = await rig.Hurry(Execute(rig, """{"action":{"type":"Action.Execute","verb":"echo.replace","data":{"n":"3"}}}"""));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("litt tid", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        release.SetResult();
    }

    [Theory]
    [InlineData("slow.tell", "Stemmene dine er lagret")]
    [InlineData("slow.fail", "Noe gikk galt")]
    public async Task What_is_said_after_the_budget_comes_to_the_presser_alone(string verb, string said)
    {
        await using var rig = await BotFrameworkRig.Start([typeof(SlowFeature)]);

        var (_, body) = await rig.Hurry(Press(rig, rig.Message(""), verb));
        Assert.Contains("her eller i den private chatten", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        await SlowFeature.ReleaseAndStop(rig);

        var call = Assert.Single(rig.Connector.Calls);
        Assert.EndsWith("/activities?isTargetedActivity=true", call.Target, StringComparison.Ordinal);
        Assert.Contains(said, call.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_after_the_budget_comes_in_the_pressers_own_chat_if_the_channel_keeps_nothing_between_two()
    {
        await using var rig = await BotFrameworkRig.Start([typeof(SlowFeature)], settings: ("BotFramework:TargetedMessages", "false"));

        await rig.Hurry(Press(rig, rig.Message(""), "slow.tell"));
        await SlowFeature.ReleaseAndStop(rig);

        Assert.Equal(["/teams/v3/conversations", "/teams/v3/conversations/a%3Achat-1/activities"], rig.Connector.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task What_is_said_after_the_budget_comes_here_in_a_personal_chat()
    {
        await using var rig = await BotFrameworkRig.Start([typeof(SlowFeature)]);
        var activity = rig.Message("", "a:1");
        (activity["conversation"]!["conversationType"], activity["conversation"]!["isGroup"]) = ("personal", false);

        var (_, body) = await rig.Hurry(Press(rig, activity, "slow.tell"));
        Assert.Contains("Jeg svarer her", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        await SlowFeature.ReleaseAndStop(rig);

        var call = Assert.Single(rig.Connector.Calls);
        Assert.Equal(("/teams/v3/conversations/a%3A1/activities", "Stemmene dine er lagret"), (call.Target, call.Text));
    }

    [Fact]
    public async Task Where_the_presser_has_no_chat_the_channel_reads_only_that_an_answer_took_too_long()
    {
        await using var rig = await BotFrameworkRig.Start([typeof(SlowFeature)]);
        rig.Connector.Refuse(403, "BotNotInConversationRoster");
        rig.Connector.OpensChats = false;

        await rig.Hurry(Press(rig, rig.Message(""), "slow.tell"));
        await SlowFeature.ReleaseAndStop(rig);

        Assert.Equal("/teams/v3/conversations/19%3Aalerts%40thread.tacv2%3Bmessageid%3D1762951100000/activities", rig.Connector.Calls[^1].Target);
        Assert.StartsWith("Et svar på en knapp tok for lang tid", rig.Connector.Calls[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_module_shows_the_card_or_the_word()
    {
        await using var rig = await BotFrameworkRig.Start();

        var (_, card) = await Invoke(rig, "task/fetch", """{"data":{"msteams":{"type":"task/fetch"},"verb":"echo.replace","n":"4"},"context":{"theme":"dark"}}""");
        Assert.Equal("continue", card!["task"]!["type"]!.GetValue<string>());
        Assert.Equal("AdaptiveCard", card["task"]!["value"]!["card"]!["content"]!["type"]!.GetValue<string>());

        var (_, word) = await Invoke(rig, "task/submit", """{"data":{"verb":"echo.press","n":"4"}}""");
        Assert.Equal("message", word!["task"]!["type"]!.GetValue<string>());
        Assert.StartsWith("4|", word["task"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> Execute(BotFrameworkRig rig, string value) => Invoke(rig, "adaptiveCard/action", value);

    private static Task<(HttpStatusCode Status, JsonNode? Body)> Press(BotFrameworkRig rig, JsonObject activity, string verb) =>
        Invoke(rig, activity, "adaptiveCard/action", $$"""{"action":{"type":"Action.Execute","verb":"{{verb}}","data":{} } }""");

    private static Task<(HttpStatusCode Status, JsonNode? Body)> Invoke(BotFrameworkRig rig, string name, string value) => Invoke(rig, rig.Message(""), name, value);

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Invoke(BotFrameworkRig rig, JsonObject activity, string name, string value)
    {
        (activity["type"], activity["name"], activity["replyToId"], activity["value"]) = ("invoke", name, "card-1", JsonNode.Parse(value));
        using var response = await rig.Send(activity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    /// <summary>Takes until it is let go.</summary>
    private sealed class SlowFeature : IFeature
    {
        private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>A host that stops waits for all that is still to be said.</summary>
        public static async Task ReleaseAndStop(BotFrameworkRig rig)
        {
            var stopping = rig.Get<IHost>().StopAsync(TestContext.Current.CancellationToken);
            ((SlowFeature)rig.Get<IFeature>()).release.SetResult();
            await stopping;
        }

        public void Map(FeatureMap map)
        {
            map.Button(new Button("slow.tell", async (turn, _) =>
            {
                await release.Task;
                await turn.Tell("Stemmene dine er lagret");
            })
            { Where = Where.Anywhere });
            map.Button(new Button("slow.fail", async (_, _) =>
            {
                await release.Task;
                throw new NotSupportedException("planted");
            })
            { Where = Where.Anywhere });
        }
    }
}
