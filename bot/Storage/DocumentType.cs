using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace OtgBot.Storage;

/// <summary>
/// How a type is stored: as a JSON object that ends with its version, <c>…,"v":2}</c>. The version is written and read here; the
/// type has no member for it. Raise it when a member changes its meaning or name, not for a new optional one.
/// </summary>
/// <param name="Json">The source-generated contract.</param>
/// <param name="Version">What this code writes. Anything newer is refused, since to write it back would lose what this code can't
/// see.</param>
/// <param name="Upgrade">Given the stored version and the JSON of an older document, returns the JSON of this version.</param>
internal readonly record struct DocumentType<T>(JsonTypeInfo<T> Json, int Version = 1, Func<int, JsonObject, JsonObject>? Upgrade = null)
    where T : class
{
    /// <summary>Writes the document into <paramref name="output"/>, from its beginning.</summary>
    public void Write(PooledBuffer output, T value)
    {
        Debug.Assert(Json.Properties.All(member => member.Name != "v"), "The member name v is taken by the version.");
        var writer = JsonWriters.Take(output);
        JsonSerializer.Serialize(writer, value, Json);
        JsonWriters.GiveBack(writer);
        if (output.Written.Span[0] != '{') throw new ArgumentException($"A document is a JSON object, and {typeof(T).Name} is none.");

        output.Shorten(1);
        output.Append(output.Written.Length == 1 ? "\"v\":"u8 : ",\"v\":"u8);
        Version.TryFormat(output.GetSpan(11), out var digits, default, CultureInfo.InvariantCulture);
        output.Advance(digits);
        output.Append("}"u8);
    }

    public T Read(Document document)
    {
        if (document.Meaning is T known) return known;
        var json = document.Json.Span;
        var read = HasVersion(json, Version) ? Read(JsonSerializer.Deserialize(json, Json)) : ReadOther(document);
        document.Meaning = read;
        return read;
    }

    /// <summary>The usual case without parsing twice: the last member of the outermost object can be told from its last bytes.</summary>
    private static bool HasVersion(ReadOnlySpan<byte> json, int version)
    {
        Span<byte> end = stackalloc byte[20];
        return Utf8.TryWrite(end, CultureInfo.InvariantCulture, $"\"v\":{version}}}", out var length) && json.EndsWith(end[..length]);
    }

    private T ReadOther(Document document)
    {
        if (JsonNode.Parse(document.Json.Span) is not JsonObject json)
            throw new StoreException($"A stored {typeof(T).Name} is no JSON object. Restore it from a backup.");

        var stored = json["v"]?.GetValue<int>() ?? 0;
        if (stored > Version)
        {
            throw new StoreException(
                $"A stored {typeof(T).Name} was written by a newer OtgBot (version {stored}, this one knows {Version}). Run the newer OtgBot.");
        }

        if (stored < Version && Upgrade is not null) json = Upgrade(stored, json);
        return Read(json.Deserialize(Json));
    }

    private static T Read(T? value) => value ?? throw new StoreException($"A stored {typeof(T).Name} is null.");
}
