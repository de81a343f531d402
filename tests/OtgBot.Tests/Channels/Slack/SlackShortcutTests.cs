using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>A message that somebody makes a topic of, from its own menu.</summary>
[Trait("Speed", "slow")]
public sealed class SlackShortcutTests
{
    [Fact]
    public async Task A_message_becomes_a_topic_with_names_in_place_of_ids_and_the_way_back_to_it()
    {
        await using var rig = await SlackRig.Start([typeof(UnconferencesFeature), typeof(SettingsFeature)]);
        var (kari, bo) = (rig.Person("Kari"), rig.Person("Bo"));
        await kari.Invites();
        await kari.Commands("/otg unconference Høst");
        await kari.Submits(("name", "Høst"), ("date", "2030-05-05"));

        var message = new SlackMessage { Room = "CTEAM", Ts = "1796032800.000100", User = bo.Id, Text = $"Spør {kari.Mention} om brev :tada:" };
        await bo.Shortcut("unconferences.propose", message);
        Assert.Contains("Spør @Kari om brev 🎉", Written(bo.Modal!));
        Assert.DoesNotContain("UKARI", Written(bo.Modal!));
        await bo.Submits(("about", "Kortere"), ("format", "discussion"), ("minutes", "30"));
        await kari.Sees("1. Spør @Kari om brev 🎉");

        var card = kari.Messages.Last(one => one.OnlyFor is null && SlackWire.Texts(one.Blocks!).Any(text => text.StartsWith("1. Spør", StringComparison.Ordinal)));
        var see = SlackWire.Buttons(card.Blocks).Single(button => button.Title == "Se meldingen");
        Assert.Equal("https://t1.slack.com/archives/CTEAM/p1796032800000100", (string?)see.Element["url"]);
    }

    [Fact]
    public async Task If_Slack_does_not_say_where_the_message_is_it_becomes_a_topic_all_the_same()
    {
        await using var rig = await SlackRig.Start([typeof(UnconferencesFeature), typeof(SettingsFeature)]);
        var kari = rig.Person("Kari");
        await kari.Invites();
        await kari.Commands("/otg unconference Høst");
        await kari.Submits(("name", "Høst"), ("date", "2030-05-05"));
        rig.Slack.Treats = call => call.Method == "chat.getPermalink" ? SlackMishap.Refused("message_not_found") : null;
        await kari.Shortcut("unconferences.propose", new SlackMessage { Room = "CTEAM", Ts = "1796032800.000100", User = "UBO", Text = "Brev" });
        Assert.Contains("Brev", Written(kari.Modal!));
    }

    [Fact]
    public async Task On_the_bots_own_message_the_shortcut_says_kindly_that_it_is_none_of_theirs()
    {
        await using var rig = await SlackRig.Start([typeof(UnconferencesFeature), typeof(SettingsFeature)]);
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await kari.Invites();
        var own = kari.Messages.First(message => message.User == rig.Team.BotUser);
        Assert.Contains("That message is my own", await tom.Shortcut("unconferences.propose", own));
        Assert.Null(tom.Modal);
        Assert.DoesNotContain(kari.Messages, message => message.Text.Contains("my own", StringComparison.Ordinal));
    }

    private static string Written(SlackView modal) => string.Join('\n', SlackWire.Texts(modal.View));
}
