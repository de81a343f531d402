using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// An agenda as rooms and times, with what may be put where. It is looked at again for each change, so that of two who want one place one
/// gets it.
/// </summary>
/// <param name="Agenda">As it lies in the store.</param>
/// <param name="Rules">The slots, rooms and rules of now; nobody's wishes.</param>
/// <param name="Topics">All of them.</param>
/// <param name="Now">What is over is not changed.</param>
internal sealed record Grid(PublishedAgenda Agenda, AgendaInput Rules, IReadOnlyList<Topic> Topics, DateTimeOffset Now)
{
    /// <summary>What people may see of it.</summary>
    public PublishedAgenda Shown { get; } = Agenda.With(Topics);

    /// <summary>The places where something could still be put, in order of time.</summary>
    public IEnumerable<Spot> Empty =>
        from slot in Rules.Slots
        where slot.End > Now
        from room in Rules.Rooms
        where !Rules.Closed.Contains(new Closed(room.Number, slot.Number)) && !At(slot, room).Any()
        select new Spot(slot, room);

    /// <summary>The topics that wait for a place.</summary>
    public IEnumerable<Topic> Waiting =>
        Topics.Where(topic => topic.Stands && !Agenda.CalledOff.Contains(topic.Number)
            && !Shown.Standing.Any(session => session.Topic == topic.Number));

    public IEnumerable<PlacedSession> At(AgendaSlot slot, AgendaRoom room) =>
        Shown.Standing.Where(session => session.Room == room.Number && session.Start < slot.End && slot.Start < session.End);

    /// <summary>Whether the hosts of two topics agree that they share a place.</summary>
    public bool ArePaired(int topic, int other) =>
        Rules.Shares.Contains(new Share(topic, other)) || Rules.Shares.Contains(new Share(other, topic));

    /// <summary>A place by the numbers of its slot and room; null if it is not there any more.</summary>
    public Spot? Find(int slot, int room) =>
        Rules.Slots.FirstOrDefault(one => one.Number == slot) is { } time
            && Rules.Rooms.FirstOrDefault(one => one.Number == room) is { } place
        ? new Spot(time, place)
        : null;

    /// <summary>The place of a session, by the slots of now.</summary>
    public Spot? Of(PlacedSession session) =>
        Rules.Slots.FirstOrDefault(slot => slot.Start <= session.Start && session.Start < slot.End) is { } slot
        && Rules.Rooms.FirstOrDefault(room => room.Number == session.Room) is { } room ? new Spot(slot, room) : null;

    /// <summary>The same, and if its slot or room is gone, as it was published.</summary>
    public Spot SpotOf(PlacedSession session) => Of(session) ?? new Spot(
        new AgendaSlot(session.Slot, session.Start, session.End),
        Agenda.Rooms.FirstOrDefault(room => room.Number == session.Room) ?? new AgendaRoom(session.Room, session.RoomName, 1));

    /// <summary>The sessions of a topic that are not over.</summary>
    public IReadOnlyList<PlacedSession> Ahead(int topic) =>
        [.. Shown.Standing.Where(session => session.Topic == topic && session.End > Now)];

    /// <summary>The first rule that a changed agenda breaks and this one did not; null if all is well.</summary>
    public HardRule? Broken(PublishedAgenda changed)
    {
        // A pin or a must is a lead's wish of before; who moves a session by hand has another.
        var rules =
            Rules with
            {
                Topics = [
                .. Rules.Topics.Select(topic => topic with { PinnedSlot = null, PinnedRoom = null, MustBePlaced = false })]
            };
        var before = HardRules.Breaches(rules, Sessions(Agenda)).ToHashSet();
        return HardRules.Breaches(rules, Sessions(changed))
            .FirstOrDefault(breach => breach.Rule is not null && !before.Contains(breach))?.Rule;
    }

    private Session[] Sessions(PublishedAgenda agenda) =>
    [
        .. agenda.With(Topics).Standing.Where(session => session.End > Now)
            .Select(session => Of(session) is { } spot
                ? new Session(session.Topic, spot.Slot.Number, spot.Room.Number)
                : new Session(session.Topic, 0, 0)),
    ];
}

/// <summary>A room at a time.</summary>
internal sealed record Spot(AgendaSlot Slot, AgendaRoom Room)
{
    public Placement Place => new(Slot.Start, Slot.End, Room.Name);
}
