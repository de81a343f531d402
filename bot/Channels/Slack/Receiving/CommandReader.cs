using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// A slash command → <see cref="SlackRequest"/>: the words behind it are what is said to the bot
/// (https://docs.slack.dev/interactivity/implementing-slash-commands).
/// </summary>
internal static class CommandReader
{
    public static SlackWorkspace WorkspaceOf(IReadOnlyDictionary<string, string> fields) => new(
        Field(fields, "enterprise_id"), Field(fields, "team_id"),
        string.Equals(Field(fields, "is_enterprise_install"), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null if it is no command.</summary>
    public static SlackRequest? Read(IReadOnlyDictionary<string, string> fields, SlackInstallation installation, SlackOptions options,
        DateTimeOffset now)
    {
        if (Field(fields, "user_id") is not { } user || Field(fields, "channel_id") is not { } channel) return null;
        var name = Field(fields, "channel_name");
        var kind = ConversationNames.KindOf(name);
        var trigger = Field(fields, "trigger_id");
        var (text, mentions) = SlackMarkup.Read(Field(fields, "text"), installation.BotUserId);
        return new SlackRequest(installation, new Incoming
        {
            Id = trigger ?? "",
            Kind = IncomingKind.Text,
            Address = EventReader.AddressOf(installation, channel, kind),
            Person = new Person(user, Field(fields, "user_name") ?? ""),
            Text = text,
            Mentions = mentions,
            ConversationName = ConversationNames.Shown(name),
            IsGuest = true,
            IsQuiet = kind != ConversationKind.Personal,
            AnswersInline = true,
        })
        {
            Key = trigger,
            TriggerId = trigger,
            ResponseUrl = ResponseUrl.Of(Field(fields, "response_url"), options, now),
            IsQuiet = true,
            IsElsewhere = kind == ConversationKind.Personal,
        };
    }

    private static string? Field(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
