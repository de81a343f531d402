using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

public sealed class SlotsAndRoomsParserTests
{
    [Theory]
    [InlineData("10:00–10:45\n11:00–11:45", "10.00–10.45\n11.00–11.45")]
    [InlineData("11:00-11:45, 10.00 - 10.45", "10.00–10.45\n11.00–11.45")]
    [InlineData("kl. 9–10 og kl 1015 til 11", "09.00–10.00\n10.15–11.00")]
    [InlineData("10:00 to 10:45; 13:00—14:00.", "10.00–10.45\n13.00–14.00")]
    [InlineData("9.00-9.45 og 10:00-10:45", "09.00–09.45\n10.00–10.45")]
    [InlineData("9 am to 9:45 am, 1–2 pm", "09.00–09.45\n13.00–14.00")]
    [InlineData("11–1 pm\n12 a.m.–1 a.m.", "00.00–01.00\n11.00–13.00")]
    public void Times_are_read_as_people_write_them(string given, string read) =>
        Assert.Equal(read, SlotsAndRoomsParser.Of(new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots(given)).InOrder, "dag", ClockWords.Norwegian));

    [Theory]
    [InlineData("etter lunsj", "«etter»")]
    [InlineData("10:00–10:45 pause", "«pause»")]
    [InlineData("25:00–26:00", "«25:00–26:00»")]
    [InlineData("", "minst én tid")]
    [InlineData("11:00–10:00", "slutter før den har begynt")]
    [InlineData("10:00–10:00", "slutter før den har begynt")]
    [InlineData("10:00–11:00 10:30–11:30", "overlapper")]
    public void Times_that_make_no_sense_get_a_sentence_with_an_example(string given, string sentence)
    {
        var wrong = Assert.Throws<UserError>(() => new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots(given)));

        Assert.Contains(sentence, wrong.Nb);
        Assert.NotEqual(wrong.Nb, wrong.Nn);
    }

    [Fact]
    public void More_slots_or_rooms_than_an_agenda_holds_get_a_sentence()
    {
        var slots = string.Join(' ', Enumerable.Range(0, 61).Select(n => $"{n / 6:D2}:{n % 6}0–{n / 6:D2}:{n % 6}5"));
        var rooms = string.Join('\n', Enumerable.Range(0, 61).Select(n => $"Rom {n}, 10"));

        Assert.Contains("opptil 60 tider", Assert.Throws<UserError>(() => new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots(slots))).Nb);
        Assert.Contains("opptil 60 rom", Assert.Throws<UserError>(() => new AgendaTerms().WithRooms(SlotsAndRoomsParser.Rooms(rooms))).Nb);
    }

    [Theory]
    [InlineData("Storsalen, 60, skjerm\nKroken, 12", "Storsalen, 60, skjerm\nKroken, 12")]
    [InlineData("Storsalen 60; Kroken , for 12 plasser , tavle,Tavle", "Storsalen, 60\nKroken, 12, tavle")]
    [InlineData("Rom 7, 20", "Rom 7, 20")]
    public void Rooms_are_read_as_people_write_them(string given, string read) =>
        Assert.Equal(read, SlotsAndRoomsParser.Of(new AgendaTerms().WithRooms(SlotsAndRoomsParser.Rooms(given)).Rooms));

    [Theory]
    [InlineData("Storsalen", "Hvor mange er det plass til i «Storsalen»?")]
    [InlineData("Storsalen, mange", "Hvor mange er det plass til")]
    [InlineData("Storsalen, 999999999", "Hvor mange er det plass til")]
    [InlineData("Storsalen, 0", "plass til minst én")]
    [InlineData(" ; ", "minst ett rom")]
    [InlineData("Kroken, 12\nkroken, 20", "To rom heter «Kroken»")]
    public void Rooms_that_make_no_sense_get_a_sentence_with_an_example(string given, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UserError>(() => new AgendaTerms().WithRooms(SlotsAndRoomsParser.Rooms(given))).Nb);

    [Fact]
    public void Slots_are_numbered_from_one_rooms_keep_their_numbers_and_rules_their_meaning()
    {
        var before = new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots("10–11 12–13 14–15")).WithRooms(SlotsAndRoomsParser.Rooms("A, 10; B, 20; C, 30"))
            .With(new AgendaRule(AgendaRuleKind.Pin) { Topic = 1, Slots = [2] })
            .With(new AgendaRule(AgendaRuleKind.Pin) { Topic = 2, Slots = [1] });

        var after = before.WithSlots(SlotsAndRoomsParser.Slots("9–10 12–12:30 14–15")).WithRooms(SlotsAndRoomsParser.Rooms("c, 40; A, 10; D, 5"));

        Assert.Equal([(1, 9), (2, 12), (3, 14)], after.InOrder.Select(slot => (slot.Number, slot.Start.Hour)));
        Assert.Equal([(3, "c"), (1, "A"), (4, "D")], after.Rooms.Select(room => (room.Number, room.Name)));
        Assert.Equal([[2], [4]], after.Rules.Select(rule => rule.Slots));
        Assert.True(after.Revision > before.Revision);
    }

    [Theory]
    [InlineData("4 tid 2 rom 1", "4", "2", "1")]
    [InlineData("tema 4, i tid 2 og 3 , rom Storsalen", "4", "2,3", "Storsalen")]
    [InlineData("#4 slot 10:00 room 1", "4", "10:00", "1")]
    [InlineData("Kari Nord tid 2", "Kari,Nord", "2", "")]
    public void A_rule_is_read_in_any_language(string given, string subject, string slots, string rooms)
    {
        var said = AgendaRuleParser.Read(given.Split(' '));

        Assert.Equal([subject, slots, rooms], [string.Join(',', said.Subject), string.Join(',', said.Slots), string.Join(',', said.Rooms)]);
    }

    [Fact]
    public void A_rule_about_the_same_takes_the_place_of_the_one_before()
    {
        var pin = new AgendaRule(AgendaRuleKind.Pin) { Topic = 4, Slots = [1] };
        var terms = new AgendaTerms().With(pin).With(new AgendaRule(AgendaRuleKind.Pin) { Topic = 5, Slots = [1] }).With(pin with { Slots = [2] });

        Assert.Equal([5, 4], terms.Rules.Select(rule => rule.Topic));
        Assert.Same(terms, terms.With(pin with { Slots = [2] }));
    }

    [Fact]
    public void What_two_languages_call_differently_is_the_same_equipment()
    {
        var terms = new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots("10–11")).WithRooms(SlotsAndRoomsParser.Rooms("A, 10, skjerm; B, 20, noe rart"))
            .With(new AgendaRule(AgendaRuleKind.Needs) { Topic = 1, Needs = ["Projector"] });

        var input = terms.Input([Topics.Make(1)], new DateOnly(2026, 12, 3), TimeZoneInfo.Utc, []);

        Assert.Equal(input.Rooms[0].Has, input.Topics[0].Needs);
        Assert.Equal(["noe rart"], input.Rooms[1].Has);
    }

    [Fact]
    public void Slots_are_instants_of_the_zone_also_when_its_clocks_change()
    {
        var terms = new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots("01:00–01:30 10:00–10:45"));
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

        var slots = terms.SlotsOn(new DateOnly(2026, 3, 29), oslo);

        Assert.Equal([1, 2], slots.Select(slot => slot.Start.Offset.Hours));
    }
}
