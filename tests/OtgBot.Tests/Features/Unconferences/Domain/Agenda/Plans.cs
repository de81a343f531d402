using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Planning;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

/// <summary>Plans for tests: bounded by rounds and work, never by the clock.</summary>
internal static class Plans
{
    public static readonly Effort Little = new(Rounds: 1, Tries: 150, PolishRounds: 1, PolishTries: 60);

    public static readonly Effort Some = new(Rounds: 2, Tries: 2_000, PolishRounds: 2, PolishTries: 400);

    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    public static readonly ProofBudget Proof = new(Never, Work: 10, Workers: 1);

    public static PlanSettings Settings(Effort effort, ProofBudget? proof = null, ulong seed = 1) => new() { Effort = effort, SearchTime = Never, Proof = proof, Seed = seed, Samples = 3 };

    public static PlanOutcome Plan(AgendaInput input, PlanSettings settings, Prover? prove = null, Action<PlanProgress>? progress = null) =>
        Until(input, settings, prove, progress, TestContext.Current.CancellationToken);

    /// <summary>For tests of being cancelled.</summary>
    public static PlanOutcome Until(AgendaInput input, PlanSettings settings, Prover? prove, Action<PlanProgress>? progress, CancellationToken cancel) =>
        new AgendaPlanner(TimeProvider.System, prove).Plan(input, settings, progress, cancel);

    /// <summary>Topics from 1 with a host each, slots of 45 minutes on the hour, rooms that hold ten.</summary>
    public static AgendaInput Input(int topics, int slots, int rooms, params Wish[] wishes) => new()
    {
        Topics = [.. Enumerable.Range(1, topics).Select(number => new AgendaTopic(number, 45) { Hosts = [$"host {number}"] })],
        Slots = [.. Enumerable.Range(1, slots).Select(Slot)],
        Rooms = [.. Enumerable.Range(1, rooms).Select(number => new AgendaRoom(number, $"Room {number}", 10))],
        Wishes = wishes,
    };

    public static AgendaSlot Slot(int number)
    {
        var start = new DateTimeOffset(2026, 6, 1, 8 + number, 0, 0, TimeSpan.Zero);
        return new AgendaSlot(number, start, start.AddMinutes(45));
    }

    /// <summary>A change to one topic.</summary>
    public static AgendaInput With(this AgendaInput input, int topic, Func<AgendaTopic, AgendaTopic> change) =>
        input with { Topics = [.. input.Topics.Select(one => one.Number == topic ? change(one) : one)] };
}
