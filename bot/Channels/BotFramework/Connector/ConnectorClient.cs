using System.Net;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>Calls the connector: the bot's token on it, again if that helps, and what came of it in our words.</summary>
/// <param name="paces">Keeps within Teams' limits.</param>
/// <param name="chance">0 to 1, another each time.</param>
internal sealed partial class ConnectorClient(HttpClient http, AccessTokens tokens, RateLimits paces, Func<double> chance,
    TimeProvider clock, ILogger<ConnectorClient> logger)
{
    public const string UserAgent = "OtgBot";

    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan UntilNextToken = TimeSpan.FromSeconds(10);

    /// <summary>Sends the body and says what became of it; <see cref="SendResult.MessageId"/> is the id the connector gave.</summary>
    /// <param name="method">POST or PUT.</param>
    /// <param name="url">From <see cref="ConnectorUrl"/>, on a base that <see cref="ServiceUrls"/> allowed.</param>
    /// <param name="body">Given back to the pool if the connector has certainly read it.</param>
    /// <param name="passage">Whose limits it counts against.</param>
    /// <param name="isWanted">Asked each time just before it leaves; if it says no, nothing is sent any more.</param>
    /// <param name="read">What <see cref="SendResult.MessageId"/> is read by; the id of what was made if null.</param>
    /// <param name="cancel">Ends the call. Only while the connector has the message does that throw; before, it certainly did not
    /// arrive.</param>
    public async ValueTask<SendResult> Call(
        HttpMethod method, Uri url, PooledBuffer body, Passage passage, Func<ValueTask<bool>>? isWanted, CancellationToken cancel,
        AnswerReader? read = null)
    {
        var retry = new ConnectorRetry(method != HttpMethod.Post, passage.IsAnswer, passage.IsPost, chance, clock);
        SendResult? result = null;
        string? refused = null;
        for (var tries = 1; ; tries++)
        {
            var (token, not) = await Admit(url, passage, retry.LongestWait, refused, result, cancel);
            if ((not ?? await Outgoing.WhyNot(isWanted)) is { } why) return why;

            TimeSpan? wait;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(LongestTry);
            try
            {
                using var response =
                    await http.SendAsync(Request(method, url, body, token), HttpCompletionOption.ResponseHeadersRead, limit.Token);
                if (response.IsSuccessStatusCode)
                {
                    var id = await Id(read ?? ConnectorAnswer.Id, response.Content, limit.Token);
                    body.Dispose();
                    return SendResult.Sent(id);
                }

                result = retry.Meaning(response.StatusCode, await ConnectorAnswer.ErrorCode(response.Content, limit.Token));
                if (response.StatusCode == HttpStatusCode.Unauthorized)
                {
                    if (refused is null && token.Length > 0)
                    {
                        refused = token;
                        tries--;
                        continue;
                    }

                    Log.Unauthorized(logger, result.Reason);
                }

                if (response.StatusCode == HttpStatusCode.TooManyRequests && paces.Counts(url))
                    paces.SlowDown(passage, retry.Asked(response, tries));
                wait = retry.Wait(response, tries);
                result = result with { Again = retry.Again(response, tries) };
            }
            catch (HttpRequestException broken)
            {
                result = retry.Meaning(broken);
                wait = retry.Wait(broken, tries);
            }
            catch (Exception slow) when (slow is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
            {
                (result, wait) = (retry.NoAnswer, null);
            }

            if (wait is null || tries == ConnectorRetry.MostTries)
            {
                Log.Failed(logger, method, result.Outcome, result.Reason, tries);
                return result;
            }

            try
            {
                await Task.Delay(wait.Value, clock, cancel);
            }
            catch (OperationCanceledException)
            {
                return result;
            }
        }
    }

    /// <summary>Asks for something: it changes nothing, so it is repeated like an update.</summary>
    public ValueTask<SendResult> Ask(Uri url, Passage passage, CancellationToken cancel, AnswerReader? read = null) =>
        Call(HttpMethod.Get, url, new PooledBuffer(), passage, isWanted: null, cancel, read);

    /// <returns>The token to send it with; or, if it is not to be sent, what became of it.</returns>
    private async ValueTask<(string Token, SendResult? Not)> Admit(Uri url, Passage passage, TimeSpan longest, string? refused,
        SendResult? last, CancellationToken cancel)
    {
        try
        {
            if (await Token(refused, cancel) is not { } token)
                return ("", new SendResult(SendOutcome.Refused, Reason: "no access token") { Again = UntilNextToken });
            if (paces.Counts(url) && !await paces.Wait(passage, longest, cancel))
                return ("", last ?? new SendResult(SendOutcome.Refused, Reason: "429 by our own count") { Again = longest });
            return (token, null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ("", last ?? new SendResult(SendOutcome.Refused, Reason: "stopped before it was sent"));
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri url, PooledBuffer body, string token)
    {
        var request = new HttpRequestMessage(method, url);
        if (method != HttpMethod.Get && method != HttpMethod.Delete)
        {
            request.Content = new ReadOnlyMemoryContent(body.Written);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        }

        if (token.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", token);
        return request;
    }

    /// <summary>The header's value; empty if the bot has no identity, null if it can't get a token.</summary>
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

    /// <summary>The status has said that the message stands; an answer that breaks off changes nothing about that.</summary>
    private static async ValueTask<string?> Id(AnswerReader read, HttpContent content, CancellationToken cancel)
    {
        try
        {
            return await read(content, cancel);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The connector did not take a {Method}: {Outcome} ({Reason}) after {Tries} tries")]
        public static partial void Failed(ILogger logger, HttpMethod method, SendOutcome outcome, string? reason, int tries);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "The connector refuses the bot's token ({Code}). Check MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId against the bot's registration in Azure")]
        public static partial void Unauthorized(ILogger logger, string? code);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "No access token. Check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, and that the login address can be reached")]
        public static partial void NoToken(ILogger logger, Exception exception);
    }
}
