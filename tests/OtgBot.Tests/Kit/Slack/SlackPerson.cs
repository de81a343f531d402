using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// Someone in Slack: mentions the bot, types commands, presses buttons, fills in modals, opens the Home tab, and sees what comes of it.
/// </summary>
internal sealed partial record SlackPerson(SlackTown Town, SlackTeam Workspace, string Id, string Channel)
{
    private readonly Eyes eyes = new();

    private FakeSlack Slack => Town.Slack;

    private bool IsPrivate { get; init; }

    private string? Thread { get; init; }

    /// <summary>The same person in their direct messages with the bot.</summary>
    public SlackPerson Privately => this with { IsPrivate = true, Thread = null };

    /// <summary>The same person in a thread.</summary>
    public SlackPerson InThread(string ts) => this with { Thread = ts };

    /// <summary>How they are named in a text.</summary>
    public string Mention => $"<@{Id}>";

    public SlackRoom Room
    {
        get
        {
            lock (Slack.Guard) return IsPrivate ? Workspace.DirectMessages(Id) : Workspace.Rooms[Channel];
        }
    }

    /// <summary>The modal in front of them, or null.</summary>
    public SlackView? Modal
    {
        get
        {
            lock (Slack.Guard) return Workspace.Modals.TryGetValue(Id, out var stack) && stack.Count > 0 ? stack[^1] : null;
        }
    }

    public SlackView? Home
    {
        get
        {
            lock (Slack.Guard) return Workspace.Homes.GetValueOrDefault(Id);
        }
    }

    /// <summary>What stands in their room and they may see, oldest first; with what is for their eyes only.</summary>
    public IReadOnlyList<SlackMessage> Messages
    {
        get
        {
            var room = Room.Id;
            lock (Slack.Guard) return [.. Workspace.Messages.Where(message => message.Room == room && !message.IsDeleted && (message.OnlyFor ?? Id) == Id)];
        }
    }

    /// <summary>Adds the bot to the channel.</summary>
    public async Task<string> Invites()
    {
        Begin();
        lock (Slack.Guard) Workspace.Rooms[Channel].Members.Add(Workspace.BotUser);
        return await Seen(await Town.Event(Workspace, Membership("member_joined_channel")));
    }

    /// <summary>Takes the bot out of the channel.</summary>
    public async Task Removes()
    {
        Begin();
        lock (Slack.Guard) Workspace.Rooms[Channel].Members.Remove(Workspace.BotUser);
        await Town.Event(Workspace, Membership("member_left_channel"));
    }

    /// <summary>Writes to the bot, with a mention of it if one is needed, and returns all they see of what comes back.</summary>
    public async Task<string> Says(string text)
    {
        Begin();
        return await Seen(await Town.Event(Workspace, Writes(text)));
    }

    /// <summary>Types a slash command, such as <c>/otg hjelp</c>; also in channels the bot is not in.</summary>
    public async Task<string> Commands(string typed) => await Seen(await Types(typed));

    /// <summary>The same, without waiting for what comes of it: returns what Slack got back, which shows where it says something.</summary>
    public async Task<SlackReply> Types(string typed)
    {
        Begin();
        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        var (command, text) = space < 0 ? (typed, "") : (typed[..space], typed[(space + 1)..]);
        var url = Slack.Triggers.NewUrl(Workspace, Room.Id, Id, message: null);
        var answer = await Town.Command(SlackWire.Command(Workspace, Id, Room, command, Escaped(text), url, Slack.Triggers.NewTrigger(Workspace, Id)));
        if (answer.Status == 200 && answer.Body.Length > 0)
        {
            var said = answer.Json ?? new JsonObject { ["text"] = answer.Body };
            lock (Slack.Guard) new SlackChat(Slack).Respond(new SlackResponseUrl(Workspace, Room.Id, Id, null, DateTimeOffset.MaxValue), new SlackCall("answer", null, said, Slack.Clock.GetUtcNow()));
        }

        return answer;
    }

    /// <summary>
    /// Presses what has this written on it: in the modal in front of them, else on the newest message in their room, else on their Home
    /// tab.
    /// </summary>
    public async Task<string> Presses(string title)
    {
        Begin();
        return await Seen(await Town.Interaction(Press(title)));
    }

    /// <summary>Fills in the modal in front of them and presses Submit. What stood in a field stays if nothing is given.</summary>
    public Task<string> Submits(params (string Id, string Value)[] filled) => Submit(filled, isChecked: true);

    /// <summary>As <see cref="Submits"/>, past what Slack's own client would have stopped.</summary>
    public Task<string> SubmitsAnyhow(params (string Id, string Value)[] filled) => Submit(filled, isChecked: false);

    public Task<string> OpensHome() => Opens("home");

    /// <summary>Looks into their direct messages with the bot.</summary>
    public Task<string> OpensMessages() => Opens("messages");

    private async Task<string> Opens(string tab)
    {
        Begin();
        var opened = new JsonObject { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Workspace.DirectMessages(Id).Id, ["tab"] = tab, ["event_ts"] = Slack.NextTs() };
        if (Home is { } home) opened["view"] = home.Json(Workspace);
        return await Seen(await Town.Event(Workspace, opened));
    }

    /// <summary>Chooses a shortcut from the menu of a message.</summary>
    public async Task<string> Shortcut(string callbackId, SlackMessage message)
    {
        Begin();
        var payload = SlackWire.Interaction("message_action", Workspace, Id, Slack.Triggers.NewTrigger(Workspace, Id));
        (payload["callback_id"], payload["message_ts"], payload["message"]) = (callbackId, message.Ts, message.Json());
        payload["channel"] = new JsonObject { ["id"] = message.Room, ["name"] = "channel" };
        payload["response_url"] = Slack.Triggers.NewUrl(Workspace, message.Room, Id, message: null);
        return await Seen(await Town.Interaction(payload));
    }

    /// <summary>Chooses a shortcut from the lightning menu.</summary>
    public async Task<string> Shortcut(string callbackId)
    {
        Begin();
        var payload = SlackWire.Interaction("shortcut", Workspace, Id, Slack.Triggers.NewTrigger(Workspace, Id));
        (payload["callback_id"], payload["action_ts"]) = (callbackId, Slack.NextTs());
        return await Seen(await Town.Interaction(payload));
    }

    /// <summary>Waits until something that came since their last act says this.</summary>
    public Task Sees(string fragment) => SlackTown.Until(
        () => New().Contains(fragment, StringComparison.Ordinal),
        () => $"{Id} never saw '{fragment}'. They saw:\n{New()}");

    /// <summary>All they see that came since their last act.</summary>
    public string New()
    {
        var since = eyes.Since;
        lock (Slack.Guard)
        {
            var messages = Workspace.Messages
                .Where(message => message.Changed > since && message.User == Workspace.BotUser && !message.IsDeleted && (message.OnlyFor ?? Id) == Id)
                .Where(message => message.OnlyFor is not null || Workspace.Rooms[message.Room].Members.Contains(Id))
                .SelectMany(message => message.Blocks is { Count: > 0 } blocks ? SlackWire.Texts(blocks) : [message.Text]);
            var views = Workspace.Views.Where(view => view.User == Id && view.Changed > since).SelectMany(view => SlackWire.Texts(view.View).Concat(view.Errors.Values));
            return string.Join('\n', messages.Concat(views));
        }
    }

    private async Task<string> Submit((string Id, string Value)[] filled, bool isChecked)
    {
        Begin();
        var modal = Modal;
        var answer = await Town.Interaction(Submission(filled.ToDictionary(field => field.Id, field => field.Value), isChecked));
        if (answer.Status != 200) throw new HttpRequestException($"{answer.Status} {answer.Body}");
        lock (Slack.Guard) Close(Workspace.Modals[Id], modal!, answer);
        return await Seen(answer);
    }

    private void Close(List<SlackView> stack, SlackView modal, SlackReply answer)
    {
        switch ((string?)answer.Json?["response_action"])
        {
            case null when answer.Body.Length == 0:
                stack.Remove(modal);
                break;
            case "clear":
                stack.Clear();
                break;
            case "update" or "push":
                new SlackScreens(Slack).Answered(Workspace, stack, answer.Json!, Id);
                break;
            case "errors":
                var errors = answer.Json!["errors"]!.AsObject().ToDictionary(error => error.Key, error => (string)error.Value!);
                var fields = SlackModalState.Inputs(modal).Select(block => (string)block["block_id"]!).ToHashSet();
                if (errors.Count == 0 || errors.Keys.Any(key => !fields.Contains(key))) throw new InvalidOperationException($"Slack would show a general failure: no such field among {string.Join(", ", errors.Keys)}.");
                (modal.Errors, modal.Changed) = (errors, Slack.NextNumber());
                break;
            default:
                throw new InvalidOperationException($"Slack would show a general failure instead of closing: {answer.Body}");
        }
    }

    private async Task<string> Seen(SlackReply answer)
    {
        if (answer.Status != 200) throw new HttpRequestException($"{answer.Status} {answer.Body}");
        await Town.Quiet(() => New().Length > 0);
        return New();
    }

    private void Begin() => eyes.Since = Slack.NextNumber();

    /// <summary>From where on what they see is new; the same wherever they write.</summary>
    private sealed class Eyes
    {
        public long Since { get; set; }
    }
}
