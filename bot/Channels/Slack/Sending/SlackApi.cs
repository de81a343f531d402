using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// One call of Slack's Web API (https://docs.slack.dev/apis/web-api): the token on it, once, and what came back. Who may call how often is
/// decided by those who call.
/// </summary>
internal sealed class SlackApi(HttpClient http, SlackOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Uri> methods = new(StringComparer.Ordinal);

    /// <param name="method">Such as <c>chat.postMessage</c>.</param>
    /// <param name="token">A bot's, or an app-level one.</param>
    /// <param name="body">What is asked.</param>
    /// <param name="cancel">Ends the call; throws only if it was asked to.</param>
    public async ValueTask<SlackAnswer> Call(string method, string token, SlackBody body, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post,
                methods.GetOrAdd(method, static (method, api) => new Uri(api, method), options.Api))
            { Content = body.Content() };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, cancel);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return SlackAnswer.Limited(Wait(response));
            var answer = await SlackAnswer.Read(response, cancel);
            return answer.Error is "ratelimited" or "rate_limited" ? SlackAnswer.Limited(Wait(response)) : answer;
        }
        catch (HttpRequestException broken)
        {
            return SlackAnswer.Broken(NeverArrived(broken),
                string.Create(CultureInfo.InvariantCulture, $"connection: {broken.HttpRequestError}"));
        }
        catch (Exception slow) when (slow is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            return SlackAnswer.Broken(isSafe: false, "no answer in time");
        }
    }

    /// <summary>Answers by the address that came with an event: no token goes there.</summary>
    public async ValueTask<SlackAnswer> Answer(ResponseUrl url, SlackBody body, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url.Address) { Content = body.Content() };
            using var response = await http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode
                ? SlackAnswer.Accepted
                : SlackAnswer.Broken((int)response.StatusCode < 500,
                    string.Create(CultureInfo.InvariantCulture, $"response_url: {(int)response.StatusCode}"));
        }
        catch (HttpRequestException broken)
        {
            return SlackAnswer.Broken(NeverArrived(broken),
                string.Create(CultureInfo.InvariantCulture, $"response_url: {broken.HttpRequestError}"));
        }
        catch (Exception slow) when (slow is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            return SlackAnswer.Broken(isSafe: false, "response_url: no answer in time");
        }
    }

    /// <summary>True if no connection came about, so that nothing can have arrived.</summary>
    private static bool NeverArrived(HttpRequestException broken) => broken.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;

    private TimeSpan Wait(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        if (asked?.Delta is { } wait) return wait;
        return asked?.Date is { } date && date - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
    }
}
