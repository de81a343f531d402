using OtgBot.Planner;

namespace OtgBot.Tests.Planner;

/// <summary>Made-up inputs small enough to try everything on, with every kind of rule now and then and often too many of them.</summary>
internal static class SmallAgendas
{
    public static AgendaInput Make(ulong seed)
    {
        var chance = new Chance(seed);
        var (topics, slots, rooms) = (1 + chance.Below(5), 1 + chance.Below(3), 1 + chance.Below(2));
        var agenda = new AgendaInput
        {
            Topics = [.. Enumerable.Range(1, topics).Select(number => Topic(chance, number, slots, rooms))],
            Slots = [.. Enumerable.Range(1, slots).Select(number => Slot(chance, number))],
            Rooms = [.. Enumerable.Range(1, rooms).Select(number => new AgendaRoom(number, $"Room {number}", 1 + chance.Below(4)) { Has = chance.Below(2) == 0 ? ["screen"] : [] })],
            Wishes = [.. Enumerable.Range(0, chance.Below(8)).Select(person => new Wish($"p{person}", [.. Enumerable.Range(1, topics).Where(_ => chance.Below(5) < 2)]))],
            Away = [.. Some(chance, 3, () => new Away($"p{chance.Below(4)}", 1 + chance.Below(slots)))],
            Closed = [.. Some(chance, 4, () => new Closed(1 + chance.Below(rooms), 1 + chance.Below(slots)))],
            Conflicts = [.. Some(chance, 3, () => new Conflict(1 + chance.Below(topics), 1 + chance.Below(topics))).Where(one => one.Topic != one.Other)],
            IsSteady = chance.Below(4) == 0,
        };
        return chance.Below(3) > 0 ? agenda : agenda with
        {
            Published = [.. Enumerable.Range(1, topics).Where(_ => chance.Below(3) > 0).Select(topic => new Session(topic, 1 + chance.Below(slots), 1 + chance.Below(rooms + 1)))],
        };
    }

    private static AgendaTopic Topic(Chance chance, int number, int slots, int rooms) => new(number, chance.Below(6) == 0 ? 60 : 30)
    {
        Hosts = [.. Enumerable.Range(0, chance.Below(3)).Select(_ => $"p{chance.Below(5)}")],
        Needs = chance.Below(6) == 0 ? ["Screen"] : [],
        MostRuns = chance.Below(5) == 0 ? 2 : 1,
        PinnedSlot = chance.Below(8) == 0 ? 1 + chance.Below(slots) : null,
        PinnedRoom = chance.Below(8) == 0 ? 1 + chance.Below(rooms) : null,
        MustBePlaced = chance.Below(4) == 0,
    };

    private static AgendaSlot Slot(Chance chance, int number)
    {
        var start = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(number * 75);
        return new AgendaSlot(number, start, start.AddMinutes(chance.Below(3) == 0 ? 60 : 30));
    }

    private static T[] Some<T>(Chance chance, int most, Func<T> make) => chance.Below(2) == 0 ? [] : [.. Enumerable.Range(0, chance.Below(most)).Select(_ => make())];
}
