using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>What every turn shares.</summary>
internal sealed record TurnServices(
    IStore Store,
    TimeProvider Clock,
    NewId NewId,
    Pseudonyms Pseudonyms,
    Routes Routes,
    Communities Communities,
    ParticipationRecord Facts,
    Answering Answering);
