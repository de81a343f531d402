namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>An agenda that was made and waits for a lead to publish it.</summary>
internal sealed record PlannedAgenda
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The <see cref="AgendaTerms.Revision"/> it was made from.</summary>
    public required int Terms { get; init; }

    /// <summary>The version that people know, or 0: a plan for another than that must be made anew.</summary>
    public required int Before { get; init; }

    public required IReadOnlyList<AgendaSlot> Slots { get; init; }

    public required IReadOnlyList<AgendaRoom> Rooms { get; init; }

    public required IReadOnlyList<Session> Sessions { get; init; }

    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>What would differ from what people know.</summary>
    public IReadOnlyList<SessionChange> Changes { get; init; } = [];

    /// <summary>The share of people who wish a topic that would change, by the wishes it was made from: 0 to 1. Null where the crowd is too small to say.</summary>
    public double? Affects { get; init; }

    /// <summary>The sessions with their times and rooms; runs are counted in order of time.</summary>
    public IReadOnlyList<PlacedSession> Placed => [.. Sessions
        .Select(session => (session, Slot: Slots.First(slot => slot.Number == session.Slot), Room: Rooms.First(room => room.Number == session.Room)))
        .GroupBy(one => one.session.Topic)
        .SelectMany(runs => runs.OrderBy(one => one.Slot.Start).Select((one, run) => new PlacedSession(one.session.Topic, run + 1, one.Slot.Number, one.Room.Number, one.Room.Name, one.Slot.Start, one.Slot.End)))
        .OrderBy(session => session.Start).ThenBy(session => session.Room)];
}
