namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>The input made ready: the rules, the people, and what else an agenda is judged by.</summary>
internal sealed class Problem
{
    /// <summary>A host who goes on sooner than this after a session has had no break.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(30);

    public Problem(AgendaInput input)
    {
        Input = input;
        Frame = new Frame(input);
        Crowd = new Crowd(input, Frame);
        Wanted = [.. Crowd.WishersOf.Select(wishers => wishers.Count)];
        Weight = [.. Wanted.Select(wanted => wanted * (Frame.Topics + 1L) + 1)];
        Kept = [.. Enumerable.Range(0, Frame.Topics).Select(_ => new ulong[Frame.Slots])];
        foreach (var session in input.Published)
        {
            if (Frame.TopicIndex.TryGetValue(session.Topic, out var topic) && Frame.SlotIndex.TryGetValue(session.Slot, out var slot) && Frame.RoomIndex.TryGetValue(session.Room, out var room))
                Kept[topic][slot] |= 1UL << room;
        }

        var hosts = input.Topics.SelectMany(topic => topic.Hosts).Distinct().Select((host, i) => (host, i)).ToDictionary(one => one.host, one => one.i);
        Hosts = [.. input.Topics.Select(topic => topic.Hosts.Distinct().Select(host => hosts[host]).ToArray())];
        HostWords = Bits.Words(hosts.Count);
        IsSoonAfter = [.. Enumerable.Range(0, Frame.Slots).Select(s => s > 0 && Frame.SlotsInOrder[s].Start - Frame.SlotsInOrder[s - 1].End < Break)];
    }

    public AgendaInput Input { get; }

    public Frame Frame { get; }

    public Crowd Crowd { get; }

    /// <summary>By topic, how many wish it.</summary>
    public int[] Wanted { get; }

    /// <summary>By topic, what its place is worth: the wishes first, then that one more topic has a place.</summary>
    public long[] Weight { get; }

    /// <summary>By topic and slot, the rooms in which the published agenda has it.</summary>
    public ulong[][] Kept { get; }

    /// <summary>By topic, its hosts by index.</summary>
    public int[][] Hosts { get; }

    public int HostWords { get; }

    /// <summary>By slot, whether it follows so soon on the one before that a host of both has no break.</summary>
    public bool[] IsSoonAfter { get; }

    /// <summary>How many are expected at each run of a topic: those who wish it, spread evenly.</summary>
    public int Expected(int topic, int runs) => (Wanted[topic] + runs - 1) / Math.Max(1, runs);

    /// <summary>More wishes than this nobody could meet: each person has at most one session a slot, and only topics that can run at all count.</summary>
    public long MostWishes()
    {
        var runnable = Enumerable.Range(0, Frame.Topics).Select(topic => Frame.RunSlots[Frame.FirstRun[topic]]).ToArray();
        Span<ulong> slots = stackalloc ulong[64];
        var most = 0L;
        foreach (var wishes in Crowd.WishesOf)
        {
            var any = 0UL;
            var count = 0;
            foreach (var topic in wishes)
            {
                var possible = runnable[topic];
                if (Frame.HasRepeats && Frame.RoomsOf[topic] != 0) possible |= Frame.SlotsOf[topic];
                any |= possible;
                if (possible != 0 && count < 64) slots[count++] = possible;
            }

            most += wishes.Length > 64 ? System.Numerics.BitOperations.PopCount(any) : Pairing.Most(slots[..count]);
        }

        return most;
    }
}
