using System.Runtime.InteropServices;
using System.Text.Json;
using OtgBot.Channels.Slack.Installing;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// What the bot reads of an interaction's payload (https://docs.slack.dev/reference/interaction-payloads), found in one walk through it: to
/// look each of these up, some of them often, takes longer than to parse it. What is not there is undefined.
/// </summary>
internal sealed class SlackPayload
{
    public SlackPayload(JsonElement payload)
    {
        foreach (var member in payload.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            var value = member.Value;
            if (name.SequenceEqual("type"u8)) Type = value.Text();
            else if (name.SequenceEqual("user"u8)) User = value;
            else if (name.SequenceEqual("team"u8)) Team = value;
            else if (name.SequenceEqual("enterprise"u8)) Enterprise = value;
            else if (name.SequenceEqual("is_enterprise_install"u8)) IsEnterpriseInstall = value.Flag();
            else if (name.SequenceEqual("channel"u8)) Channel = value;
            else if (name.SequenceEqual("container"u8)) Container = value;
            else if (name.SequenceEqual("message"u8)) Message = value;
            else if (name.SequenceEqual("message_ts"u8)) MessageTs = value.Text();
            else if (name.SequenceEqual("view"u8)) View = value;
            else if (name.SequenceEqual("actions"u8)) Actions = value;
            else if (name.SequenceEqual("trigger_id"u8)) TriggerId = value.Text();
            else if (name.SequenceEqual("response_url"u8)) ResponseUrl = value.Text();
            else if (name.SequenceEqual("callback_id"u8)) CallbackId = value.Text();
        }

        if (View.ValueKind != JsonValueKind.Object) View = default;
    }

    public string? Type { get; }

    public JsonElement User { get; }

    public JsonElement Team { get; }

    public JsonElement Enterprise { get; }

    public bool IsEnterpriseInstall { get; }

    public JsonElement Channel { get; }

    public JsonElement Container { get; }

    public JsonElement Message { get; }

    public string? MessageTs { get; }

    /// <summary>The modal or the Home tab that it happened on; undefined elsewhere.</summary>
    public JsonElement View { get; }

    public bool HasView => View.ValueKind == JsonValueKind.Object;

    public JsonElement Actions { get; }

    public string? TriggerId { get; }

    public string? ResponseUrl { get; }

    public string? CallbackId { get; }

    /// <summary>Which installation it is for: organisation-wide ones have no team; a modal says where its app is installed.</summary>
    public SlackWorkspace Workspace => new(
        Enterprise.Text("id"u8) ?? Team.Text("enterprise_id"u8),
        View.Text("app_installed_team_id"u8) ?? Team.Text("id"u8) ?? User.Text("team_id"u8),
        IsEnterpriseInstall);
}
