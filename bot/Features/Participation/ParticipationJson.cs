using System.Text.Json.Serialization;
using OtgBot.Features.Participation.Domain;

namespace OtgBot.Features.Participation;

/// <summary>How the documents of this feature are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Published))]
internal sealed partial class ParticipationJson : JsonSerializerContext;
