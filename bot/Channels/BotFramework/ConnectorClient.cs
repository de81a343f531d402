using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>Calls the connector: the bot's token on it, again where that helps, and what came of it in our words.</summary>
internal sealed partial class ConnectorClient(HttpClient http, AccessTokens tokens, TimeProvider clock, ILogger<ConnectorClient> logger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Sends the body and says what became of it; <see cref="SendResult.MessageId"/> is the id the connector gave.</summary>
    /// <param name="method">POST or PUT.</param>
    /// <param name="url">From <see cref="ConnectorUrl"/>, on a base that <see cref="ServiceUrls"/> allowed.</param>
    /// <param name="body">Given back to the pool where the connector has certainly read it.</param>
    public async ValueTask<SendResult> Call(HttpMethod method, Uri url, PooledBuffer body, CancellationToken cancel)
    {
        string? refused = null;
        for (var tries = 1; ; tries++)
        {
            if (await Token(refused, cancel) is not { } token) return new SendResult(SendOutcome.Refused, Reason: "no access token");
            var (result, wait, isUnauthorized) = await Try(method, url, body, token, tries, cancel);
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
            if (wait is null || tries == ConnectorRetry.MostTries)
            {
                Log.Failed(logger, method, result.Outcome, result.Reason, tries);
                return result;
            }

            await Task.Delay(wait.Value, clock, cancel);
        }
    }

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

    private async ValueTask<(SendResult Result, TimeSpan? Wait, bool IsUnauthorized)> Try(HttpMethod method, Uri url, PooledBuffer body, string token, int tries, CancellationToken cancel)
    {
        var repeatable = method == HttpMethod.Put;
        try
        {
            using var request = new HttpRequestMessage(method, url) { Content = new ReadOnlyMemoryContent(body.Written) };
            request.Content.Headers.ContentType = Json;
            if (token.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.IsSuccessStatusCode) return (SendResult.Sent(await Id(response.Content, cancel)), null, false);

            var status = response.StatusCode;
            var code = await ConnectorAnswer.ErrorCode(response.Content, cancel);
            var reason = string.Create(CultureInfo.InvariantCulture, $"{(int)status} {code}").TrimEnd();
            return (
                new SendResult(ConnectorRetry.Meaning(status, code, repeatable), Reason: reason),
                ConnectorRetry.MayRepeat(status, repeatable) ? ConnectorRetry.Wait(response.Headers.RetryAfter, tries, url.OriginalString.GetHashCode(StringComparison.Ordinal), clock.GetUtcNow()) : null,
                status == HttpStatusCode.Unauthorized);
        }
        catch (HttpRequestException broken)
        {
            return (
                new SendResult(repeatable || ConnectorRetry.NeverArrived(broken) ? SendOutcome.Refused : SendOutcome.InDoubt, Reason: $"connection: {broken.HttpRequestError}"),
                ConnectorRetry.MayRepeat(broken, repeatable) ? ConnectorRetry.Wait(null, tries, url.OriginalString.GetHashCode(StringComparison.Ordinal), clock.GetUtcNow()) : null,
                false);
        }
        catch (Exception slow) when (slow is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            return (new SendResult(repeatable ? SendOutcome.Refused : SendOutcome.InDoubt, Reason: "no answer in time"), null, false);
        }
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
