using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>Calls the connector: the bot's token on it, again where that helps, and what came of it in our words.</summary>
/// <param name="connections">Spoken to without the layer of <see cref="HttpClient"/>, whose timer and linked cancellation each call would pay for.</param>
/// <param name="paces">Keeps within Teams' limits. A connector on this machine has none, and is spoken to at any pace.</param>
/// <param name="chance">0 to 1, another each time.</param>
internal sealed partial class ConnectorClient(SocketsHttpHandler connections, AccessTokens tokens, Paces paces, Func<double> chance, BotFrameworkOptions options, TimeProvider clock, ILogger<ConnectorClient> logger) : IDisposable
{
    public const string UserAgent = "OtgBot";

    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(15);

    private readonly HttpMessageInvoker http = new(connections, disposeHandler: false);

    /// <summary>To be used again: each has a timer.</summary>
    private readonly ConcurrentBag<CancellationTokenSource> limits = [];

    public void Dispose() => http.Dispose();

    /// <summary>Sends the body and says what became of it; <see cref="SendResult.MessageId"/> is the id the connector gave.</summary>
    /// <param name="method">POST or PUT.</param>
    /// <param name="url">From <see cref="ConnectorUrl"/>, on a base that <see cref="ServiceUrls"/> allowed.</param>
    /// <param name="body">Given back to the pool where the connector has certainly read it.</param>
    /// <param name="passage">Whose limits it counts against.</param>
    /// <param name="isWanted">Asked each time just before it leaves; where it says no, nothing is sent any more.</param>
    /// <param name="cancel">Ends the call. Only while the connector has the message does that throw; before, it certainly did not arrive.</param>
    public async ValueTask<SendResult> Call(HttpMethod method, Uri url, PooledBuffer body, Passage passage, Func<ValueTask<bool>>? isWanted, CancellationToken cancel)
    {
        var longest = passage.IsPost ? ConnectorRetry.LongestWaitOfPosts : ConnectorRetry.LongestWait;
        var result = new SendResult(SendOutcome.Refused, Reason: "stopped before it was sent");
        string? refused = null;
        for (var tries = 1; ; tries++)
        {
            string? token;
            try
            {
                token = await Token(refused, cancel);
                if (token is null) return new SendResult(SendOutcome.Refused, Reason: "no access token");
                if (IsPaced(url) && !await paces.Wait(passage, longest, cancel)) return new SendResult(SendOutcome.Refused, Reason: result.Reason is { } last && tries > 1 ? last : "429 by our own count");
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return result;
            }

            if (await Outgoing.WhyNot(isWanted) is { } not) return not;
            (result, var wait, var isUnauthorized) = await Try(method, url, body, token, tries, longest, cancel);
            if (isUnauthorized && refused is null && token.Length > 0)
            {
                refused = token;
                tries--;
                continue;
            }

            if (result.Outcome == SendOutcome.Sent)
            {
                body.Dispose();
                return result;
            }

            if (isUnauthorized) Log.Unauthorized(logger, result.Reason);
            if (wait is { Asked: { } asked, IsLimit: true } && IsPaced(url)) paces.SlowDown(passage, asked);
            if (wait.Length is null || tries == ConnectorRetry.MostTries)
            {
                Log.Failed(logger, method, result.Outcome, result.Reason, tries);
                return result;
            }

            try
            {
                await Task.Delay(wait.Length.Value, clock, cancel);
            }
            catch (OperationCanceledException)
            {
                return result;
            }
        }
    }

    private bool IsPaced(Uri url) => options.PaceLoopback || !url.IsLoopback;

    /// <summary>The header's value; empty where the bot has no identity, null where it can't get a token.</summary>
    private async ValueTask<string?> Token(string? refused, CancellationToken cancel)
    {
        try
        {
            return await tokens.Header(refused, cancel) ?? "";
        }
#pragma warning disable CA1031 // Whatever the login answers with, the message was not sent, and the operator must hear why.
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NoToken(logger, wrong);
            return null;
        }
    }

    private async ValueTask<(SendResult Result, Pause Wait, bool IsUnauthorized)> Try(HttpMethod method, Uri url, PooledBuffer body, string token, int tries, TimeSpan longest, CancellationToken cancel)
    {
        var repeatable = method == HttpMethod.Put;
        if (!limits.TryTake(out var limit)) limit = new CancellationTokenSource();
        limit.CancelAfter(LongestTry);
        var cancelled = cancel.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            using var request = new HttpRequestMessage(method, url) { Content = new ReadOnlyMemoryContent(body.Written) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            if (token.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", token);
            using var response = await http.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode) return (SendResult.Sent(await Id(response.Content, limit.Token)), default, false);

            var status = response.StatusCode;
            var code = await ConnectorAnswer.ErrorCode(response.Content, limit.Token);
            var reason = string.Create(CultureInfo.InvariantCulture, $"{(int)status} {code}").TrimEnd();
            return (
                new SendResult(ConnectorRetry.Meaning(status, code, repeatable), Reason: reason),
                ConnectorRetry.MayRepeat(status, repeatable) ? NewPause(response, tries, longest) : default,
                status == HttpStatusCode.Unauthorized);
        }
        catch (HttpRequestException broken)
        {
            return (
                new SendResult(repeatable || ConnectorRetry.NeverArrived(broken) ? SendOutcome.Refused : SendOutcome.InDoubt, Reason: $"connection: {broken.HttpRequestError}"),
                ConnectorRetry.MayRepeat(broken, repeatable) ? new Pause(ConnectorRetry.Wait(null, tries, chance(), longest, clock.GetUtcNow())) : default,
                false);
        }
        catch (Exception slow) when (slow is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            return (new SendResult(repeatable ? SendOutcome.Refused : SendOutcome.InDoubt, Reason: "no answer in time"), default, false);
        }
        finally
        {
            // Not cancelled any more once it is unregistered, so nobody else's call can be.
            await cancelled.DisposeAsync();
            if (limit.TryReset()) limits.Add(limit);
            else limit.Dispose();
        }
    }

    private Pause NewPause(HttpResponseMessage response, int tries, TimeSpan longest)
    {
        var asked = response.Headers.RetryAfter;
        var now = clock.GetUtcNow();
        return new Pause(
            ConnectorRetry.Wait(asked, tries, chance(), longest, now),
            ConnectorRetry.Wait(asked, tries, 0, TimeSpan.MaxValue, now),
            response.StatusCode == HttpStatusCode.TooManyRequests);
    }

    /// <summary>The status has said that the message stands; an answer that breaks off changes nothing about that.</summary>
    private static async ValueTask<string?> Id(HttpContent content, CancellationToken cancel)
    {
        try
        {
            return await ConnectorAnswer.Id(content, cancel);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return null;
        }
    }

    /// <param name="Length">Until the next try; null where there is none.</param>
    /// <param name="Asked">What the connector asked for, however long.</param>
    /// <param name="IsLimit">True where it was too much for it.</param>
    private readonly record struct Pause(TimeSpan? Length, TimeSpan? Asked = null, bool IsLimit = false);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The connector did not take a {Method}: {Outcome} ({Reason}) after {Tries} tries")]
        public static partial void Failed(ILogger logger, HttpMethod method, SendOutcome outcome, string? reason, int tries);

        [LoggerMessage(Level = LogLevel.Error, Message = "The connector refuses the bot's token ({Code}). Check MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId against the bot's registration in Azure")]
        public static partial void Unauthorized(ILogger logger, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "No access token. Check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, and that the login address can be reached")]
        public static partial void NoToken(ILogger logger, Exception exception);
    }
}
