using System.Text.Json.Serialization;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Scheduling;

namespace OtgBot.Features.Unconferences;

/// <summary>How the documents of this feature are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Unconference))]
[JsonSerializable(typeof(UnconferenceIndex))]
[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(Ballot))]
[JsonSerializable(typeof(GuestBallot))]
[JsonSerializable(typeof(Tally))]
[JsonSerializable(typeof(PlanningWishes))]
[JsonSerializable(typeof(LedgerRow))]
[JsonSerializable(typeof(JoinCode))]
[JsonSerializable(typeof(Later))]
[JsonSerializable(typeof(Takeaway))]
[JsonSerializable(typeof(JoinTries))]
[JsonSerializable(typeof(Times))]
internal sealed partial class UnconferencesJson : JsonSerializerContext;
