using System.Text.Json.Serialization;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Scheduling;

/// <summary>How the documents of this area are written: source-generated, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScheduleDocument))]
[JsonSerializable(typeof(RetentionMark))]
[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(LedgerRow))]
internal sealed partial class SchedulingJson : JsonSerializerContext;
