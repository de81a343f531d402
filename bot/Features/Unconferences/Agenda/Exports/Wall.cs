using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda as it hangs on a wall: for each day a row for each time, and a column for each room, which stays where it is from day to day.
/// </summary>
/// <param name="Rooms">The columns, in the order the lead gave.</param>
internal sealed record Wall(IReadOnlyList<AgendaRoom> Rooms, IReadOnlyList<WallDay> Days)
{
    /// <param name="unconference">Whose agenda.</param>
    /// <param name="agenda">As people know it.</param>
    /// <param name="sessions">Those that stand, with the items of the day.</param>
    /// <param name="terms">For the rooms that are closed.</param>
    /// <param name="now">For what is on and what is next.</param>
    public static Wall Of(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<ExportSession> sessions, AgendaTerms terms, DateTimeOffset now)
    {
        var rooms = RoomsOf(agenda, sessions);
        var today = Day(TimeZoneInfo.ConvertTime(now, unconference.TimeZone));
        var goesOn = unconference.Phase != Phase.Closed;
        var next = goesOn && agenda.MomentAt(now).NextStart is { } start && Day(start) == today ? start : (DateTimeOffset?)null;
        var takesTopics = unconference is { IsOpen: true, Phase: Phase.Published };
        var closed = takesTopics ? terms.Input([], unconference.Date, unconference.TimeZone, []).Closed.ToHashSet() : [];
        var times = sessions.Select(session => (session.Placed.Start, session.Placed.End));
        if (takesTopics) times = times.Concat(agenda.Slots.Select(slot => (slot.Start, slot.End)));
        var rows = times.Distinct().OrderBy(time => time.Start).ThenBy(time => time.End).Select(time =>
        {
            ExportSession[] here = [.. sessions.Where(session => session.Placed.Start == time.Start && session.Placed.End == time.End)];
            return new WallRow(time.Start, time.End)
            {
                IsOn = goesOn && time.Start <= now && now < time.End,
                IsOver = time.End <= now,
                IsNext = time.Start == next,
                ForAll = [.. here.Where(session => session.Placed.RoomName.Length == 0)],
                Cells = [.. rooms.Select(room => new WallCell(room, [.. here.Where(session => IsIn(session, room))], IsFree(time.Start, time.End, room)))],
            };
        });
        return new Wall(rooms, [.. rows.GroupBy(row => Day(row.Start)).Select(day => new WallDay(day.Key, [.. day]))]);

        bool IsFree(DateTimeOffset from, DateTimeOffset to, AgendaRoom room) => takesTopics && to > now
            && agenda.Slots.FirstOrDefault(slot => slot.Start == from && slot.End == to) is { } slot && !closed.Contains(new Closed(room.Number, slot.Number))
            && !sessions.Any(session => IsIn(session, room) && session.Placed.Start < to && from < session.Placed.End);
    }

    /// <summary>What is in one room on one day, with what is for all.</summary>
    public static IReadOnlyList<ExportSession> In(AgendaRoom room, DateOnly day, IReadOnlyList<ExportSession> sessions) =>
        [.. sessions.Where(session => Day(session.Placed.Start) == day && (session.Placed.RoomName.Length == 0 || IsIn(session, room)))];

    /// <summary>The rooms of an agenda, also one that it has lost and that somebody is still in.</summary>
    public static IReadOnlyList<AgendaRoom> RoomsOf(PublishedAgenda agenda, IReadOnlyList<ExportSession> sessions) =>
    [
        .. agenda.Rooms.OrderBy(room => room.Number),
        .. sessions.Where(session => session.Item is null && agenda.Rooms.All(room => room.Name != session.Placed.RoomName))
            .Select(session => new AgendaRoom(session.Placed.Room, session.Placed.RoomName, 0)).DistinctBy(room => room.Name),
    ];

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime);

    /// <summary>An item may take several rooms; no room's name holds a comma.</summary>
    private static bool IsIn(ExportSession session, AgendaRoom room) => session.Item is null
        ? session.Placed.RoomName == room.Name
        : session.Placed.RoomName.Split(", ").Contains(room.Name);
}

internal sealed record WallDay(DateOnly Date, IReadOnlyList<WallRow> Rows);

/// <summary>A time of the day.</summary>
internal sealed record WallRow(DateTimeOffset Start, DateTimeOffset End)
{
    public bool IsOn { get; init; }

    public bool IsNext { get; init; }

    public bool IsOver { get; init; }

    /// <summary>What is for all: lunch, an opening.</summary>
    public required IReadOnlyList<ExportSession> ForAll { get; init; }

    /// <summary>One for each room.</summary>
    public required IReadOnlyList<WallCell> Cells { get; init; }
}

/// <summary>A room at a time.</summary>
/// <param name="IsFree">Somebody may still put a topic there.</param>
internal sealed record WallCell(AgendaRoom Room, IReadOnlyList<ExportSession> Sessions, bool IsFree);
