using System.Text.Json;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// An envelope of the Events API → <see cref="SlackRequest"/>. What the bot need not act on is null
/// (https://docs.slack.dev/apis/events-api).
/// </summary>
internal static class EventReader
{
    /// <summary>Which installation an event is for: the authorization that comes with it, else the envelope.</summary>
    public static SlackWorkspace WorkspaceOf(JsonElement envelope)
    {
        var authorization = envelope.Member("authorizations"u8)?.First() ?? default;
        return new SlackWorkspace(
            authorization.Text("enterprise_id"u8) ?? envelope.Text("enterprise_id"u8),
            authorization.Text("team_id"u8) ?? envelope.Text("team_id"u8),
            authorization.Flag("is_enterprise_install"u8));
    }

    public static SlackRequest? Read(JsonElement envelope, SlackInstallation installation) =>
        envelope.Object("event"u8) is not { } happened ? null : happened.Text("type"u8) switch
        {
            "app_mention" => Message(envelope, happened, installation, ConversationKind.Channel),
            "message" when happened.Text("channel_type"u8) == "im" && happened.Text("subtype"u8) == "message_changed" =>
                Edited(envelope, happened, installation),
            "message" when happened.Text("channel_type"u8) == "im" => Message(envelope, happened, installation, ConversationKind.Personal),
            "member_joined_channel" when IsBot(happened, installation) => Presence(envelope, happened, installation, IncomingKind.Installed),
            "member_left_channel" when IsBot(happened, installation) => Presence(envelope, happened, installation, IncomingKind.Removed),
            "member_left_channel" => MemberLeft(envelope, happened, installation),
            "user_change" when happened.Object("user"u8) is { } changed && changed.Flag("deleted"u8) =>
                Deactivated(envelope, changed, installation),
            "channel_left" or "group_left" or "channel_deleted" or "group_deleted" or "channel_archive" or "group_archive" =>
                Presence(envelope, happened, installation, IncomingKind.Removed),
            "channel_unarchive" or "group_unarchive" => Presence(envelope, happened, installation, IncomingKind.Returned),
            "channel_rename" or "group_rename" when happened.Object("channel"u8) is { } renamed => Renamed(envelope, renamed, installation),
            "channel_id_changed" when happened.Text("new_channel_id"u8) is { } id => Moved(envelope, happened, id, installation),
            "app_home_opened" when happened.Text("tab"u8) == "home" => Home(envelope, happened, installation),
            "app_home_opened" when happened.Text("tab"u8) == "messages" => OwnChat(envelope, happened, installation),
            _ => null,
        };

    public static Address AddressOf(SlackInstallation installation, string conversation, ConversationKind kind, string? thread = null) =>
        new(SlackSetup.Name, installation.Workspace.Id, conversation, kind) { Thread = thread, Route = installation.Workspace.Route };

    private static SlackRequest? Message(JsonElement envelope, JsonElement happened, SlackInstallation installation, ConversationKind kind,
        string? where = null)
    {
        // Two bots that answer each other would talk for ever, and so would one with itself.
        if (happened.Text("bot_id"u8) is not null || IsBot(happened, installation)) return null;
        if (happened.Text("subtype"u8) is not (null or "file_share" or "thread_broadcast" or "me_message")) return null;
        if (happened.Text("user"u8) is not { } user || (where ?? happened.Text("channel"u8)) is not { } channel
            || happened.Text("ts"u8) is not { } ts) return null;
        var thread = happened.Text("thread_ts"u8) is { } root && root != ts ? root : null;
        var (text, mentions) = SlackMarkup.Read(happened.Text("text"u8), installation.BotUserId);
        var edit = happened.Object("edited"u8)?.Text("ts"u8);
        return new SlackRequest(installation, new Incoming
        {
            Id = ts,
            Edit = edit,
            Kind = IncomingKind.Text,
            Address = AddressOf(installation, channel, kind, thread),
            Person = new Person(user, ""),
            Text = text,
            Mentions = mentions,
            AnswersInline = kind != ConversationKind.Personal,
        })
        {
            // The same words come as a mention and as a message, and in a shared channel once for each workspace: under ids of their own.
            Key = string.Concat(channel, " ", ts, edit is null ? "" : " " + edit),
            IsMessage = true,
        };
    }

    /// <summary>
    /// Somebody changed what they wrote to the bot. Slack also says so of previews and of threads: then the words are the same
    /// (https://docs.slack.dev/reference/events/message/message_changed). A mention that is changed comes as a mention again.
    /// </summary>
    private static SlackRequest? Edited(JsonElement envelope, JsonElement happened, SlackInstallation installation)
    {
        if (happened.Object("message"u8) is not { } now || now.Object("edited"u8) is null || happened.Text("channel"u8) is not { } channel)
            return null;
        return now.Text("text"u8) == happened.Object("previous_message"u8)?.Text("text"u8)
            ? null
            : Message(envelope, now, installation, ConversationKind.Personal, channel);
    }

    private static SlackRequest? Presence(JsonElement envelope, JsonElement happened, SlackInstallation installation, IncomingKind kind) =>
        happened.Text("channel"u8) is not { } channel ? null : new SlackRequest(installation, new Incoming
        {
            Id = envelope.Text("event_id"u8) ?? "",
            Kind = kind,
            Address = AddressOf(installation, channel, ConversationKind.Channel),

            // Who invited it; nobody if Slack itself added it.
            Person = new Person(happened.Text("inviter"u8) ?? "", ""),
        })
        { Key = envelope.Text("event_id"u8) };

    private static SlackRequest? Renamed(JsonElement envelope, JsonElement renamed, SlackInstallation installation) =>
        renamed.Text("id"u8) is not { } channel
            ? null
            : About(envelope, installation, channel, IncomingKind.Renamed, name: ConversationNames.Shown(renamed.Text("name"u8)));

    /// <summary>
    /// A private channel that becomes a shared one gets a new id, for good (https://docs.slack.dev/reference/events/channel_id_changed).
    /// </summary>
    private static SlackRequest? Moved(JsonElement envelope, JsonElement happened, string id, SlackInstallation installation) =>
        happened.Text("old_channel_id"u8) is not { } old ? null : About(envelope, installation, old, IncomingKind.Moved, id: id);

    /// <summary>Something that became of a channel, whoever did it.</summary>
    private static SlackRequest About(JsonElement envelope, SlackInstallation installation, string channel, IncomingKind kind,
        string? name = null, string? id = null) => new(installation, new Incoming
        {
            Id = envelope.Text("event_id"u8) ?? "",
            Kind = kind,
            Address = AddressOf(installation, channel, ConversationKind.Channel),
            Person = new Person("", ""),
            ConversationName = name,
            NewConversation = id,
        })
        { Key = envelope.Text("event_id"u8) };

    private static SlackRequest? MemberLeft(JsonElement envelope, JsonElement happened, SlackInstallation installation) =>
        happened.Text("user"u8) is not { } user || happened.Text("channel"u8) is not { } channel
            ? null
            : Left(envelope, installation, AddressOf(installation, channel, ConversationKind.Channel), user);

    /// <summary>Gone from the whole workspace: told in the chat that the person has no more, by their own id.</summary>
    private static SlackRequest? Deactivated(JsonElement envelope, JsonElement changed, SlackInstallation installation) =>
        changed.Text("id"u8) is not { } user
            ? null
            : Left(envelope, installation, AddressOf(installation, user, ConversationKind.Personal), user);

    private static SlackRequest Left(JsonElement envelope, SlackInstallation installation, Address address, string user) =>
        new(installation, new Incoming
        {
            Id = envelope.Text("event_id"u8) ?? "",
            Kind = IncomingKind.MembersLeft,
            Address = address,
            Person = new Person(user, ""),
            Leavers = [new Person(user, "")],
        })
        { Key = envelope.Text("event_id"u8) };

    private static SlackRequest? Home(JsonElement envelope, JsonElement happened, SlackInstallation installation) =>
        happened.Text("user"u8) is not { } user || happened.Text("channel"u8) is not { } channel
            ? null
            : new SlackRequest(installation, new Incoming
            {
                Id = envelope.Text("event_id"u8) ?? "",
                Kind = IncomingKind.Home,
                Address = AddressOf(installation, channel, ConversationKind.Personal),
                Person = new Person(user, ""),
            })
            { Key = envelope.Text("event_id"u8), IsOnHome = true, IsQuiet = true };

    /// <summary>The person looks into their direct messages with the bot: told each time; it greets them the first.</summary>
    private static SlackRequest? OwnChat(JsonElement envelope, JsonElement happened, SlackInstallation installation) =>
        happened.Text("user"u8) is not { } user || happened.Text("channel"u8) is not { } channel
            ? null
            : new SlackRequest(installation, new Incoming
            {
                Id = envelope.Text("event_id"u8) ?? "",
                Kind = IncomingKind.Installed,
                Address = AddressOf(installation, channel, ConversationKind.Personal),
                Person = new Person(user, ""),
            })
            { Key = envelope.Text("event_id"u8) };

    private static bool IsBot(JsonElement happened, SlackInstallation installation) =>
        happened.Text("user"u8) is { } user && user == installation.BotUserId;
}
