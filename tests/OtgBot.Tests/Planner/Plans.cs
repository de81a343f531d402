using OtgBot.Planner;
using OtgBot.Planner.Proving;
using OtgBot.Planner.Searching;

namespace OtgBot.Tests.Planner;

/// <summary>Plans for tests: bounded by rounds and work, never by the clock.</summary>
internal static class Plans
{
    public static readonly Effort Little = new(Rounds: 1, Tries: 150, PolishRounds: 1, PolishTries: 60);

    public static readonly Effort Some = new(Rounds: 2, Tries: 2_000, PolishRounds: 2, PolishTries: 400);

    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    public static readonly ProofEffort Proof = new(Steps: 200_000, Judged: 2_000, DeepRounds: 1);

    public static PlanSettings Settings(Effort effort, ProofEffort? proof = null, ulong seed = 1) => new() { Effort = effort, Time = Never, Proof = proof, Seed = seed, Samples = 3 };

    public static PlanOutcome Plan(AgendaInput input, PlanSettings settings, Action<PlanProgress>? progress = null) =>
        Until(input, settings, progress, TestContext.Current.CancellationToken);

    /// <summary>For tests of being cancelled.</summary>
    public static PlanOutcome Until(AgendaInput input, PlanSettings settings, Action<PlanProgress>? progress, CancellationToken cancel) =>
        new AgendaPlanner(TimeProvider.System).Plan(input, settings, progress, cancel);

    /// <summary>One that does not come while a test runs.</summary>
    public static Deadline Endless() => new(TimeProvider.System, Never, TestContext.Current.CancellationToken);

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
