namespace OtgBot.Planner.Proving;

/// <summary>What was proved about an agenda.</summary>
/// <param name="Bound">No agenda that places as much meets more wishes.</param>
/// <param name="Slots">By run, its slot in the best agenda the proof came upon.</param>
internal sealed record Proof(int[] Slots, long Bound, IReadOnlyList<Level> Proved, ProofEnd End);
