using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>Each rule broken on purpose: the last look before a plan is shown finds it.</summary>
public sealed class BrokenAgendasTests
{
    private static readonly AgendaInput Input = (Plans.Input(4, 2, 2) with
    {
        Closed = [new Closed(2, 2)],
        Away = [new Away("host 3", 1)],
        Conflicts = [new Conflict(1, 2)],
    })
    .With(1, topic => topic with { PinnedSlot = 1, PinnedRoom = 1 })
    .With(2, topic => topic with { Hosts = ["host 2", "host 4"] })
    .With(3, topic => topic with { Minutes = 30 })
    .With(4, topic => topic with { MustBePlaced = true });

    private static readonly (string Rule, Session[] Agenda)[] Broken =
    [
        ("there is no such", [new(1, 1, 1), new(4, 1, 2), new(9, 2, 1)]),
        ("there is no such", [new(1, 1, 1), new(4, 1, 2), new(3, 2, 7)]),
        ("too short", [new(1, 1, 1), new(4, 3, 2)]),
        ("lacks something", [new(1, 1, 1), new(4, 1, 2), new(5, 2, 1)]),
        ("the room is closed", [new(1, 1, 1), new(4, 2, 2)]),
        ("a host is away", [new(1, 1, 1), new(3, 1, 2), new(4, 2, 1)]),
        ("two sessions in one room", [new(1, 1, 1), new(4, 1, 1)]),
        ("twice at the same time", [new(1, 1, 1), new(4, 1, 2), new(4, 1, 3)]),
        ("a host in two places", [new(1, 1, 1), new(2, 3, 1), new(4, 3, 2)]),
        ("must be apart", [new(1, 1, 1), new(2, 1, 2), new(4, 2, 1)]),
        ("2 times", [new(1, 1, 1), new(4, 1, 2), new(4, 2, 1)]),
        ("must have a place", [new(1, 1, 1)]),
        ("not where it is pinned", [new(1, 1, 2), new(4, 2, 1)]),
        ("not where it is pinned", [new(1, 2, 1), new(4, 1, 2)]),
    ];

    [Fact]
    public void A_broken_rule_is_found()
    {
        foreach (var (rule, agenda) in Broken) Assert.Contains(HardRules.Broken(With(), agenda), broken => broken.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void An_agenda_that_keeps_all_of_them_breaks_none() => Assert.Equal([], HardRules.Broken(With(), [new(1, 1, 1), new(4, 1, 2), new(2, 2, 1)]));

    /// <summary>Also a slot of half an hour, a third room, and a topic that needs a stage.</summary>
    private static AgendaInput With() => Input with
    {
        Slots = [.. Input.Slots, Plans.Slot(3) with { End = Plans.Slot(3).Start.AddMinutes(30) }],
        Rooms = [.. Input.Rooms, new AgendaRoom(3, "Room 3", 10)],
        Topics = [.. Input.Topics, new AgendaTopic(5, 30) { Needs = ["a stage"] }],
    };
}
