using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>Activity → <see cref="Incoming"/>: wire formats stop here.</summary>
internal static class ActivityReader
{
    private const string ThreadMark = ";messageid=";
    private const int LongestName = 200;

    public static Incoming Read(Activity activity) => activity.Type switch
    {
        // The platform itself may have taken somebody out; all else is done by someone.
        "conversationUpdate" when Leavers(activity) is { Count: > 0 } leavers => Leaving(activity, leavers),
        _ when activity.From?.Id is not { Length: > 0 } => Event(activity, IncomingKind.Other),
        "message" => Message(activity),
        "messageUpdate" => Edited(activity),
        "invoke" => Invoke(activity),
        "installationUpdate" => Installation(activity),
        "conversationUpdate" => Update(activity),
        _ => Event(activity, IncomingKind.Other),
    };

    private static Incoming Message(Activity activity)
    {
        // With resource-specific consent the bot hears everything, itself and other bots too: two of them would talk for ever.
        if (IsBot(activity.From!, activity)) return Event(activity, IncomingKind.Other);
        if (ButtonReader.FromSubmit(activity) is { } press) return Event(activity, IncomingKind.Button) with { Button = press };
        var (text, mentions) = MentionReader.Read(activity);
        return Event(activity, IncomingKind.Text) with { Text = text, Mentions = mentions };
    }

    /// <summary>
    /// Somebody changed what they wrote; the id is that of the message. In a channel only what names the bot is for it: with
    /// resource-specific consent it hears of all.
    /// </summary>
    private static Incoming Edited(Activity activity)
    {
        var isEdit = activity.ChannelData?.EventType is null
            || activity.ChannelData.EventType.Equals("editMessage", StringComparison.OrdinalIgnoreCase);
        if (!isEdit || (KindOf(activity.Conversation!) != ConversationKind.Personal && !NamesBot(activity))
            || Message(activity) is not { Kind: IncomingKind.Text } said)
            return Event(activity, IncomingKind.Other);
        return said with { Edit = $"\nedited\n{said.Text}" };
    }

    private static bool NamesBot(Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } bot
            && activity.Entities?.Exists(entity => entity is { Type: "mention" } && entity.Mentioned?.Id == bot) == true;

    private static Incoming Invoke(Activity activity) => ButtonReader.FromInvoke(activity) is { } press
        ? Event(activity, press.IsView ? IncomingKind.View : IncomingKind.Button) with
        {
            Button = press,
            AnswersInline = true,

            // From a message's menu it may come from anywhere, a chat between two others too.
            IsGuest = activity.Name is MessageExtension.FetchName
                or MessageExtension.SubmitName && !MessageExtension.IsJustInstalled(activity),
        }
        : Event(activity, IncomingKind.Other);

    private static Incoming Installation(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => Presence(activity, IncomingKind.Installed),
        "remove" => Presence(activity, IncomingKind.Removed),

        // An upgrade takes the old version away and adds the new one: nothing has left.
        _ => Event(activity, IncomingKind.Other),
    };

    private static Incoming Update(Activity activity) => activity.ChannelData?.EventType switch
    {
        _ when HasBot(activity.MembersAdded, activity) => Presence(activity, IncomingKind.Installed),
        _ when HasBot(activity.MembersRemoved, activity) => Presence(activity, IncomingKind.Removed),
        _ when KindOf(activity.Conversation!) != ConversationKind.Channel => Event(activity, IncomingKind.Other),
        { } happened => Changed(activity, happened),
        _ => Event(activity, IncomingKind.Other),
    };

    /// <summary>
    /// A channel or a team was deleted, restored, archived or renamed: no member comes or goes, it is told by its own event, in the team's
    /// first channel. Microsoft writes these names in more than one way
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events).
    /// </summary>
    private static Incoming Changed(Activity activity, string happened)
    {
        var isChannel = activity.ChannelData?.Channel?.Id is { Length: > 0 };
        return happened.ToUpperInvariant() switch
        {
            "CHANNELDELETED" when isChannel => Presence(activity, IncomingKind.Removed),
            "TEAMDELETED" or "TEAMHARDDELETED" => Presence(activity, IncomingKind.Removed),
            "CHANNELRESTORED" when isChannel => Presence(activity, IncomingKind.Returned),
            "TEAMRESTORED" or "TEAMUNARCHIVED" => Presence(activity, IncomingKind.Returned),
            "CHANNELRENAMED" when isChannel =>
                Presence(activity, IncomingKind.Renamed) with { ConversationName = Short(activity.ChannelData!.Channel!.Name) },
            "TEAMRENAMED" => Presence(activity, IncomingKind.Renamed),
            _ => Event(activity, IncomingKind.Other),
        };
    }

    /// <summary>Out of a team, which is all of its channels, unless a channel's own event tells it; or out of a group chat.</summary>
    private static Incoming Leaving(Activity activity, IReadOnlyList<Person> leavers)
    {
        var incoming = Event(activity, IncomingKind.MembersLeft);
        return incoming with
        {
            Address = incoming.Address.WithoutThread(),
            Leavers = leavers,
            IsWholeTeam = incoming.Team is not null && !IsOfChannel(activity),
        };
    }

    /// <summary>True if a channel's own event tells it.</summary>
    private static bool IsOfChannel(Activity activity) =>
        activity.ChannelData?.EventType?.StartsWith("channel", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>People, and the bot not among them, who went from a place of several.</summary>
    private static List<Person> Leavers(Activity activity) =>
        activity.MembersRemoved is not { Count: > 0 } removed || HasBot(removed, activity)
            || KindOf(activity.Conversation!) == ConversationKind.Personal
        ? []
        : [.. removed.Where(member => member?.Id is { Length: > 0 }).Select(member => new Person(member!.Id!, ""))
            .DistinctBy(person => person.Id)];

    /// <summary>
    /// The bot came or went. It comes to a team and leaves it as a whole, unless a channel's own event tells it; but it lives in the
    /// channel that was chosen for it, and goes by team and channel.
    /// </summary>
    private static Incoming Presence(Activity activity, IncomingKind kind)
    {
        var incoming = Event(activity, kind);
        if (incoming.Address.Kind != ConversationKind.Channel) return incoming;
        var isOfChannel = IsOfChannel(activity);
        var selected = isOfChannel ? activity.ChannelData!.Channel : activity.ChannelData?.Settings?.SelectedChannel;
        var address = (selected?.Id is { Length: > 0 } id
            ? incoming.Address with { Conversation = BaseOf(id).ToString() }
            : incoming.Address).WithoutThread();
        var team = activity.ChannelData?.Team?.Name;

        // The first channel is called by the team's name. Beside the chosen channel another may be named: that is not its name.
        var channel = selected?.Name
            ?? (activity.ChannelData?.Channel is { } named && named.Id == address.Conversation ? named.Name : null);
        return incoming with
        {
            Address = address,

            // Another app may have installed it: it is nobody who could lead.
            Person = activity.From is { Id.Length: > 0 } from && IsBot(from, activity) ? new Person("", "") : incoming.Person,
            TeamName = Short(team),
            IsWholeTeam = incoming.Team is not null && !isOfChannel,
            ConversationName = team is not { Length: > 0 }
                ? Short(channel)
                : channel is not { Length: > 0 } ? Short(team) : Short($"{team} – {channel}"),
        };
    }

    private static Incoming Event(Activity activity, IncomingKind kind)
    {
        var client = activity.Entities is { } entities && (activity.Locale is null || activity.LocalTimezone is null)
            ? entities.Find(entity => entity?.Type == "clientInfo")
            : null;
        var address = AddressOf(activity);
        return new Incoming
        {
            Id = activity.Id ?? "",
            Kind = kind,
            Address = address,
            Team = address.Kind == ConversationKind.Channel && activity.ChannelData?.Team?.Id is { Length: > 0 } team ? team : null,
            Person = new Person(activity.From?.Id ?? "", Short(activity.From?.Name) ?? ""),
            Locale = activity.Locale ?? client?.Locale,
            Zone = (activity.LocalTimezone ?? client?.Timezone) is { Length: > 0 and < 64 } zone ? zone : null,

            // What a channel is called is told at installation; messages don't say it reliably.
            ConversationName = address.Kind == ConversationKind.Group ? Short(activity.Conversation!.Name) : null,
            IsQuiet = activity.Recipient?.IsTargeted == true && address.Kind != ConversationKind.Personal,
        };
    }

    private static Address AddressOf(Activity activity)
    {
        var conversation = activity.Conversation!;
        var id = conversation.Id!;
        var @base = BaseOf(id);
        return new Address(
            activity.ChannelId!,

            // In a channel that is shared between organisations this is whose channel it is; the other may be the sender's own.
            conversation.TenantId is { Length: > 0 } tenant ? tenant : activity.ChannelData?.Tenant?.Id ?? "",
            @base.Length == id.Length ? id : @base.ToString(),
            KindOf(conversation))
        {
            Thread = @base.Length == id.Length ? null : id[(@base.Length + ThreadMark.Length)..],
            Route = ConnectorRoute.Of(activity),
        };
    }

    /// <summary>The id that a message in this place is sent to: with the thread if there is one.</summary>
    public static string ConversationId(Address address) =>
        address.Thread is { } thread ? string.Concat(address.Conversation, ThreadMark, thread) : address.Conversation;

    private static ReadOnlySpan<char> BaseOf(string id)
    {
        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        return mark < 0 ? id : id.AsSpan(0, mark);
    }

    private static ConversationKind KindOf(Conversation conversation) => conversation.ConversationType switch
    {
        "channel" => ConversationKind.Channel,
        "groupChat" => ConversationKind.Group,
        "personal" => ConversationKind.Personal,
        _ => conversation.IsGroup == true ? ConversationKind.Group : ConversationKind.Personal,
    };

    private static bool IsBot(Account from, Activity activity) =>
        from.Id == activity.Recipient?.Id
        || from.Id!.StartsWith("28:", StringComparison.Ordinal)
        || string.Equals(from.Role, "bot", StringComparison.OrdinalIgnoreCase);

    private static bool HasBot(List<Account?>? members, Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } bot && members?.Exists(member => member?.Id == bot) == true;

    private static string? Short(string? name) => name is null ? null : CommandText.Cut(name, LongestName);
}
