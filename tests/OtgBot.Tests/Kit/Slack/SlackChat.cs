using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>The <c>chat.*</c> methods of <see cref="SlackMethods"/> and answers by URL: what stands in rooms.</summary>
internal sealed partial class SlackChat(FakeSlack slack)
{
    public JsonObject Post(SlackTeam workspace, SlackCall call)
    {
        var room = Writable(workspace, call["channel"], call);
        Check(workspace, call);
        var thread = call["thread_ts"];
        if (thread is not null && !workspace.Messages.Exists(other => other.Room == room.Id && other.Ts == thread && !other.IsDeleted)) throw new SlackRefusal("cannot_reply_to_message");
        var message = Add(workspace, room.Id, call, thread, onlyFor: null);
        message.Metadata = Metadata(call);
        return SlackMethods.Ok(("channel", room.Id), ("ts", message.Ts), ("message", message.Json()));
    }

    public JsonObject PostEphemeral(SlackTeam workspace, SlackCall call)
    {
        var room = Writable(workspace, call["channel"], call);
        if (call["user"] is not { } user || !room.Members.Contains(user)) throw new SlackRefusal("user_not_in_channel");
        Check(workspace, call);
        return SlackMethods.Ok(("message_ts", Add(workspace, room.Id, call, call["thread_ts"], user).Ts));
    }

    public JsonObject Update(SlackTeam workspace, SlackCall call)
    {
        var message = Own(workspace, call);
        if ((call["text"]?.Length ?? 0) > SlackLimits.Fallback) throw new SlackRefusal("msg_too_long");
        Check(workspace, call);
        Put(message, call);
        return SlackMethods.Ok(("channel", message.Room), ("ts", message.Ts), ("text", message.Text), ("message", message.Json()));
    }

    public JsonObject Delete(SlackTeam workspace, SlackCall call)
    {
        var message = Own(workspace, call);
        (message.IsDeleted, message.Changed) = (true, slack.NextNumber());
        return SlackMethods.Ok(("channel", message.Room), ("ts", message.Ts));
    }

    /// <summary>An answer by URL, or in the answer to a command: by default for one person, in any room, the bot's own or not.</summary>
    public void Respond(SlackResponseUrl url, SlackCall call)
    {
        if (url.Workspace.Tokens.Count == 0) throw new SlackRefusal("no_such_url");
        if (call["delete_original"] == "true")
        {
            if (url.Message is { } gone) (gone.IsDeleted, gone.Changed) = (true, slack.NextNumber());
            return;
        }

        Check(url.Workspace, call);
        if (call["replace_original"] == "true" && url.Message is { } original) Put(original, call);
        else Add(url.Workspace, url.Room, call, call["thread_ts"], call["response_type"] == "in_channel" ? null : url.User);
    }

    /// <summary>A room whose history the bot may read: a member, with the scope.</summary>
    public static SlackRoom Readable(SlackTeam workspace, SlackCall call, string argument = "channel")
    {
        if (call[argument] is not { } id || !workspace.Rooms.TryGetValue(id, out var room)) throw new SlackRefusal("channel_not_found");
        if (argument == "channel" && call.Method != "conversations.members") SlackMethods.Need(workspace, room.HistoryScope);
        return room.Members.Contains(workspace.BotUser) ? room : throw new SlackRefusal("not_in_channel");
    }

    private static SlackRoom Writable(SlackTeam workspace, string? id, SlackCall call)
    {
        if (id is not null && call.Method == "chat.postMessage" && workspace.Users.ContainsKey(id)) return workspace.DirectMessages(id);
        if (id is null || !workspace.Rooms.TryGetValue(id, out var room)) throw new SlackRefusal("channel_not_found");
        if (room.IsArchived) throw new SlackRefusal("is_archived");
        return room.Members.Contains(workspace.BotUser) ? room : throw new SlackRefusal(room.Kind == SlackRoomKind.Private ? "channel_not_found" : "not_in_channel");
    }

    private static SlackMessage Own(SlackTeam workspace, SlackCall call)
    {
        // A person's id opens a chat for posting, and is no channel for updating.
        if (call["channel"] is not { } id || !workspace.Rooms.ContainsKey(id)) throw new SlackRefusal("channel_not_found");
        var message = workspace.Messages.Find(other => other.Room == id && other.Ts == call["ts"] && other.OnlyFor is null && !other.IsDeleted) ?? throw new SlackRefusal("message_not_found");
        return message.User == workspace.BotUser ? message : throw new SlackRefusal("cant_update_message");
    }

    private SlackMessage Add(SlackTeam workspace, string room, SlackCall call, string? thread, string? onlyFor)
    {
        var message = new SlackMessage
        {
            Room = room,
            Ts = slack.NextTs(),
            User = workspace.BotUser,
            BotId = workspace.BotId,
            ThreadTs = thread,
            OnlyFor = onlyFor,
            Text = Text(call),
            Blocks = Blocks(call),
            Changed = slack.NextNumber(),
        };
        workspace.Messages.Add(message);
        return message;
    }

    /// <summary>All of it anew: blocks that are not sent are gone; metadata that is not sent stays.</summary>
    private void Put(SlackMessage message, SlackCall call)
    {
        (message.Text, message.Blocks, message.Changed) = (Text(call), Blocks(call), slack.NextNumber());
        if (call.Arguments["metadata"] is JsonObject { Count: 0 }) message.Metadata = null;
        else if (Metadata(call) is { } metadata) message.Metadata = metadata;
        message.Updates++;
    }

    private static string Text(SlackCall call) => call["text"] ?? "";

    private JsonArray? Blocks(SlackCall call) => call.Arguments["blocks"] is JsonArray blocks ? Named(slack, blocks) : null;

    /// <summary>Slack names the blocks that have no name.</summary>
    public static JsonArray Named(FakeSlack slack, JsonArray blocks)
    {
        var named = blocks.DeepClone().AsArray();
        foreach (var block in named) block!["block_id"] ??= slack.NextId("b");
        return named;
    }

    private static JsonObject? Metadata(SlackCall call)
    {
        if (call.Arguments["metadata"] is not JsonObject { Count: > 0 } metadata) return null;
        if ((string?)metadata["event_type"] is not { } type || !TypeName().IsMatch(type) || metadata["event_payload"] is not JsonObject payload) throw new SlackRefusal("invalid_metadata_format");
        if (payload.Any(member => !PayloadName().IsMatch(member.Key))) throw new SlackRefusal("invalid_metadata_schema");
        return metadata.ToJsonString().Length <= 8_000 ? metadata.DeepClone().AsObject() : throw new SlackRefusal("metadata_too_large");
    }

    private static void Check(SlackTeam workspace, SlackCall call)
    {
        var text = Text(call);
        if (call.Arguments["blocks"] is not { } blocks)
        {
            if (text.Length == 0) throw new SlackRefusal("no_text");
            return;
        }

        if (blocks is not JsonArray) throw new SlackRefusal("invalid_blocks_format");
        SlackScreens.Lint("invalid_blocks", () => BlockKitLint.Check(new BlockKitMessage(text, Encoding.UTF8.GetBytes(blocks.ToJsonString())), workspace.HasNewestBlocks));
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex TypeName();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex PayloadName();
}
