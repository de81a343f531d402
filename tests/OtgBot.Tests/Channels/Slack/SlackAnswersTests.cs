using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// Where answers are shown: to all if all saw the question, to one if only one asked; also where the bot is not a member.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackAnswersTests
{
    [Fact]
    public async Task A_mention_is_answered_in_its_thread_for_all_and_a_word_to_one_is_seen_by_one()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        Assert.Contains("reply: a", await anna.Says("svar a"));
        Assert.Contains("told: b", await anna.Says("si b"));
        Assert.Contains(bo.Messages, message => message.Text.Contains("reply: a", StringComparison.Ordinal) && message.ThreadTs == anna.Messages[0].Ts);
        Assert.DoesNotContain(bo.Messages, message => message.Text.Contains("told: b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_all_are_to_read_stands_in_the_channel_and_in_a_thread_only_where_that_was_where_it_was_asked_for()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        Assert.Contains("to all: a", await anna.Says("rop a"));
        var posted = Assert.Single(anna.Messages, message => message.User == rig.Team.BotUser);
        Assert.Null(posted.ThreadTs);
        Assert.Contains("to all: b", await anna.InThread(posted.Ts).Says("rop b"));
        Assert.Equal(posted.Ts, anna.Messages[^1].ThreadTs);
    }

    [Fact]
    public async Task In_a_direct_message_the_answer_is_a_message()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna").Privately;
        Assert.Contains("reply: a", await anna.Says("svar a"));
        Assert.Contains("told: b", await anna.Says("si b"));
        Assert.All(anna.Messages, message => Assert.Null(message.OnlyFor));
        Assert.All(anna.Messages, message => Assert.Null(message.ThreadTs));
    }

    [Fact]
    public async Task A_command_is_answered_to_the_one_who_typed_it_and_what_happened_is_said_to_all()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        Assert.Contains("reply: a", await anna.Commands("/otg svar a"));
        Assert.Contains("told: b", await anna.Commands("/otg si b"));
        var whispered = await anna.Commands("/otg hvisk");
        Assert.Contains("whispered", whispered);
        Assert.Contains("Here", whispered);
        Assert.Empty(bo.Messages);
        Assert.Contains("to all: c", await anna.Commands("/otg rop c"));
        Assert.Contains("to all: c", Assert.Single(bo.Messages).Text);
    }

    [Fact]
    public async Task What_one_alone_sees_is_in_their_language_and_what_all_see_in_the_channels()
    {
        await using var rig = await SlackRig.Start([typeof(OtgBot.Features.Settings.SettingsFeature)]);
        var (anna, tom) = (rig.Person("Anna"), rig.Person("Tom", "en-GB"));
        await anna.Invites();

        Assert.Contains("How #team is set up", await tom.Commands("/otg status"));
        Assert.Contains("Slik er #team satt opp", await anna.Commands("/otg status"));
        Assert.Contains("Slik er #team satt opp", await tom.Says("status"));
    }

    [Fact]
    public async Task A_command_works_where_the_bot_is_no_member_and_makes_no_community_of_the_place()
    {
        await using var rig = await Start();
        lock (rig.Slack.Guard) rig.Team.Room("CALIEN", isBotIn: false);
        var anna = rig.Person("Anna", channel: "alien");
        Assert.Contains("reply: a", await anna.Commands("/otg svar a"));
        Assert.Contains("to all: b", await anna.Commands("/otg rop b"));
        Assert.Contains("to all: b", Assert.Single(rig.Person("Bo", channel: "alien").Messages).Text);
        Assert.Null(await rig.Get<Communities>().Get(SlackRig.Place("CALIEN").Partition, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_command_in_the_bots_direct_message_is_answered_there()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        Assert.Contains("reply: a", await anna.Privately.Commands("/otg svar a"));
        Assert.Empty(anna.Messages);
    }

    [Fact]
    public async Task More_answers_than_an_address_takes_all_arrive()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        var seen = await anna.Commands("/otg mange");
        await anna.Sees("part 8");
        for (var n = 1; n <= 8; n++) Assert.Contains("part " + n, anna.New());
        Assert.Equal(5, rig.Slack.CallsOf("response_url").Count(call => call.IsOk));
        Assert.Empty(rig.Person("Bo").Messages);
        Assert.NotEmpty(seen);
    }

    [Fact]
    public async Task A_long_answer_to_one_goes_on_in_more_messages_to_one()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Commands("/otg langt");
        await anna.Sees("Line 120 ");
        var all = anna.New();
        for (var n = 1; n <= 120; n++) Assert.Contains($"Line {n} ", all);
        Assert.Empty(rig.Person("Bo").Messages);
    }

    [Fact]
    public async Task A_press_on_a_message_for_all_is_answered_to_one_and_changes_it_for_all()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Says("rop a");
        Assert.Contains("reply: pressed", await bo.Presses("Answer"));
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("pressed", StringComparison.Ordinal));
        Assert.Contains("replaced by Bo", await anna.Presses("Replace") is var _ ? await bo.Presses("Replace") : "");
        Assert.Contains(anna.Messages, message => message.Text.Contains("replaced by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_on_a_message_for_one_changes_it_for_one()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Commands("/otg svar a");
        Assert.Contains("replaced by Anna", await anna.Presses("Replace"));
        Assert.Contains("replaced by Anna", Assert.Single(anna.Messages).Text);
        Assert.Empty(rig.Slack.CallsOf("chat.update"));
    }

    [Fact]
    public async Task Who_speaks_and_who_is_named_is_known_by_name_locale_and_zone()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna", "nn-NO"), rig.Person("Bo"));
        Assert.Contains("Anna|nn-NO|Europe/Oslo|hvem er @Bo|UBO=Bo", await anna.Commands($"/otg hvem er {bo.Mention}"));
        Assert.Contains("Anna|nn-NO|Europe/Oslo|hvem er @Bo & <b>|UBO=Bo", await anna.Says($"hvem er {bo.Mention} & <b>"));
        Assert.Equal(2, rig.Slack.CallsOf("users.info").Count);
    }

    [Fact]
    public async Task However_many_are_named_they_are_asked_for_at_once_and_no_more_than_anybody_would_name()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        var named = string.Join(' ', Enumerable.Range(10, 60).Select(n => rig.Person("P" + n).Mention));
        var release = new TaskCompletionSource();
        rig.Slack.Treats = call => call.Method == "users.info" ? SlackMishap.After(() => release.Task) : null;
        var answer = anna.Commands("/otg hvem " + named);
        await SlackTown.Until(() => rig.Slack.CallsOf("users.info").Count == 51, () => $"{rig.Slack.CallsOf("users.info").Count} were asked for.");

        release.SetResult();
        var seen = await answer;
        Assert.Contains("UP10=P10", seen);
        Assert.Contains("UP59=P59", seen);
        Assert.Contains("@P59 @UP60", seen);
        Assert.DoesNotContain("UP60=", seen);
    }

    [Fact]
    public async Task Without_the_scope_or_an_answer_about_people_the_bot_does_without()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        rig.Slack.Treats = call => call.Method == "users.info" ? SlackMishap.Refused("missing_scope") : null;
        Assert.Contains("uanna||", await anna.Commands("/otg hvem"));
        rig.Slack.Treats = call => call.Method == "users.info" ? SlackMishap.Hanging(isDone: false) : null;
        var bo = rig.Person("Bo");
        var answer = bo.Commands("/otg hvem");
        await rig.Hurry(answer);
        Assert.Contains("ubo||", await answer);
    }

    [Fact]
    public async Task An_organisation_wide_installation_is_the_same_in_every_payload()
    {
        await using var rig = await Start();
        var old = (await rig.Get<OtgBot.Channels.Slack.Installing.SlackInstallations>().Find(new(null, "T1", false), TestContext.Current.CancellationToken))!;
        await rig.Get<OtgBot.Channels.Slack.Installing.SlackInstallations>().Save(old with { TeamId = null, EnterpriseId = "E1", IsOrgWide = true, BotUserId = "UBOTT2", BotId = "BT2" }, TestContext.Current.CancellationToken);
        var team = rig.Slack.Workspace("T2", "E1", isInstalled: false);
        lock (rig.Slack.Guard)
        {
            team.IsOrgWide = true;
            team.Tokens.Add(old.Token);
            rig.Team.Tokens.Clear();
        }

        var anna = rig.Town.Person("Anna", workspace: "T2");
        Assert.Contains("reply: event", await anna.Says("svar event"));
        Assert.Contains("reply: command", await anna.Commands("/otg svar command"));
        Assert.Contains("reply: pressed", await anna.Presses("Answer"));
        Assert.Contains("reply: shortcut", await anna.Shortcut("talk.reply", Said(anna, "shortcut")));
        await anna.Commands("/otg spør");
        Assert.Contains("proposed: modal", await anna.Submits(("title", "modal")));
        var communities = await rig.Get<Communities>().Get(new Address("slack", "E1", "CTEAM", ConversationKind.Channel).Partition, TestContext.Current.CancellationToken);
        Assert.Equal("org:E1", communities!.Address.Route);
    }

    [Theory]
    [InlineData("""{"team":{"id":"T1"},"user":{"id":"U","team_id":"T9"},"enterprise":null,"is_enterprise_install":false}""", null, "T1", false)]
    [InlineData("""{"team":null,"user":{"id":"U","team_id":"T9"},"enterprise":{"id":"E1"},"is_enterprise_install":true}""", "E1", "T9", true)]
    [InlineData("""{"team":null,"user":{"id":"U","team_id":"T9"},"enterprise":{"id":"E1"},"is_enterprise_install":"true"}""", "E1", "T9", true)]
    [InlineData("""{"team":{"id":"T1","enterprise_id":"E2"},"user":{"id":"U"},"is_enterprise_install":"false"}""", "E2", "T1", false)]
    [InlineData("""{"team":{"id":"T1"},"user":{"id":"U"},"view":{"app_installed_team_id":"T7"}}""", null, "T7", false)]
    public void An_interaction_belongs_to_the_installation_it_names(string payload, string? enterprise, string? team, bool isOrgWide)
    {
        var where = new OtgBot.Channels.Slack.Receiving.SlackPayload(System.Text.Json.JsonElement.Parse(payload)).Workspace;
        Assert.Equal((enterprise, team, isOrgWide), (where.EnterpriseId, where.TeamId, where.IsOrgWide));
    }

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(TalkFeature)]);

    private static SlackMessage Said(SlackPerson person, string text) => new() { Room = person.Room.Id, Ts = person.Town.Slack.NextTs(), User = person.Id, Text = text };
}
