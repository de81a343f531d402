using System.Text.Json.Serialization;
using OtgBot.Features.Participation.Domain;

namespace OtgBot.Features.Participation;

/// <summary>How the documents of this feature are written. Figures are numbers here: a week holds one for each of its persons.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FoldedWeek))]
internal sealed partial class ParticipationJson : JsonSerializerContext;
