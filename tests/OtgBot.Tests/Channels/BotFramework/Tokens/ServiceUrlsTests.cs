using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OtgBot.Channels.BotFramework;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework.Tokens;

/// <summary>Where the bot's token may go.</summary>
public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea")]
    [InlineData("https://smba.trafficmanager.net/emea/7d0a/", "https://smba.trafficmanager.net/emea/7d0a")]
    [InlineData("https://webchat.botframework.com/", "https://webchat.botframework.com")]
    [InlineData("https://SMBA.infra.gov.teams.microsoft.us/teams", "https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://connector.agency.example/x", "https://connector.agency.example/x")]
    public void Microsofts_hosts_and_those_in_the_settings_are_allowed(string serviceUrl, string expected) =>
        Assert.Equal(expected, Urls(loopback: false).Base(serviceUrl));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea")]
    [InlineData("https://evilbotframework.com")]
    [InlineData("https://botframework.com.evil.example")]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea")]
    [InlineData("https://other.trafficmanager.net/emea")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea")]
    [InlineData("https://user:pass@smba.trafficmanager.net/emea")]
    [InlineData("https://smba.trafficmanager.net/emea?to=https://evil.example")]
    [InlineData("https://smba.trafficmanager.net/emea#x")]
    [InlineData("https://evil.example/smba.trafficmanager.net")]
    [InlineData("https://evil.example\\.botframework.com")]
    [InlineData("https://bоtframework.com")]
    [InlineData("ftp://botframework.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//botframework.com")]
    [InlineData("botframework.com")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest")]
    public void Anything_else_is_not(string? serviceUrl) => Assert.Null(Urls(loopback: false).Base(serviceUrl));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:56150/_connector/", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void This_machine_is_allowed_by_a_setting_only(string serviceUrl, bool allowed) => Assert.Equal(allowed, Urls(loopback: true).Base(serviceUrl) is not null);

    [Fact]
    public async Task An_activity_from_a_place_that_is_not_allowed_is_refused_and_no_call_is_made()
    {
        await using var rig = await BotFrameworkRig.Start(settings: [("BotFramework:AllowLoopback", "false")]);

        using var response = await rig.Send(rig.Message("si hei"));
        var sent = await rig.Channel.Send(new Outgoing(new Address("msteams", "t", "19:a", ConversationKind.Channel) { Route = $"{rig.Connector.Url}\nbot\nbot" }, Language.Nb) { Text = "x" }, TestContext.Current.CancellationToken);
        var chat = await rig.Channel.OpenChat(new Address("msteams", "t", "19:a", ConversationKind.Channel) { Route = $"{rig.Connector.Url}\nbot\nbot" }, new Person("29:x", "X"), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(SendOutcome.Refused, sent.Outcome);
        Assert.Null(chat);
        Assert.Empty(rig.Connector.Calls);
        Assert.Equal(0, rig.Issuer.TokensGiven);
    }

    private static ServiceUrls Urls(bool loopback) => new(BotFrameworkOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BotFramework:AllowLoopback"] = loopback ? "true" : "false",
            ["BotFramework:ServiceHosts"] = "agency.example",
        }).Build(),
        new HostingEnvironment { EnvironmentName = Environments.Production }));
}
