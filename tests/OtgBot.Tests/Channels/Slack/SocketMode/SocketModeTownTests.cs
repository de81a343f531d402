using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack.SocketMode;

/// <summary>
/// The whole bot on Socket Mode: what Slack delivers again because a connection ended is not handled again, and what it could not deliver
/// is not lost.
/// </summary>
public sealed class SocketModeTownTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redelivered_with_the_same_event_id_it_is_answered_once()
    {
        await using var rig = await SlackRig.StartOnSocket();
        var kari = rig.Person("Kari");
        var said = kari.Writes("say hi");
        await rig.Town.Event(rig.Team, said, "Ev1");
        await rig.Town.Event(rig.Team, said, "Ev1", retry: 1);
        await (await rig.Slack.Socket.Until(1, Cancel))[0].Disconnects("warning");
        await rig.Town.Event(rig.Team, said, "Ev1", retry: 2);
        await kari.Says("say bye");
        await kari.Sees("echo: bye");
        Assert.Equal(["echo: hi", "echo: bye"], rig.Slack.CallsOf("chat.postMessage").Select(call => call["text"]));
    }

    [Fact]
    public async Task Of_a_hundred_events_through_dropped_refreshed_and_doubled_connections_each_is_answered_once()
    {
        await using var rig = await SlackRig.StartOnSocket();
        // Delays before a new try go by the rig's clock, so that it must move all the while.
        await rig.Hurry(Task.Run(() => Trouble(rig), Cancel));
        Assert.Equal(
            Enumerable.Range(0, 100).Select(number => $"echo: {number}").Order(),
            rig.Slack.CallsOf("chat.postMessage").Select(call => call["text"]!).Order());
    }

    private static async Task<bool> Trouble(SlackRig rig)
    {
        var kari = rig.Person("Kari");
        var chance = new Random(20261125);
        var delivered = new List<Task>();
        for (var number = 0; number < 100; number++)
        {
            var said = kari.Writes($"say {number}");
            var id = "Ev" + number;
            delivered.Add(rig.Town.Event(rig.Team, said, id));
            if (chance.Next(4) == 0) delivered.Add(rig.Town.Event(rig.Team, said, id, retry: 1));
            if (chance.Next(10) == 0 && rig.Slack.Socket.Live is [var live, ..])
            {
                if (chance.Next(2) == 0) live.Drop();
                else await live.Disconnects(chance.Next(2) == 0 ? "warning" : "refresh_requested");
            }

            if (chance.Next(5) == 0) await Task.WhenAll(delivered);
        }

        await Task.WhenAll(delivered);
        await SlackTown.Until(() => rig.Slack.CallsOf("chat.postMessage").Count >= 100, () => $"{rig.Slack.CallsOf("chat.postMessage").Count} answers");
        return true;
    }
}
