using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.SocketMode;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack.SocketMode;

public sealed class SocketModeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_hello_an_envelope_is_taken_and_then_acknowledged()
    {
        await using var rig = await SocketModeRig.Start();
        var (asked, may) = (new TaskCompletionSource(), new TaskCompletionSource<SlackAck>());
        rig.Answers = _ =>
        {
            asked.TrySetResult();
            return may.Task;
        };
        var connection = await rig.Live();
        var delivered = rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel);
        await asked.Task;
        Assert.Empty(connection.Acknowledged);
        may.SetResult(SlackAck.Ok);

        Assert.Null(await delivered);
        Assert.Single(connection.Acknowledged);
        Assert.Equal("Ev1", SocketModeRig.IdOf(Assert.Single(rig.Taken)));
        var ticket = Assert.Single(rig.Slack.CallsOf("apps.connections.open"));
        Assert.Equal((FakeSlack.AppToken, 0), (ticket.Token, ticket.Arguments.Count));
    }

    [Fact]
    public async Task What_goes_back_goes_with_the_acknowledgement_and_only_where_Slack_takes_it()
    {
        await using var rig = await SocketModeRig.Start();
        rig.Answers = _ => Task.FromResult(new SlackAck(200, """{"text":"hei"}"""u8.ToArray()));
        var fields = new JsonObject { ["command"] = "/otg", ["text"] = "hjelp", ["is_enterprise_install"] = false };

        Assert.Equal("""{"text":"hei"}""", (await rig.Slack.Socket.Deliver("slash_commands", fields, takesAnswer: true, Cancel))?.ToJsonString());
        Assert.Null(await rig.Slack.Socket.Deliver("interactive", new JsonObject { ["type"] = "block_actions" }, takesAnswer: false, Cancel));
        Assert.Equal((SlackDeliveryKind.Command, "hjelp"), (rig.Taken[0].Kind, rig.Taken[0].Fields["text"]));
        Assert.Equal(SlackDeliveryKind.Interaction, rig.Taken[1].Kind);
    }

    [Fact]
    public async Task One_slow_envelope_holds_up_no_other()
    {
        await using var rig = await SocketModeRig.Start();
        var slow = new TaskCompletionSource<SlackAck>();
        rig.Answers = delivery => SocketModeRig.IdOf(delivery) == "slow" ? slow.Task : Task.FromResult(SlackAck.Ok);
        var first = rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("slow"), takesAnswer: false, Cancel);
        await rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("quick"), takesAnswer: false, Cancel);
        Assert.False(first.IsCompleted);
        slow.SetResult(SlackAck.Ok);
        await first;
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_warning_opens_the_next_connection_before_the_first_is_closed(string reason)
    {
        await using var rig = await SocketModeRig.Start();
        var first = await rig.Live();
        await first.Disconnects(reason);
        await SlackTown.Until(() => rig.Slack.Socket.Connections is [_, { Greeted: > 0 }] && first.IsClosed, () => $"{rig.Slack.Socket.Connections.Count} connections");

        var second = rig.Slack.Socket.Connections[1];
        Assert.True(second.Greeted < first.Closed);
        Assert.True(first.WasClosedProperly);
        await rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel);
        Assert.Single(second.Acknowledged);
    }

    [Fact]
    public async Task What_is_under_way_on_a_connection_that_is_let_go_is_still_acknowledged_on_it()
    {
        await using var rig = await SocketModeRig.Start();
        var slow = new TaskCompletionSource<SlackAck>();
        rig.Answers = _ => slow.Task;
        var first = await rig.Live();
        var delivered = rig.Slack.Socket.Deliver("slash_commands", new JsonObject { ["command"] = "/otg" }, takesAnswer: true, Cancel);
        await SlackTown.Until(() => rig.Taken.Count == 1, () => "nothing was taken");
        await first.Disconnects("warning");
        await SlackTown.Until(() => rig.Slack.Socket.Connections is [_, { Greeted: > 0 }], () => "no second connection");
        slow.SetResult(new SlackAck(200, """{"text":"done"}"""u8.ToArray()));

        Assert.Equal("""{"text":"done"}""", (await delivered)?.ToJsonString());
        Assert.Single(first.Acknowledged);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_replaced_and_what_was_not_acknowledged_comes_again()
    {
        await using var rig = await SocketModeRig.Start();
        var never = new TaskCompletionSource<SlackAck>();
        rig.Answers = _ => rig.Taken.Count == 1 ? never.Task : Task.FromResult(SlackAck.Ok);
        var first = await rig.Live();
        var delivered = rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel);
        await SlackTown.Until(() => rig.Taken.Count == 1, () => "nothing was taken");
        first.Drop();
        await delivered;

        Assert.Equal(["Ev1", "Ev1"], rig.Taken.Select(SocketModeRig.IdOf));
        never.SetResult(SlackAck.Ok);
    }

    [Fact]
    public async Task What_the_bot_has_no_room_for_is_not_acknowledged()
    {
        await using var rig = await SocketModeRig.Start();
        rig.Slack.Socket.Patience = TimeSpan.FromSeconds(1);
        rig.Answers = _ => Task.FromResult(SlackAck.Later);
        var connection = await rig.Live();
        await Assert.ThrowsAsync<TimeoutException>(() => rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel));
        Assert.Empty(connection.Acknowledged);
    }

    [Fact]
    public async Task Frames_in_pieces_long_frames_and_frames_that_make_no_sense_are_all_survived()
    {
        await using var rig = await SocketModeRig.Start();
        var connection = await rig.Live();
        foreach (var nonsense in (string[])["", "[]", "{", "null", "{\"type\":7}", "{\"envelope_id\":\"\\ud800\"}", "{\"type\":\"new_thing\",\"envelope_id\":\"x\"}"]) await connection.Raw(nonsense);
        connection.PieceLength = 7;
        var wordy = SocketModeRig.Event("Ev1");
        wordy["event"]!["text"] = new string('å', 100_000);
        await rig.Slack.Socket.Deliver("events_api", wordy, takesAnswer: false, Cancel);

        Assert.Equal(["x", connection.Acknowledged[^1]], connection.Acknowledged);
        Assert.Contains("åååå", JsonNode.Parse(Encoding.UTF8.GetString(Assert.Single(rig.Taken).Json.Span))!["event"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_that_no_longer_answers_pings_is_given_up_for_another()
    {
        await using var rig = await SocketModeRig.Start(
            options: new SocketModeOptions { PingEvery = TimeSpan.FromMilliseconds(200), PongWithin = TimeSpan.FromMilliseconds(200), FirstDelay = TimeSpan.FromMilliseconds(10) },
            prepare: slack => slack.Socket.Deaf = 1);
        await SlackTown.Until(() => rig.Slack.Socket.Connections.Count > 1, () => "the dead one was kept");
        await rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel);
        Assert.Single(rig.Taken);
    }

    [Fact]
    public async Task Without_hello_a_connection_counts_for_nothing()
    {
        var clock = new FakeTimeProvider();
        await using var rig = await SocketModeRig.Start(clock, prepare: slack => slack.Socket.BeforeHello = () => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Cancel));
        await SlackTown.Until(() => rig.Slack.Socket.Connections.Count == 1, () => "no connection");
        rig.Slack.Socket.BeforeHello = () => Task.CompletedTask;
        await SlackTown.Until(
            () =>
            {
                if (rig.Slack.Socket.Live.Count > 0) return true;
                clock.Advance(TimeSpan.FromSeconds(2));
                return false;
            },
            () => "it waits for hello for ever");

        Assert.True(rig.Slack.Socket.Connections.Count > 1);
    }

    [Fact]
    public void It_waits_twice_as_long_after_each_failure_up_to_a_minute_and_chance_spreads_it()
    {
        var options = new SocketModeOptions();
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(failures => options.Delay(failures, 0).TotalSeconds));
        Assert.Equal(30, options.Delay(1_000_000, 1).TotalSeconds);
    }

    [Fact]
    public async Task After_a_refusal_it_waits_as_long_as_Slack_says_and_after_failures_ever_longer()
    {
        var clock = new ClockOfWaits();
        await using var rig = await SocketModeRig.Start(clock, new SocketModeOptions(), slack =>
        {
            slack.Next("apps.connections.open", SlackMishap.RateLimited(7));
            slack.Next("apps.connections.open", SlackMishap.Broken(500));
        });

        // The second failure in a row: two seconds.
        foreach (var (tries, seconds) in ((int, int)[])[(1, 7), (2, 2)])
        {
            await SlackTown.Until(() => clock.Waits.Count == tries, () => $"{clock.Waits.Count} waits");
            Assert.Equal((TimeSpan.FromSeconds(seconds), tries), (clock.Waits[^1], rig.Slack.CallsOf("apps.connections.open").Count));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await rig.Live();
        Assert.Equal(3, rig.Slack.CallsOf("apps.connections.open").Count);
    }

    [Fact]
    public async Task When_Socket_Mode_is_turned_off_it_says_so_is_not_ready_and_tries_again_until_it_is_on()
    {
        var clock = new FakeTimeProvider();
        await using var rig = await SocketModeRig.Start(clock);
        await (await rig.Live()).Disconnects("link_disabled");
        await SlackTown.Until(() => rig.Outages.All.Count == 1, () => "It is ready.");
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("Socket Mode was turned off in the app's settings", StringComparison.Ordinal));
        Assert.Single(rig.Slack.Socket.Connections);

        // While it is off, Slack gives no address; a code that would end it else does not.
        rig.Slack.Next("apps.connections.open", SlackMishap.Refused("forbidden_for_interactive_app"));
        await Passes(() => rig.Slack.CallsOf("apps.connections.open").Count == 2);
        Assert.Single(rig.Outages.All);
        await Passes(() => rig.Outages.All.Count == 0);
        await rig.Live();

        Task Passes(Func<bool> isSo) => SlackTown.Until(
            () =>
            {
                if (!isSo()) clock.Advance(TimeSpan.FromMinutes(1));
                return isSo();
            },
            () => "It is not tried again.");
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_allowed_token_type")]
    [InlineData("missing_scope")]
    public async Task A_token_that_Slack_refuses_is_not_tried_again(string error)
    {
        await using var rig = await SocketModeRig.Start(prepare: slack => slack.Treats = _ => SlackMishap.Refused(error));
        await rig.Ended;
        Assert.Single(rig.Slack.Calls);
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("Make an app-level token with the scope connections:write", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_stops_acknowledges_what_is_under_way_and_says_goodbye()
    {
        await using var rig = await SocketModeRig.Start();
        var slow = new TaskCompletionSource<SlackAck>();
        rig.Answers = _ => slow.Task;
        var connection = await rig.Live();
        var delivered = rig.Slack.Socket.Deliver("events_api", SocketModeRig.Event("Ev1"), takesAnswer: false, Cancel);
        await SlackTown.Until(() => rig.Taken.Count == 1, () => "nothing was taken");
        var stopping = rig.Stop();
        slow.SetResult(SlackAck.Ok);
        await delivered;
        await stopping;

        await SlackTown.Until(() => connection.IsClosed, () => "it is open");
        Assert.True(connection.WasClosedProperly);
    }

    /// <summary>Tells how long it is waited by it, so that a test need not watch that nothing happens meanwhile.</summary>
    private sealed class ClockOfWaits : FakeTimeProvider
    {
        private readonly ConcurrentQueue<TimeSpan> waits = new();

        public IReadOnlyList<TimeSpan> Waits => [.. waits];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            waits.Enqueue(dueTime);
            return timer;
        }
    }
}
