using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>How activities are read: source-generated, and forgiving wherever the bot need not be strict.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(List<Account?>))]
[JsonSerializable(typeof(List<Entity?>))]
[JsonSerializable(typeof(TeamsData))]
[JsonSerializable(typeof(TeamsInstallSettings))]
[JsonSerializable(typeof(NamedId))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Cards and their data are a handful of levels deep; whoever nests deeper means harm.</summary>
    private const int MaxDepth = 32;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one activity. Throws <see cref="JsonException"/> if the body is not one.</summary>
    public static Activity Read(ReadOnlySequence<byte> body)
    {
        var start = new SequenceReader<byte>(body);
        if (start.IsNext(ByteOrderMark, advancePast: true)) body = start.UnreadSequence;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        var activity = JsonSerializer.Deserialize(ref reader, Default.Activity) ?? throw new JsonException("The body is null.");
        if (reader.Read()) throw new JsonException("The body goes on after the activity.");
        return activity;
    }
}

/// <summary>A string; a number counts as its digits (ids arrive either way), anything else as absent.</summary>
internal sealed class LooseText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return System.Text.Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>True or false, also in words; anything else counts as absent.</summary>
internal sealed class LooseFlag : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("True"u8);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>An object or list if there is one; another type of value counts as absent.</summary>
internal sealed class LooseObject<T> : JsonConverter<T>
    where T : class
{
    private static readonly JsonTokenType Opening = typeof(System.Collections.IEnumerable).IsAssignableFrom(typeof(T))
        ? JsonTokenType.StartArray
        : JsonTokenType.StartObject;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == Opening)
            return JsonSerializer.Deserialize(ref reader,
                (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
}
