namespace OtgBot.Channels.Slack.Installing;

/// <summary>What the bot asks to be allowed: the least it can do its work with. <c>manifest/slack</c> asks for the same.</summary>
internal static class SlackScopes
{
    /// <summary>
    /// No history of channels. What is written to the bot in direct messages comes only with <c>im:history</c>
    /// (https://docs.slack.dev/reference/events/message.im).
    /// </summary>
    public static readonly IReadOnlyList<string> Least =
        ["app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write", "users:read"];

    /// <summary>Let the bot look whether a message arrived whose answer was lost, instead of leaving that in doubt.</summary>
    public static readonly IReadOnlyList<string> LookingBack = ["channels:history", "groups:history"];

    /// <summary>As the consent page takes them.</summary>
    public static string Asked(SlackOptions options) =>
        string.Join(",", (options.ReadsHistory ? Least.Concat(LookingBack) : Least).Order(StringComparer.Ordinal));
}
