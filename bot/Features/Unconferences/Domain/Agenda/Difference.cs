namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What changes from one agenda to the next, session by session.</summary>
internal static class Difference
{
    /// <summary>
    /// The new sessions under the names the old ones had, so that what only moved is the same session. What is no longer there is called
    /// off.
    /// </summary>
    public static IReadOnlyList<PlacedSession> Follow(IReadOnlyList<PlacedSession> before, IReadOnlyList<PlacedSession> after,
        DateTimeOffset now)
    {
        var topics = before.Concat(after).Select(session => session.Topic).Distinct();
        return [
            .. topics.SelectMany(topic =>
                OfTopic([.. before.Where(one => one.Topic == topic)],
                    [.. after.Where(one => one.Topic == topic).OrderBy(one => one.Start)], now))
            .OrderBy(session => session.Start).ThenBy(session => session.Room).ThenBy(session => session.Topic)];
    }

    /// <summary>Between two versions whose sessions have the same names.</summary>
    public static IReadOnlyList<SessionChange> Between(IReadOnlyList<PlacedSession> before, IReadOnlyList<PlacedSession> after)
    {
        var changes = new List<SessionChange>();
        foreach (var name in before.Concat(after).Select(session => (session.Topic, session.Run)).Distinct())
        {
            var (from, to) = (Find(before, name), Find(after, name));
            if (from != to) changes.Add(new SessionChange(name.Topic, from, to));
        }

        return [.. changes.OrderBy(change => (change.To ?? change.From)!.Start).ThenBy(change => change.Topic)];

        static Placement? Find(IReadOnlyList<PlacedSession> all, (int Topic, int Run) name) =>
            all.FirstOrDefault(one => (one.Topic, one.Run) == name && !one.IsCalledOff)?.Place;
    }

    private static IEnumerable<PlacedSession> OfTopic(List<PlacedSession> before, List<PlacedSession> after, DateTimeOffset now)
    {
        var standing = before.Where(one => !one.IsCalledOff).ToList();
        var gone = before.Where(one => one.IsCalledOff).OrderBy(one => one.Run).ToList();
        var runs = before.Select(one => one.Run).DefaultIfEmpty().Max();
        Func<PlacedSession, PlacedSession, bool>[] likeness = [(old, one) => old.Place == one.Place, (old, one) =>
            old.Start == one.Start, (_, _) => true];
        var named = new List<PlacedSession>();
        foreach (var isAlike in likeness)
        {
            foreach (var one in after.ToArray())
            {
                if (standing.Find(old => isAlike(old, one)) is not { } old) continue;
                standing.Remove(old);
                after.Remove(one);
                named.Add(old.Place == one.Place
                    ? old with { Slot = one.Slot, Room = one.Room }
                    : one with { Run = old.Run, Sequence = old.Sequence + 1, ChangedAt = now });
            }
        }

        foreach (var one in after)
        {
            if (gone.Count > 0)
            {
                named.Add(one with { Run = gone[0].Run, Sequence = gone[0].Sequence + 1, ChangedAt = now });
                gone.RemoveAt(0);
            }
            else
            {
                named.Add(one with { Run = ++runs, ChangedAt = now });
            }
        }

        return [.. named,
            .. standing.Select(old => old with { IsCalledOff = true, Sequence = old.Sequence + 1, ChangedAt = now }), .. gone];
    }
}
