using System.Numerics;

namespace OtgBot.Planner.Rules;

/// <summary>
/// The rules an agenda never breaks, made ready for fast questions: everything by index, slots by time. A topic has as many runs as it may
/// have; the first carries its pins. Some rules can be left out, which is how <see cref="Explanation"/> finds those in the way.
/// </summary>
internal sealed class Constraints
{
    private readonly AgendaInput input;
    private readonly IReadOnlySet<HardRule> without;

    public Constraints(AgendaInput input, bool allMust = false, IReadOnlySet<HardRule>? without = null)
    {
        this.input = input;
        this.without = without ?? new HashSet<HardRule>();
        SlotsInOrder = [.. input.Slots.OrderBy(slot => slot.Start)];
        SlotIndex = SlotsInOrder.Select((slot, i) => (slot.Number, i)).ToDictionary(one => one.Number, one => one.i);
        RoomIndex = input.Rooms.Select((room, i) => (room.Number, i)).ToDictionary(one => one.Number, one => one.i);
        TopicIndex = input.Topics.Select((topic, i) => (topic.Number, i)).ToDictionary(one => one.Number, one => one.i);
        Must = [.. input.Topics.Select(topic => (allMust || topic.MustBePlaced || topic.IsPinned) && Holds(HardRule.Must(topic.Number)))];
        SharesPlaces = !Holds(HardRule.OnePerPlace);
        Open = [.. SlotsInOrder.Select(OpenRooms)];
        RoomsOf = [.. input.Topics.Select(RoomsWithNeeds)];
        SlotsOf = [.. input.Topics.Select(SlotsWithTime)];
        Clash = Clashes();

        var runs = new List<(int Topic, ulong Slots, ulong Rooms)>();
        FirstRun = new int[Topics];
        for (var t = 0; t < Topics; t++)
        {
            FirstRun[t] = runs.Count;
            var (slots, rooms) = Pinned(t);
            runs.Add((t, WithRoom(slots, rooms), rooms));
            var free = WithRoom(SlotsOf[t], RoomsOf[t]);
            for (var more = Math.Min(input.Topics[t].MostRuns, BitOperations.PopCount(free)); more > 1; more--)
                runs.Add((t, free, RoomsOf[t]));
        }

        RunTopic = [.. runs.Select(run => run.Topic)];
        RunSlots = [.. runs.Select(run => run.Slots)];
        RunRooms = [.. runs.Select(run => run.Rooms)];
        AnyRoomWillDo = RunRooms.All(rooms => rooms == Bits.All(Rooms));
    }

    public int Topics => input.Topics.Count;

    public int Slots => input.Slots.Count;

    public int Rooms => input.Rooms.Count;

    public int Runs => RunTopic.Length;

    public bool HasRepeats => Runs > Topics;

    public AgendaSlot[] SlotsInOrder { get; }

    public Dictionary<int, int> SlotIndex { get; }

    public Dictionary<int, int> RoomIndex { get; }

    public Dictionary<int, int> TopicIndex { get; }

    public bool[] Must { get; }

    /// <summary>True if the rule of one session at a time in a room is left out.</summary>
    public bool SharesPlaces { get; }

    /// <summary>By slot, the rooms that can be used.</summary>
    public ulong[] Open { get; }

    public ulong[] RoomsOf { get; }

    /// <summary>By topic, the slots that are long enough and in which its hosts are there; its pin left out of account.</summary>
    public ulong[] SlotsOf { get; }

    /// <summary>By topic, the topics that can't run beside it: itself, those with a host in common, those declared apart from it.</summary>
    public ulong[][] Clash { get; }

    public int[] FirstRun { get; }

    public int[] RunTopic { get; }

    public ulong[] RunSlots { get; }

    public ulong[] RunRooms { get; }

    public bool AnyRoomWillDo { get; }

    public bool IsPinned(int topic) => input.Topics[topic].IsPinned;

    /// <summary>How many times the topic may run; its runs follow each other from the first.</summary>
    public int RunsOf(int topic) => (topic + 1 < Topics ? FirstRun[topic + 1] : Runs) - FirstRun[topic];

    private bool Holds(HardRule rule) => !without.Contains(rule);

    private ulong OpenRooms(AgendaSlot slot)
    {
        var open = Bits.All(Rooms);
        foreach (var closed in input.Closed)
        {
            if (closed.Slot == slot.Number && RoomIndex.TryGetValue(closed.Room, out var room) && Holds(HardRule.IsClosed(closed.Room)))
                open &= ~(1UL << room);
        }

        return open;
    }

    private ulong RoomsWithNeeds(AgendaTopic topic)
    {
        if (topic.Needs.Count == 0 || !Holds(HardRule.Needs(topic.Number))) return Bits.All(Rooms);
        var rooms = 0UL;
        for (var r = 0; r < Rooms; r++)
        {
            if (topic.Needs.All(need => input.Rooms[r].Has.Contains(need, StringComparer.OrdinalIgnoreCase))) rooms |= 1UL << r;
        }

        return rooms;
    }

    private ulong SlotsWithTime(AgendaTopic topic)
    {
        var anyLength = !Holds(HardRule.Length(topic.Number));
        var slots = 0UL;
        for (var s = 0; s < Slots; s++)
        {
            if (anyLength || SlotsInOrder[s].End - SlotsInOrder[s].Start >= TimeSpan.FromMinutes(topic.Minutes)) slots |= 1UL << s;
        }

        foreach (var away in input.Away)
        {
            if (topic.Hosts.Contains(away.Host) && SlotIndex.TryGetValue(away.Slot, out var slot) && Holds(HardRule.IsAway(away.Host)))
                slots &= ~(1UL << slot);
        }

        return slots;
    }

    private (ulong Slots, ulong Rooms) Pinned(int t)
    {
        var topic = input.Topics[t];
        var slots = SlotsOf[t];
        var rooms = RoomsOf[t];
        if (topic.PinnedSlot is { } slot && Holds(HardRule.AtSlot(topic))) slots &= 1UL << SlotIndex[slot];
        if (topic.PinnedRoom is { } room && Holds(HardRule.InRoom(topic))) rooms &= 1UL << RoomIndex[room];
        return (slots, rooms);
    }

    private ulong WithRoom(ulong slots, ulong rooms)
    {
        for (var s = 0; s < Slots; s++)
        {
            if ((Open[s] & rooms) == 0) slots &= ~(1UL << s);
        }

        return slots;
    }

    private ulong[][] Clashes()
    {
        var clash = Enumerable.Range(0, Topics).Select(_ => new ulong[Bits.Words(Topics)]).ToArray();
        for (var t = 0; t < Topics; t++) clash[t].Add(t);
        var hosted = input.Topics.SelectMany((topic, t) => topic.Hosts.Distinct().Select(host => (host, t)))
            .GroupBy(one => one.host, one => one.t);
        foreach (var host in hosted.Where(host => Holds(HardRule.OnePlace(host.Key)))) Pair(host);
        foreach (var conflict in input.Conflicts.Where(conflict => Holds(HardRule.Apart(conflict))))
        {
            if (TopicIndex.TryGetValue(conflict.Topic, out var one) && TopicIndex.TryGetValue(conflict.Other, out var other))
                Pair([one, other]);
        }

        return clash;

        void Pair(IEnumerable<int> topics)
        {
            var all = topics.ToArray();
            foreach (var one in all)
            {
                foreach (var other in all) clash[one].Add(other);
            }
        }
    }
}
