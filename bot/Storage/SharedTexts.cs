using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtgBot.Storage;

/// <summary>
/// Texts by texts of which very many documents have the same, such as ids of the library and dates: each is one object in all of them, since a
/// thousand communities would otherwise carry a thousand copies.
/// </summary>
internal sealed class SharedTexts : JsonConverter<IReadOnlyDictionary<string, string>>
{
    private const int MostKnown = 20_000, Longest = 256;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>About how many there are: the dictionary's own count takes all its locks.</summary>
    private static int count;

    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        var read = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Shared(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw new JsonException("A text was expected.");
            read[name] = Shared(ref reader);
        }

        return read;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }

    /// <summary>The text the reader stands at: the same object wherever it is the same text.</summary>
    public static string Shared(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > Longest) return reader.GetString()!;
        Span<char> letters = stackalloc char[Longest];
        letters = letters[..reader.CopyString(letters)];
        if (ByLetters.TryGetValue(letters, out var known)) return known;
        var text = letters.ToString();
        if (count >= MostKnown) return text;
        if (!Known.TryAdd(text, text)) return Known[text];
        Interlocked.Increment(ref count);
        return text;
    }
}

/// <summary>A text of which very many documents have the same; see <see cref="SharedTexts"/>.</summary>
internal sealed class SharedText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? SharedTexts.Shared(ref reader) : throw new JsonException("A text was expected.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
