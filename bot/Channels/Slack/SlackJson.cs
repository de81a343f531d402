using System.Text.Json;

namespace OtgBot.Channels.Slack;

/// <summary>Looks into Slack's JSON without trusting its shape: what is missing, null or of another kind is simply not there.</summary>
internal static class SlackJson
{
    public static string? Text(this JsonElement owner, ReadOnlySpan<byte> name) => owner.Member(name)?.Text();

    /// <summary>The text that this is, or null.</summary>
    public static string? Text(this JsonElement text)
    {
        try
        {
            return text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair parses, but is no text.
            return null;
        }
    }

    public static JsonElement? Object(this JsonElement owner, ReadOnlySpan<byte> name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static IEnumerable<JsonElement> Items(this JsonElement owner, ReadOnlySpan<byte> name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Array } found
            ? found.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>The first object of this array; undefined if there is none.</summary>
    public static JsonElement First(this JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array) return default;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object) return item;
        }

        return default;
    }

    public static bool Flag(this JsonElement owner, ReadOnlySpan<byte> name) => owner.Member(name)?.Flag() == true;

    /// <summary>True in JSON, or in words as a slash command says it.</summary>
    public static bool Flag(this JsonElement flag) => flag.ValueKind == JsonValueKind.True || flag.Text() == "true";

    public static JsonElement? Member(this JsonElement owner, ReadOnlySpan<byte> name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : null;
}
