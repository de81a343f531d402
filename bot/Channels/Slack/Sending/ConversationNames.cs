using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>What commands and interactions call a conversation, which is also all they say of its kind.</summary>
internal static class ConversationNames
{
    public static ConversationKind KindOf(string? name) => name switch
    {
        "directmessage" => ConversationKind.Personal,
        { } group when group.StartsWith("mpdm-", StringComparison.Ordinal) => ConversationKind.Group,
        _ => ConversationKind.Channel,
    };

    /// <summary>As people write it; null if it has no name of its own.</summary>
    public static string? Shown(string? name) =>
        name is { Length: > 0 and < 200 } and not ("directmessage" or "privategroup") && KindOf(name) == ConversationKind.Channel
            ? "#" + name
            : null;
}
