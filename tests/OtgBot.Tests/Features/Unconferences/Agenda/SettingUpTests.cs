using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

public sealed class SettingUpTests
{
    [Theory]
    [InlineData("nb-NO", "tider", "Lagre", "oppsett", "Tid 2: 11.00–11.45", "Rom 1: Storsalen, 60 plasser, skjerm", "Tider og rom")]
    [InlineData("nn-NO", "tider", "Lagre", "oppsett", "Tid 2: 11.00–11.45", "Rom 1: Storsalen, 60 plassar, skjerm", "Tider og rom")]
    [InlineData("en-GB", "slots", "Save", "setup", "Slot 2: 11:00–11:45", "Room 1: Storsalen, 60 seats, skjerm", "Slots and rooms")]
    public async Task A_lead_fills_in_slots_and_rooms_and_looks_them_over(string locale, string slots, string save, string setup, string slot, string room, string again)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await lead.Says(slots);

        var seen = await lead.Presses(save, ("slots", "10:00–10:45\n11:00–11:45"), ("rooms", "Storsalen, 60, skjerm\nKroken, 12"));

        Assert.Contains(slot, seen);
        Assert.Contains(room, seen);
        Assert.Contains(slot, await lead.Says(setup));
        Assert.Contains("Kroken, 12", await lead.Presses(again));
    }

    [Theory]
    [InlineData("nb-NO", "åpne avstemning", "lukk avstemning", "lag program", "«tider 10.00–10.45, 11.00–11.45»", "tider 10.00–10.45, 11.00–11.45", "«rom Storsalen, 60; Kroken, 12»")]
    [InlineData("nn-NO", "opne avrøysting", "lukk avrøysting", "lag program", "«tider 10.00–10.45, 11.00–11.45»", "tider 10.00–10.45, 11.00–11.45", "«rom Storsalen, 60; Kroken, 12»")]
    [InlineData("en-GB", "open voting", "close voting", "make agenda", "“slots 10:00–10:45, 11:00–11:45”", "slots 10:00–10:45, 11:00–11:45", "“rooms Main hall, 60; The nook, 12”")]
    public async Task What_is_missing_is_told_with_words_that_can_be_written_as_they_stand(string locale, string open, string close, string make, string slots, string typed, string rooms)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(1);
        await lead.Says(open);
        await lead.Says(close);

        Assert.Contains(slots, await lead.Says(make));
        await lead.Says(typed);
        Assert.Contains(rooms, await lead.Says(make));
    }

    [Fact]
    public async Task The_command_may_stand_in_the_form_too()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("tider");

        Assert.Contains("Tid 2: 11.00–11.45", await lead.Presses("Lagre", ("slots", "tider 10.00–10.45, 11.00–11.45"), ("rooms", "Storsalen, 60")));
    }

    [Theory]
    [InlineData("nb-NO", "lukk unconference ja", "program", "Det ble ikke laget noe program for Høst-unconference.")]
    [InlineData("nn-NO", "lukk unconference ja", "programmet mitt", "Det vart ikkje laga noko program for Høst-unconference.")]
    [InlineData("en-GB", "close unconference ja", "now", "No agenda was made for Høst-unconference.")]
    public async Task Nobody_is_told_to_wait_for_an_agenda_that_will_not_come(string locale, string close, string ask, string told)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await lead.Says(close);

        Assert.Contains(told, await lead.Says(ask));
    }

    [Theory]
    [InlineData("nb-NO", "fest 2 tid 2 rom Storsalen", "Tema 2 «Sak 2» er festet til 11.00–11.45, Storsalen.", "fest 2 ingen", "Fjernet:")]
    [InlineData("nb-NO", "borte 2 tid 11.00", "Vert2 er borte 11.00–11.45.", "borte Vert2 ingen", "Fjernet:")]
    [InlineData("nb-NO", "steng rom 2", "Kroken er stengt hele dagen.", "steng rom 2 ingen", "Fjernet:")]
    [InlineData("nb-NO", "skill 3 1", "Tema 1 «Sak 1» og tema 3 «Sak 3» går ikke samtidig.", "fjern regel 1", "Fjernet:")]
    [InlineData("nb-NO", "gjenta 2 2", "kan gå 2 ganger.", "gjenta 2 ingen", "Fjernet:")]
    [InlineData("nb-NO", "krav 2 skjerm, tavle", "må ha skjerm, tavle.", "krav 2 ingen", "Fjernet:")]
    [InlineData("nb-NO", "må med 2", "må være med.", "må med 2 ingen", "Fjernet:")]
    [InlineData("nn-NO", "fest 2 tid 2 rom 1", "Tema 2 «Sak 2» er festa til 11.00–11.45, Storsalen.", "fest 2 ingen", "Fjerna:")]
    [InlineData("nn-NO", "borte 2 tid 2", "Vert2 er borte 11.00–11.45.", "borte 2 ingen", "Fjerna:")]
    [InlineData("nn-NO", "steng rom 2 tid 1", "Kroken er stengt 10.00–10.45.", "fjern regel 1", "Fjerna:")]
    [InlineData("nn-NO", "skil 3 1", "går ikkje samtidig.", "fjern regel 1", "Fjerna:")]
    [InlineData("nn-NO", "gjenta 2 2 gonger", "kan gå 2 gonger.", "gjenta 2 ingen", "Fjerna:")]
    [InlineData("nn-NO", "krav 2 skjerm", "må ha skjerm.", "krav 2 ingen", "Fjerna:")]
    [InlineData("nn-NO", "må med 2", "må vere med.", "må med 2 ingen", "Fjerna:")]
    [InlineData("en-GB", "pin 2 slot 2 room Kroken", "Topic 2 “Sak 2” is pinned to 11:00–11:45, Kroken.", "pin 2 none", "Removed:")]
    [InlineData("en-GB", "away 2 slot 2", "Vert2 is away 11:00–11:45.", "away 2 none", "Removed:")]
    [InlineData("en-GB", "close room 2 slot 1", "Kroken is closed 10:00–10:45.", "close room 2 none", "Removed:")]
    [InlineData("en-GB", "keep apart 3 and 1", "do not run at the same time.", "remove rule 1", "Removed:")]
    [InlineData("en-GB", "repeat 2 up to 2 times", "may run 2 times.", "repeat 2 none", "Removed:")]
    [InlineData("en-GB", "needs 2 screen", "must have: screen.", "needs 2 none", "Removed:")]
    [InlineData("en-GB", "must have 2", "must be included.", "must have 2 none", "Removed:")]
    public async Task A_lead_adds_a_rule_in_words_and_takes_it_out_again(string locale, string add, string added, string remove, string removed)
    {
        await using var town = await Ready(locale);
        var lead = town.Person("Liv", locale);

        Assert.Contains(added, await lead.Says(add));
        Assert.Contains(added, await lead.Says("setup"));
        Assert.Contains(removed, await lead.Says(remove));
        Assert.DoesNotContain(added, await lead.Says("setup"));
    }

    [Fact]
    public async Task A_room_that_is_closed_at_one_more_time_stays_closed_at_the_one_before()
    {
        await using var town = await Ready("nb-NO");
        var lead = town.Person("Liv");
        await lead.Says("steng rom 2 tid 1");

        await lead.Says("steng rom 2 tid 2");

        Assert.Contains("Kroken er stengt 10.00–10.45, 11.00–11.45.", await lead.Says("oppsett"));
    }

    [Theory]
    [InlineData("fest", "«fest 4 tid 2 rom 1»")]
    [InlineData("fest 2", "«fest 4 tid 2 rom 1»")]
    [InlineData("fest 2 tid 9", "ingen tid «9»")]
    [InlineData("fest 2 rom Månen", "ikke noe rom «Månen»")]
    [InlineData("fest 9 tid 1", "ikke noe tema nummer 9")]
    [InlineData("borte", "«borte 4 tid 2»")]
    [InlineData("borte Per tid 1", "Jeg fant ikke akkurat én vert som heter «Per»")]
    [InlineData("borte 9", "ikke noe tema nummer 9")]
    [InlineData("steng rom", "«steng rom 2 tid 3»")]
    [InlineData("steng rom 7", "ikke noe rom «7»")]
    [InlineData("skill 3", "«skill 3 7»")]
    [InlineData("skill 3 3", "«skill 3 7»")]
    [InlineData("skill 3 9", "ikke noe tema nummer 9")]
    [InlineData("gjenta 2 99", "fra 1 til 5")]
    [InlineData("krav 2", "«krav 4 skjerm»")]
    [InlineData("må med", "«må med 4»")]
    [InlineData("fjern regel 3", "Det er ingen regler å fjerne")]
    [InlineData("krav 2 ingen", "Det er ingen regler å fjerne")]
    [InlineData("tider 11:00–10:00", "slutter før den har begynt")]
    [InlineData("rom Storsalen", "Hvor mange er det plass til")]
    public async Task What_makes_no_sense_gets_a_sentence_and_changes_nothing(string said, string sentence)
    {
        await using var town = await Ready();
        var lead = town.Person("Liv");
        var before = await lead.Says("oppsett");

        Assert.Contains(sentence, await lead.Says(said));
        Assert.Equal(before, await lead.Says("oppsett"));
    }

    [Fact]
    public async Task A_form_that_makes_no_sense_keeps_what_was_written()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("tider");

        var seen = await lead.Presses("Lagre", ("slots", "10:00–10:45"), ("rooms", "Kroken, 12\nKroken, 20"));

        Assert.Contains("To rom heter «Kroken»", seen);
        Assert.Contains("10.00–10.45", seen);
        Assert.Contains("Rom 1: Kroken, 12", await lead.Presses("Lagre", ("slots", "10.00–10.45"), ("rooms", "Kroken, 12")));
    }

    [Fact]
    public async Task Lines_typed_in_chat_are_rooms_of_their_own()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();

        Assert.Contains("Rom 2: Kroken, 12 plasser", await lead.Says("rom Storsalen, 60, skjerm\nKroken, 12"));
        Assert.Contains("Rom 2: Kroken, 12 plasser", await lead.Says("rom\nStorsalen, 60\nKroken, 12"));
    }

    [Fact]
    public async Task Only_a_lead_says_what_the_agenda_must_fit()
    {
        await using var town = await Ready();
        var kari = town.Person("Kari");

        foreach (var said in new[] { "oppsett", "tider 10–11", "rom A, 2", "fest 1 tid 1", "borte 1", "steng rom 1", "skill 1 2", "gjenta 1 2", "krav 1 skjerm", "må med 1", "fjern regel 1" })
            Assert.Contains("Bare ledere", await kari.Says(said));
    }

    [Fact]
    public async Task A_topic_with_several_hosts_asks_which_of_them_is_away()
    {
        await using var town = await Ready();
        var lead = town.Person("Liv");
        var id = await town.UnconferenceId(lead);
        await town.Unconferences().Change(id, 2,
            old => old with { CoHosts = [new OtgBot.Features.Unconferences.Domain.Host("other", "Kari Nord")] }, TestContext.Current.CancellationToken);

        Assert.Contains("flere verter: Vert2, Kari Nord", await lead.Says("borte 2 tid 1"));
        Assert.Contains("Kari Nord er borte 10.00–10.45.", await lead.Says("borte \"Kari Nord\" tid 1"));
        Assert.Contains("Vert2 er borte hele dagen.", await lead.Says("borte Vert2"));
    }

    [Fact]
    public async Task What_two_leads_say_at_once_is_all_kept()
    {
        await using var town = await Ready();
        await using var other = town.SecondHost();
        var agendas = new AgendaStore(town.Store);
        var beside = new AgendaStore(other.Store);
        var id = await town.UnconferenceId(town.Person("Liv"));

        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => (n % 2 == 0 ? agendas : beside).ChangeTerms(id,
            old => old.With(new OtgBot.Features.Unconferences.Domain.Agenda.AgendaRule(OtgBot.Features.Unconferences.Domain.Agenda.AgendaRuleKind.Must) { Topic = n }), TestContext.Current.CancellationToken)));

        Assert.Equal(20, (await agendas.Terms(id, TestContext.Current.CancellationToken)).Rules.Count);
    }

    private static async Task<Town> Ready(string locale = "nb-NO")
    {
        var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(3);
        await lead.Says("slots 10:00–10:45, 11:00–11:45");
        await lead.Says("rooms Storsalen, 60, skjerm; Kroken, 12");
        return town;
    }
}
