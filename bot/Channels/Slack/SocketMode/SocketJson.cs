using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtgBot.Channels.Slack.SocketMode;

/// <summary>What goes back on a connection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SocketJson : JsonSerializerContext
{
    /// <summary>The acknowledgement of an envelope, with what Slack is to show or do at once, if it may have that.</summary>
    public static ReadOnlyMemory<byte> Acknowledgement(string envelopeId, ReadOnlyMemory<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>(payload.Length + 64);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", envelopeId);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
