using OtgBot.Features.Unconferences.Domain.Votes;
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

    /// <summary>The IANA name of the zone its times were made in. Null in what was published before that was kept.</summary>
    public string? Zone { get; init; }

    /// <summary>What differs from the version before.</summary>
    public IReadOnlyList<SessionChange> Changes { get; init; } = [];

    /// <summary>In order of time and room.</summary>
    public IEnumerable<PlacedSession> Standing => Sessions.Where(session => !session.IsCalledOff).OrderBy(session => session.Start).ThenBy(session => session.Room);

    public static PublishedAgenda After(PublishedAgenda? before, PlannedAgenda plan, DateTimeOffset now)
    {
        if (before?.Plan == plan.Id) return before;
        var sessions = Difference.Follow(before?.Sessions ?? [], plan.Placed, now);
        return new PublishedAgenda
        {
            Version = (before?.Version ?? 0) + 1,
            Plan = plan.Id,
            At = now,
            Slots = plan.Slots,
            Rooms = plan.Rooms,
            Sessions = sessions,
            Changes = before is null ? [] : Difference.Between(before.Sessions, sessions),
        };
    }

    /// <summary>
    /// In line with the unconference: on its day, in its zone, called off where all of it is and back where it takes place again. Times stay the
    /// same on the wall. Done twice, it is done once: the same object where it is in line.
    /// </summary>
    public PublishedAgenda Following(Unconference unconference, DateTimeOffset now)
    {
        var to = unconference.TimeZone;
        var from = TimeZoneInfo.TryFindSystemTimeZoneById(Zone ?? unconference.Changed?.Zone ?? unconference.Zone, out var known) ? known : to;
        if (Slots.Select(slot => slot.Start).Concat(Sessions.Select(session => session.Start)).ToArray() is not { Length: > 0 } starts) return this;
        var days = unconference.Date.DayNumber - DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(starts.Min(), from).DateTime).DayNumber;
        PlacedSession[] sessions = [.. Sessions.Select(Follow)];
        if (sessions.SequenceEqual(Sessions) && days == 0 && (Zone ?? unconference.Zone) == unconference.Zone) return this;
        return this with
        {
            Version = Version + 1,
            Zone = unconference.Zone,
            Slots = [.. Slots.Select(slot => slot with { Start = Move(slot.Start), End = Move(slot.End) })],
            Sessions = sessions,
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
    }

    /// <summary>As it may be shown: a session whose topic was hidden or withdrawn since is called off, whether or not a new agenda says so yet.</summary>
    public PublishedAgenda With(IReadOnlyList<Topic> topics) => Sessions.All(session => topics.Any(topic => topic.Number == session.Topic && topic.Stands))
        ? this
        : this with { Sessions = [.. Sessions.Select(session => topics.Any(topic => topic.Number == session.Topic && topic.Stands) ? session : session with { IsCalledOff = true })] };

    /// <summary>What is on and what is next at an instant.</summary>
    public Moment MomentAt(DateTimeOffset now)
    {
        var standing = Standing.ToArray();
        var on = standing.Where(session => session.Start <= now && now < session.End).ToArray();
        var next = standing.Where(session => session.Start > now).Select(session => (DateTimeOffset?)session.Start).Min();
        return new Moment(
            on,
            next is null ? [] : [.. standing.Where(session => session.Start == next)],
            standing.SelectMany(session => new[] { session.Start, session.End }).Where(change => change > now).Select(change => (DateTimeOffset?)change).Min(),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Version}|{on.Select(session => (DateTimeOffset?)session.Start).Min()?.UtcTicks}|{next?.UtcTicks}"));
    }
}

/// <summary>A session as it was told. Topic and run name it for good: a calendar knows it again by them.</summary>
/// <param name="Run">1, and 2 for the second time the same topic runs.</param>
internal sealed record PlacedSession(int Topic, int Run, int Slot, int Room, string RoomName, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Raised with each change of time or room, as RFC 5545 asks for (https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4).</summary>
    public int Sequence { get; init; }

    /// <summary>When it was told like this for the first time.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public bool IsCalledOff { get; init; }

    /// <summary>True where it was called off with the whole unconference, and comes back with it.</summary>
    public bool IsOffWithAll { get; init; }

    public Placement Place => new(Start, End, RoomName);
}

/// <summary>When and where.</summary>
internal sealed record Placement(DateTimeOffset Start, DateTimeOffset End, string Room);

/// <summary>One session before and after; null where it was not there.</summary>
internal sealed record SessionChange(int Topic, Placement? From, Placement? To);

/// <summary>An instant of the day.</summary>
/// <param name="Change">When the answer will be another; null once the last session is over.</param>
/// <param name="Name">The same as long as the answer is.</param>
internal sealed record Moment(IReadOnlyList<PlacedSession> On, IReadOnlyList<PlacedSession> Next, DateTimeOffset? Change, string Name);
