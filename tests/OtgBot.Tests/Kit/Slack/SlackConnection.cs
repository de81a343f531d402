using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>One connection of <see cref="SlackSocket"/>, with what a test may do to it.</summary>
/// <param name="web">The socket, accepted.</param>
/// <param name="context">The request it came with.</param>
/// <param name="slack">Whose it is.</param>
/// <param name="isDeaf">True if nothing is read from it, so that not even a ping is answered: what a dead peer looks like.</param>
internal sealed class SlackConnection(WebSocket web, HttpContext context, FakeSlack slack, bool isDeaf) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> unanswered = new();
    private readonly ConcurrentQueue<string> acknowledged = new();
    private readonly SemaphoreSlim sending = new(1);

    /// <summary>Where in the order of all that happened it was opened, said hello to and closed; 0 if it was not.</summary>
    public long Opened { get; } = slack.NextNumber();

    public long Greeted { get; private set; }

    public long Closed { get; private set; }

    /// <summary>True if the other side took leave, and did not only vanish.</summary>
    public bool WasClosedProperly { get; private set; }

    /// <summary>Envelopes that were acknowledged, in order.</summary>
    public IReadOnlyList<string> Acknowledged => [.. acknowledged];

    /// <summary>Messages in pieces of this many bytes; 0 for whole.</summary>
    public int PieceLength { get; set; }

    public bool IsClosed => Closed > 0;

    /// <summary>True while envelopes may be sent through it: from hello until it was warned or closed.</summary>
    public bool IsLive => Greeted > 0 && Closed == 0 && !isRetired && !isDeaf;

    private readonly CancellationTokenSource aborting = new();
    private volatile bool isRetired;

    public async Task Run(int number, Action changed)
    {
        // The request's own context may be gone when somebody wants to break it off.
        await using var broken = aborting.Token.Register(context.Abort);
        try
        {
            await Write(new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = number,
                ["connection_info"] = new JsonObject { ["app_id"] = FakeSlack.AppId },
                ["debug_info"] = new JsonObject { ["approximate_connection_time"] = 3600 },
            });
            Greeted = slack.NextNumber();
            changed();
            if (isDeaf) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            while (await Read() is { } frame) Acknowledge(JsonNode.Parse(frame)!);
            WasClosedProperly = web.CloseStatus is not null;
            if (web.State == WebSocketState.CloseReceived) await web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, or a test broke it off.
        }
        finally
        {
            Closed = slack.NextNumber();
            foreach (var waiting in unanswered.Values) waiting.TrySetException(new IOException("The connection ended before the acknowledgement."));
        }
    }

    /// <summary>Sends an envelope; ends with what came in the acknowledgement.</summary>
    public async Task<JsonNode?> Send(string type, JsonObject payload, bool takesAnswer, int attempt)
    {
        var id = slack.NextId("envelope");
        var answer = unanswered[id] = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var envelope = new JsonObject { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = takesAnswer, ["payload"] = payload.DeepClone() };
        if (type == "events_api") (envelope["retry_attempt"], envelope["retry_reason"]) = (attempt, attempt > 0 ? "timeout" : "");
        try
        {
            await Write(envelope);
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException)
        {
            throw new IOException("The connection ended before the envelope was sent.", broken);
        }

        if (IsClosed) answer.TrySetException(new IOException("The connection ended before the acknowledgement."));
        return await answer.Task;
    }

    /// <summary>
    /// Takes leave ahead of time: <c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>. What comes next is the other side's to
    /// do.
    /// </summary>
    public Task Disconnects(string reason)
    {
        isRetired = true;
        return Write(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-1" } });
    }

    /// <summary>Any text as a frame, whether or not it is what Slack would say.</summary>
    public Task Raw(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends it with the closing words of the protocol.</summary>
    public Task Close() => web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);

    /// <summary>Breaks it off.</summary>
    public void Drop()
    {
        isRetired = true;
        if (!IsClosed) aborting.Cancel();
    }

    public void Dispose()
    {
        sending.Dispose();
        aborting.Dispose();
    }

    private void Acknowledge(JsonNode frame)
    {
        if ((string?)frame["envelope_id"] is not { } id) return;
        acknowledged.Enqueue(id);
        if (unanswered.TryRemove(id, out var waiting)) waiting.TrySetResult(frame["payload"]?.DeepClone());
    }

    private Task Write(JsonObject frame) => Send(JsonSerializer.SerializeToUtf8Bytes(frame));

    private async Task Send(byte[] bytes)
    {
        await sending.WaitAsync();
        try
        {
            var piece = PieceLength > 0 ? PieceLength : bytes.Length;
            for (var at = 0; at < bytes.Length; at += piece)
                await web.SendAsync(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at)), WebSocketMessageType.Text, at + piece >= bytes.Length, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task<string?> Read()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await web.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(whole.ToArray());
        }
    }
}
