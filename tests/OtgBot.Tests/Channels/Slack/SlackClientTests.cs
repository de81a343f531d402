using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;
using SlackCall = OtgBot.Channels.Slack.Sending.SlackCall;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>What the bot does about what the Web API answers: each class of the reference, and its limits.</summary>
public sealed class SlackClientTests
{
    [Fact]
    public async Task After_a_429_exactly_one_repeat_comes_when_asked_and_other_methods_go_on()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(2));
        var began = rig.Clock.GetUtcNow();
        var sending = rig.Channel.Send(SlackRig.Words("hei"), TestContext.Current.CancellationToken).AsTask();
        await SlackTown.Until(() => rig.Slack.CallsOf("chat.postMessage").Count == 1, () => "It was never sent.");

        Assert.NotNull(await rig.Channel.OpenChat(SlackRig.Place(), new Person("UANNA", "Anna"), TestContext.Current.CancellationToken));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));

        var result = await rig.Hurry(sending);
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        var calls = rig.Slack.CallsOf("chat.postMessage");
        Assert.Equal(2, calls.Count);
        Assert.True(calls[1].At - began >= TimeSpan.FromSeconds(2), $"It came again after {calls[1].At - began}.");
    }

    [Fact]
    public async Task A_429_holds_nobody_in_another_workspace()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var paces = new SlackRateLimits(clock);
        paces.Pause("T1", "chat.postMessage", TimeSpan.FromMinutes(1));
        Assert.False(await paces.Wait("T1", "chat.postMessage", "C1", false, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.True(await paces.Wait("T2", "chat.postMessage", "C1", false, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.True(await paces.Wait("T1", "views.open", null, false, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Posts_to_a_channel_come_one_a_second_and_answers_in_small_bursts()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var paces = new SlackRateLimits(clock);
        for (var n = 0; n < 3; n++) Assert.True(await Take("C1", isPost: false));
        Assert.False(await Take("C1", isPost: false));
        Assert.False(await Take("C1", isPost: true));
        Assert.True(await Take("C2", isPost: true));
        Assert.False(await Take("C2", isPost: true));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Take("C2", isPost: true));
        Assert.True(await Take("C1", isPost: false));
        Assert.False(await Take("C1", isPost: true));

        ValueTask<bool> Take(string channel, bool isPost) => paces.Wait("T1", "chat.postMessage", channel, isPost, TimeSpan.Zero, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    public async Task A_dead_installation_is_put_to_rest_once_auth_test_says_so_too_and_spoken_to_no_more(string code)
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await Installation(rig);
        rig.Slack.Treats = call => call.Method is "chat.postMessage" or "auth.test" ? SlackMishap.Refused(code) : null;
        Assert.Equal((SendOutcome.Gone, code), await Send(rig));
        await SlackTown.Until(async () => !(await Installation(rig)).IsActive, () => "It is still in use.");
        Assert.Equal(SendOutcome.Gone, (await Send(rig)).Outcome);
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("is_archived")]
    [InlineData("not_in_channel")]
    [InlineData("restricted_action")]
    [InlineData("restricted_action_read_only_channel")]
    [InlineData("user_disabled")]
    public async Task A_dead_place_is_gone_and_the_rest_of_the_workspace_is_not(string code)
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Equal((SendOutcome.Gone, code), await Send(rig));
        Assert.True((await Installation(rig)).IsActive);
        Assert.Equal(SendOutcome.Sent, (await Send(rig)).Outcome);
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_changed_no_more_and_that_is_no_fault_of_ours()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        var posted = await rig.Channel.Send(SlackRig.Words("hei"), TestContext.Current.CancellationToken);
        lock (rig.Slack.Guard) rig.Team.Messages.Single(message => message.Ts == posted.MessageId).IsDeleted = true;
        var updated = await rig.Channel.Update(posted.MessageId!, SlackRig.Words("hallo"), TestContext.Current.CancellationToken);
        Assert.Equal((SendOutcome.Unwanted, "message_not_found"), (updated.Outcome, updated.Reason));
        Assert.DoesNotContain(rig.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("no_text")]
    [InlineData("invalid_arguments")]
    [InlineData("missing_scope")]
    [InlineData("a_code_of_tomorrow")]
    public async Task A_fault_of_ours_is_not_repeated_and_stands_in_the_log(string code)
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Equal((SendOutcome.Refused, code), await Send(rig));
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
        Assert.Contains(code, rig.Troubles);
        Assert.DoesNotContain("xoxb", rig.Troubles);
    }

    [Theory]
    [InlineData("fatal_error")]
    [InlineData("internal_error")]
    [InlineData("service_unavailable")]
    [InlineData("request_timeout")]
    public async Task What_may_have_been_done_is_in_doubt_for_a_post_and_repeated_where_that_is_harmless(string code)
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var posted = await rig.Channel.Send(SlackRig.Words("en"), TestContext.Current.CancellationToken);
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        Assert.Equal((SendOutcome.InDoubt, code), await Send(rig, isPost: true));
        Assert.Equal(2, rig.Slack.CallsOf("chat.postMessage").Count);

        rig.Slack.Next("chat.update", SlackMishap.Refused(code));
        var updating = rig.Channel.Update(posted.MessageId!, SlackRig.Words("to"), TestContext.Current.CancellationToken).AsTask();
        Assert.Equal(SendOutcome.Sent, (await rig.Hurry(updating)).Outcome);
        Assert.Equal(2, rig.Slack.CallsOf("chat.update").Count);
        Assert.Contains(anna.Messages, message => message.Text.Contains("to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_of_a_server_in_trouble_is_in_doubt()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.Broken(502));
        Assert.Equal(SendOutcome.InDoubt, (await Send(rig, isPost: true)).Outcome);
        rig.Slack.Next("chat.postMessage", SlackMishap.Dropped());
        Assert.Equal(SendOutcome.InDoubt, (await rig.Hurry(Send(rig, isPost: true))).Outcome);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_replaced_once_and_the_call_repeated()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        var installations = rig.Get<SlackInstallations>();
        var old = await Installation(rig);
        lock (rig.Slack.Guard) rig.Team.Tokens.Add("xoxb-newer");
        rig.Slack.Next("chat.postMessage", SlackMishap.After(async () => await installations.Save(old with { Token = "xoxb-newer" }, CancellationToken.None)));
        rig.Slack.Treats = call => call.Method == "chat.postMessage" && call.Token == old.Token ? SlackMishap.Refused("token_expired") : null;
        await rig.Get<SlackClient>().Call(old, new SlackCall("chat.postMessage", SlackBody.Form(("channel", "CTEAM"), ("text", "first"))), TestContext.Current.CancellationToken);
        var answer = await rig.Get<SlackClient>().Call(old, new SlackCall("chat.postMessage", SlackBody.Form(("channel", "CTEAM"), ("text", "second"))), TestContext.Current.CancellationToken);
        Assert.True(answer.IsOk);
        Assert.Equal("xoxb-newer", rig.Slack.CallsOf("chat.postMessage")[^1].Token);

        // Without a newer one it is refused, and the operator hears what to do.
        rig.Slack.Treats = call => call.Method == "chat.postMessage" ? SlackMishap.Refused("token_expired") : null;
        Assert.Equal((SendOutcome.Refused, "token_expired"), await Send(rig));
        Assert.Contains("token rotation off", rig.Troubles);
    }

    [Fact]
    public async Task A_connection_that_never_came_about_is_tried_again()
    {
        await using var rig = await SlackRig.Start();
        var url = "http://127.0.0.1:9/api/";
        await using var other = await SlackRig.Start(null, null, ("Slack:ApiBaseUrl", url));
        var installation = new SlackInstallation { TeamId = "T1", BotUserId = "U", Token = "xoxb-T1" };
        var answer = await other.Hurry(other.Get<SlackClient>().Call(installation, new SlackCall("chat.postMessage", SlackBody.Empty), TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SlackFault.NeverArrived, SlackFaults.Of(answer));
        Assert.Equal(SendOutcome.Refused, SlackFaults.Outcome(answer, isRepeatable: false));
        Assert.Contains($"after {SlackClient.MostTries} tries", other.Troubles);
    }

    private static async Task<(SendOutcome Outcome, string? Reason)> Send(SlackRig rig, bool isPost = false)
    {
        var result = await rig.Channel.Send(SlackRig.Words("hei") with { IsPost = isPost }, TestContext.Current.CancellationToken);
        return (result.Outcome, result.Reason);
    }

    private static async Task<SlackInstallation> Installation(SlackRig rig) =>
        (await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), TestContext.Current.CancellationToken))!;
}
