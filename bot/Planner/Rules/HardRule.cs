namespace OtgBot.Planner.Rules;

/// <summary>What kind of rule an agenda never breaks.</summary>
internal enum HardRuleKind
{
    /// <summary>This topic has a place.</summary>
    Must,

    PinnedSlot,

    PinnedRoom,

    /// <summary>This host is in one place at a time.</summary>
    HostInOnePlace,

    /// <summary>This host is away in some slots.</summary>
    HostAway,

    /// <summary>This room is closed in some slots.</summary>
    RoomClosed,

    /// <summary>This topic needs something that not every room has.</summary>
    RoomNeeds,

    /// <summary>This topic is longer than some slots.</summary>
    Length,

    /// <summary>These two topics are not at the same time.</summary>
    Conflict,

    /// <summary>There is one session at a time in a room.</summary>
    OnePerPlace,
}

/// <summary>One rule by kind and whom it is about, so that a caller can say it in words. What it isn't about is null.</summary>
internal sealed record HardRule(HardRuleKind Kind)
{
    public int? Topic { get; init; }

    public int? Other { get; init; }

    public int? Slot { get; init; }

    public int? Room { get; init; }

    public string? Host { get; init; }

    public static HardRule Must(int topic) => new(HardRuleKind.Must) { Topic = topic };

    public static HardRule AtSlot(AgendaTopic topic) => new(HardRuleKind.PinnedSlot) { Topic = topic.Number, Slot = topic.PinnedSlot };

    public static HardRule InRoom(AgendaTopic topic) => new(HardRuleKind.PinnedRoom) { Topic = topic.Number, Room = topic.PinnedRoom };

    public static HardRule OnePlace(string host) => new(HardRuleKind.HostInOnePlace) { Host = host };

    public static HardRule IsAway(string host) => new(HardRuleKind.HostAway) { Host = host };

    public static HardRule IsClosed(int room) => new(HardRuleKind.RoomClosed) { Room = room };

    public static HardRule Needs(int topic) => new(HardRuleKind.RoomNeeds) { Topic = topic };

    public static HardRule Length(int topic) => new(HardRuleKind.Length) { Topic = topic };

    public static HardRule Apart(Conflict conflict) => new(HardRuleKind.Conflict) { Topic = conflict.Topic, Other = conflict.Other };

    public static readonly HardRule OnePerPlace = new(HardRuleKind.OnePerPlace);

    /// <summary>
    /// The rules by which a published session can't stay where it is. None if it could, or if its topic, slot or room is gone.
    /// </summary>
    public static IEnumerable<HardRule> Against(AgendaInput input, Session session)
    {
        var topic = input.Topics.FirstOrDefault(topic => topic.Number == session.Topic);
        var slot = input.Slots.FirstOrDefault(slot => slot.Number == session.Slot);
        var room = input.Rooms.FirstOrDefault(room => room.Number == session.Room);
        if (topic is null || slot is null || room is null) yield break;
        if (topic.PinnedSlot is not null && topic.PinnedSlot != slot.Number) yield return AtSlot(topic);
        if (topic.PinnedRoom is not null && topic.PinnedRoom != room.Number) yield return InRoom(topic);
        if (input.Closed.Contains(new Closed(room.Number, slot.Number))) yield return IsClosed(room.Number);
        foreach (var host in topic.Hosts.Where(host => input.Away.Contains(new Away(host, slot.Number)))) yield return IsAway(host);
        if (topic.Needs.Any(need => !room.Has.Contains(need, StringComparer.OrdinalIgnoreCase))) yield return Needs(topic.Number);
        if (slot.End - slot.Start < TimeSpan.FromMinutes(topic.Minutes)) yield return Length(topic.Number);
        var beside = input.Published.Where(other => other.Slot == session.Slot && other.Topic != session.Topic)
            .Select(other => other.Topic).ToArray();
        foreach (var apart in input.Conflicts.Where(one =>
            one.Topic == topic.Number && beside.Contains(one.Other) || one.Other == topic.Number && beside.Contains(one.Topic)))
            yield return Apart(apart);
        foreach (var host in topic.Hosts.Where(host =>
            input.Topics.Any(other => beside.Contains(other.Number) && other.Hosts.Contains(host)))) yield return OnePlace(host);
    }

    /// <summary>
    /// Every rule that could be in the way. Those that are cheapest for a lead to bend stand last: they are the ones an explanation keeps.
    /// </summary>
    public static IReadOnlyList<HardRule> Of(AgendaInput input, bool allMust) =>
    [
        .. input.Topics.Where(topic => allMust || topic.MustBePlaced || topic.IsPinned).Select(topic => Must(topic.Number)),
        OnePerPlace,
        .. input.Topics.SelectMany(topic => topic.Hosts.Distinct()).CountBy(host => host).Where(host => host.Value > 1)
            .Select(host => OnePlace(host.Key)),
        .. input.Topics.Where(topic => topic.Needs.Count > 0).Select(topic => Needs(topic.Number)),
        .. input.Topics.Where(topic => input.Slots.Any(slot => slot.End - slot.Start < TimeSpan.FromMinutes(topic.Minutes)))
            .Select(topic => Length(topic.Number)),
        .. input.Away.Select(away => away.Host).Distinct().Select(IsAway),
        .. input.Closed.Select(closed => closed.Room).Distinct().Select(IsClosed),
        .. input.Conflicts.Select(Apart).Distinct(),
        .. input.Topics.Where(topic => topic.PinnedSlot is not null).Select(AtSlot),
        .. input.Topics.Where(topic => topic.PinnedRoom is not null).Select(InRoom),
    ];
}

/// <summary>Rules that can't all be kept.</summary>
/// <param name="Rules">Together impossible.</param>
/// <param name="IsSmallest">True if it was proved that leaving out any one of them would do.</param>
internal sealed record Block(IReadOnlyList<HardRule> Rules, bool IsSmallest);
