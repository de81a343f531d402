using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// One activity as it comes over the wire. Typed where the bot acts, everything else kept as it came, so that nothing new
/// from a channel is an error (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md).
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    /// <summary>Of an invoke: what is asked for.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ReplyToId { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Locale { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? LocalTimezone { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? DeliveryMode { get; init; }

    /// <summary>Of an installationUpdate: add, remove, add-upgrade, remove-upgrade.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Action { get; init; }

    public Account? From { get; init; }

    public Account? Recipient { get; init; }

    public Conversation? Conversation { get; init; }

    [JsonConverter(typeof(LooseObject<List<Entity?>>))]
    public List<Entity?>? Entities { get; init; }

    [JsonConverter(typeof(LooseObject<List<Account?>>))]
    public List<Account?>? MembersAdded { get; init; }

    [JsonConverter(typeof(LooseObject<List<Account?>>))]
    public List<Account?>? MembersRemoved { get; init; }

    [JsonConverter(typeof(LooseObject<TeamsData>))]
    public TeamsData? ChannelData { get; init; }

    /// <summary>A card's data, or an invoke's argument: any JSON.</summary>
    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

internal sealed record Account
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Role { get; init; }
}

internal sealed record Conversation
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? ConversationType { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? TenantId { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonConverter(typeof(LooseFlag))]
    public bool? IsGroup { get; init; }
}

/// <summary>Something about the text or the client: a mention, a quoted reply, the client's locale and zone.</summary>
internal sealed record Entity
{
    [JsonConverter(typeof(LooseText))]
    public string? Type { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LooseObject<Account>))]
    public Account? Mentioned { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Locale { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Timezone { get; init; }
}

/// <summary>What Teams adds to an activity.</summary>
internal sealed record TeamsData
{
    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Tenant { get; init; }

    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Team { get; init; }

    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Channel { get; init; }

    [JsonConverter(typeof(LooseObject<TeamsInstallSettings>))]
    public TeamsInstallSettings? Settings { get; init; }
}

internal sealed record TeamsInstallSettings
{
    /// <summary>The channel that the one who installed the bot in a team chose for it.</summary>
    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? SelectedChannel { get; init; }
}

internal sealed record NamedId
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }
}
