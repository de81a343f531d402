using System.Collections.Concurrent;
using System.Net.WebSockets;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Storage;

namespace OtgBot.Channels.Slack.SocketMode;

/// <summary>Why a connection is no longer enough.</summary>
internal enum SocketEnd
{
    /// <summary>Slack will close it soon; until then it goes on.</summary>
    Refresh,

    /// <summary>It is gone.</summary>
    Lost,

    /// <summary>Socket Mode was turned off.</summary>
    Disabled,
}

/// <summary>
/// One connection: reads frames, hands each envelope to the inbox without letting it hold up the next, and acknowledges on the same
/// connection. What can't be acknowledged Slack delivers again, and the receiver knows it.
/// </summary>
internal sealed partial class SocketConnection(
    ClientWebSocket web, SocketModeOptions options, Func<SlackDelivery, CancellationToken, Task<SlackAck>> take, TimeProvider clock,
    ILogger logger) : IDisposable
{
    /// <summary>Slack's own limit of a request is 4 MiB; more is not Slack.</summary>
    private const int LargestFrame = 4 * 1024 * 1024;

    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> underWay = new();
    private readonly SemaphoreSlim sending = new(1);
    private Task reading = Task.CompletedTask;
    private volatile bool isLeaving;

    /// <summary>Ends when Slack takes leave or the connection is gone, whichever is first.</summary>
    public Task<SocketEnd> Ended => ended.Task;

    /// <summary>Connects and waits for hello. Throws if either fails.</summary>
    public async Task Open(Uri url, CancellationToken cancel)
    {
        web.Options.KeepAliveInterval = options.PingEvery;
        web.Options.KeepAliveTimeout = options.PongWithin;
        using var late = new CancellationTokenSource(options.HelloWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        await web.ConnectAsync(url, either.Token);
        reading = Read();
        await hello.Task.WaitAsync(either.Token);
    }

    /// <summary>
    /// Lets what is under way be acknowledged, and says goodbye. What comes after that is not begun: Slack delivers an event again
    /// elsewhere.
    /// </summary>
    public async Task Close()
    {
        try
        {
            await Task.WhenAll(underWay.Keys).WaitAsync(options.FinishWithin, clock);
        }
        catch (TimeoutException)
        {
            Log.Unfinished(logger, underWay.Count);
        }

        isLeaving = true;
        try
        {
            using var late = new CancellationTokenSource(options.FinishWithin, clock);
            if (web.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await sending.WaitAsync(late.Token);
                try
                {
                    await web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, late.Token);
                }
                finally
                {
                    sending.Release();
                }
            }

            await reading.WaitAsync(late.Token);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // It had ended already, or Slack does not say goodbye.
        }
        finally
        {
            web.Abort();
            await reading;
        }
    }

    public void Dispose()
    {
        web.Dispose();
        sending.Dispose();
    }

    private async Task Read()
    {
        var end = SocketEnd.Lost;
        try
        {
            using var whole = new PooledBuffer();
            while (await ReadFrame(whole))
            {
                var frame = SocketFrame.Read(whole.Written);
                if (frame.Kind == SocketFrameKind.Hello) hello.TrySetResult();
                else if (frame.Kind == SocketFrameKind.Refresh) ended.TrySetResult(SocketEnd.Refresh);
                else if (frame.Kind == SocketFrameKind.Envelope && !isLeaving) Begin(frame);
                else if (frame.Kind == SocketFrameKind.Disabled)
                {
                    end = SocketEnd.Disabled;
                    break;
                }
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            Log.Gone(logger, gone);
        }

        hello.TrySetException(new IOException("The connection ended before hello."));
        ended.TrySetResult(end);
    }

    /// <summary>A message may come in pieces. False at the end of the connection.</summary>
    private async Task<bool> ReadFrame(PooledBuffer whole)
    {
        whole.Shorten(whole.Written.Length);
        while (true)
        {
            var part = await web.ReceiveAsync(whole.GetMemory(4096), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return false;
            whole.Advance(part.Count);
            if (whole.Written.Length > LargestFrame) throw new IOException("A frame was longer than Slack sends.");
            if (part.EndOfMessage) return true;
        }
    }

    private void Begin(SocketFrame frame)
    {
        var handling = Task.Run(() => Handle(frame));
        underWay[handling] = true;
        _ = handling.ContinueWith(done => underWay.TryRemove(done, out _), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task Handle(SocketFrame frame)
    {
        try
        {
            // What the bot does not know is acknowledged all the same, or it would come again and again.
            var ack = frame.Delivery is { } delivery ? await take(delivery, CancellationToken.None) : SlackAck.Ok;
            if (ack.Status != StatusCodes.Status200OK)
            {
                Log.NotTaken(logger, ack.Status);
                return;
            }

            var bytes = SocketJson.Acknowledgement(frame.EnvelopeId, frame.TakesAnswer ? ack.Json : default);
            await sending.WaitAsync();
            try
            {
                await web.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            Log.NotAcknowledged(logger);
        }
#pragma warning disable CA1031 // Nobody awaits this: what goes wrong must not vanish, and Slack delivers again what is not acknowledged.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken);
        }
    }

    private static bool IsGone(Exception problem) =>
        problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A Socket Mode connection ended")]
        public static partial void Gone(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "A Socket Mode envelope was not acknowledged, since its connection had ended; Slack delivers an event again")]
        public static partial void NotAcknowledged(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "A Socket Mode envelope was not taken ({Status}) and not acknowledged; Slack delivers an event again")]
        public static partial void NotTaken(ILogger logger, int status);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "{Count} Socket Mode envelopes were still under way when their connection was closed")]
        public static partial void Unfinished(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "A Socket Mode envelope broke; Slack delivers an event again")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
