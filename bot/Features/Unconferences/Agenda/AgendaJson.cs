using System.Text.Json.Serialization;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>How the agenda's documents are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgendaTerms))]
[JsonSerializable(typeof(PlannedAgenda))]
[JsonSerializable(typeof(PublishedAgenda))]
[JsonSerializable(typeof(PlanningClaim))]
[JsonSerializable(typeof(PlanningEntry))]
[JsonSerializable(typeof(NowCards))]
[JsonSerializable(typeof(AgendaLink))]
[JsonSerializable(typeof(LinkOwner))]
[JsonSerializable(typeof(OpenSpace.Notice))]
internal sealed partial class AgendaJson : JsonSerializerContext;
