using System.Globalization;
using System.Text.Json;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>What the Web API said. A status of 200 says nothing: <c>ok</c> does.</summary>
internal sealed record SlackAnswer
{
    /// <summary>No answer is longer; the HTTP client holds to it.</summary>
    public const int Most = 4 * 1024 * 1024;

    /// <summary>As the header has them: of a thousand answers one is asked for its scopes.</summary>
    private IEnumerable<string>? scopes;

    private byte[]? bytes;
    private JsonElement? json;

    public bool IsOk { get; private init; }

    /// <summary>Slack's code, such as <c>channel_not_found</c>; null if all is well or if the answer was no answer.</summary>
    public string? Error { get; private init; }

    /// <summary>
    /// The answer, if it was JSON. Made when it is asked for: of most answers only <c>ok</c> and a <c>ts</c> are of interest.
    /// </summary>
    public JsonElement? Json => json ??= bytes is null ? null : JsonElement.Parse(bytes);

    /// <summary>How long to wait before this method may be called again in this workspace.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>True if nobody can tell whether it was done.</summary>
    public bool IsInDoubt { get; private init; }

    /// <summary>True if it certainly did not reach Slack.</summary>
    public bool NeverArrived { get; private init; }

    /// <summary>True if it was not sent, since nobody wanted it any more.</summary>
    public bool IsUnwanted { get; private init; }

    /// <summary>What the token may do, if the answer says.</summary>
    public IReadOnlyList<string> Scopes => scopes is null
        ? []
        : [.. scopes.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>For the log: a code or a status, never text of people.</summary>
    public string? Reason { get; private init; }

    /// <summary>Taken, with nothing else said.</summary>
    public static SlackAnswer Accepted { get; } = new() { IsOk = true };

    public static SlackAnswer Unwanted { get; } = new() { IsUnwanted = true };

    /// <summary>It was never tried: by our own count, for want of a place, or because the host stops.</summary>
    public static SlackAnswer NotSent(string reason) => new() { NeverArrived = true, Reason = reason };

    public static SlackAnswer Limited(TimeSpan wait) => new() { Error = "ratelimited", RetryAfter = wait, Reason = "429" };

    public static SlackAnswer Broken(bool isSafe, string reason) => new() { NeverArrived = isSafe, IsInDoubt = !isSafe, Reason = reason };

    /// <summary>A string of the answer's first level, or null.</summary>
    public string? Text(ReadOnlySpan<byte> name)
    {
        if (bytes is null) return null;
        var member = Member(bytes, name);
        try
        {
            return member.TokenType == JsonTokenType.String && member.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair parses, but is no text.
            return null;
        }
    }

    /// <summary>What Slack says of a fault beyond its code: its words about our JSON, and the scope that is missing.</summary>
    public string Details()
    {
        var said = new List<string>();
        if (Text("needed"u8) is { Length: < 200 } scope) said.Add("needs " + scope);
        if (Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("response_metadata"u8, out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("messages"u8, out var messages) && messages.ValueKind == JsonValueKind.Array)
        {
            said.AddRange(messages.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.String).Take(5)
                .Select(message => message.GetString()!));
        }

        return string.Join("; ", said.Select(one => one.Length > 300 ? one[..300] : one));
    }

    public static async ValueTask<SlackAnswer> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        string Status() => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var isServerFault = (int)response.StatusCode >= 500;
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
            var isOk = Member(bytes, "ok"u8).TokenType == JsonTokenType.True && response.IsSuccessStatusCode;
            var answer = new SlackAnswer
            {
                bytes = bytes,
                IsOk = isOk,
                scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? scopes : null
            };
            if (isOk) return answer;
            var error = answer.Text("error"u8);
            return answer with
            {
                Error = error,
                IsInDoubt = isServerFault || error is null || SlackFaults.IsAmbiguous(error),
                Reason = error ?? Status()
            };
        }
        catch (JsonException)
        {
            // A gateway's page instead of Slack's answer. A redirect is none of ours, and not followed.
            return new SlackAnswer { IsInDoubt = isServerFault || response.IsSuccessStatusCode, Reason = Status() };
        }
    }

    /// <summary>
    /// The value of the first level with this name, the last if there are several; none if there is none. Throws if it is no JSON, to its
    /// very end.
    /// </summary>
    private static Utf8JsonReader Member(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        Utf8JsonReader member = default;
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt) member = reader;
            reader.Skip();
        }

        return member;
    }
}
