using System.Text.Json.Serialization;

namespace OtgBot.Turns;

/// <summary>How the documents of this area are written: source-generated, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Community))]
[JsonSerializable(typeof(TeamPlace))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Forgotten))]
[JsonSerializable(typeof(ForgottenPerson))]
[JsonSerializable(typeof(PersonWeek))]
[JsonSerializable(typeof(KeyMark))]
[JsonSerializable(typeof(FactPlace))]
[JsonSerializable(typeof(WaitingAnswer))]
internal sealed partial class TurnsJson : JsonSerializerContext;
