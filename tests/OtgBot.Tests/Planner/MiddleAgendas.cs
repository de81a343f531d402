using CsCheck;
using OtgBot.Planner;

namespace OtgBot.Tests.Planner;

/// <summary>
/// Made-up unconferences of the size of a community's own: pins to slots and rooms, repeats, closed rooms, equipment and co-hosts, and
/// often more topics than places.
/// </summary>
internal static class MiddleAgendas
{
    private const int Slots = 3;

    private static readonly Gen<AgendaTopic> Topic =
        from minutes in Gen.Int[0, 7]
        from hosts in Gen.Int[1, 9].Array[1, 2]
        from needs in Gen.Int[0, 4]
        from runs in Gen.Int[0, 2]
        from slot in Gen.Int[1, 4 * Slots]
        from room in Gen.Int[1, 9]
        from must in Gen.Int[0, 5]
        select new AgendaTopic(0, minutes == 0 ? 60 : 30)
        {
            Hosts = [.. hosts.Distinct().Select(host => $"p{host}")],
            Needs = needs == 0 ? ["Screen"] : [],
            MostRuns = runs == 0 ? 2 : 1,
            PinnedSlot = slot <= Slots ? slot : null,
            PinnedRoom = room <= 3 ? room : null,
            MustBePlaced = must == 0,
        };

    public static readonly Gen<AgendaInput> All =
        from topics in Topic.Array[4, 8]
        from rooms in Gen.Select(Gen.Int[1, 8], Gen.Bool).Array[3]
        from wishes in Gen.Int[1, 8].Array[1, 4].Array[8, 24]
        from away in Gen.Select(Gen.Int[1, 9], Gen.Int[1, Slots]).Array[0, 2]
        from closed in Gen.Select(Gen.Int[1, 3], Gen.Int[1, Slots]).Array[0, 2]
        from apart in Gen.Select(Gen.Int[1, 8], Gen.Int[1, 8]).Array[0, 2]
        select new AgendaInput
        {
            Topics = [.. topics.Select((topic, i) => topic with { Number = i + 1 })],
            Slots = [.. Enumerable.Range(1, Slots).Select(Slot)],
            Rooms = [.. rooms.Select((room, i) => new AgendaRoom(i + 1, $"Room {i + 1}", room.Item1) { Has = room.Item2 ? ["screen"] : [] })],
            Wishes = [.. wishes.Select((topics, i) => new Wish($"p{i}", topics))],
            Away = [.. away.Select(one => new Away($"p{one.Item1}", one.Item2))],
            Closed = [.. closed.Select(one => new Closed(one.Item1, one.Item2)).Distinct()],
            Conflicts = [.. apart.Where(one => one.Item1 != one.Item2 && Math.Max(one.Item1, one.Item2) <= topics.Length).Select(one => new Conflict(one.Item1, one.Item2))],
        };

    private static AgendaSlot Slot(int number)
    {
        var start = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(number * 75);
        return new AgendaSlot(number, start, start.AddMinutes(number == 2 ? 60 : 45));
    }
}
