using System.Net;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Keys come and go, issuers fall over, tokens run out.</summary>
public sealed class TokenKeysTests
{
    [Fact]
    public async Task A_rolled_over_key_is_taken_in_the_same_request_and_the_old_one_no_longer()
    {
        await using var rig = await BotFrameworkRig.Start();
        var old = "Bearer " + rig.Token();
        Assert.Equal(HttpStatusCode.OK, await Status(rig, old));

        rig.Issuer.RollOver("key-2");

        Assert.Equal(HttpStatusCode.OK, await Status(rig));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(rig, old));
    }

    [Fact]
    public async Task A_flood_of_made_up_keys_fetches_the_list_once_in_five_minutes()
    {
        await using var rig = await BotFrameworkRig.Start();
        Assert.Equal(HttpStatusCode.OK, await Status(rig));
        var before = rig.Issuer.Fetches;

        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Status(rig, "Bearer " + rig.Token(draft => draft.Header["kid"] = $"made-up-{i}")));
        Assert.Equal(before + 1, rig.Issuer.Fetches);

        rig.Clock.Advance(IssuerKeys.LeastBetween);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(rig, "Bearer " + rig.Token(draft => draft.Header["kid"] = "another")));
        Assert.Equal(before + 2, rig.Issuer.Fetches);
    }

    [Fact]
    public async Task While_the_issuer_is_down_its_last_known_keys_count()
    {
        await using var rig = await BotFrameworkRig.Start();
        Assert.Equal(HttpStatusCode.OK, await Status(rig));
        rig.Issuer.IsDown = true;

        Assert.Equal(HttpStatusCode.OK, await Status(rig));
        rig.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.OK, await Status(rig));
    }

    [Fact]
    public async Task An_issuer_that_was_never_reached_is_401_until_it_can_be()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Issuer.IsDown = true;
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(rig));
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("no token can be accepted", StringComparison.Ordinal));

        rig.Issuer.IsDown = false;
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, await Status(rig));
    }

    [Fact]
    public async Task A_remembered_token_ends_when_it_ends_and_opens_no_other_channel_or_connector()
    {
        await using var rig = await BotFrameworkRig.Start();
        var token = "Bearer " + rig.Token();
        Assert.Equal(HttpStatusCode.OK, await Status(rig, token));

        var elsewhere = rig.Message("si hei");
        elsewhere["serviceUrl"] = "https://smba.trafficmanager.net/emea";
        using (var response = await rig.Send(elsewhere, token)) Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var other = rig.Message("si hei");
        other["channelId"] = "directline";
        using (var response = await rig.Send(other, token)) Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);

        rig.Clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(HttpStatusCode.OK, await Status(rig, token));
        rig.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(rig, token));
    }

    [Theory]
    [InlineData("1.0", FakeIssuer.Tenant, BotFrameworkRig.AppId, HttpStatusCode.OK)]
    [InlineData("2.0", FakeIssuer.Tenant, BotFrameworkRig.AppId, HttpStatusCode.OK)]
    [InlineData("2.0", "99990000-0000-0000-0000-000000000009", BotFrameworkRig.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("2.0", FakeIssuer.Tenant, "bbbbbbbb-0000-0000-0000-000000000000", HttpStatusCode.Unauthorized)]
    [InlineData("1.0", FakeIssuer.Tenant, "bbbbbbbb-0000-0000-0000-000000000000", HttpStatusCode.Unauthorized)]
    [InlineData("3.0", FakeIssuer.Tenant, BotFrameworkRig.AppId, HttpStatusCode.Unauthorized)]
    public async Task Entra_tokens_are_taken_where_configured_from_our_tenant_and_app_only(string version, string tenant, string app, HttpStatusCode expected)
    {
        await using var rig = await BotFrameworkRig.Start(settings: [("ToBotFromEmulatorOpenIdMetadataUrl", "{issuer}/entra/openid-configuration"), ("MicrosoftAppTenantId", FakeIssuer.Tenant)]);

        Assert.Equal(expected, await Status(rig, "Bearer " + rig.Token(draft => TokenTableTests.Entra(draft, tenant, app, version))));
        Assert.Equal(HttpStatusCode.OK, await Status(rig));
    }

    [Fact]
    public async Task A_reply_carries_the_bots_own_token_and_many_replies_ask_for_one()
    {
        await using var rig = await BotFrameworkRig.Start();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => rig.Send(rig.Message("si hei", $"19:{i}@thread.tacv2"))));

        Assert.Equal(20, rig.Connector.Calls.Count);
        Assert.All(rig.Connector.Calls, call => Assert.Equal("Bearer bot-token-1", call.Authorization));
        Assert.Equal(1, rig.Issuer.TokensGiven);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", rig.Issuer.LastTokenRequest, StringComparison.Ordinal);

        rig.Clock.Advance(TimeSpan.FromMinutes(56));
        await Status(rig);
        Assert.Equal("Bearer bot-token-2", rig.Connector.Calls[^1].Authorization);
    }

    private static async Task<HttpStatusCode> Status(BotFrameworkRig rig, string? authorization = null)
    {
        using var response = await rig.Send(rig.Message("si hei"), authorization);
        return response.StatusCode;
    }
}
