using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using OtgBot.Channels.BotFramework;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Settings have defaults of their own; what can't work stops the start and says how to mend it.</summary>
public sealed class BotFrameworkOptionsTests
{
    [Fact]
    public void Without_settings_it_is_off_and_knows_the_public_cloud()
    {
        var options = Read("Production");

        Assert.False(options.IsOn);
        Assert.Equal("https://api.botframework.com", options.ChannelIssuer);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", options.ChannelMetadata.OriginalString);
        Assert.Equal("https://login.microsoftonline.com/botframework.com", options.LoginUrl.OriginalString);
        Assert.Equal("https://api.botframework.com", options.Scope);
        Assert.False(options.AllowLoopback);
    }

    [Fact]
    public void The_government_cloud_changes_every_default_and_one_setting_only_itself()
    {
        var options = Read("Production", ("ChannelService", "https://botframework.azure.us"), ("ToBotFromChannelTokenIssuer", "https://mine.example"));

        Assert.Equal("https://mine.example", options.ChannelIssuer);
        Assert.Equal("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", options.ChannelMetadata.OriginalString);
        Assert.Equal("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", options.LoginUrl.OriginalString);
        Assert.Equal("https://api.botframework.us", options.Scope);
    }

    [Fact]
    public void A_single_tenant_bot_logs_in_to_its_own_tenant()
    {
        var options = Read("Production", App("SingleTenant", ("MicrosoftAppTenantId", "tenant-1"), ("MicrosoftAppPassword", "x")));

        Assert.Equal("https://login.microsoftonline.com/tenant-1", options.LoginUrl.OriginalString);
        Assert.Equal(["https://sts.windows.net/tenant-1/", "https://login.microsoftonline.com/tenant-1/v2.0"], options.EntraIssuers);
    }

    [Fact]
    public void A_managed_identity_needs_no_secret() =>
        Assert.True(Read("Production", App("UserAssignedMSI", ("MicrosoftAppTenantId", "tenant-1"))).IsOn);

    [Theory]
    [InlineData("BotFramework:AllowedTenants=7d0a0000-0000-0000-0000-000000000001, 7d0a0000-0000-0000-0000-000000000002")]
    [InlineData("BotFramework:AllowedTenants:0=7d0a0000-0000-0000-0000-000000000001", "BotFramework:AllowedTenants:1=7d0a0000-0000-0000-0000-000000000002")]
    public void Tenants_are_listed_in_one_text_or_one_by_one(params string[] settings) => Assert.Equal(
        ["7d0a0000-0000-0000-0000-000000000001", "7d0a0000-0000-0000-0000-000000000002"],
        Read("Production", [.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]).AllowedTenants);

    [Fact]
    public void The_scope_may_be_written_either_way() =>
        Assert.Equal("https://api.example", Read("Production", ("ToChannelFromBotOAuthScope", "https://api.example/.default")).Scope);

    [Fact]
    public void Anonymous_is_for_development_on_this_machine()
    {
        var options = Read("Development", ("BotFramework:AllowAnonymous", "true"), ("urls", "http://localhost:3978"));

        Assert.True(options is { IsOn: true, AllowAnonymous: true, AllowLoopback: true });
    }

    public static TheoryData<string, string, string[]> Faults => new()
    {
        { "Production", "the environment is Production", ["BotFramework:AllowAnonymous=true"] },
        { "Development", "MicrosoftAppId is set", ["BotFramework:AllowAnonymous=true", "MicrosoftAppId=a", "MicrosoftAppPassword=b"] },
        { "Development", "listens on http://0.0.0.0:3978", ["BotFramework:AllowAnonymous=true", "urls=http://localhost:1;http://0.0.0.0:3978"] },
        { "Development", "listens on http://*:80", ["BotFramework:AllowAnonymous=true", "urls=http://*:80"] },
        { "Development", "HTTP_PORTS", ["BotFramework:AllowAnonymous=true", "http_ports=8080"] },
        { "Development", "listens on http://[::]:3978", ["BotFramework:AllowAnonymous=true", "urls=http://[::]:3978"] },
        { "Development", "listens on http://0.0.0.0:80", ["BotFramework:AllowAnonymous=true", "urls=http://localhost:1", "Kestrel:Endpoints:Http:Url=http://0.0.0.0:80"] },
        { "Development", "listens on https://bot.example.no", ["BotFramework:AllowAnonymous=true", "Kestrel:Endpoints:A:Url=http://localhost:1", "Kestrel:Endpoints:B:Url=https://bot.example.no"] },
        { "Development", "listens on http://unix:/tmp/bot.sock", ["BotFramework:AllowAnonymous=true", "urls=http://unix:/tmp/bot.sock"] },
        { "Development", "HTTP_PORTS", ["BotFramework:AllowAnonymous=true", "urls=http://localhost:1", "http_ports=8080"] },
        { "Development", "HTTPS_PORTS", ["BotFramework:AllowAnonymous=true", "https_ports=8443"] },
        { "Staging", "the environment is Staging", ["BotFramework:AllowAnonymous=true"] },
        { "Production", "Set true or false", ["BotFramework:AllowAnonymous=perhaps"] },
        { "Production", "Set MicrosoftAppId", ["MicrosoftAppPassword=b"] },
        { "Production", "neither MicrosoftAppPassword nor", ["MicrosoftAppId=a"] },
        { "Production", "Set MultiTenant, SingleTenant or UserAssignedMSI", ["MicrosoftAppId=a", "MicrosoftAppType=Multi"] },
        { "Production", "Set MultiTenant, SingleTenant or UserAssignedMSI", ["MicrosoftAppId=a", "MicrosoftAppType=7"] },
        { "Production", "MicrosoftAppTenantId is not set", ["MicrosoftAppId=a", "MicrosoftAppPassword=b", "MicrosoftAppType=SingleTenant"] },
        { "Production", "needs no secret", ["MicrosoftAppId=a", "MicrosoftAppPassword=b", "MicrosoftAppType=UserAssignedMSI", "MicrosoftAppTenantId=t"] },
        { "Production", "there is no such file", ["MicrosoftAppId=a", "MicrosoftAppCertificatePath=nowhere.pfx"] },
        { "Production", "ChannelService is", ["ChannelService=https://elsewhere.example"] },
        { "Production", "Set an https address", ["ToChannelFromBotLoginUrl=http://login.example"] },
        { "Production", "Set an https address", ["ToBotFromChannelOpenIdMetadataUrl=nonsense"] },
        { "Production", "which is no tenant id", ["BotFramework:AllowedTenants=7d0a0000-0000-0000-0000-000000000001,example.no"] },
        { "Production", "no tenant whose tokens are taken", ["MicrosoftAppId=a", "MicrosoftAppPassword=b", "ToBotFromEmulatorOpenIdMetadataUrl=https://login.microsoftonline.com/x"] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_stops_the_start_and_says_how_to_mend_it(string environment, string expected, string[] settings)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read(environment, [.. settings.Select(setting => setting.Split('=', 2) is var parts ? (parts[0], parts[1]) : default)]));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    private static (string, string)[] App(string type, params (string, string)[] more) => [("MicrosoftAppId", "a"), ("MicrosoftAppType", type), .. more];

    private static BotFrameworkOptions Read(string environment, params (string Name, string Value)[] settings) => BotFrameworkOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value)).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
