using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Turns;
using Came = Microsoft.Bot.Schema.Activity;
using Mention = Microsoft.Bot.Schema.Mention;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>What an event says, a line each: as our reader has it, and worked out with nothing but the SDK's types and helpers.</summary>
internal static class Facts
{
    public static IReadOnlyList<string> Of(Incoming incoming)
    {
        var route = ConnectorRoute.Read(incoming.Address.Route);
        return
        [
            $"id: {incoming.Id}",
            $"kind: {incoming.Kind}",
            $"channel: {incoming.Address.Channel}",
            $"workspace: {incoming.Address.Workspace}",
            $"conversation: {ActivityReader.ConversationId(incoming.Address)}",
            $"place: {incoming.Address.Kind}",
            $"service: {route.ServiceUrl}",
            $"bot: {route.BotId} {route.BotName}",
            $"person: {incoming.Person.Id} {incoming.Person.Name}",
            $"locale: {incoming.Locale}",
            $"zone: {incoming.Zone}",
            $"team: {incoming.Team}",
            $"name: {incoming.ConversationName}",
            $"left: {string.Join(", ", incoming.Leavers.Select(person => person.Id))}",
            $"inline: {incoming.AnswersInline}",
            $"text: {CommandText.Clean(incoming.Text)}",
            .. incoming.Mentions.Select(mention => $"mention: {mention.Id} {mention.Name}"),
            .. incoming.Button is { } press ? Press(press.Verb, press.MessageId, press.Origin, press.Data) : [],
        ];
    }

    public static IReadOnlyList<string> Of(Came came)
    {
        var reference = came.GetConversationReference();
        var (kind, place) = (KindOf(came), PlaceOf(came));
        var isPresence = kind is IncomingKind.Installed or IncomingKind.Removed or IncomingKind.Returned or IncomingKind.Renamed && place == ConversationKind.Channel;
        var teams = came.GetChannelData<TeamsChannelData>();
        var client = came.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Properties;
        var mentions = kind == IncomingKind.Text ? came.GetMentions().Where(mention => mention.Mentioned.Id != came.Recipient.Id).ToList() : [];
        return
        [
            $"id: {came.Id}",
            $"kind: {kind}",
            $"channel: {reference.ChannelId}",
            $"workspace: {(reference.Conversation.TenantId is { Length: > 0 } tenant ? tenant : teams?.Tenant?.Id)}",
            $"conversation: {(isPresence ? WhereItLives(came) : kind == IncomingKind.MembersLeft ? WithoutThread(reference.Conversation.Id) : reference.Conversation.Id)}",
            $"place: {place}",
            $"service: {reference.ServiceUrl}",
            $"bot: {reference.Bot.Id} {reference.Bot.Name}",
            $"person: {reference.User?.Id} {reference.User?.Name}",
            $"locale: {came.Locale ?? client?.Value<string>("locale")}",
            $"zone: {came.LocalTimezone ?? client?.Value<string>("timezone")}",
            $"team: {(place == ConversationKind.Channel ? came.TeamsGetTeamInfo()?.Id : null)}",
            $"name: {(isPresence ? NameOf(came, teams) : place == ConversationKind.Group ? reference.Conversation.Name : null)}",
            $"left: {string.Join(", ", kind == IncomingKind.MembersLeft ? came.MembersRemoved.Select(member => member.Id) : [])}",
            $"inline: {kind == IncomingKind.Button && came.AsInvokeActivity() is not null}",
            $"text: {CommandText.Clean(kind == IncomingKind.Text ? TextOf(came, mentions) : "")}",
            .. mentions.Select(mention => $"mention: {mention.Mentioned.Id} {mention.Mentioned.Name}"),
            .. kind == IncomingKind.Button ? PressOf(came) : [],
        ];
    }

    private static IncomingKind KindOf(Came came)
    {
        if (came.AsConversationUpdateActivity() is { MembersRemoved.Count: > 0 } left && left.MembersRemoved.All(member => member.Id != came.Recipient.Id) && PlaceOf(came) != ConversationKind.Personal)
            return IncomingKind.MembersLeft;
        if (came.From?.Id is null) return IncomingKind.Other;
        if (came.AsInvokeActivity() is { } invoke) return invoke.Name is "adaptiveCard/action" or "task/fetch" or "task/submit" ? IncomingKind.Button : IncomingKind.Other;
        if (came.AsMessageActivity() is not null)
        {
            if (came.From.Role == RoleTypes.Bot) return IncomingKind.Other;
            return came.Value is not null ? IncomingKind.Button : IncomingKind.Text;
        }

        if (came.AsMessageUpdateActivity() is not null)
        {
            var isEdit = came.GetChannelData<TeamsChannelData>()?.EventType is null or "editMessage";
            var isForUs = PlaceOf(came) == ConversationKind.Personal || came.GetMentions().Any(mention => mention.Mentioned.Id == came.Recipient.Id);
            return isEdit && isForUs && came.From.Role != RoleTypes.Bot ? IncomingKind.Text : IncomingKind.Other;
        }

        if (came.AsInstallationUpdateActivity() is { } installation)
            return installation.Action switch { "add" or "add-upgrade" => IncomingKind.Installed, "remove" => IncomingKind.Removed, _ => IncomingKind.Other };
        if (came.AsConversationUpdateActivity() is not { } update) return IncomingKind.Other;
        if (update.MembersAdded?.Any(member => member.Id == came.Recipient.Id) == true) return IncomingKind.Installed;
        if (update.MembersRemoved?.Any(member => member.Id == came.Recipient.Id) == true) return IncomingKind.Removed;
        if (PlaceOf(came) != ConversationKind.Channel) return IncomingKind.Other;
        return came.GetChannelData<TeamsChannelData>()?.EventType switch
        {
            { } of when of.StartsWith("channel", StringComparison.Ordinal) && string.IsNullOrEmpty(came.TeamsGetChannelId()) => IncomingKind.Other,
            "channelDeleted" or "teamDeleted" or "teamHardDeleted" => IncomingKind.Removed,
            "channelRestored" or "teamRestored" or "teamUnarchived" => IncomingKind.Returned,
            "channelRenamed" or "teamRenamed" => IncomingKind.Renamed,
            _ => IncomingKind.Other,
        };
    }

    private static ConversationKind PlaceOf(Came came) => came.Conversation.ConversationType switch
    {
        "channel" => ConversationKind.Channel,
        "groupChat" => ConversationKind.Group,
        "personal" => ConversationKind.Personal,
        _ => came.Conversation.IsGroup == true ? ConversationKind.Group : ConversationKind.Personal,
    };

    /// <summary>The channel that was chosen for it or was deleted, else the conversation, without a thread.</summary>
    private static string WhereItLives(Came came)
    {
        var chosen = IsOfChannel(came.GetChannelData<TeamsChannelData>()) ? came.TeamsGetChannelId() : came.TeamsGetSelectedChannelId();
        return WithoutThread(chosen ?? came.Conversation.Id);
    }

    private static bool IsOfChannel(TeamsChannelData? teams) => teams?.EventType?.StartsWith("channel", StringComparison.Ordinal) == true;

    private static string WithoutThread(string conversation) => conversation.Split(";messageid=")[0];

    private static string? NameOf(Came came, TeamsChannelData? teams)
    {
        if (KindOf(came) == IncomingKind.Renamed && IsOfChannel(teams)) return teams!.Channel.Name;
        var named = IsOfChannel(teams) || teams?.Channel?.Id == WhereItLives(came) ? teams?.Channel?.Name : null;
        var channel = (IsOfChannel(teams) ? null : teams?.Settings?.SelectedChannel?.Name) ?? named;
        string?[] names = [teams?.Team?.Name, channel];
        return names.OfType<string>().Any() ? string.Join(" – ", names.OfType<string>()) : null;
    }

    /// <summary>Without the bot's own mention, by the SDK's helper; others' stand as they are called.</summary>
    private static string TextOf(Came came, IReadOnlyList<Mention> others)
    {
        var copy = JsonConvert.DeserializeObject<Came>(SdkJson.Write(came))!;
        var text = copy.RemoveRecipientMention() ?? "";
        foreach (var mention in others) text = text.Replace(mention.Text, "@" + mention.Mentioned.Name, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static IEnumerable<string> PressOf(Came came)
    {
        var value = JObject.FromObject(came.Value);
        var (verb, data) = (default(string), value);
        if (came.Name == "adaptiveCard/action")
        {
            var action = value.ToObject<AdaptiveCardInvokeValue>()!.Action;
            (verb, data) = (action.Verb, action.Data as JObject ?? []);
        }
        else if (came.AsInvokeActivity() is not null)
        {
            data = value.ToObject<TaskModuleRequest>()!.Data as JObject ?? [];
        }

        var all = data.Properties().ToDictionary(member => member.Name, member => member.Value.Type == JTokenType.String ? member.Value.Value<string>()! : member.Value.ToString(Formatting.None), StringComparer.Ordinal);
        return Press(verb ?? all.GetValueOrDefault("verb") ?? "", came.ReplyToId, all.GetValueOrDefault("origin"), all.Where(pair => pair.Key is not ("verb" or "origin" or "msteams")));
    }

    private static IEnumerable<string> Press(string verb, string? message, string? origin, IEnumerable<KeyValuePair<string, string>> data) =>
        [$"verb: {verb}", $"on: {message}", $"origin: {origin}", .. data.Select(pair => $"data: {pair.Key}={pair.Value}")];
}
