using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder.Integration;
using Newtonsoft.Json;
using OtgBot.Storage;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>
/// The wire as Microsoft's Bot Framework SDK reads and writes it. It is out of support and no part of the bot; here it is a second opinion,
/// by those who made the protocol, on our own reader and writer.
/// </summary>
internal static class SdkJson
{
    private static readonly JsonSerializerSettings Settings = MessageSerializerSettings.Create();

    public static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings)!;

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <summary>What one of our own writers writes.</summary>
    public static string Ours(Action<Utf8JsonWriter> write)
    {
        using var body = new PooledBuffer();
        var json = JsonWriters.Take(body);
        write(json);
        JsonWriters.GiveBack(json);
        return Encoding.UTF8.GetString(body.Written.Span);
    }
}
