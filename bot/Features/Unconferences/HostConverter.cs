using System.Text.Json;
using System.Text.Json.Serialization;
using Host = OtgBot.Features.Unconferences.Domain.Host;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// How a host lies in the store. Their name stands there openly, their ballots and answers lie under their pseudonym; so beside the name
/// the pseudonym is sealed, and who has the store but not the key can't put the two together.
/// </summary>
internal sealed class HostConverter(Pseudonyms pseudonyms) : JsonConverter<Host>
{
    public override Host Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? key = null, name = null, organisation = null, handle = null;
        int? via = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "person": key = pseudonyms.Open(reader.GetString()!); break;

                // As it was written before it was sealed; the next change of the topic seals it.
                case "key": key = reader.GetString(); break;
                case "name": name = reader.GetString(); break;
                case "via": via = reader.GetInt32(); break;
                case "handle": handle = pseudonyms.Open(reader.GetString()!); break;
                case "organisation": organisation = reader.GetString(); break;
                default: reader.Skip(); break;
            }
        }

        return new Host(key ?? throw new JsonException("A host is somebody."), name ?? "",
            via)
        { Organisation = organisation, Handle = handle };
    }

    public override void Write(Utf8JsonWriter writer, Host value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("person"u8, pseudonyms.Seal(value.Key));
        writer.WriteString("name"u8, value.Name);
        if (value.Via is { } via) writer.WriteNumber("via"u8, via);
        if (value.Handle is { } handle) writer.WriteString("handle"u8, pseudonyms.Seal(handle));
        if (value.Organisation is { } organisation) writer.WriteString("organisation"u8, organisation);
        writer.WriteEndObject();
    }
}
