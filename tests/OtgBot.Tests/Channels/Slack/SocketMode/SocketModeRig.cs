using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Channels.Slack.SocketMode;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack.SocketMode;

/// <summary>The Socket Mode loop alone, between a stand-in for Slack and an inbox that keeps what it is given.</summary>
internal sealed class SocketModeRig : IAsyncDisposable
{
    private readonly ConcurrentQueue<SlackDelivery> taken = new();
    private readonly HttpClient http = new();
    private readonly SocketModeLoop loop;

    private SocketModeRig(FakeSlack slack, SocketModeOptions options, TimeProvider clock)
    {
        Slack = slack;
        var settings = new SlackOptions { AppToken = FakeSlack.AppToken, BotToken = "xoxb-T1", Api = new Uri(slack.ApiUrl) };
        loop = new SocketModeLoop(settings, new SlackApi(http, settings, clock), Take, options, new SlackClock(clock), new Microsoft.Extensions.Logging.Logger<SocketModeLoop>(Log)) { Outages = Outages };
    }

    public FakeSlack Slack { get; }

    public TestLog Log { get; } = new();

    public Outages Outages { get; } = new();

    public IReadOnlyList<SlackDelivery> Taken => [.. taken];

    /// <summary>What the inbox does with a delivery, in the end.</summary>
    public Func<SlackDelivery, Task<SlackAck>> Answers { get; set; } = _ => Task.FromResult(SlackAck.Ok);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="clock">A clock to move, for delays; default: the machine's, with short delays.</param>
    /// <param name="options">How patient it is.</param>
    /// <param name="prepare">Done to Slack before the loop starts.</param>
    public static async Task<SocketModeRig> Start(FakeTimeProvider? clock = null, SocketModeOptions? options = null, Action<FakeSlack>? prepare = null)
    {
        var slack = await FakeSlack.Start();
        slack.Workspace();
        prepare?.Invoke(slack);
        options ??= new SocketModeOptions { FirstDelay = TimeSpan.FromMilliseconds(10), LongestDelay = TimeSpan.FromMilliseconds(40) };
        var rig = new SocketModeRig(slack, options, clock ?? TimeProvider.System);
        await rig.loop.StartAsync(Cancel);
        return rig;
    }

    /// <summary>The one live connection.</summary>
    public async Task<SlackConnection> Live() => Assert.Single(await Slack.Socket.Until(1, Cancel));

    public static JsonObject Event(string id) => new() { ["type"] = "event_callback", ["event_id"] = id, ["event"] = new JsonObject { ["type"] = "app_mention", ["text"] = "blåbær" } };

    public static string? IdOf(SlackDelivery delivery)
    {
        using var json = JsonDocument.Parse(delivery.Json);
        return json.RootElement.GetProperty("event_id").GetString();
    }

    public Task Stop() => loop.StopAsync(CancellationToken.None);

    public Task Ended => loop.ExecuteTask!;

    private Task<SlackAck> Take(SlackDelivery delivery, CancellationToken cancel)
    {
        taken.Enqueue(delivery);
        return Answers(delivery);
    }

    public async ValueTask DisposeAsync()
    {
        await loop.StopAsync(CancellationToken.None);
        loop.Dispose();
        http.Dispose();
        await Slack.DisposeAsync();
        Log.Dispose();
    }
}
