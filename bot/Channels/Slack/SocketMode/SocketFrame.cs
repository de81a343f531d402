using System.Text.Json;
using OtgBot.Channels.Slack.Receiving;

namespace OtgBot.Channels.Slack.SocketMode;

internal enum SocketFrameKind
{
    /// <summary>Nothing to act on: an unknown type is Slack's to add.</summary>
    Other,

    Hello,

    /// <summary>Slack takes leave soon: the next connection is to be open before this one ends.</summary>
    Refresh,

    /// <summary>Somebody turned Socket Mode off.</summary>
    Disabled,

    Envelope,
}

/// <summary>One message of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode): JSON to our words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="EnvelopeId">What is acknowledged; only of an envelope.</param>
/// <param name="TakesAnswer">Whether the acknowledgement may bring something back.</param>
/// <param name="Delivery">What is in it; null if the envelope is of a kind the bot does not know.</param>
internal sealed record SocketFrame(SocketFrameKind Kind, string EnvelopeId = "", bool TakesAnswer = false, SlackDelivery? Delivery = null)
{
    /// <summary>Never throws for what Slack says: what can't be read is <see cref="SocketFrameKind.Other"/>.</summary>
    public static SocketFrame Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : new SocketFrame(SocketFrameKind.Other);
        }
        // A lone surrogate, escaped, parses but can't be read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return new SocketFrame(SocketFrameKind.Other);
        }
    }

    private static SocketFrame Read(JsonElement frame)
    {
        var type = Text(frame, "type");
        if (type == "hello") return new SocketFrame(SocketFrameKind.Hello);
        if (type == "disconnect")
            return new SocketFrame(Text(frame, "reason") == "link_disabled" ? SocketFrameKind.Disabled : SocketFrameKind.Refresh);
        if (Text(frame, "envelope_id") is not { Length: > 0 } id) return new SocketFrame(SocketFrameKind.Other);
        var takesAnswer = frame.TryGetProperty("accepts_response_payload", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new SocketFrame(SocketFrameKind.Envelope, id, takesAnswer,
            frame.TryGetProperty("payload", out var payload) ? DeliveryOf(type, payload) : null);
    }

    private static SlackDelivery? DeliveryOf(string? type, JsonElement payload) => type switch
    {
        "events_api" => SlackDelivery.Event(Bytes(payload)),
        "interactive" => SlackDelivery.Interaction(Bytes(payload)),
        "slash_commands" => SlackDelivery.Command(payload),
        _ => null,
    };

    /// <summary>A copy: it outlives the frame.</summary>
    private static byte[] Bytes(JsonElement payload) => JsonSerializer.SerializeToUtf8Bytes(payload, SocketJson.Default.JsonElement);

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
