using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Tests.Planner;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

public sealed class AgendaRefusalTests
{
    private static readonly AgendaInput Good = Plans.Input(3, 2, 2);

    public static TheoryData<string, string> Bad => new()
    {
        { "no topics", "propose" },
        { "no slots", "10:00–10:45" },
        { "no rooms", "Main hall, 60" },
        { "too many slots", "60 slots" },
        { "too many rooms", "60 rooms" },
        { "ends before it starts", "09:00–10:00" },
        { "ends as it starts", "10:00–10:45" },
        { "overlap", "09:45 or later" },
        { "same name", "Hall 2" },
        { "no seats", "Room 1, 20" },
        { "pinned to a slot that went", "Topic 2" },
        { "pinned to a room that went", "Topic 2" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_makes_no_sense_is_refused_with_words_that_work(string what, string words)
    {
        var error = Assert.Throws<UserError>(() => AgendaRefusal.Check(Made(what)));
        Assert.Contains(words, error.En, StringComparison.Ordinal);
        Assert.NotEqual(error.Nb, error.Nn);
    }

    [Fact]
    public void What_makes_sense_is_not_refused() => AgendaRefusal.Check(Good);

    private static AgendaInput Made(string what) => what switch
    {
        "no topics" => Good with { Topics = [] },
        "no slots" => Good with { Slots = [] },
        "no rooms" => Good with { Rooms = [] },
        "too many slots" => Good with { Slots = [.. Enumerable.Range(1, 61).Select(number => Good.Slots[0] with { Number = number })] },
        "too many rooms" => Good with { Rooms = [.. Enumerable.Range(1, 61).Select(number => new AgendaRoom(number, $"{number}", 5))] },
        "ends before it starts" => Good with { Slots = [Good.Slots[0] with { Start = Good.Slots[0].Start.AddHours(1), End = Good.Slots[0].Start }] },
        "ends as it starts" => Good with { Slots = [Good.Slots[1] with { End = Good.Slots[1].Start }] },
        "overlap" => Good with { Slots = [Good.Slots[0], Good.Slots[1] with { Start = Good.Slots[0].Start.AddMinutes(30) }] },
        "same name" => Good with { Rooms = [new AgendaRoom(1, "Hall", 10), new AgendaRoom(2, " hall ", 10)] },
        "no seats" => Good with { Rooms = [Good.Rooms[0] with { Capacity = 0 }] },
        "pinned to a slot that went" => Good.With(2, topic => topic with { PinnedSlot = 9 }),
        _ => Good.With(2, topic => topic with { PinnedRoom = 9 }),
    };
}
