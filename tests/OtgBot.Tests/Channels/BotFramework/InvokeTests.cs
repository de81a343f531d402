using System.Net;
using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Invokes: asked and answered in one request.</summary>
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
        Assert.Contains("eldre kort", body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
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

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Invoke(BotFrameworkRig rig, string name, string value)
    {
        var activity = rig.Message("");
        (activity["type"], activity["name"], activity["replyToId"], activity["value"]) = ("invoke", name, "card-1", JsonNode.Parse(value));
        using var response = await rig.Send(activity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }
}
