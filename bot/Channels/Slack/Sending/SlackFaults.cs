namespace OtgBot.Channels.Slack.Sending;

/// <summary>What the Web API's error codes mean for the bot (https://docs.slack.dev/reference/methods/chat.postMessage#errors and its neighbours).</summary>
internal static class SlackFaults
{
    /// <summary>Nobody can tell whether it was done.</summary>
    public static bool IsAmbiguous(string error) => error is "fatal_error" or "internal_error" or "service_unavailable" or "request_timeout";
}
