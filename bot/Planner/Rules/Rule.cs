namespace OtgBot.Planner.Rules;

/// <summary>What kind of rule an agenda never breaks.</summary>
internal enum RuleKind
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
internal sealed record Rule(RuleKind Kind)
{
    public int? Topic { get; init; }

    public int? Other { get; init; }

    public int? Slot { get; init; }

    public int? Room { get; init; }

    public string? Host { get; init; }

    public static Rule Must(int topic) => new(RuleKind.Must) { Topic = topic };

    public static Rule AtSlot(AgendaTopic topic) => new(RuleKind.PinnedSlot) { Topic = topic.Number, Slot = topic.PinnedSlot };

    public static Rule InRoom(AgendaTopic topic) => new(RuleKind.PinnedRoom) { Topic = topic.Number, Room = topic.PinnedRoom };

    public static Rule OnePlace(string host) => new(RuleKind.HostInOnePlace) { Host = host };

    public static Rule IsAway(string host) => new(RuleKind.HostAway) { Host = host };

    public static Rule IsClosed(int room) => new(RuleKind.RoomClosed) { Room = room };

    public static Rule Needs(int topic) => new(RuleKind.RoomNeeds) { Topic = topic };

    public static Rule Length(int topic) => new(RuleKind.Length) { Topic = topic };

    public static Rule Apart(Conflict conflict) => new(RuleKind.Conflict) { Topic = conflict.Topic, Other = conflict.Other };

    public static readonly Rule OnePerPlace = new(RuleKind.OnePerPlace);

    /// <summary>Every rule that could be in the way. Those that are cheapest for a lead to bend stand last: they are the ones an explanation keeps.</summary>
    public static IReadOnlyList<Rule> Of(AgendaInput input, bool allMust) =>
    [
        .. input.Topics.Where(topic => allMust || topic.MustBePlaced || topic.IsPinned).Select(topic => Must(topic.Number)),
        OnePerPlace,
        .. input.Topics.SelectMany(topic => topic.Hosts.Distinct()).CountBy(host => host).Where(host => host.Value > 1).Select(host => OnePlace(host.Key)),
        .. input.Topics.Where(topic => topic.Needs.Count > 0).Select(topic => Needs(topic.Number)),
        .. input.Topics.Where(topic => input.Slots.Any(slot => slot.End - slot.Start < TimeSpan.FromMinutes(topic.Minutes))).Select(topic => Length(topic.Number)),
        .. input.Away.Select(away => away.Host).Distinct().Select(IsAway),
        .. input.Closed.Select(closed => closed.Room).Distinct().Select(IsClosed),
        .. input.Conflicts.Select(Apart).Distinct(),
        .. input.Topics.Where(topic => topic.PinnedSlot is not null).Select(AtSlot),
        .. input.Topics.Where(topic => topic.PinnedRoom is not null).Select(InRoom),
    ];
}

/// <summary>Rules that can't all be kept.</summary>
/// <param name="Rules">Together impossible.</param>
/// <param name="IsSmallest">True where it was proved that leaving out any one of them would do.</param>
internal sealed record Block(IReadOnlyList<Rule> Rules, bool IsSmallest);
