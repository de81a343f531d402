using System.Net.WebSockets;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.SocketMode;

/// <summary>
/// Keeps a connection to Slack open for as long as the host runs: asks for a ticket, connects, opens the next before the old one ends, and
/// comes back after a loss, ever more slowly while it fails.
/// </summary>
/// <param name="take">The receiver.</param>
internal sealed partial class SocketModeLoop(
    SlackOptions slack, SlackApi api, Func<SlackDelivery, CancellationToken, Task<SlackAck>> take, SocketModeOptions options,
    SlackClock clock, ILogger<SocketModeLoop> logger)
    : BackgroundService
{
    private readonly List<Task> closing = [];

    /// <summary>What an operator's check of this host is told.</summary>
    public Outages Outages { get; init; } = new();

    /// <summary>
    /// Done before anything is heard: what comes first is then not kept waiting, and a wrong token is in the log before "connected".
    /// </summary>
    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    private SocketConnection? live;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Before(stoppingToken);
            await Keep(stoppingToken);
            Log.Stopped(logger);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what is open is closed below, with all that is under way.
        }
        finally
        {
            if (live is not null) Retire(live);
            await Task.WhenAll(closing);
        }
    }

    /// <summary>Ends if no further try will help. One that was turned off may be turned on again: until then it is tried, slowly.</summary>
    private async Task Keep(CancellationToken stopping)
    {
        var (failures, isOff) = (0, false);
        while (true)
        {
            var (next, wait, isFinal) = await Next(stopping);
            if (isFinal && !isOff)
            {
                Outages.Begin(SlackSetup.Name, "Slack refuses the app-level token of Socket Mode");
                return;
            }

            if (next is null)
            {
                failures++;
                if (isOff) wait = options.OffDelay;
                await Task.Delay(wait ?? options.Delay(failures, clock.Chance()), clock.Time, stopping);
                continue;
            }

            // Only now is the old one let go: Slack sends through any that is open.
            if (live is { } old) Retire(old);
            live = next;
            isOff = false;
            Outages.End(SlackSetup.Name);
            Log.Connected(logger);
            var openedAt = clock.Time.GetTimestamp();
            var end = await next.Ended.WaitAsync(stopping);
            if (end == SocketEnd.Disabled)
            {
                Log.Disabled(logger, options.OffDelay);
                isOff = true;
                Outages.Begin(SlackSetup.Name, "Socket Mode is turned off in the Slack app's settings");
                Retire(next);
                await Task.Delay(options.OffDelay, clock.Time, stopping);
                continue;
            }

            Log.Ended(logger, end);
            failures = end == SocketEnd.Lost && clock.Time.GetElapsedTime(openedAt) < options.Short ? failures + 1 : 0;
            if (failures > 0) await Task.Delay(options.Delay(failures, clock.Chance()), clock.Time, stopping);
        }
    }

    private void Retire(SocketConnection old)
    {
        live = null;
        closing.RemoveAll(task => task.IsCompleted);
        closing.Add(Close());

        async Task Close()
        {
            using (old) await old.Close();
        }
    }

    /// <summary>An open connection that said hello; or how long to wait, if Slack said; or the end, if no try will help.</summary>
    private async Task<(SocketConnection? Connection, TimeSpan? Wait, bool IsFinal)> Next(CancellationToken stopping)
    {
        var answer = await api.Call("apps.connections.open", slack.AppToken, SlackBody.Empty, stopping);
        if (!answer.IsOk || !Uri.TryCreate(answer.Text("url"u8), UriKind.Absolute, out var url) || !IsSafe(url))
        {
            if (IsFinal(answer.Error))
            {
                Log.Refused(logger, answer.Error);
                return (null, null, true);
            }

            Log.NoTicket(logger, answer.Reason);
            return (null, answer.RetryAfter, false);
        }

        var web = new ClientWebSocket();
        var connection = new SocketConnection(web, options, take, clock.Time, logger);
        try
        {
            await connection.Open(url, stopping);
            return (connection, null, false);
        }
        catch (Exception failed) when (failed is WebSocketException or IOException or OperationCanceledException or HttpRequestException)
        {
            // Abandoned before hello: there is nothing to finish on it.
            web.Abort();
            connection.Dispose();
            stopping.ThrowIfCancellationRequested();
            Log.NotOpened(logger, failed.GetType().Name);
            return (null, null, false);
        }
    }

    /// <summary>What Slack says travels encrypted, except from a stand-in on this machine.</summary>
    private bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeWss || (slack.IsLoopback && url.IsLoopback);

    /// <summary>
    /// Answers that stay the same until somebody changes the settings
    /// (https://docs.slack.dev/reference/methods/apps.connections.open#errors).
    /// </summary>
    private static bool IsFinal(string? error) =>
        error is "not_authed" or "invalid_auth" or "account_inactive" or "user_removed_from_team" or "team_disabled"
        or "not_allowed_token_type" or "missing_scope" or "token_revoked" or "forbidden_for_interactive_app";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Slack's Socket Mode is connected")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "The Socket Mode connection ends ({End}); the next one is opened")]
        public static partial void Ended(ILogger logger, SocketEnd end);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack gave no Socket Mode address ({Reason}); it is asked again")]
        public static partial void NoTicket(ILogger logger, string? reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The Socket Mode connection did not come about ({Problem}); it is tried again")]
        public static partial void NotOpened(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "Socket Mode was turned off in the app's settings, so nothing comes from Slack any more. Turn it on there, it is tried again every {Wait}; or set Slack:SigningSecret, take Slack:AppToken away to use HTTP, and restart")]
        public static partial void Disabled(ILogger logger, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "Slack refuses Slack:AppToken ({Error}). Make an app-level token with the scope connections:write under Basic Information in the app's settings, set it, and restart")]
        public static partial void Refused(ILogger logger, string? error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing comes from Slack until this host is restarted")]
        public static partial void Stopped(ILogger logger);
    }
}
