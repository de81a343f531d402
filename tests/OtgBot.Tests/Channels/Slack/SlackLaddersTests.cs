using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// Two things at once: Slack has no room for longer than a turn waits, and when it has, it refuses the way the answer was to take. The
/// answer waits, and then comes another way.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackLaddersTests
{
    [Theory]
    [InlineData("restricted_action")]
    [InlineData("restricted_action_read_only_channel")]
    [InlineData("thread_not_found")]
    [InlineData("cannot_reply_to_message")]
    [InlineData("invalid_blocks")]
    [InlineData("missing_scope")]
    [InlineData("is_archived")]
    public async Task What_waited_and_is_then_refused_comes_another_way_once(string code)
    {
        await using var rig = await SlackRig.Start([typeof(TalkFeature)]);
        var anna = rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(20));
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        var began = rig.Clock.GetUtcNow();

        Assert.Equal(200, (await rig.Town.Event(rig.Team, anna.Writes("svar a"))).Status);
        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(1));
                return anna.New().Contains("reply: a", StringComparison.Ordinal);
            },
            () => "The answer never came. " + rig.Troubles);

        Assert.True(rig.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(20), "It came too early.");
        await rig.Town.Quiet(() => true);
        Assert.Single(anna.Messages, message => message.User == rig.Team.BotUser);
        Assert.Contains("429", rig.Troubles);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task What_waited_and_then_may_not_have_arrived_is_repeated(int status)
    {
        await using var rig = await SlackRig.Start([typeof(TalkFeature)]);
        var anna = rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(20));
        rig.Slack.Next("chat.postMessage", SlackMishap.Broken(status));

        await rig.Town.Event(rig.Team, anna.Writes("svar a"));
        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(1));
                return anna.New().Contains("reply: a", StringComparison.Ordinal);
            },
            () => "The answer never came. " + rig.Troubles);
    }

    [Fact]
    public async Task Where_no_way_is_left_the_log_says_so()
    {
        await using var rig = await SlackRig.Start([typeof(TalkFeature)]);
        var anna = rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(20));
        rig.Slack.Treats = call => call.Method is "chat.postMessage" or "chat.postEphemeral" && rig.Slack.CallsOf("chat.postMessage").Count > 1 ? SlackMishap.Refused("restricted_action") : null;

        await rig.Town.Event(rig.Team, anna.Writes("svar a"));
        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(1));
                return rig.Troubles.Contains("restricted_action", StringComparison.Ordinal);
            },
            () => "Nothing in the log. " + rig.Troubles);
    }
}
