using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What people have been told: the sessions with their times and rooms as they were when they were published.</summary>
internal sealed record PublishedAgenda
{
    /// <summary>1 for the first, one more with each that takes its place.</summary>
    public required int Version { get; init; }

    /// <summary>The <see cref="PlannedAgenda.Id"/> it came from: the same plan published twice is published once.</summary>
    public required string Plan { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<AgendaSlot> Slots { get; init; }

    public required IReadOnlyList<AgendaRoom> Rooms { get; init; }

    /// <summary>Also those that were called off, so that a calendar that has them is told.</summary>
    public required IReadOnlyList<PlacedSession> Sessions { get; init; }

    /// <summary>What of the day is no topic, also what was called off.</summary>
    public IReadOnlyList<PlacedItem> Items { get; init => field = value ?? []; } = [];

    /// <summary>The IANA name of the zone its times were made in. Null in what was published before that was kept.</summary>
    public string? Zone { get; init; }

    /// <summary>The first day its times were made for. Null as above.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What differs from the version before.</summary>
    public IReadOnlyList<SessionChange> Changes { get; init; } = [];

    /// <summary>Topics whose session was called off by hand: they are not planned again unless somebody places them.</summary>
    public IReadOnlyList<int> CalledOff { get; init => field = value ?? []; } = [];

    /// <summary>In order of time and room.</summary>
    public IEnumerable<PlacedSession> Standing =>
        Sessions.Where(session => !session.IsCalledOff).OrderBy(session => session.Start).ThenBy(session => session.Room)
            .ThenBy(session => session.Topic);

    public IEnumerable<PlacedItem> StandingItems => Items.Where(item => !item.IsCalledOff).OrderBy(item => item.Start);

    /// <summary>Where those who are elsewhere join a session.</summary>
    public string? LinkOf(PlacedSession session) => Rooms.FirstOrDefault(room => room.Number == session.Room)?.Link;

    public static PublishedAgenda After(PublishedAgenda? before, PlannedAgenda plan, DateTimeOffset now)
    {
        if (before?.Plan == plan.Id) return before;
        var known = before?.Sessions ?? [];
        var sessions = SharedPlaces.Raised(known, Difference.Follow(known, plan.Placed, now), now);
        return new PublishedAgenda
        {
            Version = (before?.Version ?? 0) + 1,
            Plan = plan.Id,
            At = now,
            Slots = plan.Slots,
            Rooms = plan.Rooms,
            Sessions = sessions,
            CalledOff = before?.CalledOff ?? [],
            Items = before?.Items ?? [],
            Changes = before is null ? [] : Difference.Between(before.Sessions, sessions),
        };
    }

    /// <summary>
    /// In line with the unconference: on its day, in its zone, called off if all of it is, and back if it takes place again. Times stay the
    /// same on the wall. Done twice, it is done once: the same object if it is in line.
    /// </summary>
    public PublishedAgenda Following(Unconference unconference, DateTimeOffset now)
    {
        var to = unconference.TimeZone;
        var from =
            TimeZoneInfo.TryFindSystemTimeZoneById(Zone ?? unconference.Changed?.Zone ?? unconference.Zone, out var known) ? known : to;
        var starts = Slots.Select(slot => slot.Start).Concat(Sessions.Select(session => session.Start))
            .Concat(Items.Select(item => item.Start)).ToArray();
        if (starts.Length == 0) return this;
        var days = unconference.Date.DayNumber
            - (Date ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(starts.Min(), from).DateTime)).DayNumber;
        PlacedSession[] sessions = [.. Sessions.Select(Follow)];
        PlacedItem[] items = [.. Items.Select(FollowItem)];
        if (sessions.SequenceEqual(Sessions) && items.SequenceEqual(Items) && days == 0 && (Zone ?? unconference.Zone) == unconference.Zone)
            return this;
        return this with
        {
            Version = Version + 1,
            Zone = unconference.Zone,
            Date = unconference.Date,
            Slots = [.. Slots.Select(slot => slot with { Start = Move(slot.Start), End = Move(slot.End) })],
            Sessions = sessions,
            Items = items,
            Changes = Difference.Between(Sessions, sessions),
        };

        DateTimeOffset Move(DateTimeOffset at)
        {
            var local = TimeZoneInfo.ConvertTime(at, from).DateTime.AddDays(days);
            return new DateTimeOffset(local, to.GetUtcOffset(local));
        }

        PlacedSession Follow(PlacedSession session)
        {
            var moved = session with { Start = Move(session.Start), End = Move(session.End) };
            if (unconference.IsCalledOff && !session.IsCalledOff) moved = moved with { IsCalledOff = true, IsOffWithAll = true };
            if (!unconference.IsCalledOff && session.IsOffWithAll) moved = moved with { IsCalledOff = false, IsOffWithAll = false };
            return moved == session ? session : moved with { Sequence = session.Sequence + 1, ChangedAt = now };
        }

        PlacedItem FollowItem(PlacedItem item)
        {
            var moved = item with { Start = Move(item.Start), End = Move(item.End) };
            if (unconference.IsCalledOff && !item.IsCalledOff) moved = moved with { IsCalledOff = true, IsOffWithAll = true };
            if (!unconference.IsCalledOff && item.IsOffWithAll) moved = moved with { IsCalledOff = false, IsOffWithAll = false };
            return moved == item ? item : moved with { Sequence = item.Sequence + 1, ChangedAt = now };
        }
    }

    /// <summary>
    /// As it may be shown: a session whose topic was hidden or withdrawn since is called off, whether or not a new agenda says so yet.
    /// </summary>
    public PublishedAgenda With(IReadOnlyList<Topic> topics) =>
        Sessions.All(session => topics.Any(topic => topic.Number == session.Topic && topic.Stands))
        ? this
        : this with
        {
            Sessions = [
            .. Sessions.Select(session =>
                topics.Any(topic => topic.Number == session.Topic && topic.Stands) ? session : session with { IsCalledOff = true })]
        };

    /// <summary>
    /// Under the numbers that slots have now: the one that begins at the same instant is the same. One that is no more gets a number that
    /// none has.
    /// </summary>
    public PublishedAgenda Numbered(IReadOnlyList<AgendaSlot> slots)
    {
        var next = slots.Select(slot => slot.Number).Concat(Slots.Select(slot => slot.Number)).DefaultIfEmpty().Max();
        var now = Slots.ToDictionary(slot => slot.Number, slot => slots.FirstOrDefault(one => one.Start == slot.Start)?.Number ?? ++next);
        if (now.All(one => one.Key == one.Value)) return this;
        return this with
        {
            Slots = [.. Slots.Select(slot => slot with { Number = now[slot.Number] })],
            Sessions = [
                .. Sessions.Select(session => now.TryGetValue(session.Slot, out var number) ? session with { Slot = number } : session)],
        };
    }

    /// <summary>What is on and what is next at an instant.</summary>
    public Moment MomentAt(DateTimeOffset now)
    {
        var standing = Standing.ToArray();
        var on = standing.Where(session => session.Start <= now && now < session.End).ToArray();
        PlacedItem[] items = [.. StandingItems];
        PlacedItem[] itemsOn = [.. items.Where(item => item.Start <= now && now < item.End)];
        var next = standing.Select(session => session.Start).Concat(items.Select(item => item.Start)).Where(start => start > now)
            .Select(start => (DateTimeOffset?)start).Min();
        var begun = on.Select(session => session.Start).Concat(itemsOn.Select(item => item.Start)).Select(start => (DateTimeOffset?)start);
        return new Moment(
            on,
            next is null ? [] : [.. standing.Where(session => session.Start == next)],
            standing.SelectMany(session => new[] { session.Start, session.End })
                .Concat(items.SelectMany(item => new[] { item.Start, item.End })).Where(change => change > now)
                .Select(change => (DateTimeOffset?)change).Min(),
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{Version}|{begun.Min()?.UtcTicks}|{next?.UtcTicks}{(itemsOn.Length == 0 ? "" : $"|{itemsOn.Length}")}"))
        {
            ItemsOn = itemsOn,
            ItemsNext = [.. items.Where(item => item.Start == next)],
        };
    }
}

/// <summary>A session as it was told. Topic and run name it for good: a calendar knows it again by them.</summary>
/// <param name="Run">1, and 2 for the second time the same topic runs.</param>
internal sealed record PlacedSession(int Topic, int Run, int Slot, int Room, string RoomName, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>
    /// Raised with each change of time or room, as RFC 5545 asks for (https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4).
    /// </summary>
    public int Sequence { get; init; }

    /// <summary>When it was told like this for the first time.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public bool IsCalledOff { get; init; }

    /// <summary>True if it was called off with the whole unconference, and comes back with it.</summary>
    public bool IsOffWithAll { get; init; }

    public Placement Place => new(Start, End, RoomName);
}

/// <summary>When and where.</summary>
internal sealed record Placement(DateTimeOffset Start, DateTimeOffset End, string Room);

/// <summary>One session before and after; null if it was not there.</summary>
internal sealed record SessionChange(int Topic, Placement? From, Placement? To)
{
    /// <summary>Of an item of the day, which has no topic.</summary>
    public string? Title { get; init; }
}

/// <summary>An instant of the day.</summary>
/// <param name="Change">When the answer will be another; null once the last session is over.</param>
/// <param name="Name">The same as long as the answer is.</param>
internal sealed record Moment(IReadOnlyList<PlacedSession> On, IReadOnlyList<PlacedSession> Next, DateTimeOffset? Change, string Name)
{
    public IReadOnlyList<PlacedItem> ItemsOn { get; init; } = [];

    public IReadOnlyList<PlacedItem> ItemsNext { get; init; } = [];

    /// <summary>When what is next begins; null if nothing is.</summary>
    public DateTimeOffset? NextStart => Next.Select(session => session.Start).Concat(ItemsNext.Select(item => item.Start))
        .Select(start => (DateTimeOffset?)start).FirstOrDefault();
}
