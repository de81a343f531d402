using System.Net;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Without an app id: nothing listens, or by an explicit setting this very machine may speak.</summary>
public sealed class AnonymousTests
{
    private static readonly (string Name, string Value)[] NoAccount = [("MicrosoftAppId", ""), ("MicrosoftAppPassword", "")];

    [Fact]
    public async Task Without_an_account_the_bot_starts_and_nothing_listens()
    {
        await using var rig = await BotFrameworkRig.Start(settings: NoAccount);

        using var response = await rig.Send(rig.Message("si hei"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("MicrosoftAppId is not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_this_machine_a_local_client_is_answered_without_tokens_on_either_side()
    {
        await using var rig = await BotFrameworkRig.Start(environment: "Development", settings: [.. NoAccount, ("BotFramework:AllowAnonymous", "true")]);

        using var response = await rig.Send(rig.Message("si hei"), authorization: "");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("echo: hei", ""), (rig.Connector.Calls[0].Text, rig.Connector.Calls[0].Authorization));
        Assert.Equal(0, rig.Issuer.TokensGiven);
    }

    [Fact]
    public async Task A_connector_elsewhere_or_a_proxy_in_between_is_401()
    {
        await using var rig = await BotFrameworkRig.Start(environment: "Development", settings: [.. NoAccount, ("BotFramework:AllowAnonymous", "true")]);
        var elsewhere = rig.Message("si hei");
        elsewhere["serviceUrl"] = "https://smba.trafficmanager.net/emea";
        using (var response = await rig.Send(elsewhere, authorization: "")) Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);

        rig.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var proxied = await rig.Send(rig.Message("si hei"), authorization: "");

        Assert.Equal(HttpStatusCode.Unauthorized, proxied.StatusCode);
        Assert.Empty(rig.Connector.Calls);
    }

    [Fact]
    public async Task Anonymous_in_production_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => BotFrameworkRig.Start(settings: [.. NoAccount, ("BotFramework:AllowAnonymous", "true")]));

        Assert.Contains("anyone could speak for anyone", fault.Message, StringComparison.Ordinal);
    }
}
