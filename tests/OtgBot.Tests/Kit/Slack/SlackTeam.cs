using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// One workspace of <see cref="FakeSlack"/>: who and what is in it, and what stands there. All of it is guarded by
/// <see cref="FakeSlack.Guard"/>.
/// </summary>
internal sealed class SlackTeam(string id, string? enterprise)
{
    /// <summary>What the bot may do unless a test says otherwise: nothing but what it asks for.</summary>
    private static readonly string[] Least =
        ["app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write", "users:read"];

    public string Id { get; } = id;

    public string? Enterprise { get; } = enterprise;

    public string Name => "Workspace " + Id;

    public string BotUser => "UBOT" + Id;

    public string BotId => "B" + Id;

    /// <summary>The bot's tokens that are good here; empty if it is not installed.</summary>
    public HashSet<string> Tokens { get; } = [];

    public HashSet<string> RevokedTokens { get; } = [];

    public HashSet<string> Scopes { get; } = [.. Least];

    public Dictionary<string, SlackUser> Users { get; } = [];

    public Dictionary<string, SlackRoom> Rooms { get; } = [];

    public List<SlackMessage> Messages { get; } = [];

    /// <summary>Open modals by person, the uppermost last.</summary>
    public Dictionary<string, List<SlackView>> Modals { get; } = [];

    public Dictionary<string, SlackView> Homes { get; } = [];

    /// <summary>True if the whole organisation installed the bot: interactions then name no team.</summary>
    public bool IsOrgWide { get; set; }

    /// <summary>Whether the app's manifest turned the Home tab on.</summary>
    public bool HasHome { get; set; } = true;

    /// <summary>Whether this workspace's clients show the newest blocks.</summary>
    public bool HasNewestBlocks { get; set; } = true;

    /// <summary>The token a workspace gives when nobody installed the bot by OAuth.</summary>
    public string BotToken => "xoxb-" + Id;

    /// <summary>The room of this id, made if it is new. The bot is in it unless told otherwise.</summary>
    public SlackRoom Room(string id, bool isPrivate = false, bool isBotIn = true)
    {
        if (Rooms.TryGetValue(id, out var known)) return known;
        var room = new SlackRoom(id, isPrivate ? SlackRoomKind.Private : SlackRoomKind.Public);
        if (isBotIn) room.Members.Add(BotUser);
        return Rooms[id] = room;
    }

    /// <summary>The direct messages between the bot and this person.</summary>
    public SlackRoom DirectMessages(string user)
    {
        var id = "D" + user;
        if (Rooms.TryGetValue(id, out var known)) return known;
        return Rooms[id] = new SlackRoom(id, SlackRoomKind.Direct) { Members = { BotUser, user } };
    }

    public IEnumerable<SlackView> Views => Modals.Values.SelectMany(stack => stack).Concat(Homes.Values);
}

internal enum SlackRoomKind
{
    Public,
    Private,
    Direct,
}

/// <summary>A channel or the direct messages of two.</summary>
internal sealed record SlackRoom(string Id, SlackRoomKind Kind)
{
    public HashSet<string> Members { get; } = [];

    public string Name => Id[1..].ToLowerInvariant();

    public bool IsArchived { get; set; }

    /// <summary>What stands at the top of it.</summary>
    public List<System.Text.Json.Nodes.JsonObject> Bookmarks { get; } = [];

    /// <summary>The scope that lets the bot read what was written here.</summary>
    public string HistoryScope => Kind switch { SlackRoomKind.Public => "channels:history", SlackRoomKind.Private => "groups:history", _ => "im:history" };

    public string Type => Kind switch { SlackRoomKind.Public => "channel", SlackRoomKind.Private => "group", _ => "im" };
}

/// <summary>Someone with an account in a workspace.</summary>
internal sealed record SlackUser(string Id, string Name)
{
    /// <summary>As Slack says it: <c>en-US</c>, <c>nb-NO</c>.</summary>
    public string Locale { get; init; } = "nb-NO";

    public string? Zone { get; init; } = "Europe/Oslo";

    public bool IsDeleted { get; set; }

    /// <summary>Such as <c>is_admin</c>.</summary>
    public HashSet<string> Roles { get; } = [];
}

/// <summary>What stands in a room, or for one person's eyes only.</summary>
internal sealed class SlackMessage
{
    public required string Room { get; init; }

    public required string Ts { get; init; }

    public required string User { get; init; }

    public string? BotId { get; init; }

    public string? ThreadTs { get; init; }

    /// <summary>Whom it is shown to, if it is ephemeral.</summary>
    public string? OnlyFor { get; init; }

    public string Text { get; set; } = "";

    public JsonArray? Blocks { get; set; }

    public JsonObject? Metadata { get; set; }

    /// <summary>How often it was put in place of itself.</summary>
    public int Updates { get; set; }

    /// <summary>Where in the order of all that happened it was last written.</summary>
    public long Changed { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>As history and payloads show it.</summary>
    public JsonObject Json(bool withPayload = true)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = User, ["ts"] = Ts, ["text"] = Text };
        if (BotId is not null) (json["bot_id"], json["app_id"]) = (BotId, FakeSlack.AppId);
        if (ThreadTs is not null) json["thread_ts"] = ThreadTs;
        if (Blocks is not null) json["blocks"] = Blocks.DeepClone();
        if (Updates > 0) json["edited"] = new JsonObject { ["user"] = User, ["ts"] = Ts };
        if (Metadata is not null)
        {
            // Without include_all_metadata only the type is told.
            json["metadata"] = withPayload ? Metadata.DeepClone() : new JsonObject { ["event_type"] = Metadata["event_type"]!.DeepClone() };
        }

        return json;
    }
}

/// <summary>A modal on a person's screen, or their Home tab.</summary>
internal sealed class SlackView
{
    public required string Id { get; init; }

    public required string User { get; init; }

    public required string Root { get; init; }

    public string? Previous { get; init; }

    public required JsonObject View { get; set; }

    public required string Hash { get; set; }

    public long Changed { get; set; }

    /// <summary>The faults a submission was answered with, by block.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    public bool IsHome => (string?)View["type"] == "home";

    public string? CallbackId => (string?)View["callback_id"];

    public JsonArray Blocks => View["blocks"]!.AsArray();

    /// <summary>As answers and payloads show it.</summary>
    public JsonObject Json(SlackTeam workspace)
    {
        var json = View.DeepClone().AsObject();
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["id"] = Id,
            ["team_id"] = workspace.Id,
            ["hash"] = Hash,
            ["root_view_id"] = Root,
            ["previous_view_id"] = Previous,
            ["app_id"] = FakeSlack.AppId,
            ["app_installed_team_id"] = workspace.Id,
            ["bot_id"] = workspace.BotId,
        })
        {
            json[name] = value;
        }

        json["private_metadata"] ??= "";
        json["callback_id"] ??= "";
        return json;
    }
}
