namespace OtgBot.Planner.Rules;

/// <summary>
/// Says which rules an agenda breaks, by the input and the sessions alone. It shares no code with the search, on purpose: it is the last
/// look before anybody sees a plan. Names nobody, so that it can stand in a log.
/// </summary>
internal static class HardRules
{
    public static IReadOnlyList<string> Broken(AgendaInput input, IReadOnlyList<Session> agenda) =>
        [.. Breaches(input, agenda).Select(breach => breach.Text)];

    /// <summary>The same with the rule each time, so that a caller can say it in words.</summary>
    public static IReadOnlyList<Breach> Breaches(AgendaInput input, IReadOnlyList<Session> agenda)
    {
        var topics = input.Topics.ToDictionary(topic => topic.Number);
        var slots = input.Slots.ToDictionary(slot => slot.Number);
        var rooms = input.Rooms.ToDictionary(room => room.Number);
        var known = agenda.Where(session =>
            topics.ContainsKey(session.Topic) && slots.ContainsKey(session.Slot) && rooms.ContainsKey(session.Room)).ToArray();
        return
        [
            .. agenda.Except(known).Select(session => new Breach(null, $"{Name(session)}: there is no such topic, slot or room")),
            .. known.SelectMany(session => Alone(input, session, topics[session.Topic], slots[session.Slot], rooms[session.Room])),
            .. known.GroupBy(session => session.Slot).SelectMany(slot => Together(input, slots[slot.Key], [.. slot], topics)),
            .. input.Topics.SelectMany(topic => Runs(topic, [.. known.Where(session => session.Topic == topic.Number)])),
        ];
    }

    private static IEnumerable<Breach> Alone(AgendaInput input, Session session, AgendaTopic topic, AgendaSlot slot, AgendaRoom room)
    {
        if (slot.End - slot.Start < TimeSpan.FromMinutes(topic.Minutes))
            yield return new Breach(HardRule.Length(topic.Number), $"{Name(session)}: the slot is too short");
        if (topic.Needs.Any(need => !room.Has.Contains(need, StringComparer.OrdinalIgnoreCase)))
            yield return new Breach(HardRule.Needs(topic.Number), $"{Name(session)}: the room lacks something");
        if (input.Closed.Contains(new Closed(room.Number, slot.Number)))
            yield return new Breach(HardRule.IsClosed(room.Number), $"{Name(session)}: the room is closed");
        if (input.Away.FirstOrDefault(away => away.Slot == slot.Number && topic.Hosts.Contains(away.Host)) is { } gone)
            yield return new Breach(HardRule.IsAway(gone.Host), $"{Name(session)}: a host is away");
    }

    private static IEnumerable<Breach> Together(AgendaInput input, AgendaSlot time, Session[] slot, Dictionary<int, AgendaTopic> topics)
    {
        foreach (var place in slot.GroupBy(session => session.Room).Where(room => room.Count() > 1))
        {
            int[] both = [.. place.Select(session => session.Topic)];
            if (both is not [var first, var second] || !input.Shares.Any(share => share == new Share(first, second)
                || share == new Share(second, first)))
                yield return new Breach(HardRule.OnePerPlace, $"slot {slot[0].Slot}, room {place.Key}: two sessions in one room");
            else if (time.End - time.Start < TimeSpan.FromMinutes(topics[first].Minutes + topics[second].Minutes))
                yield return new Breach(HardRule.Length(second), $"slot {slot[0].Slot}, room {place.Key}: too short for two");
        }

        foreach (var topic in slot.CountBy(session => session.Topic).Where(topic => topic.Value > 1))
            yield return new Breach(HardRule.OnePerPlace with { Topic = topic.Key },
                $"slot {slot[0].Slot}, topic {topic.Key}: twice at the same time");
        var here = slot.Select(session => session.Topic).ToHashSet();
        var inTwo = slot.DistinctBy(session => session.Topic)
            .SelectMany(session => topics[session.Topic].Hosts.Select(host => (Host: host, session.Room))).Distinct()
            .CountBy(one => one.Host).Where(host => host.Value > 1).Select(host => host.Key).ToArray();
        if (inTwo.Length > 0) yield return new Breach(HardRule.OnePlace(inTwo[0]), $"slot {slot[0].Slot}: a host in two places");
        foreach (var (one, other) in input.Conflicts)
        {
            if (one != other && here.Contains(one) && here.Contains(other) && RoomOf(one) != RoomOf(other))
                yield return new Breach(HardRule.Apart(new Conflict(one, other)),
                    $"slot {slot[0].Slot}: topics {one} and {other}, which must be apart");
        }

        int RoomOf(int topic) => slot.First(session => session.Topic == topic).Room;
    }

    private static IEnumerable<Breach> Runs(AgendaTopic topic, Session[] runs)
    {
        if (runs.Length > Math.Max(1, topic.MostRuns)) yield return new Breach(null, $"topic {topic.Number}: {runs.Length} times");
        if (topic.MustBePlaced && runs.Length == 0)
            yield return new Breach(HardRule.Must(topic.Number), $"topic {topic.Number}: must have a place and has none");
        if (topic.IsPinned && !runs.Any(run => run.Slot == (topic.PinnedSlot ?? run.Slot) && run.Room == (topic.PinnedRoom ?? run.Room)))
            yield return new Breach(topic.PinnedSlot is null ? HardRule.InRoom(topic) : HardRule.AtSlot(topic),
                $"topic {topic.Number}: not where it is pinned");
    }

    private static string Name(Session session) => $"topic {session.Topic}, slot {session.Slot}, room {session.Room}";
}

/// <summary>A rule that an agenda breaks.</summary>
/// <param name="Rule">Null if it is no rule that anybody made: something is not there, or there too often.</param>
/// <param name="Text">Where, in numbers.</param>
internal sealed record Breach(HardRule? Rule, string Text);
