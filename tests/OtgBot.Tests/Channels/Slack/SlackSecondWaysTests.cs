using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>What a person asked is answered, also if Slack refuses the first way of it: later, or in another way.</summary>
[Trait("Speed", "slow")]
public sealed class SlackSecondWaysTests
{
    [Theory]
    [InlineData("restricted_action")]
    [InlineData("restricted_action_read_only_channel")]
    [InlineData("restricted_action_non_threadable_channel")]
    [InlineData("missing_scope")]
    [InlineData("is_archived")]
    [InlineData("a_code_of_tomorrow")]
    public async Task An_answer_that_the_channel_refuses_is_seen_by_the_one_who_asked(string code)
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Contains("reply: a", await anna.Says("svar a"));
        Assert.DoesNotContain(bo.Messages, message => message.User == rig.Team.BotUser);
        Assert.Contains(code, rig.Troubles);
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("invalid_blocks_format")]
    [InlineData("msg_blocks_too_long")]
    public async Task A_card_that_Slack_refuses_is_sent_as_its_words(string code)
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Contains("reply: a", await anna.Says("svar a"));
        Assert.Null(Assert.Single(bo.Messages, message => message.User == rig.Team.BotUser).Blocks);
        Assert.Contains(code, rig.Troubles);
    }

    [Theory]
    [InlineData("thread_not_found")]
    [InlineData("cannot_reply_to_message")]
    public async Task An_answer_to_a_thread_that_is_gone_stands_in_the_channel(string code)
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Contains("reply: a", await anna.Says("svar a"));
        Assert.Null(Assert.Single(bo.Messages, message => message.User == rig.Team.BotUser).ThreadTs);
    }

    [Fact]
    public async Task An_answer_that_Slack_has_no_room_for_is_kept_until_it_has()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(60));
        var began = rig.Clock.GetUtcNow();
        Assert.Equal(200, (await rig.Town.Event(rig.Team, anna.Writes("svar a"))).Status);
        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(1));
                return anna.New().Contains("reply: a", StringComparison.Ordinal);
            },
            () => "The answer never came. " + rig.Troubles);
        Assert.True(rig.Slack.CallsOf("chat.postMessage")[^1].At - began >= TimeSpan.FromSeconds(60), "It came too early.");
        Assert.Single(bo.Messages, message => message.User == rig.Team.BotUser);
        Assert.Contains("429", rig.Troubles);
    }

    [Fact]
    public async Task An_answer_that_Slack_has_no_room_for_in_a_quarter_of_an_hour_is_seen_by_the_one_who_asked()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(3_600));
        Assert.Contains("reply: a", await anna.Says("svar a"));
    }

    public static TheoryData<string> Stumbles => ["500", "502", "504", "dropped", "fatal_error", "internal_error"];

    [Theory]
    [MemberData(nameof(Stumbles))]
    public async Task An_answer_that_may_not_have_arrived_is_repeated(string stumble)
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("chat.postMessage", Stumble(stumble));
        await rig.Hurry(anna.Says("svar a"));
        Assert.Contains("reply: a", anna.New());
        Assert.Single(bo.Messages, message => message.User == rig.Team.BotUser);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("504")]
    [InlineData("dropped")]
    public async Task The_answer_to_a_command_whose_address_stumbles_is_repeated_and_comes_another_way_if_it_stumbles_again(string stumble)
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        rig.Slack.Next("response_url", Stumble(stumble));
        await rig.Hurry(anna.Commands("/otg svar a"));
        Assert.Contains("reply: a", anna.New());
        Assert.Empty(rig.Slack.CallsOf("chat.postEphemeral"));

        for (var times = 0; times < 2; times++) rig.Slack.Next("response_url", Stumble(stumble));
        await rig.Hurry(anna.Commands("/otg svar b"));
        Assert.Contains("reply: b", anna.New());
        Assert.Single(rig.Slack.CallsOf("chat.postEphemeral"));
    }

    [Theory]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    [InlineData("invalid_blocks")]
    public async Task What_a_pressed_card_becomes_is_shown_to_the_one_who_pressed_if_the_card_can_not_be_changed(string code)
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Says("rop a");
        rig.Slack.Next("chat.update", SlackMishap.Refused(code));
        Assert.Contains("replaced by Bo", await bo.Presses("Replace"));
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("replaced by Bo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_reaches_nobody_stands_in_the_log()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        rig.Slack.Treats = call => call.Method is "chat.postMessage" or "chat.postEphemeral" ? SlackMishap.Refused("missing_scope") : null;
        await rig.Town.Event(rig.Team, anna.Writes("svar a"));
        await SlackTown.Until(() => rig.Troubles.Contains("reached nobody", StringComparison.Ordinal), () => rig.Troubles);
    }

    private static SlackMishap Stumble(string named) => named switch
    {
        "dropped" => SlackMishap.Dropped(),
        _ when int.TryParse(named, out var status) => SlackMishap.Broken(status),
        _ => SlackMishap.Refused(named),
    };

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(TalkFeature)]);
}
