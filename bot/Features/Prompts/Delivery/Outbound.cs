using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>A prompt to be sent as long as what it is made of is unchanged.</summary>
/// <param name="Community">Where it goes, as it was read.</param>
/// <param name="Name">The name of its occurrence.</param>
/// <param name="Due">What the calendar says of it; null if it is posted out of turn.</param>
internal sealed record Outbound(Stored<Community> Community, string Name, Occurrence? Due)
{
    /// <summary>The schedule it goes by; null if a lead wants it now.</summary>
    public ConfirmedOccurrence? Confirmed { get; init; }

    public string Partition => Community.Value.Address.Partition;
}
