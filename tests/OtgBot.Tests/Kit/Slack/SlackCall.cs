using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>A call of the Web API, or of a <c>response_url</c>, as it came over the wire.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>, or <c>response_url</c>.</param>
/// <param name="Token">What was in the header; null if there was none.</param>
/// <param name="Arguments">What was asked for, however it was encoded.</param>
/// <param name="At">By the fake's clock.</param>
internal sealed record SlackCall(string Method, string? Token, JsonObject Arguments, DateTimeOffset At)
{
    /// <summary>The workspace the token belongs to, or null.</summary>
    public SlackTeam? Workspace { get; init; }

    public string? this[string argument] => Arguments[argument] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    /// <summary>What Slack answered; null until then, and if the connection broke.</summary>
    public JsonObject? Answer { get; set; }

    public bool IsOk => Answer?["ok"]?.GetValue<bool>() == true;

    /// <summary>True for a call that shows somebody something.</summary>
    public bool Shows => Method is "chat.postMessage" or "chat.postEphemeral" or "chat.update" or "chat.delete" or "views.open" or "views.push" or "views.update" or "views.publish" or "response_url";
}

/// <summary>What becomes of a call instead of the usual.</summary>
internal sealed record SlackMishap
{
    /// <summary>An <c>error</c> in the answer.</summary>
    public string? Error { get; private init; }

    public int? Status { get; private init; }

    public int? RetryAfter { get; private init; }

    /// <summary>Whether what was asked for is done all the same.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The connection breaks instead of an answer.</summary>
    public bool Drops { get; private init; }

    /// <summary>No answer ever.</summary>
    public bool Hangs { get; private init; }

    /// <summary>The call waits for this first.</summary>
    public Func<Task>? Waits { get; private init; }

    public static SlackMishap RateLimited(int seconds) => new() { Status = 429, RetryAfter = seconds, Error = "ratelimited" };

    public static SlackMishap Refused(string error) => new() { Error = error };

    /// <summary>A status of a server in trouble, which may have done it.</summary>
    public static SlackMishap Broken(int status, bool isDone = false) => new() { Status = status, IsDone = isDone };

    /// <summary>Done, and the answer lost.</summary>
    public static SlackMishap LostAfterDone() => new() { IsDone = true, Drops = true };

    /// <summary>The connection breaks before anything is done.</summary>
    public static SlackMishap Dropped() => new() { Drops = true };

    public static SlackMishap Hanging(bool isDone) => new() { IsDone = isDone, Hangs = true };

    /// <summary>As usual, but first this is waited for.</summary>
    public static SlackMishap After(Func<Task> until) => new() { IsDone = true, Waits = until };
}

/// <summary>What Slack says no with.</summary>
internal sealed class SlackRefusal(string error, IReadOnlyList<string>? messages = null) : Exception(error)
{
    public JsonObject Json()
    {
        var json = new JsonObject { ["ok"] = false, ["error"] = Message };
        if (messages is not null) json["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)$"[ERROR] {message}")]) };
        return json;
    }
}
