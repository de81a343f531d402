using OtgBot.Planner;

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

    /// <summary>
    /// The share of people who wish a topic that would change, by the wishes it was made from: 0 to 1. Null if the crowd is too small to
    /// say.
    /// </summary>
    public double? Affects { get; init; }

    /// <summary>The sessions with their times and rooms; runs are counted in order of time.</summary>
    public IReadOnlyList<PlacedSession> Placed => [.. Sessions
        .Select(session =>
            (session, Slot: Slots.First(slot => slot.Number == session.Slot), Room: Rooms.First(room => room.Number == session.Room)))
        .GroupBy(one => one.session.Topic)
        .SelectMany(runs => runs.OrderBy(one => one.Slot.Start)
            .Select((one, run) =>
                new PlacedSession(one.session.Topic, run + 1, one.Slot.Number, one.Room.Number, one.Room.Name, one.Slot.Start,
                    one.Slot.End)))
        .OrderBy(session => session.Start).ThenBy(session => session.Room).ThenBy(session => session.Topic)];

    /// <summary>As if people knew it: to be changed by hand by the same rules.</summary>
    public PublishedAgenda AsPublished() => new() { Version = Before, Plan = Id, At = At, Slots = Slots, Rooms = Rooms, Sessions = Placed };

    /// <summary>With what was changed by hand, under another id: what was looked at before is not this.</summary>
    public PlannedAgenda As(PublishedAgenda changed, string id)
    {
        Session[] sessions = [.. changed.Standing.Select(session => new Session(session.Topic, session.Slot, session.Room))];
        return this with
        {
            Id = id,
            Slots = changed.Slots,
            Rooms = changed.Rooms,
            Sessions = sessions,
            LeftOut = [.. LeftOut.Concat(Sessions.Select(session => session.Topic)).Distinct()
                .Where(topic => sessions.All(session => session.Topic != topic))],
        };
    }
}
