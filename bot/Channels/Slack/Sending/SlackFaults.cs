using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// What the Web API's error codes mean for the bot (https://docs.slack.dev/reference/methods/chat.postMessage#errors and its neighbours).
/// </summary>
internal static class SlackFaults
{
    public static SlackFault Of(SlackAnswer answer) => answer.Error switch
    {
        _ when answer.IsOk => SlackFault.None,
        _ when answer.RetryAfter is not null => SlackFault.Limited,
        _ when answer.NeverArrived => SlackFault.NeverArrived,
        _ when answer.IsInDoubt => SlackFault.Ambiguous,
        "account_inactive" or "token_revoked" => SlackFault.InstallationDead,
        "invalid_auth" or "app_access_restricted" => SlackFault.TokenRefused,
        "token_expired" => SlackFault.TokenExpired,
        "message_not_found" => SlackFault.MessageGone,
        "channel_not_found" or "is_archived" or "not_in_channel" or "user_disabled" or "user_not_found" or "user_not_visible"
            or "messages_tab_disabled" or "cannot_dm_bot" => SlackFault.PlaceDead,
        { } code when code.StartsWith("restricted_action", StringComparison.Ordinal) => SlackFault.PlaceDead,
        "message_limit_exceeded" => SlackFault.Limited,
        _ => SlackFault.Bug,
    };

    /// <summary>Nobody can tell whether it was done.</summary>
    public static bool IsAmbiguous(string error) =>
        error is "fatal_error" or "internal_error" or "service_unavailable" or "request_timeout";

    /// <summary>The blocks are what Slack doesn't take.</summary>
    public static readonly IReadOnlyList<string> AboutBlocks =
        ["invalid_blocks", "invalid_blocks_format", "only_one_table_allowed", "msg_blocks_too_long"];

    /// <summary>The thread is what Slack doesn't take: its first message is gone, or nobody may answer there.</summary>
    public static readonly IReadOnlyList<string> AboutThread = ["thread_not_found", "cannot_reply_to_message"];

    /// <summary>True if it would have been taken at another time.</summary>
    public static bool IsLimited(SendResult result) =>
        result is { Outcome: SendOutcome.Refused, Reason: { } reason } && reason.StartsWith("429", StringComparison.Ordinal);

    /// <param name="answer">What Slack said last.</param>
    /// <param name="isRepeatable">True if doing it twice changes nothing, so that no doubt remains worth naming.</param>
    public static SendOutcome Outcome(SlackAnswer answer, bool isRepeatable) => Of(answer) switch
    {
        _ when answer.IsUnwanted => SendOutcome.Unwanted,
        SlackFault.None => SendOutcome.Sent,
        SlackFault.InstallationDead or SlackFault.PlaceDead => SendOutcome.Gone,
        SlackFault.MessageGone => SendOutcome.Unwanted,
        SlackFault.Ambiguous when !isRepeatable => SendOutcome.InDoubt,
        _ => SendOutcome.Refused,
    };
}

/// <summary>What is to be done about an answer.</summary>
internal enum SlackFault
{
    None,

    /// <summary>The workspace took the app or its token away: nothing goes there any more.</summary>
    InstallationDead,

    /// <summary>The token is not taken, from here or at all: it may be taken again.</summary>
    TokenRefused,

    /// <summary>A newer token, once, and again.</summary>
    TokenExpired,

    /// <summary>The place refuses for good; others don't.</summary>
    PlaceDead,

    /// <summary>Somebody deleted the message that was to be changed.</summary>
    MessageGone,

    /// <summary>Ours, or a setting's: to ask again would not help. It is in the log.</summary>
    Bug,

    /// <summary>Wait as long as asked.</summary>
    Limited,

    /// <summary>It certainly did not reach Slack.</summary>
    NeverArrived,

    /// <summary>It may have been done.</summary>
    Ambiguous,
}
