using System.Buffers;
using System.Text;
using System.Text.Json;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering.BlockKit.Blocks;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>
/// What a pressed button, a chosen line of an overflow menu or a submitted modal brings back: written here into <c>value</c> or
/// <c>private_metadata</c>, read here again. Comes from the client, so a route checks it like any input. There is room for
/// <see cref="SlackLimits.ButtonValue"/> characters: longer data belongs in the store, with its key in the button, and
/// <see cref="CardLint"/> says so.
/// </summary>
public sealed record BlockKitAction
{
    private const string DataName = "data";
    private const string FormName = "form";
    private const string WhereName = "where";

    private static readonly IReadOnlyDictionary<string, string> NoData = new Dictionary<string, string>();

    /// <summary>The route, or null if the button only opens a form.</summary>
    public string? Verb { get; init; }

    public IReadOnlyDictionary<string, string> Data { get; init; } = NoData;

    /// <summary>The community the card was made for.</summary>
    public string? Origin { get; init; }

    /// <summary>The <see cref="BlockKitForm.Id"/> of the modal to open.</summary>
    public string? Form { get; init; }

    /// <summary>The channel's own note of where a modal was opened from. Slack forgets that.</summary>
    public string? Where { get; init; }

    /// <summary>False if it is too long for a button.</summary>
    public bool Fits => Write().Length <= SlackLimits.ButtonValue;

    /// <summary>What a press of the button brings.</summary>
    public static BlockKitAction Of(ActionExecute execute, string? origin) =>
        new() { Verb = execute.Verb, Data = execute.Data, Origin = origin };

    /// <summary>
    /// The action in what came back from Slack, or null if there is none: a button that opens a page, or somebody else's.
    /// </summary>
    public static BlockKitAction? Read(string? value)
    {
        if (value is null || !value.StartsWith('{')) return null;
        try
        {
            return Read(Encoding.UTF8.GetBytes(value)) is { } action && (action.Verb ?? action.Form ?? action.Where) is not null
                ? action
                : null;
        }
        // A lone surrogate, escaped, parses but can't be read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The action as JSON, for <c>value</c> or <c>private_metadata</c>.</summary>
    public string Write()
    {
        var output = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(output, BlockList.Compact))
        {
            json.WriteStartObject();
            if (Verb is not null) json.WriteString(ReservedNames.Verb, Verb);
            if (Data.Count > 0)
            {
                json.WriteStartObject(DataName);
                foreach (var (name, value) in Data) json.WriteString(name, value);
                json.WriteEndObject();
            }

            if (Origin is not null) json.WriteString(ReservedNames.Origin, Origin);
            if (Form is not null) json.WriteString(FormName, Form);
            if (Where is not null) json.WriteString(WhereName, Where);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>
    /// What is not known, or of another kind, is not there; said twice, the last counts: what comes from a client must not throw.
    /// </summary>
    private static BlockKitAction Read(ReadOnlySpan<byte> json)
    {
        string? verb = null, origin = null, form = null, where = null;
        var data = NoData;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(DataName)) data = Members(ref reader);
            else if (reader.ValueTextEquals(ReservedNames.Verb)) verb = Text(ref reader);
            else if (reader.ValueTextEquals(ReservedNames.Origin)) origin = Text(ref reader);
            else if (reader.ValueTextEquals(FormName)) form = Text(ref reader);
            else if (reader.ValueTextEquals(WhereName)) where = Text(ref reader);
            else reader.Skip();
        }

        // To the end, so that what is no JSON behind its object is none.
        reader.Read();
        return new BlockKitAction { Verb = verb, Data = data, Origin = origin, Form = form, Where = where };
    }

    private static IReadOnlyDictionary<string, string> Members(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return NoData;
        }

        var read = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (Text(ref reader) is { } value) read[name] = value;
        }

        return read;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }
}
