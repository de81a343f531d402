using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Channels.Slack.Installing;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>What becomes of what Slack tells: once, in time, and only what people said.</summary>
public sealed class SlackDeliveryTests
{
    [Fact]
    public async Task The_same_event_three_times_is_handled_once()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var said = anna.Writes("si hei");
        for (var retry = 0; retry <= 3; retry++) Assert.Equal(200, (await rig.Town.Event(rig.Team, said, "EvSame", retry)).Status);
        await anna.Sees("echo: hei");
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task Two_deliveries_at_the_same_moment_are_handled_once()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var said = anna.Writes("si hei");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.Town.Event(rig.Team, said, "EvSame")));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await anna.Sees("echo: hei");
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_handler_that_takes_five_seconds_keeps_Slack_waiting_for_less_than_three_and_is_written_down_only_then()
    {
        await using var rig = await SlackRig.Start([typeof(SlowFeature)]);
        var anna = rig.Person("Anna");
        var answer = rig.Town.Event(rig.Team, anna.Writes("vent"));
        await SlackTown.Until(() => SlowFeature.Begun > 0, () => "The handler never began.");
        var began = rig.Clock.GetUtcNow();
        rig.Clock.Advance(SlackReceiver.AckAfter - TimeSpan.FromMilliseconds(100));
        Assert.Equal(0, await Kept(rig));
        await Acknowledged(rig, answer);
        Assert.Equal((200, ""), await Plain(answer));
        Assert.Equal(1, await Kept(rig));
        Assert.True(rig.Clock.GetUtcNow() - began < TimeSpan.FromSeconds(3), "Slack waited too long.");
        Assert.Empty(rig.Slack.CallsOf("chat.postMessage"));
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await anna.Sees("ferdig");
    }

    [Fact]
    public async Task Slack_hears_as_soon_as_what_was_asked_is_stored_also_while_its_own_answers_take_long()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var release = new TaskCompletionSource();
        rig.Slack.Next("chat.postMessage", SlackMishap.After(() => release.Task));
        Assert.Equal((200, ""), await Plain(rig.Town.Event(rig.Team, anna.Writes("si hei"))));
        release.SetResult();
        await anna.Sees("echo: hei");
    }

    [Fact]
    public async Task Slack_hears_in_time_also_where_the_store_is_slow_to_write_it_down_and_it_is_taken_out_again_in_the_end()
    {
        await using var rig = await InstallRig.Start([typeof(SlowFeature)]);
        await rig.Installs();
        var anna = rig.Town.Person("Anna");
        var (release, isTakenOut) = (new TaskCompletionSource(), false);
        rig.Store.Before = (method, key) =>
        {
            if (key.Partition != "slack-backlog") return Task.CompletedTask;
            if (method == "Delete") Volatile.Write(ref isTakenOut, true);
            return method == "Insert" ? release.Task : Task.CompletedTask;
        };
        var began = rig.Clock.GetUtcNow();
        var answer = rig.Town.Event(rig.Slack.Workspace(), anna.Writes("vent"));
        await SlackTown.Until(() => SlowFeature.Begun > 0, () => "The handler never began.");
        await SlackTown.Until(
            () =>
            {
                if (!answer.IsCompleted) rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
                return answer.IsCompleted;
            },
            () => "Slack still waits.");
        Assert.Equal((200, ""), await Plain(answer));
        Assert.Equal(0, SlowFeature.Done);
        Assert.True(rig.Clock.GetUtcNow() - began < TimeSpan.FromSeconds(3), "Slack waited too long.");

        release.SetResult();
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        await anna.Sees("ferdig");
        await SlackTown.Until(() => Volatile.Read(ref isTakenOut) && !rig.Everything().Contains("slack-backlog", StringComparison.Ordinal), rig.Everything);
    }

    [Fact]
    public async Task What_Slack_was_told_is_taken_is_done_by_the_next_host_where_the_first_one_dies()
    {
        using var folder = new TempFolder();
        await using (var first = await SlackRig.Start(folder, [typeof(SlowFeature)]))
        {
            var said = first.Town.Event(first.Team, first.Person("Anna").Privately.Writes("vent"));
            await SlackTown.Until(() => SlowFeature.Begun > 0, () => "The handler never began.");
            await Acknowledged(first, said);
            Assert.Equal(200, (await said).Status);
        }

        await using var next = await SlackRig.Start(folder, [typeof(SlowFeature)]);
        // The same direct messages in the next host's Slack.
        var anna = next.Person("Anna").Privately;
        _ = anna.Room;
        next.Clock.Advance(SlackBacklog.Lost);
        await SlackTown.Until(
            () =>
            {
                if (SlowFeature.Begun == 0) next.Clock.Advance(TimeSpan.FromSeconds(20));
                return SlowFeature.Begun > 0;
            },
            () => "It was not taken up.");
        await SlackTown.Until(
            () =>
            {
                next.Clock.Advance(TimeSpan.FromSeconds(1));
                return anna.Messages.Any(message => message.Text.Contains("ferdig", StringComparison.Ordinal));
            },
            () => "It was not done.");
        await NothingLeft(next);
    }

    [Fact]
    public async Task What_a_dead_host_left_is_taken_up_by_one_host_alone()
    {
        using var folder = new TempFolder();
        await using var one = await SlackRig.Start(folder, [typeof(SlowFeature)]);
        await using var other = await SlackRig.Start(folder, [typeof(SlowFeature)]);
        var anna = one.Person("Anna").Privately;
        (_, _) = (anna.Room, other.Person("Anna").Privately.Room);
        var payload = SlackWire.Event(one.Team, anna.Writes("vent"), "EvLeft", one.Clock.GetUtcNow());
        await one.Get<SlackBacklog>().Keep(SlackDelivery.Event(Encoding.UTF8.GetBytes(payload.ToJsonString())), TestContext.Current.CancellationToken);
        foreach (var rig in (SlackRig[])[one, other]) rig.Clock.Advance(SlackBacklog.Lost + TimeSpan.FromMinutes(1));
        await SlackTown.Until(
            () =>
            {
                foreach (var rig in (SlackRig[])[one, other]) rig.Clock.Advance(TimeSpan.FromSeconds(1));
                return SlowFeature.Done > 0;
            },
            () => "It was not done.");
        await NothingLeft(one);
        Assert.Equal(1, SlowFeature.Begun);
    }

    [Fact]
    public async Task What_a_dead_host_left_stays_where_the_next_has_no_room_for_it()
    {
        await using var rig = await SlackRig.Start([typeof(EchoFeature)], new TurnQueueOptions { MostWaiting = 0 });
        var said = SlackWire.Event(rig.Team, rig.Person("Anna").Writes("si hei"), "EvLeft", rig.Clock.GetUtcNow());
        await rig.Get<SlackBacklog>().Keep(SlackDelivery.Event(Encoding.UTF8.GetBytes(said.ToJsonString())), TestContext.Current.CancellationToken);

        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(20));
                return rig.Log.Lines.Count(line => line.Text.Contains("left undone by a host that died", StringComparison.Ordinal)) > 1;
            },
            () => "It was not taken up a second time.");
    }

    [Fact]
    public async Task What_one_host_took_on_is_left_again_where_that_dies_too()
    {
        using var folder = new TempFolder();
        await using var store = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero));
        var backlog = new SlackBacklog(store, () => "1", new SlackClock(clock));
        var cancel = TestContext.Current.CancellationToken;
        await backlog.Keep(SlackDelivery.Event("{}"u8.ToArray()), cancel);
        clock.Advance(SlackBacklog.Lost + TimeSpan.FromSeconds(1));
        var (one, other) = (Assert.Single(await backlog.Left(cancel)), Assert.Single(await backlog.Left(cancel)));
        Assert.Equal((true, false), (await backlog.Claim(one.Row, cancel), await backlog.Claim(other.Row, cancel)));
        Assert.Empty(await backlog.Left(cancel));
        clock.Advance(SlackBacklog.Lost);
        Assert.True(await backlog.Claim(Assert.Single(await backlog.Left(cancel)).Row, cancel));
    }

    [Fact]
    public async Task Own_and_other_bots_messages_and_news_about_messages_are_ignored_but_not_the_bots_own_coming()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var mention = anna.Writes("si hei");
        var direct = anna.Privately.Writes("si hei");
        JsonObject[] ignored =
        [
            With(mention, ("user", rig.Team.BotUser), ("bot_id", rig.Team.BotId)), With(mention, ("bot_id", "BOTHER")), With(direct, ("bot_id", rig.Team.BotId)), With(direct, ("user", rig.Team.BotUser)),
            With(direct, ("subtype", "message_changed")), With(direct, ("subtype", "message_deleted")), With(direct, ("subtype", "bot_message")), With(direct, ("subtype", "channel_join")),
            With(direct, ("subtype", "channel_topic")), With(direct, ("channel_type", "channel")), With(direct, ("user", null)),
        ];
        foreach (var one in ignored) Assert.Equal(200, (await rig.Town.Event(rig.Team, one)).Status);
        Assert.Empty(rig.Slack.CallsOf("chat.postMessage"));

        foreach (var subtype in (string[])["file_share", "thread_broadcast", "me_message"])
        {
            var said = anna.Privately.Writes("si " + subtype);
            said["subtype"] = subtype;
            await rig.Town.Event(rig.Team, said);
            await anna.Privately.Sees("echo: " + subtype);
        }

        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = "member_joined_channel", ["user"] = rig.Team.BotUser, ["channel"] = "CTEAM", ["inviter"] = anna.Id });
        Assert.NotNull(await rig.Get<Communities>().Get(SlackRig.Place().Partition, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_mention_that_also_comes_as_a_message_or_from_a_second_workspace_is_answered_once()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var mention = anna.Writes("si hei");
        await rig.Town.Event(rig.Team, mention, "Ev1");
        await rig.Town.Event(rig.Team, mention, "Ev2");
        var direct = anna.Privately.Writes("si hallo");
        await rig.Town.Event(rig.Team, direct, "Ev3");
        await rig.Town.Event(rig.Team, With(direct, ("type", "app_mention")), "Ev4");
        await anna.Privately.Sees("echo: hallo");
        Assert.Equal(2, rig.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task A_full_queue_makes_Slack_come_again_and_people_try_again_and_nothing_is_a_500()
    {
        await using var rig = await SlackRig.Start([typeof(SlowFeature), typeof(EchoFeature)], new TurnQueueOptions { MostWaiting = 1 });
        var anna = rig.Person("Anna");
        var holding = rig.Town.Event(rig.Team, anna.Writes("vent"));
        await SlackTown.Until(() => SlowFeature.Begun > 0, () => "The handler never began.");
        var said = anna.Writes("si hei");
        Assert.Equal(503, (await rig.Town.Event(rig.Team, said, "EvLater")).Status);

        var told = await rig.Person("Bo").Commands("/otg si hei");
        Assert.Contains("Prøv igjen om et minutt", told);

        await rig.Hurry(holding);
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        await anna.Sees("ferdig");
        Assert.Equal(200, (await rig.Town.Event(rig.Team, said, "EvLater", retry: 1)).Status);
        await anna.Sees("echo: hei");
    }

    /// <summary>Moves the clock on until Slack has its answer, or what it is told of is being written down.</summary>
    private static Task Acknowledged(SlackRig rig, Task answer) => SlackTown.Until(
        async () =>
        {
            if (!answer.IsCompleted && await Kept(rig) == 0) rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return answer.IsCompleted;
        },
        () => "Slack still waits.");

    private static async Task<int> Kept(SlackRig rig)
    {
        var rows = 0;
        await foreach (var _ in rig.Get<IStore>().List("slack-backlog", "", "~", TestContext.Current.CancellationToken)) rows++;
        return rows;
    }

    private static Task NothingLeft(SlackRig rig) =>
        SlackTown.Until(async () => (await rig.Get<SlackBacklog>().Left(TestContext.Current.CancellationToken)).Count == 0, () => "It is still left.");

    private static JsonObject With(JsonObject happened, params (string Name, string? Value)[] changes)
    {
        var changed = happened.DeepClone().AsObject();
        foreach (var (name, value) in changes) changed[name] = value;
        return changed;
    }

    private static async Task<(int, string)> Plain(Task<SlackReply> reply) => ((await reply).Status, (await reply).Body);

    /// <summary>Takes five seconds by the bot's clock.</summary>
    private sealed class SlowFeature : IFeature
    {
        private static int begun;
        private static int done;

        public SlowFeature() => begun = done = 0;

        public static int Begun => Volatile.Read(ref begun);

        public static int Done => Volatile.Read(ref done);

        public void Map(FeatureMap map) => map.Command(new Command("slow.wait", new Text("vent", "vent", "wait"), new Text("Vent", "Vent", "Wait"), async (turn, _) =>
        {
            Interlocked.Increment(ref begun);
            await Task.Delay(TimeSpan.FromSeconds(5), turn.Clock, turn.Cancel);
            await turn.Reply("ferdig");
            Interlocked.Increment(ref done);
        })
        { Where = Where.Anywhere });
    }
}
