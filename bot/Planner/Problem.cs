using OtgBot.Planner.Rules;

namespace OtgBot.Planner;

/// <summary>The input made ready: the rules, the people, and what else an agenda is judged by.</summary>
internal sealed class Problem
{
    /// <summary>A host who goes on sooner than this after a session has had no break.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(30);

    public Problem(AgendaInput input)
    {
        Input = input;
        Constraints = new Constraints(input);
        Preferences = new Preferences(input, Constraints);
        Wanted = [.. Preferences.WishersOf.Select(wishers => wishers.Count)];
        Kept = [.. Enumerable.Range(0, Constraints.Topics).Select(_ => new ulong[Constraints.Slots])];
        foreach (var session in input.Published)
        {
            if (Constraints.TopicIndex.TryGetValue(session.Topic, out var topic)
                && Constraints.SlotIndex.TryGetValue(session.Slot, out var slot)
                && Constraints.RoomIndex.TryGetValue(session.Room, out var room))
                Kept[topic][slot] |= 1UL << room;
        }

        var hosts = input.Topics.SelectMany(topic => topic.Hosts).Distinct().Select((host, i) => (host, i))
            .ToDictionary(one => one.host, one => one.i);
        Hosts = [.. input.Topics.Select(topic => topic.Hosts.Distinct().Select(host => hosts[host]).ToArray())];
        HostWords = Bits.Words(hosts.Count);
        PublishedTopics = [.. input.Published.Select(session => session.Topic).Distinct().Where(Constraints.TopicIndex.ContainsKey)
            .Select(number => Constraints.TopicIndex[number])];
        RoomRank = [.. input.Rooms.Select(room => input.Rooms.Count(other => other.Capacity > room.Capacity))];
        IsSoonAfter = [.. Enumerable.Range(0, Constraints.Slots)
            .Select(s => s > 0 && Constraints.SlotsInOrder[s].Start - Constraints.SlotsInOrder[s - 1].End < Break)];
    }

    public AgendaInput Input { get; }

    public Constraints Constraints { get; }

    public Preferences Preferences { get; }

    /// <summary>By topic, how many wish it.</summary>
    public int[] Wanted { get; }

    /// <summary>By topic and slot, the rooms in which the published agenda has it.</summary>
    public ulong[][] Kept { get; }

    /// <summary>By topic, its hosts by index.</summary>
    public int[][] Hosts { get; }

    public int HostWords { get; }

    /// <summary>By slot, whether it follows so soon on the one before that a host of both has no break.</summary>
    public bool[] IsSoonAfter { get; }

    /// <summary>Those that people were told of, and that are still there to be placed.</summary>
    public int[] PublishedTopics { get; }

    /// <summary>By room, how many are larger.</summary>
    public int[] RoomRank { get; }

    /// <summary>
    /// Published sessions that don't stay. A topic that goes altogether counts for more than all that could move, so that nothing goes that
    /// need not.
    /// </summary>
    public long Moves(int kept, int gone) => Input.Published.Count - kept + (gone * (Input.Published.Count + 1L));

    /// <summary>How many are expected at each run of a topic: those who wish it, spread evenly.</summary>
    public int Expected(int topic, int runs) => (Wanted[topic] + runs - 1) / Math.Max(1, runs);
}
