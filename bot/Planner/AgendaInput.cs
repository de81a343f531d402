namespace OtgBot.Planner;

/// <summary>All that an agenda is made from. The caller has gathered it and seen to it that it makes sense.</summary>
internal sealed record AgendaInput
{
    /// <summary>Slots and rooms are held as the bits of one number while planning.</summary>
    public const int MostSlots = 60;

    public const int MostRooms = 60;

    public required IReadOnlyList<AgendaTopic> Topics { get; init; }

    public required IReadOnlyList<AgendaSlot> Slots { get; init; }

    public required IReadOnlyList<AgendaRoom> Rooms { get; init; }

    /// <summary>The ballots. Wishes for a topic that is not here, or for one's own, fall away.</summary>
    public required IReadOnlyList<Wish> Wishes { get; init; }

    /// <summary>Slots in which a host can't be there.</summary>
    public IReadOnlyList<Away> Away { get; init; } = [];

    /// <summary>Slots in which a room can't be used.</summary>
    public IReadOnlyList<Closed> Closed { get; init; } = [];

    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>Topics that are to share a place, two and two; no topic is in it twice.</summary>
    public IReadOnlyList<Share> Shares { get; init; } = [];

    /// <summary>What people have been told. With it, a plan is a new plan for a published agenda.</summary>
    public IReadOnlyList<Session> Published { get; init; } = [];

    /// <summary>
    /// True if an agenda in use must change as little as it can: fewest moves then count before wishes met instead of after the worst-off
    /// tenth.
    /// </summary>
    public bool IsSteady { get; init; }
}

/// <summary>A topic that wants a place.</summary>
internal sealed record AgendaTopic(int Number, int Minutes)
{
    /// <summary>The host and the co-hosts, by the same keys as in <see cref="Wish"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What the room must have.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>How many times it may run. It does so only if that meets more wishes.</summary>
    public int MostRuns { get; init; } = 1;

    public int? PinnedSlot { get; init; }

    public int? PinnedRoom { get; init; }

    /// <summary>True if there is no agenda without it. A pinned topic always must.</summary>
    public bool MustBePlaced { get; init; }

    public bool IsPinned => PinnedSlot is not null || PinnedRoom is not null;
}

/// <summary>A time in which sessions run side by side.</summary>
internal sealed record AgendaSlot(int Number, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A room, with what it has.</summary>
internal sealed record AgendaRoom(int Number, string Name, int Capacity)
{
    public IReadOnlyList<string> Has { get; init; } = [];

    /// <summary>Where those who are elsewhere join; no plan depends on it.</summary>
    public string? Link { get; init; }
}

/// <summary>One ballot: what somebody would like to be at.</summary>
internal sealed record Wish(string Person, IReadOnlyList<int> Topics);

internal sealed record Away(string Host, int Slot);

internal sealed record Closed(int Room, int Slot);

/// <summary>Two topics that must not run at the same time.</summary>
internal sealed record Conflict(int Topic, int Other);

/// <summary>Two topics that share a place: one room at one time, which is long enough for both.</summary>
internal sealed record Share(int Topic, int Other);

/// <summary>A topic placed in a slot and a room.</summary>
internal sealed record Session(int Topic, int Slot, int Room);
