using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Slack, outside of any request: posts, updates and personal chats. What a request allows beyond that is <c>RequestChannel</c>'s.
/// </summary>
internal sealed class SlackChannel : IChannel, IAsyncDisposable
{
    /// <summary>A message that one person alone saw is named by this and its time; the Web API can't change it.</summary>
    public const string EphemeralMark = "e:";

    private readonly SlackClient client;
    private readonly SlackInstallations installations;
    private readonly SlackForms forms;
    private readonly SlackHistory history;
    private readonly SlackOptions options;
    private readonly SlackChats chats;
    private readonly SlackUpdates updates;

    public SlackChannel(SlackClient client, SlackInstallations installations, SlackForms forms, SlackHistory history, SlackOptions options,
        SlackClock clock)
    {
        (this.client, this.installations, this.forms, this.history, this.options) = (client, installations, forms, history, options);
        (chats, updates) = (new SlackChats(client), new SlackUpdates(UpdateNow, clock.Time));
    }

    public string Name => SlackSetup.Name;

    public string Invitation => SlackSetup.Invitation;

    /// <summary>What else is kept about somebody who is to be forgotten, by those who receive.</summary>
    public Func<Address, Person, CancellationToken, Task> Forgetting { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Puts a link at the top of a channel.</summary>
    public Func<SlackInstallation, string, ShelfLink, CancellationToken, ValueTask> Shelving { get; set; } = (_, _, _, _) =>
        ValueTask.CompletedTask;

    /// <summary>A form is behind a button, and opens as a modal.</summary>
    public bool ShowsForms(Address address) => true;

    public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel) => Send(message, null, cancel);

    /// <summary>The same, but it may have to wait this long for Slack.</summary>
    public async ValueTask<SendResult> Send(Outgoing message, TimeSpan? longest, CancellationToken cancel)
    {
        var (installation, refusal) = await Reach(message.To, cancel);
        if (installation is null) return refusal!;

        // Looked for where it is posted: what is in a thread is not in the conversation's history.
        if (message.To is { Thread: null, Kind: not ConversationKind.Personal } to)
            message = message with { To = to with { Thread = message.ReplyTo } };
        return await history.Once(installation, message, () => Post(installation, message, longest, cancel), cancel);
    }

    public async ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (messageId.StartsWith(EphemeralMark, StringComparison.Ordinal))
            return new SendResult(SendOutcome.Unwanted, Reason: "only one person saw it, and only then");
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
        return installation is null
            ? refusal! with { Outcome = SendOutcome.InDoubt }
            : await history.Find(installation, to, key, since, cancel);
    }

    public async ValueTask<bool?> IsMember(Address place, string? team, Person person, CancellationToken cancel) =>
        (await Reach(place, cancel)).Installation is { } installation
            ? await SlackRoster.IsMember(client, installation, place.Conversation, person.Id, cancel)
            : null;

    public async ValueTask<Person?> FindPerson(Address place, string picked, CancellationToken cancel) =>
        (await Reach(place, cancel)).Installation is { } installation ? await SlackRoster.Find(client, installation, picked, cancel) : null;

    public async ValueTask<bool> RunsWorkspace(Address place, Person person, CancellationToken cancel) =>
        (await Reach(place, cancel)).Installation is { } installation
            && await SlackRoster.RunsWorkspace(client, installation, person.Id, cancel);

    public async ValueTask Shelve(Address place, ShelfLink link, CancellationToken cancel)
    {
        if ((await Reach(place, cancel)).Installation is { } installation) await Shelving(installation, place.Conversation, link, cancel);
    }

    public async Task Forget(Address from, Person person, CancellationToken cancel)
    {
        await forms.Forget(from, person, cancel);
        await Forgetting(from, person, cancel);
        chats.Forget(person.Id);
    }

    public ValueTask DisposeAsync() => updates.DisposeAsync();

    /// <summary>
    /// With less of what Slack does not take: the newest blocks and people by their ids, then all blocks, then the thread.
    /// </summary>
    private async ValueTask<SendResult> Post(SlackInstallation installation, Outgoing message, TimeSpan? longest, CancellationToken cancel)
    {
        var (rendered, thread) = (SlackMessages.Render(message, options.NewestBlocks, isNew: true), message.To.Thread);
        var canBePlainer = options.NewestBlocks || SlackMessages.NamesPeople(message);
        await forms.Keep(rendered.Forms, message.For is null ? SlackForms.Shared : SlackForms.Personal, message.To, message.For, cancel);
        ValueTask<SlackAnswer> Try(IReadOnlyList<string> mayFail) =>
            Post(installation, message, rendered, thread, message.Key, longest, mayFail, cancel);
        var answer = await Try(canBePlainer ? SlackFaults.AboutBlocks : []);
        if (canBePlainer && SlackFaults.AboutBlocks.Contains(answer.Error))
        {
            rendered = SlackMessages.Render(message, newestBlocks: false);
            answer = await Try([]);
        }

        if (SlackFaults.AboutBlocks.Contains(answer.Error))
        {
            rendered = SlackMessages.WordsOf(rendered);
            answer = await Try([]);
        }

        if (SlackFaults.AboutThread.Contains(answer.Error))
        {
            thread = null;
            answer = await Try([]);
        }

        if (!answer.IsOk) return new SendResult(SlackFaults.Outcome(answer, isRepeatable: false), Reason: answer.Reason);
        var ts = answer.Text("ts"u8);
        foreach (var more in rendered.Overflow) await Post(installation, message, more, thread ?? ts, null, longest, [], cancel);
        return SendResult.Sent(ts);
    }

    private ValueTask<SlackAnswer> Post(
        SlackInstallation installation,
        Outgoing message,
        BlockKitMessage rendered,
        string? thread,
        string? key,
        TimeSpan? longest,
        IReadOnlyList<string> mayFail,
        CancellationToken cancel) =>
        client.Call(installation, new SlackCall("chat.postMessage", SlackMessages.Post(message.To.Conversation, rendered, thread, key))
        {
            Channel = message.To.Conversation,
            IsPost = message.IsPost,
            Longest = longest,
            IsWanted = message.IsWanted,

            // Somebody waits for an answer: better twice than not at all.
            IsRepeatable = !message.IsPost && message.Key is null,
            MayFail = mayFail,
        }, cancel);

    private async ValueTask<SendResult> UpdateNow(Address to, string messageId, Outgoing message, CancellationToken cancel)
    {
        var (installation, refusal) = await Reach(to, cancel);
        if (installation is null) return refusal!;
        var rendered = SlackMessages.Render(message, newestBlocks: false);
        // In a direct message it may hold the words of the one who reads there.
        await forms.Keep(rendered.Forms, to.Kind == ConversationKind.Personal ? SlackForms.Personal : SlackForms.Shared,
            to, message.For, cancel);
        var answer = await client.Call(installation,
            new SlackCall("chat.update", SlackMessages.Update(to.Conversation, messageId, rendered)) { IsRepeatable = true }, cancel);
        return answer.IsOk
            ? SendResult.Sent(messageId)
            : new SendResult(SlackFaults.Outcome(answer, isRepeatable: true), Reason: answer.Reason);
    }

    /// <summary>The installation that a place is reached by, or why there is none.</summary>
    private async ValueTask<(SlackInstallation? Installation, SendResult? Refusal)> Reach(Address to, CancellationToken cancel)
    {
        var installation = await installations.Find(SlackWorkspace.OfRoute(to.Route), cancel);
        return installation switch
        {
            null =>
                (null, new SendResult(SendOutcome.Refused,
                    Reason: "the app is not installed there, or is not for that workspace, or Slack does not say")),
            { IsActive: false } => (null, new SendResult(SendOutcome.Gone, Reason: "the app was uninstalled")),
            _ => (installation, null),
        };
    }
}
