using Microsoft.Extensions.Configuration;
using OtgBot.Channels.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>The settings: off without an account, and every fault stops the start with a sentence that says how to mend it.</summary>
public sealed class SlackOptionsTests
{
    [Fact]
    public void With_nothing_set_Slack_is_off()
    {
        var options = Read();
        Assert.False(options.IsOn);
        Assert.Equal("https://slack.com/api/", options.Api.AbsoluteUri);
    }

    [Fact]
    public void One_workspace_is_served_over_HTTP_or_Socket_Mode_and_many_by_installing()
    {
        Assert.True(Read(("SigningSecret", "s"), ("BotToken", "xoxb-1")) is { IsOn: true, TakesHttp: true, UsesSocket: false, CanInstall: false });
        Assert.True(Read(("AppToken", "xapp-1"), ("BotToken", "xoxb-1")) is { IsOn: true, TakesHttp: false, UsesSocket: true });
        Assert.True(Read(("SigningSecret", "s"), ("ClientId", "1.2"), ("ClientSecret", "c"), ("RedirectUrl", "https://bot.example.no/slack/oauth/callback")) is { IsOn: true, CanInstall: true });
    }

    [Theory]
    [InlineData("SigningSecret", "BotToken=xoxb-1")]
    [InlineData("SigningSecret", "ClientId=1.2", "ClientSecret=c", "RedirectUrl=https://bot.example.no/slack/oauth/callback")]
    [InlineData("Bot User OAuth Token", "AppToken=xapp-1")]
    [InlineData("Slack:BotToken", "SigningSecret=s")]
    [InlineData("begins with xoxb-", "SigningSecret=s", "BotToken=secret")]
    [InlineData("begins with xapp-", "AppToken=xoxb-1", "BotToken=xoxb-1")]
    [InlineData("Set both", "SigningSecret=s", "ClientId=1.2")]
    [InlineData("Set both", "SigningSecret=s", "ClientSecret=c")]
    [InlineData("/slack/oauth/callback", "SigningSecret=s", "ClientId=1.2", "ClientSecret=c")]
    [InlineData("Slack:ClientId", "SigningSecret=s", "BotToken=xoxb-1", "RedirectUrl=https://bot.example.no/slack/oauth/callback")]
    [InlineData("Both Slack:BotToken and Slack:ClientId", "SigningSecret=s", "BotToken=xoxb-1", "ClientId=1.2", "ClientSecret=c", "RedirectUrl=https://bot.example.no/slack/oauth/callback")]
    [InlineData("Set an https address", "ApiBaseUrl=http://slack.example.no/api/")]
    [InlineData("Set an https address", "ApiBaseUrl=https://me@slack.example.no/api/")]
    [InlineData("Set an https address", "ApiBaseUrl=slack")]
    [InlineData("Set true or false", "NewestBlocks=yes")]
    [InlineData("which is no id of a workspace", "AllowedWorkspaces=T1,otg.slack.com")]
    public void A_fault_stops_the_start_and_says_how_to_mend_it(string says, params string[] settings)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read([.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]));
        Assert.Contains(says, fault.Message);
        Assert.DoesNotContain("secret'", fault.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/api", "http://127.0.0.1:5000/api/")]
    [InlineData("https://slack-gov.com/api/", "https://slack-gov.com/api/")]
    public void The_Web_API_may_be_another_and_plain_http_on_this_machine_alone(string given, string read) =>
        Assert.Equal(read, Read(("ApiBaseUrl", given)).Api.AbsoluteUri);

    [Theory]
    [InlineData("AllowedWorkspaces=T1, E1")]
    [InlineData("AllowedWorkspaces:0=T1", "AllowedWorkspaces:1=E1")]
    public void Workspaces_are_listed_in_one_text_or_one_by_one(params string[] settings) =>
        Assert.Equal(["T1", "E1"], Read([.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]).AllowedWorkspaces);

    private static SlackOptions Read(params (string Name, string Value)[] settings) => SlackOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => "Slack:" + setting.Name, string? (setting) => setting.Value)).Build());
}
