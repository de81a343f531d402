using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// One of Azure Bot Service's channels, by its id: Teams, Web Chat and so on. They differ in name only; the connector speaks for all.
/// </summary>
internal sealed partial class BotFrameworkChannel(string name, ConnectorClient connector, ServiceUrls serviceUrls, BotFrameworkOptions options, ILogger<BotFrameworkChannel> logger) : IChannel
{
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

    public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        if (!options.Allows(message.To)) return NotAllowed();
        var route = ConnectorRoute.Read(message.To.Route);
        if (serviceUrls.Base(route.ServiceUrl) is not { } @base) return Distrust();
        message = InThread(message);
        var conversation = ActivityReader.ConversationId(message.To);
        var url = message.ReplyTo is { Length: > 0 } replyTo
            ? ConnectorUrl.Activity(@base, conversation, replyTo)
            : ConnectorUrl.Activities(@base, conversation);
        return Call(HttpMethod.Post, url, message, route, cancel);
    }

    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (!options.Allows(message.To)) return NotAllowed();
        var route = ConnectorRoute.Read(message.To.Route);
        if (serviceUrls.Base(route.ServiceUrl) is not { } @base) return Distrust();
        return Call(HttpMethod.Put, ConnectorUrl.Activity(@base, ActivityReader.ConversationId(message.To), messageId), message with { ReplyTo = null }, route, cancel);
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
        var result = await connector.Call(HttpMethod.Post, url, body, new Passage(from.Workspace, "", IsAnswer: true), isWanted: null, cancel);
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
        if (!KnowsWorkspaces || !options.Allows(place) || serviceUrls.Base(ConnectorRoute.Read(place.Route).ServiceUrl) is not { } @base) return null;
        var found = await Asked(place.Conversation);
        return found != false || team is null || team == place.Conversation ? found : await Asked(team);

        async ValueTask<bool?> Asked(string roster)
        {
            if (ConnectorUrl.Member(@base, roster, person.Id) is not { } url) return null;
            var result = await connector.Ask(url, new Passage(place.Workspace, ""), cancel);
            return result.Outcome == SendOutcome.Sent ? true : result.Reason?.EndsWith(" MemberNotFoundInConversation", StringComparison.Ordinal) == true ? false : null;
        }
    }

    /// <summary>
    /// In a channel only the conversation's id puts a message into a thread, whatever it says that it answers. What answers a post from
    /// outside its thread begins one under it.
    /// </summary>
    private static Outgoing InThread(Outgoing message) =>
        message is { To: { Kind: ConversationKind.Channel, Thread: null }, ReplyTo: { Length: > 0 } post } ? message with { To = message.To with { Thread = post } } : message;

    private ValueTask<SendResult> Call(HttpMethod method, Uri? url, Outgoing message, ConnectorRoute route, CancellationToken cancel)
    {
        if (url is null) return ValueTask.FromResult(new SendResult(SendOutcome.Refused, Reason: "no such id"));

        // Not disposed here: a request that failed may still be reading it. The client gives it back if that can't be.
        var body = new PooledBuffer(message.Card is null ? 1024 : RoomForCard);
        var json = JsonWriters.Take(body);
        ActivityWriter.Write(json, message, route);
        JsonWriters.GiveBack(json);
        var passage = new Passage(message.To.Workspace, message.To.Conversation, message.IsPost, message.Asker is not null);
        return connector.Call(method, url, body, passage, message.IsWanted, cancel);
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
        [LoggerMessage(Level = LogLevel.Error, Message = "A message on {Channel} was not sent: its service URL is not on the list of allowed hosts. Add the host to BotFramework:ServiceHosts if it is Microsoft's")]
        public static partial void Distrusted(ILogger logger, string channel);
    }
}
