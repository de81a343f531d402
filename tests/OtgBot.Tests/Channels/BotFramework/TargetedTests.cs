using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Channels.BotFramework.Sdk;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>What concerns one person is not said before the others: over the wire, as Teams' targeted messages are described.</summary>
[Trait("Speed", "slow")]
public sealed class TargetedTests
{
    internal static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    private const string Channel = "19:team@thread.tacv2";

    [Fact]
    public async Task Help_in_a_channel_is_for_the_one_who_asked_in_their_language()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        var before = kari.Reads;

        Assert.Contains("What would you like to do?", await tom.Says("help"), StringComparison.Ordinal);

        var call = rig.Connector.Calls[^1];
        Assert.Equal(("POST", $"/teams/v3/conversations/{Uri.EscapeDataString(Channel)}%3Bmessageid%3D{tom.Town.LastId}/activities?isTargetedActivity=true"), (call.Method, call.Target));
        Assert.Equal(before, kari.Reads);
        Assert.Contains("What would you like to do?", tom.Reads, StringComparison.Ordinal);

        var activity = SdkJson.Read<Activity>(call.Body!.ToJsonString());
        Assert.Equal((tom.Id, "Tom", true), (activity.Recipient.Id, activity.Recipient.Name, (bool)activity.Recipient.Properties["isTargeted"]!));
        Assert.Null(activity.ReplyToId);
    }

    [Theory]
    [InlineData("hjelp")]
    [InlineData("mine data")]
    [InlineData("glem meg")]
    [InlineData("personvern")]
    [InlineData("tidsplan")]
    [InlineData("unconference")]
    [InlineData("kommende")]
    [InlineData("forhåndsvis")]
    [InlineData("statistikk")]
    [InlineData("tips")]
    [InlineData("foreslå")]
    [InlineData("tar 99")]
    [InlineData("noe helt annet enn det boten kan")]
    [InlineData("leder fjern Kari")]
    [InlineData("avbryt")]
    public async Task Nobody_else_reads_an_answer_that_concerns_one(string words)
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        var before = tom.Reads;

        var seen = await kari.Says(words);

        Assert.NotEmpty(seen);
        Assert.Equal(before, tom.Reads);
    }

    [Theory]
    [InlineData("prinsipper")]
    [InlineData("status")]
    [InlineData("ledere")]
    [InlineData("språk nynorsk")]
    public async Task All_read_what_is_about_all(string words)
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        var before = tom.Reads;

        await kari.Says(words);

        Assert.NotEqual(before, tom.Reads);
    }

    [Theory]
    [InlineData(400, "ServiceError")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(500, "ServiceError")]
    [InlineData(502, "x")]
    public async Task A_conversation_that_takes_none_is_spared_for_a_day_and_a_line_that_goes_again_says_where_to_look(int status, string code)
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        var before = kari.Reads;
        rig.Connector.RefusesTargeted = _ => (status, code);

        await rig.Hurry(tom.Says("help"));
        Assert.Contains(rig.Connector.Messages.Values, message => Place(message).StartsWith("a:", StringComparison.Ordinal) && message.ToJsonString().Contains("What would you like to do?", StringComparison.Ordinal));
        Assert.Equal(before + "\nSvaret ligger i den private chatten med meg.", kari.Reads);
        Assert.DoesNotContain("What would you like to do?", kari.Reads, StringComparison.Ordinal);

        // Another asks: no failing call is made for them too.
        var tried = Targeted(rig);
        await rig.Hurry(kari.Says("hjelp"));
        Assert.Equal(tried, Targeted(rig));
        await Gone(rig, () => kari.Reads == before);

        rig.Connector.RefusesTargeted = _ => null;
        rig.Clock.Advance(TargetedRefusals.Remembered);
        await kari.Says("hjelp");
        Assert.True(Targeted(rig) > tried);
    }

    [Fact]
    public async Task Where_there_is_no_chat_either_it_stands_in_the_channel()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        rig.Connector.RefusesTargeted = _ => (400, "ServiceError");
        rig.Connector.OpensChats = false;

        await tom.Says("help");

        Assert.Contains("What would you like to do?", kari.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_switch_off_nothing_is_tried_and_it_comes_in_the_persons_own_chat()
    {
        await using var rig = await BotFrameworkRig.Start(Features, settings: ("BotFramework:TargetedMessages", "false"));
        var (_, tom) = await Team(rig);

        await tom.Says("help");

        Assert.Equal(0, Targeted(rig));
        Assert.Contains(rig.Connector.Messages.Values, message => Place(message).StartsWith("a:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_one_person_sees_is_changed_and_taken_away_as_what_it_is()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        await kari.Says("unconference");
        var form = kari.Newest("Åpne").MessageId;
        Assert.Equal(kari.Id, rig.Connector.SeenBy(form));

        Assert.Contains("Den datoen er passert.", await kari.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2020-05-05"), ("votes", "2")), StringComparison.Ordinal);
        var put = rig.Connector.Calls[^1];
        Assert.Equal(("PUT", true, null), (put.Method, put.Target.EndsWith($"/activities/{form}?isTargetedActivity=true", StringComparison.Ordinal), put.Body!["recipient"]));
        Assert.DoesNotContain("Høst", tom.Reads, StringComparison.Ordinal);

        await kari.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));

        Assert.False(rig.Connector.Messages.ContainsKey(form));
        Assert.Contains(rig.Connector.Calls, call => call.Method == "DELETE" && call.Target.EndsWith($"/activities/{form}?isTargetedActivity=true", StringComparison.Ordinal));
        Assert.Contains("Høst", tom.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_came_in_the_persons_own_chat_is_filled_in_there()
    {
        await using var rig = await BotFrameworkRig.Start(Features, settings: ("BotFramework:TargetedMessages", "false"));
        var (kari, tom) = await Team(rig);
        await kari.Privately.Says("hjelp");
        await kari.Says("unconference");

        await kari.Privately.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));

        Assert.Contains("Høst", tom.Reads, StringComparison.Ordinal);
        Assert.DoesNotContain("Hva skal unconferencen hete?", kari.Privately.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_press_goes_back_with_it_and_is_never_a_bare_word()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        await kari.Says("post nå ja");
        var calls = rig.Connector.Calls.Count;

        Assert.Contains("you are taking number 1", await tom.Presses("Jeg tar 1"), StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Connector.Calls.Skip(calls), call => call.Method == "POST");

        var before = tom.Reads;
        var pressed = await kari.Presses("Vis hva jeg kan gjøre");
        Assert.Contains("Svaret står nederst. Bare du ser det.", pressed, StringComparison.Ordinal);
        Assert.Equal(before, tom.Reads);
    }

    [Fact]
    public async Task What_somebody_writes_to_the_bot_alone_is_answered_to_them_alone()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var (kari, tom) = await Team(rig);
        var before = kari.Reads;

        Assert.Contains("principles", await tom.Whispers("principles"), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(before, kari.Reads);
    }

    [Fact]
    public async Task A_line_that_was_to_go_again_goes_when_the_host_stops()
    {
        var (connector, reads) = (default(FakeConnector), "");
        await using (var rig = await BotFrameworkRig.Start(Features, settings: ("BotFramework:TargetedMessages", "false")))
        {
            var (_, tom) = await Team(rig);
            await tom.Says("help");
            connector = rig.Connector;
            reads = tom.Reads;
            await rig.Get<PassingLines>().StopAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("private chatten", tom.Reads, StringComparison.Ordinal);
        }

        Assert.Contains("private chatten", reads, StringComparison.Ordinal);
        Assert.Contains(connector.Calls, call => call.Method == "DELETE");
    }

    internal static async Task<(TeamsPerson Kari, TeamsPerson Tom)> Team(BotFrameworkRig rig)
    {
        var town = TeamsTown.Around(rig);
        var (kari, tom) = (town.Person("Kari"), town.Person("Tom", "en-GB"));
        await kari.Installs();
        await kari.Says("status");
        return (kari, tom);
    }

    internal static int Targeted(BotFrameworkRig rig) => rig.Connector.Calls.Count(call => call.Target.EndsWith("isTargetedActivity=true", StringComparison.Ordinal));

    private static string Place(JsonNode message) => message["conversation"]!["id"]!.GetValue<string>();

    /// <summary>Moves the clock on until it is so; the bound only ends a run that hangs.</summary>
    private static async Task Gone(BotFrameworkRig rig, Func<bool> isSo)
    {
        for (var i = 0; i < 3_000 && !isSo(); i++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.True(isSo());
    }
}
