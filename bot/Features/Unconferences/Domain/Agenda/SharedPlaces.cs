namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>Sessions that are in one room at one time: two short topics whose hosts agree.</summary>
internal static class SharedPlaces
{
    /// <summary>The others that are in the place of a session.</summary>
    public static IEnumerable<PlacedSession> Beside(this IEnumerable<PlacedSession> sessions, PlacedSession session) =>
        sessions.Where(other => !other.IsCalledOff && !other.Is(session) && other.Start == session.Start && other.Room == session.Room);

    /// <summary>
    /// The sessions after a change: one that stays in its place with others than before is raised, since people see with whom it shares it.
    /// </summary>
    public static IReadOnlyList<PlacedSession> Raised(IReadOnlyList<PlacedSession> before, IReadOnlyList<PlacedSession> after,
        DateTimeOffset now) =>
    [
        .. after.Select(session =>
            !session.IsCalledOff && before.FirstOrDefault(session.Is) is { IsCalledOff: false } old && old.Sequence == session.Sequence
            && !Topics(before.Beside(old)).SequenceEqual(Topics(after.Beside(session)))
            ? session.Raised(now)
            : session),
    ];

    private static IEnumerable<int> Topics(IEnumerable<PlacedSession> sessions) => sessions.Select(session => session.Topic).Order();
}
