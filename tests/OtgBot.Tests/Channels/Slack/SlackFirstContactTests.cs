using OtgBot.Channels;
using OtgBot.Features.Help;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Storage;
using OtgBot.Tests.Channels.Slack.Installing;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// What somebody meets first: who installs, who looks into the direct messages, who types a command where the bot is not, who started it
/// wrong.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackFirstContactTests
{
    [Theory]
    [InlineData("nb-NO", "Tre steg, så er dere i gang", "Skriv «/invite @OtgBot»")]
    [InlineData("nn-NO", "Tre steg, så er de i gang", "vekeprinsippet")]
    [InlineData("en-GB", "Three steps to get going", "Write “/invite @OtgBot”")]
    public async Task Who_installs_the_app_gets_a_direct_message_with_three_steps_in_their_language(string locale, string title, string step)
    {
        await using var rig = await InstallRig.Start();
        var installer = rig.Town.Person("Installer", locale);
        await rig.Installs();
        await installer.Privately.Sees(title);
        Assert.Contains(step, installer.New());
        Assert.Single(installer.Privately.Messages);

        // Again, for another scope: nothing is new to them.
        await rig.Installs();
        await rig.Town.Quiet(() => true);
        Assert.Single(installer.Privately.Messages);
    }

    [Fact]
    public async Task Who_looks_into_the_direct_messages_the_first_time_is_told_what_they_can_do_and_after_being_forgotten_is_left_alone()
    {
        await using var rig = await SlackRig.Start([typeof(HelpFeature), typeof(SettingsFeature), typeof(PrivacyFeature)]);
        var tom = rig.Person("Tom", "en-GB").Privately;
        Assert.Contains("I am OtgBot", await tom.OpensMessages());
        Assert.Contains("Show what I can do", tom.New());
        await rig.Town.Event(rig.Team, new System.Text.Json.Nodes.JsonObject { ["type"] = "app_home_opened", ["user"] = tom.Id, ["channel"] = tom.Room.Id, ["tab"] = "messages" });
        await rig.Town.Quiet(() => true);
        Assert.Single(tom.Messages);

        await tom.Says("forget me yes");
        await tom.Sees("has been erased");
        var before = tom.Messages.Count;
        await rig.Town.Event(rig.Team, new System.Text.Json.Nodes.JsonObject { ["type"] = "app_home_opened", ["user"] = tom.Id, ["channel"] = tom.Room.Id, ["tab"] = "messages" });
        await rig.Town.Quiet(() => true);
        Assert.Equal(before, tom.Messages.Count);
    }

    [Theory]
    [InlineData("/otg")]
    [InlineData("/otg ukas prinsipp")]
    public async Task A_command_in_a_channel_that_the_bot_is_not_in_says_how_it_comes_there(string typed)
    {
        await using var rig = await SlackRig.Start([typeof(HelpFeature), typeof(PromptsFeature), typeof(SettingsFeature)]);
        lock (rig.Slack.Guard) rig.Team.Room("CALIEN", isBotIn: false);
        var kari = rig.Person("Kari", channel: "alien");
        Assert.Contains("Jeg er ikke med i denne kanalen ennå. Skriv «/invite @OtgBot» her", await kari.Commands(typed));
        Assert.Empty(rig.Person("Bo", channel: "alien").Messages);
        await kari.Invites();
        Assert.DoesNotContain("/invite", await kari.Commands("/otg"));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("not_allowed_token_type")]
    public async Task A_wrong_token_is_found_at_the_start_and_people_are_told_that_the_bot_is_not_set_up_right(string code)
    {
        await using var rig = await SlackRig.Start(treats: call => call.Method == "auth.test" ? SlackMishap.Refused(code) : null);
        await SlackTown.Until(() => rig.Get<Outages>().All.Count == 1, () => rig.Troubles);
        Assert.Contains($"Slack refuses Slack:BotToken ({code})", rig.Get<Outages>().All);
        Assert.Contains("Check Slack:BotToken", rig.Troubles, StringComparison.Ordinal);

        var seen = await rig.Person("Tom", "en-GB").Commands("/otg say hi");
        foreach (var sentence in (string[])["Jeg er ikke satt opp riktig", "Eg er ikkje sett opp rett", "I am not set up right"]) Assert.Contains(sentence, seen);
        Assert.DoesNotContain("mange som vil", seen);
        Assert.DoesNotContain("busy", seen);
        Assert.Single(rig.Slack.CallsOf("auth.test"));

        // As soon as the token is good, all is well.
        rig.Slack.Treats = _ => null;
        rig.Clock.Advance(TimeSpan.FromMinutes(2));
        await SlackTown.Until(() => rig.Get<Outages>().All.Count == 0, () => "It is still out.");
        Assert.Contains("echo: hi", await rig.Person("Tom").Commands("/otg say hi"));
    }

    [Fact]
    public async Task A_wrong_token_stands_in_the_log_before_Socket_Mode_is_connected()
    {
        await using var rig = await SlackRig.StartOnSocket(call => call.Method == "auth.test" ? SlackMishap.Refused("invalid_auth") : null);
        await rig.Slack.Socket.Until(1, TestContext.Current.CancellationToken);
        await SlackTown.Until(() => rig.Log.Lines.Any(line => line.Text.Contains("Socket Mode is connected", StringComparison.Ordinal)), () => "It never connected.");
        var lines = rig.Log.Lines.Select(line => line.Text).ToList();
        Assert.InRange(lines.FindIndex(line => line.Contains("Check Slack:BotToken", StringComparison.Ordinal)), 0, lines.FindIndex(line => line.Contains("Socket Mode is connected", StringComparison.Ordinal)));
        Assert.Contains("I am not set up right", await rig.Person("Tom").Commands("/otg say hi"));
    }

    [Fact]
    public async Task The_first_command_is_acknowledged_in_time_also_if_Slack_takes_long_to_say_whose_the_token_is()
    {
        var release = new TaskCompletionSource();
        await using var rig = await SlackRig.Start(treats: call => call.Method == "auth.test" ? SlackMishap.After(() => release.Task) : null);
        var tom = rig.Person("Tom");
        var answer = tom.Types("/otg say hi");
        await SlackTown.Until(() => rig.Slack.CallsOf("auth.test").Count == 1, () => "Slack was not asked.");

        var began = rig.Clock.GetUtcNow();
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
            if (!answer.IsCompleted) rig.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal((200, ""), ((await answer).Status, (await answer).Body));
        Assert.True(rig.Clock.GetUtcNow() - began < TimeSpan.FromSeconds(3), "Slack waited too long.");
        Assert.Contains("say hi", await Kept(rig));
        release.SetResult();
        await tom.Sees("echo: hi");
        await SlackTown.Until(async () => (await Kept(rig)).Length == 0, () => "It is still written down.");
    }

    private static async Task<string> Kept(SlackRig rig)
    {
        var kept = new List<string>();
        await foreach (var row in rig.Get<IStore>().List("slack-backlog", "", "~", TestContext.Current.CancellationToken)) kept.Add(System.Text.Encoding.UTF8.GetString(row.Json.Span));
        return string.Join('\n', kept);
    }
}
