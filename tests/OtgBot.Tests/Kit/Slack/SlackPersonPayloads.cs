using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// What Slack makes of an act of theirs, for <see cref="SlackPerson"/> to bring to the bot, or for a test to bring in its own way.
/// </summary>
internal sealed partial record SlackPerson
{
    /// <summary>Writes, and returns the event that Slack makes of it, without telling the bot.</summary>
    public JsonObject Writes(string text)
    {
        var room = Room;
        if (!room.Members.Contains(Workspace.BotUser)) throw new InvalidOperationException("The bot is not in the channel, so Slack tells it nothing.");
        var escaped = Escaped(text);
        var message = new SlackMessage
        {
            Room = room.Id,
            Ts = Slack.NextTs(),
            User = Id,
            ThreadTs = Thread,
            Text = IsPrivate ? escaped : $"<@{Workspace.BotUser}> {escaped}",
            Changed = Slack.NextNumber(),
        };
        lock (Slack.Guard) Workspace.Messages.Add(message);
        var written = new JsonObject
        {
            ["type"] = IsPrivate ? "message" : "app_mention",
            ["user"] = Id,
            ["text"] = message.Text,
            ["ts"] = message.Ts,
            ["team"] = Workspace.Id,
            ["channel"] = room.Id,
            ["event_ts"] = message.Ts,
            ["client_msg_id"] = Slack.NextId("client-"),
        };
        if (IsPrivate) written["channel_type"] = "im";
        if (Thread is not null) written["thread_ts"] = Thread;
        return written;
    }

    /// <summary>The payload of a press, without telling the bot.</summary>
    public JsonObject Press(string title)
    {
        var payload = SlackWire.Interaction("block_actions", Workspace, Id, Slack.Triggers.NewTrigger(Workspace, Id));
        if (Modal is { } modal && Find(modal.Blocks, title) is { } inModal) return OnView(payload, modal, inModal);
        foreach (var message in Messages.Reverse())
        {
            if (Find(message.Blocks, title) is { } found) return OnMessage(payload, message, found);
        }

        if (Home is { } home && Find(home.Blocks, title) is { } onHome) return OnView(payload, home, onHome);
        throw new InvalidOperationException($"{Id} sees no button '{title}' in {Room.Id}. There is:\n{string.Join('\n', Messages.SelectMany(message => SlackWire.Buttons(message.Blocks)).Select(button => button.Title))}");
    }

    /// <summary>The payload of a submission, without telling the bot.</summary>
    public JsonObject Submission(IReadOnlyDictionary<string, string> filled, bool isChecked = true)
    {
        var modal = Modal ?? throw new InvalidOperationException($"{Id} has no modal in front of them.");
        var values = SlackModalState.Values(modal, filled);
        if (isChecked && SlackModalState.Refusal(modal, values) is { } refusal) throw new InvalidOperationException("Slack's client would not send this. " + refusal);
        var payload = SlackWire.Interaction("view_submission", Workspace, Id, Slack.Triggers.NewTrigger(Workspace, Id));
        payload["view"] = modal.Json(Workspace);
        payload["view"]!["state"] = new JsonObject { ["values"] = values };
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    private JsonObject Membership(string type) => new()
    {
        ["type"] = type,
        ["user"] = Workspace.BotUser,
        ["channel"] = Channel,
        ["channel_type"] = Workspace.Rooms[Channel].Kind == SlackRoomKind.Private ? "G" : "C",
        ["team"] = Workspace.Id,
        ["inviter"] = Id,
        ["event_ts"] = Slack.NextTs(),
    };

    private static (JsonObject Block, JsonObject Element, JsonObject? Option)? Find(JsonArray? blocks, string title)
    {
        foreach (var button in SlackWire.Buttons(blocks))
        {
            if (button.Title == title) return (button.Block, button.Element, button.Option);
        }

        return null;
    }

    private JsonObject OnView(JsonObject payload, SlackView view, (JsonObject Block, JsonObject Element, JsonObject? Option) pressed)
    {
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = view.Json(Workspace);
        payload["view"]!["state"] = new JsonObject { ["values"] = view.IsHome ? [] : SlackModalState.Values(view, new Dictionary<string, string>()) };
        payload["actions"] = new JsonArray(SlackWire.Action(pressed.Block, pressed.Element, pressed.Option, Slack.Clock.GetUtcNow()));
        return payload;
    }

    private JsonObject OnMessage(JsonObject payload, SlackMessage message, (JsonObject Block, JsonObject Element, JsonObject? Option) pressed)
    {
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Room, ["is_ephemeral"] = message.OnlyFor is not null };
        if (message.ThreadTs is not null) container["thread_ts"] = message.ThreadTs;
        payload["container"] = container;
        payload["channel"] = new JsonObject { ["id"] = message.Room, ["name"] = IsPrivate ? "directmessage" : Room.Name };
        if (message.OnlyFor is null) payload["message"] = message.Json();
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = Slack.Triggers.NewUrl(Workspace, message.Room, Id, message);
        payload["actions"] = new JsonArray(SlackWire.Action(pressed.Block, pressed.Element, pressed.Option, Slack.Clock.GetUtcNow()));
        return payload;
    }

    /// <summary>As Slack escapes what people type, leaving alone the people they name.</summary>
    private static string Escaped(string text) => EscapedMention().Replace(
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), "<@$1>");

    [GeneratedRegex("&lt;@([UW][A-Z0-9]+)&gt;")]
    private static partial Regex EscapedMention();
}
