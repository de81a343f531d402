using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// The Socket Mode side of <see cref="FakeSlack"/> (https://docs.slack.dev/apis/events-api/using-socket-mode): one-use tickets, any number
/// of connections, each envelope to one of them, events again if they were not acknowledged; commands and clicks are lost then.
/// </summary>
internal sealed class SlackSocket(FakeSlack slack) : IDisposable
{
    private const string Path = "/socket/";

    private readonly Lock guard = new();
    private readonly HashSet<string> tickets = [];
    private readonly List<SlackConnection> connections = [];
    private TaskCompletionSource changed = NewSignal();
    private int turn;

    /// <summary>How long an acknowledgement may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Waited for before a connection is told hello.</summary>
    public Func<Task> BeforeHello { get; set; } = () => Task.CompletedTask;

    /// <summary>How many of the next connections are deaf: they say hello and then read nothing, not even pings.</summary>
    public int Deaf { get; set; }

    /// <summary>All connections there ever were, in order.</summary>
    public IReadOnlyList<SlackConnection> Connections
    {
        get
        {
            lock (guard) return [.. connections];
        }
    }

    public IReadOnlyList<SlackConnection> Live => [.. Connections.Where(connection => connection.IsLive)];

    /// <summary><c>apps.connections.open</c>.</summary>
    public JsonObject Open(SlackCall call)
    {
        if (call.Token is null) throw new SlackRefusal("not_authed");
        if (!call.Token.StartsWith("xapp-", StringComparison.Ordinal)) throw new SlackRefusal("not_allowed_token_type");
        if (call.Token != FakeSlack.AppToken) throw new SlackRefusal("invalid_auth");
        lock (guard)
        {
            var ticket = slack.NextId("ticket");
            tickets.Add(ticket);
            return SlackMethods.Ok(("url", slack.Url.Replace("http://", "ws://", StringComparison.Ordinal) + Path + ticket));
        }
    }

    public async Task Take(HttpContext context)
    {
        bool isGood;
        lock (guard) isGood = tickets.Remove(context.Request.Path.Value![Path.Length..]);
        if (!isGood || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var web = await context.WebSockets.AcceptWebSocketAsync();
        SlackConnection connection;
        lock (guard)
        {
            connection = new SlackConnection(web, context, slack, isDeaf: Deaf-- > 0);
            connections.Add(connection);
        }

        await BeforeHello();
        await connection.Run(Connections.Count(other => !other.IsClosed), Changed);
        Changed();
    }

    /// <summary>Ends when there are this many live connections.</summary>
    public async Task<IReadOnlyList<SlackConnection>> Until(int live, CancellationToken cancel)
    {
        while (true)
        {
            Task signal;
            lock (guard) signal = changed.Task;
            var now = Live;
            if (now.Count == live) return now;
            await signal.WaitAsync(Patience, TimeProvider.System, cancel);
        }
    }

    /// <summary>
    /// Sends a payload through any live connection, waiting for one if there is none, and returns what came with the acknowledgement, or
    /// null. An event is sent again if the connection ends without one, as often as Slack does; anything else is lost, which throws.
    /// </summary>
    public async Task<JsonNode?> Deliver(string type, JsonObject payload, bool takesAnswer, CancellationToken cancel, int attempt = 0)
    {
        while (true)
        {
            var connection = await Next(cancel);
            try
            {
                return await connection.Send(type, payload, takesAnswer, attempt).WaitAsync(Patience, TimeProvider.System, cancel);
            }
            catch (IOException) when (type == "events_api" && attempt < 3)
            {
                attempt++;
            }
        }
    }

    private async Task<SlackConnection> Next(CancellationToken cancel)
    {
        while (true)
        {
            Task signal;
            lock (guard) signal = changed.Task;
            if (Live is { Count: > 0 } live) return live[(Interlocked.Increment(ref turn) & int.MaxValue) % live.Count];
            await signal.WaitAsync(Patience, TimeProvider.System, cancel);
        }
    }

    private void Changed()
    {
        lock (guard)
        {
            changed.TrySetResult();
            changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        foreach (var connection in Connections)
        {
            connection.Drop();
            connection.Dispose();
        }
    }
}
