using System.Text.Json;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>One thing Slack tells the bot, known to come from Slack, whichever way it came.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Json">An event's envelope or an interaction's payload; empty for a command.</param>
/// <param name="Fields">A command's fields; empty for all else.</param>
internal sealed record SlackDelivery(SlackDeliveryKind Kind, ReadOnlyMemory<byte> Json, IReadOnlyDictionary<string, string> Fields)
{
    private static readonly Dictionary<string, string> NoFields = [];

    /// <summary>The body of <c>/slack/events</c>, or the payload of an <c>events_api</c> envelope.</summary>
    public static SlackDelivery Event(ReadOnlyMemory<byte> json) => new(SlackDeliveryKind.Event, json, NoFields);

    /// <summary>The <c>payload</c> of <c>/slack/interactivity</c>, or that of an <c>interactive</c> envelope.</summary>
    public static SlackDelivery Interaction(ReadOnlyMemory<byte> json) => new(SlackDeliveryKind.Interaction, json, NoFields);

    /// <summary>The fields of <c>/slack/commands</c>.</summary>
    public static SlackDelivery Command(IReadOnlyDictionary<string, string> fields) => new(SlackDeliveryKind.Command, default, fields);

    /// <summary>The payload of a <c>slash_commands</c> envelope: the same fields as JSON.</summary>
    public static SlackDelivery Command(JsonElement payload) => Command(payload.ValueKind == JsonValueKind.Object
        ? payload.EnumerateObject()
            .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            .GroupBy(field => field.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value.ToString(), StringComparer.Ordinal)
        : NoFields);
}

internal enum SlackDeliveryKind
{
    Event,
    Command,

    /// <summary>
    /// A press, a shortcut, a modal that was sent or closed, or a request for options: the payload's own type says which.
    /// </summary>
    Interaction,
}
