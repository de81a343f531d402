using System.Globalization;
using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// The methods of the Web API, each as Slack documents it (https://docs.slack.dev/reference/methods): checks first, then the change.
/// </summary>
internal sealed class SlackMethods
{
    private static readonly Dictionary<string, string?> ScopeOf = new()
    {
        ["chat.postMessage"] = "chat:write",
        ["chat.postEphemeral"] = "chat:write",
        ["chat.update"] = "chat:write",
        ["chat.delete"] = "chat:write",
        ["chat.getPermalink"] = null,
        ["bookmarks.list"] = "bookmarks:read",
        ["bookmarks.add"] = "bookmarks:write",
        ["bookmarks.edit"] = "bookmarks:write",
        ["conversations.open"] = "im:write",
        ["users.info"] = "users:read",
        ["conversations.info"] = null,
        ["conversations.history"] = null,
        ["conversations.replies"] = null,
        ["conversations.members"] = null,
        ["views.open"] = null,
        ["views.push"] = null,
        ["views.update"] = null,
        ["views.publish"] = null,
        ["auth.test"] = null,
        ["auth.revoke"] = null,
    };

    private readonly FakeSlack slack;
    private readonly SlackChat chat;
    private readonly SlackScreens screens;

    public SlackMethods(FakeSlack slack) => (this.slack, chat, screens) = (slack, new SlackChat(slack), new SlackScreens(slack));

    public static bool Reads(string method) => method is "conversations.info" or "conversations.history" or "conversations.replies" or "conversations.members" or "users.info" or "auth.revoke" or "bookmarks.list";

    public JsonObject Answer(SlackCall call)
    {
        if (call.Method == "oauth.v2.access") return slack.OAuth.Access(call);
        if (call.Method == "apps.connections.open") return slack.Socket.Open(call);
        if (!ScopeOf.TryGetValue(call.Method, out var scope)) throw new SlackRefusal("unknown_method");
        var workspace = Authorized(call);
        if (scope is not null) Need(workspace, scope);
        return call.Method switch
        {
            "auth.test" => Test(workspace),
            "auth.revoke" => Revoke(workspace, call),
            "users.info" => UserInfo(workspace, call),
            "conversations.open" => OpenDirectMessages(workspace, call),
            "conversations.info" => RoomInfo(workspace, call),
            "conversations.members" => Ok(("members", new JsonArray([.. SlackChat.Readable(workspace, call).Members.Select(member => (JsonNode)member)]))),
            "conversations.history" => History(workspace, call),
            "conversations.replies" => Replies(workspace, call),
            "chat.postMessage" => chat.Post(workspace, call),
            "chat.postEphemeral" => chat.PostEphemeral(workspace, call),
            "chat.update" => chat.Update(workspace, call),
            "chat.delete" => chat.Delete(workspace, call),
            "bookmarks.list" => Ok(("bookmarks", new JsonArray([.. SlackChat.Readable(workspace, call, "channel_id").Bookmarks.Select(bookmark => bookmark.DeepClone())]))),
            "bookmarks.add" => Bookmark(workspace, call),
            "bookmarks.edit" => Bookmark(workspace, call),
            "chat.getPermalink" => Ok(("channel", call["channel"]), ("permalink", $"https://{workspace.Id.ToLowerInvariant()}.slack.com/archives/{call["channel"]}/p{call["message_ts"]!.Replace(".", "", StringComparison.Ordinal)}")),
            "views.open" => screens.Open(workspace, call, isPush: false),
            "views.push" => screens.Open(workspace, call, isPush: true),
            "views.update" => screens.Update(workspace, call),
            _ => screens.Publish(workspace, call),
        };
    }

    /// <summary>An answer by <c>response_url</c>: no token, no <c>ts</c> back.</summary>
    public JsonObject Respond(string path, SlackCall call)
    {
        chat.Respond(slack.Triggers.Use(path), call);
        return Ok();
    }

    public static JsonObject Ok(params (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in members) json[name] = value;
        return json;
    }

    public static void Need(SlackTeam workspace, string scope)
    {
        if (!workspace.Scopes.Contains(scope)) throw new SlackRefusal("missing_scope", [scope]);
    }

    private static SlackTeam Authorized(SlackCall call)
    {
        if (call.Token is null) throw new SlackRefusal("not_authed");
        if (call.Token.StartsWith("xapp-", StringComparison.Ordinal)) throw new SlackRefusal("not_allowed_token_type");
        var workspace = call.Workspace ?? throw new SlackRefusal("invalid_auth");
        return workspace.Tokens.Contains(call.Token) ? workspace : throw new SlackRefusal(workspace.Tokens.Count == 0 ? "account_inactive" : "token_revoked");
    }

    private static JsonObject Test(SlackTeam workspace) => Ok(
        ("url", $"https://{workspace.Id}.slack.com/"), ("team", workspace.Name), ("team_id", workspace.Id), ("user", "otgbot"), ("user_id", workspace.BotUser),
        ("bot_id", workspace.BotId), ("app_id", FakeSlack.AppId), ("enterprise_id", workspace.Enterprise), ("is_enterprise_install", false));

    private JsonObject Bookmark(SlackTeam workspace, SlackCall call)
    {
        var room = SlackChat.Readable(workspace, call, "channel_id");
        if (call["title"] is not { Length: > 0 } || call["link"]?.StartsWith("http", StringComparison.Ordinal) != true) throw new SlackRefusal("invalid_arguments");
        var bookmark = call.Method == "bookmarks.edit"
            ? room.Bookmarks.Find(one => (string?)one["id"] == call["bookmark_id"]) ?? throw new SlackRefusal("not_found")
            : new JsonObject { ["id"] = slack.NextId("Bk"), ["channel_id"] = room.Id, ["type"] = call["type"] };
        (bookmark["title"], bookmark["link"]) = (call["title"], call["link"]);
        if (!room.Bookmarks.Contains(bookmark)) room.Bookmarks.Add(bookmark);
        return Ok(("bookmark", bookmark.DeepClone()));
    }

    private static JsonObject Revoke(SlackTeam workspace, SlackCall call)
    {
        workspace.Tokens.Remove(call.Token!);
        workspace.RevokedTokens.Add(call.Token!);
        return Ok(("revoked", true));
    }

    private static JsonObject UserInfo(SlackTeam workspace, SlackCall call)
    {
        if (call["user"] is not { } id || !workspace.Users.TryGetValue(id, out var user)) throw new SlackRefusal("user_not_found");
        var json = new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = workspace.Id,
            ["name"] = user.Name.ToLowerInvariant(),
            ["real_name"] = user.Name,
            ["deleted"] = user.IsDeleted,
            ["is_bot"] = false,
            ["profile"] = new JsonObject { ["display_name"] = user.Name, ["real_name"] = user.Name },
        };
        foreach (var role in user.Roles) json[role] = true;
        if (user.Zone is not null) json["tz"] = user.Zone;
        if (call["include_locale"] == "true") json["locale"] = user.Locale;
        return Ok(("user", json));
    }

    private static JsonObject OpenDirectMessages(SlackTeam workspace, SlackCall call)
    {
        if (call["users"] is not { } id || !workspace.Users.TryGetValue(id, out var user)) throw new SlackRefusal("user_not_found");
        if (user.IsDeleted) throw new SlackRefusal("user_disabled");
        return Ok(("channel", new JsonObject { ["id"] = workspace.DirectMessages(id).Id }));
    }

    private static JsonObject RoomInfo(SlackTeam workspace, SlackCall call)
    {
        if (call["channel"] is not { } id || !workspace.Rooms.TryGetValue(id, out var room)) throw new SlackRefusal("channel_not_found");
        Need(workspace, room.Kind switch { SlackRoomKind.Public => "channels:read", SlackRoomKind.Private => "groups:read", _ => "im:read" });
        var isIn = room.Members.Contains(workspace.BotUser);
        if (room.Kind == SlackRoomKind.Private && !isIn) throw new SlackRefusal("channel_not_found");
        return Ok(("channel", new JsonObject
        {
            ["id"] = room.Id,
            ["name"] = room.Kind == SlackRoomKind.Direct ? null : room.Name,
            ["is_im"] = room.Kind == SlackRoomKind.Direct,
            ["is_mpim"] = false,
            ["is_private"] = room.Kind != SlackRoomKind.Public,
            ["is_archived"] = room.IsArchived,
            ["is_member"] = isIn,
        }));
    }

    private static JsonObject History(SlackTeam workspace, SlackCall call)
    {
        var room = SlackChat.Readable(workspace, call);
        return Page(workspace, call, message => message.Room == room.Id && (message.ThreadTs is null || message.ThreadTs == message.Ts));
    }

    private static JsonObject Replies(SlackTeam workspace, SlackCall call)
    {
        var room = SlackChat.Readable(workspace, call);
        var ts = call["ts"];
        if (!workspace.Messages.Exists(message => message.Room == room.Id && message.Ts == ts && !message.IsDeleted)) throw new SlackRefusal("thread_not_found");
        return Page(workspace, call, message => message.Room == room.Id && (message.Ts == ts || message.ThreadTs == ts));
    }

    private static JsonObject Page(SlackTeam workspace, SlackCall call, Func<SlackMessage, bool> belongs)
    {
        var inclusive = call["inclusive"] == "true";
        var (oldest, latest) = (call["oldest"], call["latest"]);
        var limit = int.Parse(call["limit"] ?? "100", CultureInfo.InvariantCulture);
        var from = int.Parse(call["cursor"] is { Length: > 0 } cursor ? cursor : "0", CultureInfo.InvariantCulture);
        var found = workspace.Messages
            .Where(message => !message.IsDeleted && message.OnlyFor is null && belongs(message))
            .Where(message => oldest is null || IsAfter(message.Ts, oldest, inclusive))
            .Where(message => latest is null || IsAfter(latest, message.Ts, inclusive))
            .OrderByDescending(message => message.Ts, StringComparer.Ordinal)
            .ToList();
        var page = found.Skip(from).Take(limit).Select(message => (JsonNode)message.Json(call["include_all_metadata"] == "true"));
        var next = from + limit < found.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : "";
        return Ok(
            ("messages", new JsonArray([.. page])), ("has_more", next.Length > 0),
            ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private static bool IsAfter(string ts, string other, bool inclusive)
    {
        var order = decimal.Parse(ts, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(other, CultureInfo.InvariantCulture));
        return order > 0 || (inclusive && order == 0);
    }
}
