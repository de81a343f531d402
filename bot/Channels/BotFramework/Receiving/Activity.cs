using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// One activity as it comes over the wire. What the bot acts on is typed, everything else kept as it came, so that nothing new
/// from a channel is an error (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md).
/// Members can be set: the serializer takes the slow way, through a constructor, to those that can only be initialised.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Id { get; set; }

    public string? ChannelId { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Of an invoke: what is asked for.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Name { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? ReplyToId { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Locale { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? LocalTimezone { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? DeliveryMode { get; set; }

    /// <summary>Of an installationUpdate: add, remove, add-upgrade, remove-upgrade.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? Action { get; set; }

    public Account? From { get; set; }

    public Account? Recipient { get; set; }

    public Conversation? Conversation { get; set; }

    [JsonConverter(typeof(LooseObject<List<Entity?>>))]
    public List<Entity?>? Entities { get; set; }

    [JsonConverter(typeof(LooseObject<List<Account?>>))]
    public List<Account?>? MembersAdded { get; set; }

    [JsonConverter(typeof(LooseObject<List<Account?>>))]
    public List<Account?>? MembersRemoved { get; set; }

    [JsonConverter(typeof(LooseObject<TeamsData>))]
    public TeamsData? ChannelData { get; set; }

    /// <summary>A card's data, or an invoke's argument: any JSON.</summary>
    public JsonElement? Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

internal sealed record Account
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Role { get; set; }

    /// <summary>Of the recipient: the sender alone sees what they wrote.</summary>
    [JsonConverter(typeof(LooseFlag))]
    public bool? IsTargeted { get; set; }
}

internal sealed record Conversation
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? ConversationType { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? TenantId { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; set; }

    [JsonConverter(typeof(LooseFlag))]
    public bool? IsGroup { get; set; }
}

/// <summary>Something about the text or the client: a mention, a quoted reply, the client's locale and zone.</summary>
internal sealed record Entity
{
    [JsonConverter(typeof(LooseText))]
    public string? Type { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Text { get; set; }

    [JsonConverter(typeof(LooseObject<Account>))]
    public Account? Mentioned { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Locale { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Timezone { get; set; }
}

/// <summary>What Teams adds to an activity.</summary>
internal sealed record TeamsData
{
    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Tenant { get; set; }

    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Team { get; set; }

    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? Channel { get; set; }

    /// <summary>Of a conversationUpdate: what happened to a channel or a team, such as channelDeleted.</summary>
    [JsonConverter(typeof(LooseText))]
    public string? EventType { get; set; }

    [JsonConverter(typeof(LooseObject<TeamsInstallSettings>))]
    public TeamsInstallSettings? Settings { get; set; }
}

internal sealed record TeamsInstallSettings
{
    /// <summary>The channel that the one who installed the bot in a team chose for it.</summary>
    [JsonConverter(typeof(LooseObject<NamedId>))]
    public NamedId? SelectedChannel { get; set; }
}

internal sealed record NamedId
{
    [JsonConverter(typeof(LooseText))]
    public string? Id { get; set; }

    [JsonConverter(typeof(LooseText))]
    public string? Name { get; set; }
}
