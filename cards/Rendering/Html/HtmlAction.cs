using System.Buffers;
using System.Text;
using System.Text.Json;
using OtgBot.Cards.Actions;

namespace OtgBot.Cards.Rendering.Html;

/// <summary>What a pressed button posts.</summary>
internal static class HtmlAction
{
    public static string Value(ActionExecute execute, string? origin)
    {
        var output = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString(ReservedNames.Verb, execute.Verb);
            json.WriteStartObject("data");
            foreach (var (name, value) in execute.Data) json.WriteString(name, value);
            json.WriteEndObject();
            if (origin is not null) json.WriteString(ReservedNames.Origin, origin);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
