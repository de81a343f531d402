using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Proving;

/// <summary>What was proved about an agenda.</summary>
/// <param name="Draft">The best agenda the proof came upon.</param>
/// <param name="Bound">No agenda is worth more.</param>
internal sealed record Proof(Draft Draft, long Bound, IReadOnlyList<Level> Proved, ProofEnd End);
