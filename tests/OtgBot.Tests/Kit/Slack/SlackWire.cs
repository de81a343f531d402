using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>What Slack sends a bot, member by member, and the reading of what it was sent.</summary>
internal static class SlackWire
{
    public static JsonObject Event(SlackTeam workspace, JsonObject happened, string id, DateTimeOffset at) => new()
    {
        ["type"] = "event_callback",
        ["token"] = "unused",
        ["team_id"] = workspace.Id,
        ["enterprise_id"] = workspace.Enterprise,
        ["api_app_id"] = FakeSlack.AppId,
        ["context_team_id"] = workspace.Id,
        ["context_enterprise_id"] = workspace.Enterprise,
        ["event_id"] = id,
        ["event_time"] = at.ToUnixTimeSeconds(),
        ["event_context"] = "EC" + id,
        ["is_ext_shared_channel"] = false,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = workspace.Enterprise,
            ["team_id"] = workspace.IsOrgWide ? null : workspace.Id,
            ["user_id"] = workspace.BotUser,
            ["is_bot"] = true,
            ["is_enterprise_install"] = workspace.IsOrgWide,
        }),
        ["event"] = happened.DeepClone(),
    };

    public static JsonObject Command(SlackTeam workspace, string user, SlackRoom room, string command, string text, string responseUrl, string trigger)
    {
        var fields = new JsonObject
        {
            ["token"] = "unused",
            ["team_id"] = workspace.Id,
            ["team_domain"] = workspace.Id.ToLowerInvariant(),
            ["channel_id"] = room.Id,
            ["channel_name"] = room.Kind == SlackRoomKind.Direct ? "directmessage" : room.Name,
            ["user_id"] = user,
            ["user_name"] = user.ToLowerInvariant(),
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = FakeSlack.AppId,
            ["is_enterprise_install"] = workspace.IsOrgWide ? "true" : "false",
            ["response_url"] = responseUrl,
            ["trigger_id"] = trigger,
        };
        if (workspace.Enterprise is { } enterprise) (fields["enterprise_id"], fields["enterprise_name"]) = (enterprise, "Enterprise");
        return fields;
    }

    /// <summary>What all interactions begin with.</summary>
    public static JsonObject Interaction(string type, SlackTeam workspace, string user, string? trigger)
    {
        var payload = new JsonObject
        {
            ["type"] = type,
            ["api_app_id"] = FakeSlack.AppId,
            ["token"] = "unused",
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user.ToLowerInvariant(), ["name"] = user.ToLowerInvariant(), ["team_id"] = workspace.Id },
            ["team"] = workspace.IsOrgWide ? null : new JsonObject { ["id"] = workspace.Id, ["domain"] = workspace.Id.ToLowerInvariant() },
            ["enterprise"] = workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Enterprise" } : null,
            ["is_enterprise_install"] = workspace.IsOrgWide,
        };
        if (trigger is not null) payload["trigger_id"] = trigger;
        return payload;
    }

    public static byte[] Form(IEnumerable<(string Name, string Value)> fields) =>
        Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{Escaped(field.Name)}={Escaped(field.Value)}")));

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Every element one can press, with the block it stands in and what is written on it.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element, JsonObject? Option, string Title)> Buttons(JsonArray? blocks)
    {
        foreach (var block in (blocks ?? []).OfType<JsonObject>())
        {
            var elements = (block["elements"] as JsonArray ?? []).Append(block["accessory"]);
            foreach (var element in elements.OfType<JsonObject>())
            {
                if ((string?)element["type"] == "button") yield return (block, element, null, (string)element["text"]!["text"]!);
                if ((string?)element["type"] != "overflow") continue;
                foreach (var option in element["options"]!.AsArray().OfType<JsonObject>()) yield return (block, element, option, (string)option["text"]!["text"]!);
            }
        }
    }

    /// <summary>One entry of <c>actions</c>.</summary>
    public static JsonObject Action(JsonObject block, JsonObject element, JsonObject? option, DateTimeOffset at)
    {
        var action = new JsonObject
        {
            ["type"] = element["type"]!.DeepClone(),
            ["action_id"] = element["action_id"]?.DeepClone() ?? "x",
            ["block_id"] = block["block_id"]!.DeepClone(),
            ["action_ts"] = string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.123456"),
        };
        if (option is not null) action["selected_option"] = option.DeepClone();
        else
        {
            action["text"] = element["text"]!.DeepClone();
            if (element["value"] is { } value) action["value"] = value.DeepClone();
        }

        return action;
    }

    /// <summary>All that can be read in blocks, a line for each text.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject run when (string?)run["type"] is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" =>
            [string.Concat(run["elements"]!.AsArray().Select(part => (string?)part!["text"]))],
        JsonObject inner => inner.SelectMany(member => member.Value is JsonValue value && value.TryGetValue<string>(out var text)
            ? member.Key is "text" or "alt_text" or "initial_value" ? [text] : []
            : Texts(member.Value)),
        JsonArray array => array.SelectMany(Texts),
        _ => [],
    };
}
