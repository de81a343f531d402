namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// One person's way through an agenda: what they host, and else one session of their wishes in each slot, so that as many wishes as can be
/// are met.
/// </summary>
internal static class MyDay
{
    /// <param name="agenda">As published.</param>
    /// <param name="wishes">The topics the person voted for.</param>
    /// <param name="hosts">The topics the person hosts.</param>
    public static IReadOnlyList<DayStep> Of(PublishedAgenda agenda, IReadOnlyCollection<int> wishes, IReadOnlyCollection<int> hosts)
    {
        var slots = agenda.Standing.GroupBy(session => session.Start).Select(slot => slot.ToArray()).ToArray();
        var hosted = slots.Select(slot => Array.Find(slot, session => hosts.Contains(session.Topic))).ToArray();
        var wished =
            slots.Select((slot, i) =>
                hosted[i] is null
                    ? Array.FindAll(slot, session => wishes.Contains(session.Topic) && !hosts.Contains(session.Topic))
                    : []).ToArray();
        var slotOf = new Dictionary<int, int>();
        for (var slot = 0; slot < slots.Length; slot++) Give(slot, []);
        var chosen = slotOf.ToDictionary(one => one.Value, one => one.Key);
        return [.. slots.Select((slot, i) =>
        {
            var mine = hosted[i] ?? (chosen.TryGetValue(i, out var topic) ? wished[i].First(session => session.Topic == topic) : null);
            PlacedSession[] beside = mine is null ? [] : [.. slot.Beside(mine)];
            return new DayStep(slot[0].Start, slot.Max(session => session.End), mine, hosted[i] is not null,
                [.. wished[i].Where(session => session != mine && !beside.Contains(session))]) { Beside = beside };
        })];

        // An augmenting path: a slot may take another's topic if that one finds a different one.
        bool Give(int slot, HashSet<int> asked)
        {
            foreach (var session in wished[slot])
            {
                if (!asked.Add(session.Topic) || slotOf.TryGetValue(session.Topic, out var holder) && !Give(holder, asked)) continue;
                slotOf[session.Topic] = slot;
                return true;
            }

            return false;
        }
    }
}

/// <summary>A slot in one person's day.</summary>
/// <param name="Mine">Where to be; null if nothing of theirs is on.</param>
/// <param name="IsHost">True if they host it.</param>
/// <param name="Missed">Wishes that are on at the same time.</param>
internal sealed record DayStep(DateTimeOffset Start, DateTimeOffset End, PlacedSession? Mine, bool IsHost,
    IReadOnlyList<PlacedSession> Missed)
{
    /// <summary>What shares the place of <see cref="Mine"/>.</summary>
    public IReadOnlyList<PlacedSession> Beside { get; init; } = [];
}
