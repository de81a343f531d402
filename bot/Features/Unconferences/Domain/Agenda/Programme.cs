using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>Something of the day that is no topic: an opening, lunch, a plenary, a break with a name.</summary>
/// <param name="Day">0 for the first.</param>
internal sealed record DayItem(int Day, TimeOnly Start, TimeOnly End, string Title)
{
    public const int LongestTitle = 80, Most = 40, MostDays = 7;

    /// <summary>Numbers; none means all.</summary>
    public IReadOnlyList<int> Rooms { get; init => field = value ?? []; } = [];

    public bool Meets(int day, TimeOnly start, TimeOnly end) => Day == day && Start < end && start < End;
}

/// <summary>The same as it was told. Its number names it for good, as topic and run name a session.</summary>
/// <param name="Room">The names of its rooms; empty for all.</param>
internal sealed record PlacedItem(int Number, string Title, DateTimeOffset Start, DateTimeOffset End, string Room)
{
    public int Sequence { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public bool IsCalledOff { get; init; }

    /// <summary>As <see cref="PlacedSession.IsOffWithAll"/>.</summary>
    public bool IsOffWithAll { get; init; }

    public Placement Place => new(Start, End, Room);

    /// <summary>For what knows sessions only: one of no topic.</summary>
    public PlacedSession AsSession =>
        new(0, Number, 0, 0, Room, Start, End) { Sequence = Sequence, ChangedAt = ChangedAt, IsCalledOff = IsCalledOff };
}

/// <summary>The items of the day in what people have been told.</summary>
internal static class Programme
{
    /// <summary>Throws a sentence if an item makes no sense, or a slot is in its way.</summary>
    public static void Check(AgendaTerms terms)
    {
        if (terms.Items.Count > DayItem.Most) throw ProgrammeRefusal.TooMany();
        foreach (var item in terms.Items)
        {
            if (item.End <= item.Start) throw ProgrammeRefusal.EndsBeforeItStarts(item);
            if (item.Rooms.Count == 0 && terms.Slots.FirstOrDefault(slot => item.Meets(slot.Day, slot.Start, slot.End)) is { } slot)
                throw ProgrammeRefusal.InTheWay(item, slot);
        }
    }

    /// <summary>The rooms that an item takes while slots run.</summary>
    public static IEnumerable<Closed> Taken(AgendaTerms terms) =>
        from item in terms.Items
        from room in item.Rooms
        where terms.Rooms.Any(one => one.Number == room)
        from slot in terms.Slots
        where item.Meets(slot.Day, slot.Start, slot.End)
        select new Closed(room, slot.Number);

    /// <summary>
    /// With the items and links of now. If anything differs, it is one version later, and the calendar follows; else it is the same object.
    /// </summary>
    public static PublishedAgenda WithProgramme(this PublishedAgenda agenda, AgendaTerms terms, DateOnly date, TimeZoneInfo zone,
        DateTimeOffset now)
    {
        var placed = Placed(agenda.Items, terms, date, zone, now);
        var rooms =
            agenda.Rooms.Select(room =>
                terms.Rooms.FirstOrDefault(one => one.Number == room.Number) is { } one && one.Link != room.Link
                    ? room with { Link = one.Link }
                    : room).ToArray();
        var linked = rooms.Except(agenda.Rooms).Select(room => room.Number).ToHashSet();
        if (placed.SequenceEqual(agenda.Items) && linked.Count == 0) return agenda;
        return agenda with
        {
            Version = agenda.Version + 1,
            At = now,
            Items = placed,
            Rooms = rooms,
            Sessions = [.. agenda.Sessions.Select(session =>
                linked.Contains(session.Room) && !session.IsCalledOff ? session.Raised(now) : session)],
            Changes = [.. placed.Where(item => !agenda.Items.Contains(item))
                .Select(item => Change(agenda.Items.FirstOrDefault(one => one.Number == item.Number), item)).OfType<SessionChange>()],
        };
    }

    /// <summary>In a first agenda nothing has changed.</summary>
    public static IReadOnlyList<PlacedItem> Placed(IReadOnlyList<PlacedItem> before, AgendaTerms terms, DateOnly date, TimeZoneInfo zone,
        DateTimeOffset now)
    {
        var left = before.ToList();
        var next = before.Select(item => item.Number).DefaultIfEmpty().Max();
        var placed = new List<PlacedItem>();
        foreach (var item in terms.Items.OrderBy(item => item.Day).ThenBy(item => item.Start))
        {
            var told = new PlacedItem(0, item.Title, AgendaTerms.Instant(date, item.Day, item.Start, zone),
                AgendaTerms.Instant(date, item.Day, item.End, zone), terms.RoomNames(item.Rooms));
            var old = left.Find(one => one.Title.Equals(item.Title, StringComparison.OrdinalIgnoreCase) && one.Start == told.Start)
                ?? left.Find(one => one.Title.Equals(item.Title, StringComparison.OrdinalIgnoreCase));
            if (old is not null) left.Remove(old);
            placed.Add(old is null ? told with { Number = ++next, ChangedAt = now }
                : old is { IsCalledOff: false } && old.Place == told.Place && old.Title == told.Title ? old
                : told with { Number = old.Number, Sequence = old.Sequence + 1, ChangedAt = now });
        }

        return [.. placed, .. left.Select(item =>
            item.IsCalledOff ? item : item with { IsCalledOff = true, Sequence = item.Sequence + 1, ChangedAt = now })];
    }

    private static SessionChange? Change(PlacedItem? before, PlacedItem after)
    {
        var (from, to) = (before is { IsCalledOff: false } ? before.Place : null, after.IsCalledOff ? null : after.Place);
        return from == to ? null : new SessionChange(0, from, to) { Title = after.Title };
    }
}
