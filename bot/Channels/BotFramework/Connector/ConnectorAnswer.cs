using System.Text.Json;
using OtgBot.Storage;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>Reads the little the bot needs of the connector's answers, whatever else is or isn't in them.</summary>
internal static class ConnectorAnswer
{
    private const int Most = 16 * 1024;

    /// <summary>What a hundred members take.</summary>
    private const int MostMembers = 128 * 1024;

    /// <summary>The id of what was made; null if the answer has none.</summary>
    public static ValueTask<string?> Id(HttpContent content, CancellationToken cancel) =>
        Read(content, static body => Find(body, "id"u8, depth: 1), cancel);

    /// <summary>The id and the name of somebody, a line each.</summary>
    public static ValueTask<string?> Account(HttpContent content, CancellationToken cancel) =>
        Read(content, static body =>
            Find(body, "id"u8, depth: 1) is { } id ? $"{id}\n{Find(body, "name"u8, depth: 1)?.Replace('\n', ' ')}" : null, cancel);

    /// <summary>The ids of all members, a line each; null where these are not all.</summary>
    public static ValueTask<string?> Members(HttpContent content, CancellationToken cancel) =>
        Read(content, AllMembers, cancel, MostMembers);

    /// <summary><c>error.code</c>; null if the answer is not the documented shape.</summary>
    public static ValueTask<string?> ErrorCode(HttpContent content, CancellationToken cancel) =>
        Read(content, static body => Find(body, "code"u8, depth: 2), cancel);

    private delegate string? Finder(ReadOnlySpan<byte> body);

    private static async ValueTask<string?> Read(HttpContent content, Finder find, CancellationToken cancel, int most = Most)
    {
        if (content.Headers.ContentLength == 0) return null;
        var buffer = PooledBuffer.Pool.Rent(content.Headers.ContentLength is { } known && known < most ? (int)known + 1 : most);
        try
        {
            await using var stream = content.ReadAsStream(cancel);
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            return find(buffer.AsSpan(0, length));
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            PooledBuffer.Pool.Return(buffer);
        }
    }

    private static string? AllMembers(ReadOnlySpan<byte> body)
    {
        var ids = new List<string>();
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.CurrentDepth == 1 && reader.ValueTextEquals("continuationToken"u8))
            {
                if (reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0) return null;
            }
            else if (reader.CurrentDepth == 3 && reader.ValueTextEquals("id"u8) && reader.Read() && reader.TokenType == JsonTokenType.String
                && Text(ref reader) is { Length: > 0 } id)
            {
                ids.Add(id);
            }
        }

        return ids.Count == 0 ? null : string.Join('\n', ids.Distinct());
    }

    private static string? Find(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, int depth)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth || !reader.ValueTextEquals(name)) continue;
            return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 1_000 ? Text(ref reader) : null;
        }

        return null;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>Reads what is needed of an answer.</summary>
internal delegate ValueTask<string?> AnswerReader(HttpContent content, CancellationToken cancel);
