using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack;

/// <summary>Slack, outside of any event: posts, updates and personal chats. What an event allows beyond that is <see cref="Answering.SlackReplies"/>.</summary>
internal sealed partial class SlackChannel : IChannel, IAsyncDisposable
{
    /// <summary>A message that one person alone saw is named by this and its time; the Web API can't change it.</summary>
    public const string EphemeralMark = "e:";

    /// <summary>A message in doubt is looked for after this: Slack may be slow to show what it took.</summary>
    public static readonly TimeSpan UntilSure = TimeSpan.FromSeconds(30);

    private readonly SlackClient client;
    private readonly SlackInstallations installations;
    private readonly SlackForms forms;
    private readonly SlackHistory history;
    private readonly SlackChats chats;
    private readonly SlackBacklog backlog;
    private readonly Pseudonyms pseudonyms;
    private readonly SlackOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<SlackChannel> logger;
    private readonly SlackUpdates updates;

    public SlackChannel(SlackClient client, SlackInstallations installations, SlackForms forms, SlackHistory history, SlackChats chats, SlackBacklog backlog, Pseudonyms pseudonyms, SlackOptions options, SlackClock clock, ILogger<SlackChannel> logger)
    {
        (this.client, this.installations, this.forms, this.history, this.chats, this.backlog, this.pseudonyms, this.options, this.clock, this.logger) = (client, installations, forms, history, chats, backlog, pseudonyms, options, clock.Time, logger);
        updates = new SlackUpdates(UpdateNow, clock.Time);
    }

    public string Name => SlackSetup.Name;

    /// <summary>A form is behind a button, and opens as a modal.</summary>
    public bool ShowsForms(Address address) => true;

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        var (installation, refusal) = await Reach(message.To, cancel);
        if (installation is null) return refusal!;

        // Looked for where it is posted: what is in a thread is not in the conversation's history.
        if (message.To is { Thread: null, Kind: not ConversationKind.Personal } to) message = message with { To = to with { Thread = message.ReplyTo } };
        var since = clock.GetUtcNow();
        var result = await Post(installation, message, cancel);
        if (result.Outcome != SendOutcome.InDoubt || message.Key is not { } key || !SlackHistory.MayLook(installation)) return result;

        // It may stand there. Look, and only where it certainly does not, send it once more.
        try
        {
            await Task.Delay(UntilSure, clock, cancel);
        }
        catch (OperationCanceledException)
        {
            return result;
        }

        var found = await history.Find(installation, message.To, key, since, cancel);
        Log.Looked(logger, installation.Workspace.Id, found.Outcome, result.Reason);
        if (found.Outcome == SendOutcome.Refused) return await Post(installation, message, cancel);
        return found.Outcome == SendOutcome.Sent ? found : result;
    }

    public async ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (messageId.StartsWith(EphemeralMark, StringComparison.Ordinal)) return new SendResult(SendOutcome.Unwanted, Reason: "only one person saw it, and only then");
        return await updates.Put(messageId, message).WaitAsync(cancel);
    }

    public async ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel)
    {
        var (installation, _) = await Reach(from, cancel);
        return installation is not null && await chats.Open(installation, person.Id, cancel) is { } conversation
            ? new Address(Name, from.Workspace, conversation, ConversationKind.Personal) { Route = from.Route }
            : null;
    }

    public async ValueTask<SendResult> Find(Address to, string key, DateTimeOffset since, CancellationToken cancel)
    {
        var (installation, refusal) = await Reach(to, cancel);
        return installation is null ? refusal! with { Outcome = SendOutcome.InDoubt } : await history.Find(installation, to, key, since, cancel);
    }

    public async ValueTask<bool?> IsMember(Address place, string? team, Person person, CancellationToken cancel) =>
        (await Reach(place, cancel)).Installation is { } installation ? await SlackRoster.IsMember(client, installation, place.Conversation, person.Id, cancel) : null;

    public async ValueTask<bool> RunsWorkspace(Address place, Person person, CancellationToken cancel) =>
        (await Reach(place, cancel)).Installation is { } installation && await SlackRoster.RunsWorkspace(client, installation, person.Id, cancel);

    public async Task Forget(Address from, Person person, CancellationToken cancel)
    {
        await forms.Forget(pseudonyms.Of(from, person), person, cancel);
        await backlog.Forget(from.Workspace, person.Id, cancel);
        chats.Forget(person.Id);
    }

    public ValueTask DisposeAsync() => updates.DisposeAsync();

    private async ValueTask<SendResult> Post(SlackInstallation installation, Outgoing message, CancellationToken cancel)
    {
        var rendered = SlackMessages.Render(message, options.NewestBlocks);
        await forms.Keep(rendered.Forms, message.For is null ? SlackForms.Shared : SlackForms.Personal, message.For is { } person ? pseudonyms.Of(message.To, person) : null, cancel);
        var thread = message.To.Thread;
        var answer = await Post(installation, message, rendered, thread, message.Key, cancel);
        if (options.NewestBlocks && SlackFaults.IsAboutBlocks(answer))
        {
            rendered = SlackMessages.Render(message, newestBlocks: false);
            answer = await Post(installation, message, rendered, thread, message.Key, cancel);
        }

        if (!answer.IsOk) return new SendResult(SlackFaults.Outcome(answer, isRepeatable: false), Reason: answer.Reason);
        var ts = answer.Text("ts"u8);
        foreach (var more in rendered.Overflow) await Post(installation, message, more, thread ?? ts, null, cancel);
        return SendResult.Sent(ts);
    }

    private ValueTask<SlackAnswer> Post(SlackInstallation installation, Outgoing message, BlockKitMessage rendered, string? thread, string? key, CancellationToken cancel) =>
        client.Call(installation, new SlackCall("chat.postMessage", SlackMessages.Post(message.To.Conversation, rendered, thread, key))
        {
            Channel = message.To.Conversation,
            IsPost = message.IsPost,
            IsWanted = message.IsWanted,
            MayFail = options.NewestBlocks ? ["invalid_blocks", "invalid_blocks_format", "only_one_table_allowed"] : [],
        }, cancel);

    private async ValueTask<SendResult> UpdateNow(Address to, string messageId, Outgoing message, CancellationToken cancel)
    {
        var (installation, refusal) = await Reach(to, cancel);
        if (installation is null) return refusal!;
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        // In a direct message it may hold the words of the one who reads there.
        await forms.Keep(rendered.Forms, to.Kind == ConversationKind.Personal ? SlackForms.Personal : SlackForms.Shared, message.For is { } person ? pseudonyms.Of(to, person) : null, cancel);
        var answer = await client.Call(installation, new SlackCall("chat.update", SlackMessages.Update(to.Conversation, messageId, rendered)) { IsRepeatable = true }, cancel);
        return answer.IsOk ? SendResult.Sent(messageId) : new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    /// <summary>The installation that a place is reached by, or why there is none.</summary>
    private async ValueTask<(SlackInstallation? Installation, SendResult? Refusal)> Reach(Address to, CancellationToken cancel)
    {
        var installation = await installations.Find(SlackWorkspace.OfRoute(to.Route), cancel);
        return installation switch
        {
            null => (null, new SendResult(SendOutcome.Refused, Reason: "the app is not installed there, or is not for that workspace, or Slack does not say")),
            { IsActive: false } => (null, new SendResult(SendOutcome.Gone, Reason: "the app was uninstalled")),
            _ => (installation, null),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A post in {Workspace} was in doubt ({Reason}). Its history says: {Found}")]
        public static partial void Looked(ILogger logger, string workspace, SendOutcome found, string? reason);
    }
}
