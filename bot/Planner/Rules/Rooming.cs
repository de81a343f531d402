using System.Runtime.InteropServices;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Rules;

/// <summary>
/// Gives the runs of one slot their rooms: as few people as can be without a seat, then as many as can stay where they were published, then
/// the largest for the most wanted. In an agenda in use, who can stay stays. A room that a run may not have is not dear but not there: if
/// the runs don't all fit, it throws.
/// </summary>
internal sealed class Rooming(Problem problem)
{
    /// <summary>More than all larger rooms for the more wanted together.</summary>
    private const long Least = 1L << 29;

    /// <summary>
    /// What somebody without a seat costs, and a session that leaves its room: the one that counts first costs more than all of the other.
    /// </summary>
    private readonly (long Seat, long Move) prices = problem.Input.IsSteady ? (Least, Least << 24) : (Least << 6, Least);

    private readonly long[] rowPrice = new long[65];
    private readonly long[] columnPrice = new long[65];
    private readonly int[] rowOf = new int[65];
    private readonly int[] cameFrom = new int[65];
    private readonly long[] least = new long[65];
    private readonly bool[] used = new bool[65];

    /// <summary>By run, its room; what has no slot has none.</summary>
    public int[] Rooms(Layout layout)
    {
        var roomOf = new int[layout.SlotOf.Length];
        Array.Fill(roomOf, Layout.Outside);
        for (var slot = 0; slot < layout.In.Length; slot++) Give(layout, slot, roomOf);
        return roomOf;
    }

    /// <summary>Gives the runs of one slot their rooms.</summary>
    public void Give(Layout layout, int slot, int[] roomOf)
    {
        Assign(layout, slot, CollectionsMarshal.AsSpan(layout.In[slot]));
        for (var room = 1; room <= problem.Constraints.Rooms; room++)
        {
            if (rowOf[room] > 0) roomOf[layout.In[slot][rowOf[room] - 1]] = room - 1;
        }
    }

    private long Beyond(Layout layout, int run, int room)
    {
        var topic = problem.Constraints.RunTopic[run];
        return Math.Max(0, problem.Expected(topic, layout.PlacedRuns[topic]) - problem.Input.Rooms[room].Capacity);
    }

    /// <summary>Null if the run may not have the room.</summary>
    private long? Cost(Layout layout, int slot, int run, int room)
    {
        if (!(problem.Constraints.RunRooms[run] & problem.Constraints.Open[slot]).Has(room)) return null;
        var topic = problem.Constraints.RunTopic[run];
        return (Beyond(layout, run, room) * prices.Seat) - (problem.Kept[topic][slot].Has(room) ? prices.Move : 0)
            + (problem.Wanted[topic] * (long)problem.RoomRank[room]);
    }

    /// <summary>The cheapest assignment by shortest augmenting paths (Kuhn 1955, Munkres 1957), rows and columns from one.</summary>
    private void Assign(Layout layout, int slot, ReadOnlySpan<int> runs)
    {
        var rooms = problem.Constraints.Rooms;
        Array.Clear(rowPrice);
        Array.Clear(columnPrice);
        Array.Clear(rowOf);
        for (var row = 1; row <= runs.Length; row++)
        {
            rowOf[0] = row;
            Array.Fill(least, long.MaxValue);
            Array.Clear(used);
            var column = 0;
            do
            {
                used[column] = true;
                var here = rowOf[column];
                var (delta, next) = (long.MaxValue, 0);
                for (var room = 1; room <= rooms; room++)
                {
                    if (used[room]) continue;
                    if (Cost(layout, slot, runs[here - 1], room - 1) is { } own && own - rowPrice[here] - columnPrice[room] is var cost
                        && cost < least[room])
                        (least[room], cameFrom[room]) = (cost, column);
                    if (least[room] < delta) (delta, next) = (least[room], room);
                }

                if (delta == long.MaxValue)
                    throw new InvalidOperationException("The sessions of a slot do not fit in the rooms they may have.");
                for (var room = 0; room <= rooms; room++)
                {
                    if (used[room])
                    {
                        rowPrice[rowOf[room]] += delta;
                        columnPrice[room] -= delta;
                    }
                    else if (least[room] < long.MaxValue)
                    {
                        least[room] -= delta;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = cameFrom[column]) rowOf[column] = rowOf[cameFrom[column]];
        }
    }
}
