namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// What is done to an agenda by hand. Each change raises the version and, for what it moves, the calendar's sequence; nothing else is
/// touched.
/// </summary>
internal static class HandChanges
{
    /// <summary>A topic comes into a place. One that was called off comes back under the name it had.</summary>
    public static PublishedAgenda Place(this PublishedAgenda agenda, int topic, Spot spot, DateTimeOffset now)
    {
        var before = agenda.Sessions.Where(session => session.Topic == topic).ToArray();
        var gone = before.Where(session => session.IsCalledOff).OrderBy(session => session.Run).FirstOrDefault();
        var placed = new PlacedSession(topic, gone?.Run ?? before.Select(session => session.Run).DefaultIfEmpty().Max() + 1, 0, 0, "",
            default, default)
        { Sequence = gone?.Sequence + 1 ?? 0 }.In(spot, now);
        return agenda.With([.. agenda.Sessions.Where(session => session != gone), placed], now, spot)
            with
        { CalledOff = [.. agenda.CalledOff.Where(number => number != topic)] };
    }

    public static PublishedAgenda Move(this PublishedAgenda agenda, PlacedSession session, Spot spot, DateTimeOffset now) =>
        agenda.With([.. agenda.Sessions.Select(one => one.Is(session) ? one.Moved(spot, now) : one)], now, spot);

    /// <summary>Two sessions take each other's places.</summary>
    public static PublishedAgenda Swap(this PublishedAgenda agenda, PlacedSession one, Spot ofOne, PlacedSession other, Spot ofOther,
        DateTimeOffset now) =>
        agenda.With(
            [.. agenda.Sessions.Select(session =>
                session.Is(one)
                    ? session.Moved(ofOther, now)
                    : session.Is(other) ? session.Moved(ofOne, now) : session)], now, ofOne, ofOther);

    /// <summary>
    /// What of a topic is not over is called off, and it is not planned again unless somebody places it. The same agenda if that was so.
    /// </summary>
    public static PublishedAgenda CallOff(this PublishedAgenda agenda, int topic, DateTimeOffset now)
    {
        if (!agenda.Standing.Any(session => session.Topic == topic && session.End > now)) return agenda;
        return agenda.With(
            [.. agenda.Sessions.Select(session =>
                session.Topic == topic && !session.IsCalledOff && session.End > now ? session.Off(now) : session)], now) with
        {
            CalledOff = [.. agenda.CalledOff.Where(number => number != topic), topic],
        };
    }

    /// <summary>
    /// A topic stands no more: no session of it is shown, not even one that is over. People are told of those that are not over. The same
    /// agenda if that was so.
    /// </summary>
    public static PublishedAgenda TakeOut(this PublishedAgenda agenda, int topic, DateTimeOffset now)
    {
        if (!agenda.Standing.Any(session => session.Topic == topic)) return agenda;
        var without = agenda.With(
            [.. agenda.Sessions.Select(session => session.Topic == topic && !session.IsCalledOff ? session.Off(now) : session)], now);
        return without with
        {
            Changes = [.. without.Changes.Where(change => change.From!.End > now)],
            CalledOff = [.. agenda.CalledOff.Where(number => number != topic), topic],
        };
    }

    /// <summary>It may be planned and placed again: a version of its own, so that a draft which was made without it is old.</summary>
    public static PublishedAgenda BackOnTheWall(this PublishedAgenda agenda, int topic, DateTimeOffset now) =>
        !agenda.CalledOff.Contains(topic)
        ? agenda
        : agenda.With(agenda.Sessions, now) with { CalledOff = [.. agenda.CalledOff.Where(number => number != topic)] };

    /// <summary>As what was changed by hand: one version later, with what differs.</summary>
    public static PublishedAgenda With(this PublishedAgenda agenda, IReadOnlyList<PlacedSession> sessions, DateTimeOffset now,
        params IEnumerable<Spot> spots)
    {
        PlacedSession[] ordered = [.. SharedPlaces.Raised(agenda.Sessions, sessions, now)
            .OrderBy(session => session.Start).ThenBy(session => session.Room).ThenBy(session => session.Topic)];
        return agenda with
        {
            Version = agenda.Version + 1,
            At = now,
            Slots = [.. spots.Select(spot => spot.Slot).DistinctBy(slot => slot.Number),
                .. agenda.Slots.Where(slot => !spots.Any(spot => spot.Slot.Number == slot.Number))],
            Rooms = [.. agenda.Rooms.Where(room => !spots.Any(spot => spot.Room.Number == room.Number)),
                .. spots.Select(spot => spot.Room).DistinctBy(room => room.Number)],
            Sessions = ordered,
            Changes = Difference.Between(agenda.Sessions, ordered),
        };
    }

    public static bool Is(this PlacedSession session, PlacedSession other) => session.Topic == other.Topic && session.Run == other.Run;

    public static PlacedSession Moved(this PlacedSession session, Spot spot, DateTimeOffset now) => session.Raised(now).In(spot, now);

    public static PlacedSession Off(this PlacedSession session, DateTimeOffset now) => session.Raised(now) with { IsCalledOff = true };

    /// <summary>Something of it that people see has changed.</summary>
    public static PlacedSession Raised(this PlacedSession session, DateTimeOffset now) =>
        session with { Sequence = session.Sequence + 1, ChangedAt = now };

    private static PlacedSession In(this PlacedSession session, Spot spot, DateTimeOffset now) => session with
    {
        Slot = spot.Slot.Number,
        Room = spot.Room.Number,
        RoomName = spot.Room.Name,
        Start = spot.Slot.Start,
        End = spot.Slot.End,
        ChangedAt = now,
    };
}
