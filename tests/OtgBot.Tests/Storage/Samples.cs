using System.Text.Json.Serialization;

namespace OtgBot.Tests.Storage;

internal sealed record Tally(int Count);

internal sealed record Note(string Title, string[] Hosts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Tally))]
[JsonSerializable(typeof(Note))]
internal sealed partial class Samples : JsonSerializerContext;
