using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// One of Azure Bot Service's channels, by its id: Teams, Web Chat and so on. They differ in name only; the connector speaks for all.
/// </summary>
internal sealed partial class BotFrameworkChannel(string name, ConnectorClient connector, ServiceUrls serviceUrls,
    BotFrameworkOptions options, TargetedRefusals refusals, Viewers viewers, ILogger<BotFrameworkChannel> logger) : IChannel
{
    /// <summary>
    /// Begins the id of a message that one person alone sees: it is changed and taken away in another way than the others.
    /// </summary>
    public const string TargetedMark = "targeted:";

    /// <summary>The channels the bot serves. Slack is not among them: the bot speaks to it directly.</summary>
    public static readonly IReadOnlyList<string> Names = ["msteams", "agents", "m365extensions", "webchat", "directline", "emulator"];

    private const int RoomForCard = 8 * 1024;

    public string Name { get; } = name;

    /// <summary>
    /// Only Teams itself does: what comes by Web Chat, Direct Line or the Emulator says of its tenant what the client wrote.
    /// </summary>
    public bool KnowsWorkspaces => Name == "msteams";

    /// <summary>
    /// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
    /// </summary>
    public bool ReplacesForOne => true;

    public bool ShowsForms(Address address) => true;

    /// <summary>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/targeted-messages</summary>
    public bool ShowsPrivately(Address address) => AnswersAside(address) && options.TargetedMessages;

    public bool AnswersAside(Address address) => KnowsWorkspaces && address.Kind != ConversationKind.Personal;

    public bool IsForOne(string messageId) => messageId.StartsWith(TargetedMark, StringComparison.Ordinal);

    public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        if (!options.Allows(message.To)) return NotAllowed();
        var route = ConnectorRoute.Read(message.To.Route);
        if (serviceUrls.Base(route.ServiceUrl) is not { } @base) return Distrust();
        message = InThread(message);
        if (message.IsPrivate) return SendTargeted(@base, message with { ReplyTo = null }, cancel);
        var conversation = ActivityReader.ConversationId(message.To);
        var url = message.ReplyTo is { Length: > 0 } replyTo
            ? ConnectorUrl.Activity(@base, conversation, replyTo)
            : ConnectorUrl.Activities(@base, conversation);
        return Post(url, message, cancel);
    }

    /// <summary>
    /// Somebody whom it names may be out of the conversation, and then Teams refuses all of it: it goes without telling anybody.
    /// </summary>
    private async ValueTask<SendResult> Post(Uri? url, Outgoing message, CancellationToken cancel)
    {
        var result = await Call(HttpMethod.Post, url, message, cancel);
        if (result.Reason?.StartsWith("400", StringComparison.Ordinal) != true || message.Card is not { } card
            || !CardWalk.Elements(card).OfType<MentionLine>().Any()) return result;
        return await Call(HttpMethod.Post, url,
            message with
            {
                Card = card
                with
                { Body = [.. card.Body.Select(element => element is MentionLine line ? line.InWords : element)] }
            }, cancel);
    }

    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (!options.Allows(message.To)) return NotAllowed();
        var route = ConnectorRoute.Read(message.To.Route);
        if (serviceUrls.Base(route.ServiceUrl) is not { } @base) return Distrust();
        message = message with { ReplyTo = null, IsPrivate = IsForOne(messageId) };
        return Call(HttpMethod.Put, UrlOf(@base, message.To, messageId), message, cancel);
    }

    public async ValueTask<SendResult> Delete(Address at, string messageId, CancellationToken cancel)
    {
        if (!options.Allows(at)) return await NotAllowed();
        if (serviceUrls.Base(ConnectorRoute.Read(at.Route).ServiceUrl) is not { } @base) return await Distrust();
        return UrlOf(@base, at, messageId) is { } url
            ? await connector.Call(HttpMethod.Delete, url, new PooledBuffer(), new Passage(at.Workspace, at.Conversation),
                isWanted: null, cancel)
            : new SendResult(SendOutcome.Refused, Reason: "no such id");
    }

    public async ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel)
    {
        if (!options.Allows(from)) return null;
        var route = ConnectorRoute.Read(from.Route);
        if (serviceUrls.Base(route.ServiceUrl) is not { } @base || ConnectorUrl.Conversations(@base) is not { } url) return null;
        var body = new PooledBuffer();
        var json = JsonWriters.Take(body);
        ActivityWriter.WriteNewChat(json, route, from.Workspace, person);
        JsonWriters.GiveBack(json);
        var result =
            await connector.Call(HttpMethod.Post, url, body, new Passage(from.Workspace, "", IsAnswer: true), isWanted: null, cancel);
        return result is { Outcome: SendOutcome.Sent, MessageId: { Length: > 0 } id }
            ? new Address(Name, from.Workspace, id, ConversationKind.Personal) { Route = from.Route }
            : null;
    }

    /// <summary>
    /// By the roster. A channel of a team has the team's people, and a shared or private one its own besides: only who is in neither is
    /// out. Any other answer says nothing about the person
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context).
    /// </summary>
    public async ValueTask<bool?> IsMember(Address place, string? team, Person person, CancellationToken cancel)
    {
        if (person.Id.StartsWith("28:", StringComparison.Ordinal)) return false;
        if (!KnowsWorkspaces || !options.Allows(place) || serviceUrls.Base(ConnectorRoute.Read(place.Route).ServiceUrl) is not { } @base)
            return null;
        var found = await Asked(place.Conversation);
        return found != false || team is null || team == place.Conversation ? found : await Asked(team);

        async ValueTask<bool?> Asked(string roster)
        {
            if (ConnectorUrl.Member(@base, roster, person.Id) is not { } url) return null;
            var result = await connector.Ask(url, new Passage(place.Workspace, ""), cancel);
            return result.Outcome == SendOutcome.Sent
                ? true
                : result.Reason?.EndsWith(" MemberNotFoundInConversation", StringComparison.Ordinal) == true ? false : null;
        }
    }

    /// <summary>Who sees their own view of a card in a place: all who are there, where they are few enough.</summary>
    public ValueTask<IReadOnlyList<string>> Viewers(Address place, CancellationToken cancel) =>
        KnowsWorkspaces && place.Kind != ConversationKind.Personal && options.Allows(place)
            && serviceUrls.Base(ConnectorRoute.Read(place.Route).ServiceUrl) is { } @base
            ? viewers.Of(@base, place, cancel)
            : ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>A picker gives Entra's id of somebody; the roster takes that too, and gives Teams' own.</summary>
    public async ValueTask<Person?> FindPerson(Address place, string picked, CancellationToken cancel)
    {
        if (!KnowsWorkspaces || !Guid.TryParse(picked, out _) || !options.Allows(place)
            || serviceUrls.Base(ConnectorRoute.Read(place.Route).ServiceUrl) is not { } @base) return null;
        if (ConnectorUrl.Member(@base, place.Conversation, picked) is not { } url) return null;
        var result = await connector.Ask(url, new Passage(place.Workspace, ""), cancel, ConnectorAnswer.Account);
        return result is { Outcome: SendOutcome.Sent, MessageId: { } found } && found.Split('\n') is [{ Length: > 0 } id, var name]
            ? new Person(id, PersonNames.Shown(CommandText.Clean(name)))
            : null;
    }

    /// <summary>
    /// To one person, in front of the others. Where Teams does not take that, it takes it from nobody: for a day it is not tried again
    /// there, and says nothing of the place itself.
    /// </summary>
    private async ValueTask<SendResult> SendTargeted(string @base, Outgoing message, CancellationToken cancel)
    {
        if (message.For is not { Id.Length: > 0 } || refusals.Has(message.To))
            return new SendResult(SendOutcome.Refused, Reason: "no targeted messages there");
        var url = ConnectorUrl.Targeted(ConnectorUrl.Activities(@base, ActivityReader.ConversationId(message.To)));
        var result = await Call(HttpMethod.Post, url, message, cancel);
        if (result.Outcome == SendOutcome.Sent) return result with { MessageId = result.MessageId is { } id ? TargetedMark + id : null };
        if (!TargetedRefusals.IsOne(result)) return result;
        refusals.Add(message.To);
        Log.NotTargeted(logger, result.Reason);
        return new SendResult(SendOutcome.Refused, Reason: result.Reason);
    }

    private Uri? UrlOf(string @base, Address at, string messageId) => IsForOne(messageId)
        ? ConnectorUrl.Targeted(ConnectorUrl.Activity(@base, ActivityReader.ConversationId(at), messageId[TargetedMark.Length..]))
        : ConnectorUrl.Activity(@base, ActivityReader.ConversationId(at), messageId);

    /// <summary>
    /// In a channel only the conversation's id puts a message into a thread, whatever it says that it answers. What answers a post from
    /// outside its thread begins one under it.
    /// </summary>
    private static Outgoing InThread(Outgoing message) =>
        message is { To: { Kind: ConversationKind.Channel, Thread: null }, ReplyTo: { Length: > 0 } post }
            ? message with { To = message.To with { Thread = post } }
            : message;

    private async ValueTask<SendResult> Call(HttpMethod method, Uri? url, Outgoing message, CancellationToken cancel)
    {
        if (url is null) return new SendResult(SendOutcome.Refused, Reason: "no such id");
        var shown = message is { Card.View: not null, IsPrivate: false } ? await Viewers(message.To, cancel) : [];

        // Not disposed here: a request that failed may still be reading it. The client gives it back if that can't be.
        var body = new PooledBuffer(message.Card is null ? 1024 : RoomForCard);
        var json = JsonWriters.Take(body);
        ActivityWriter.Write(json, message, ConnectorRoute.Read(message.To.Route), shown, isUpdate: method == HttpMethod.Put,
            KnowsWorkspaces && options.TeamsAppId.Length > 0 ? options.TeamsAppId : null);
        JsonWriters.GiveBack(json);
        var passage = new Passage(message.To.Workspace, message.To.Conversation, message.IsPost, message.Asker is not null);
        return await connector.Call(method, url, body, passage, message.IsWanted, cancel);
    }

    /// <summary>Not gone: a community that was there before the list has all of it back when its tenant is added.</summary>
    private static ValueTask<SendResult> NotAllowed() =>
        ValueTask.FromResult(new SendResult(SendOutcome.Refused, Reason: "its tenant is not in BotFramework:AllowedTenants"));

    private ValueTask<SendResult> Distrust()
    {
        Log.Distrusted(logger, Name);
        return ValueTask.FromResult(new SendResult(SendOutcome.Refused, Reason: "the service URL is not on the list of allowed hosts"));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "A conversation takes no message for one person alone ({Reason}): for a day such answers go to their own chats")]
        public static partial void NotTargeted(ILogger logger, string? reason);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "A message on {Channel} was not sent: its service URL is not on the list of allowed hosts. Add the host to BotFramework:ServiceHosts if it is Microsoft's")]
        public static partial void Distrusted(ILogger logger, string channel);
    }
}
