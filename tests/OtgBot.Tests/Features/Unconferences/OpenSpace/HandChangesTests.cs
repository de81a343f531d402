using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.OpenSpace;

/// <summary>
/// An agenda that was published, changed by hand. Topics 1 to 4 of Vert1 to Vert4 have all four places, unless a third room is added.
/// </summary>
[Trait("Speed", "slow")]
public sealed class HandChangesTests
{
    [Theory]
    [InlineData("nb-NO", "Temaet henger på tavla, for avstemningen er ferdig", "tavla", "Venter på plass", "5. Sen sak", "Tid 1, 10.00–10.45: Loftet (3)", "plasser 5 tid 1 rom 3", "Tema 5 «Sen sak» er nytt: 10.00–10.45, Loftet.")]
    [InlineData("nn-NO", "Temaet heng på tavla, for avrøystinga er ferdig", "tavla", "Ventar på plass", "5. Sen sak", "Tid 1, 10.00–10.45: Loftet (3)", "plasser 5 tid 1 rom 3", "Tema 5 «Sen sak» er nytt: 10.00–10.45, Loftet.")]
    [InlineData("en-GB", "The topic is on the wall, since the vote is over", "wall", "Waiting for a place", "5. Sen sak", "Slot 1, 10:00–10:45: Loftet (3)", "place 5 slot 1 room 3", "Topic 5 “Sen sak” is new: 10:00–10:45, Loftet.")]
    public async Task A_late_topic_waits_on_the_wall_until_a_lead_puts_it_into_an_empty_place(string locale, string waits, string wall, string heading, string title, string empty, string place, string placed)
    {
        await using var town = await Published(locale, rooms: 3);
        var lead = town.Person("Liv", locale);

        Assert.Contains(waits, await town.Person("Sen", locale).Proposes("Sen sak"));
        var seen = await lead.Says(wall);
        Assert.Contains(heading, seen);
        Assert.Contains(title, seen);
        Assert.Contains(empty, seen);
        Assert.Contains(placed, await lead.Says(place));
        Assert.DoesNotContain(title, await lead.Says(wall));
        Assert.Contains("Sen sak", await lead.Says("agenda"));
        Assert.Equal(2, (await town.Agenda()).Version);
    }

    [Fact]
    public async Task A_lead_presses_an_empty_place_and_chooses_what_goes_there_and_a_member_is_told_who_does_that()
    {
        await using var town = await Published(rooms: 3);
        var lead = town.Person("Liv");
        await town.Person("Sen").Proposes("Sen sak");
        await lead.Says("tavla");

        Assert.Contains("lederne som setter temaer inn", await town.Person("Sen").Presses("10.00 Loftet"));
        Assert.Contains("Hva skal være i Loftet kl. 10.00?", await lead.Presses("10.00 Loftet"));
        Assert.Contains("er nytt: 10.00–10.45, Loftet", await lead.Privately.Presses("5. Sen sak") + lead.Newest());
        Assert.Contains("er tatt av tema 5", await lead.Presses("10.00 Loftet"));
    }

    [Theory]
    [InlineData("nb-NO", "flytt 1 rom 3", "flyttes fra", "bytt 1 2", "avlys 2", "Tema 2 «Sak 2» utgår", "Programmet er endret")]
    [InlineData("nn-NO", "flytt 1 rom 3", "blir flytta frå", "byt 1 2", "avlys 2", "Tema 2 «Sak 2» går ut", "Programmet er endra")]
    [InlineData("en-GB", "move 1 room 3", "moves from", "swap 1 2", "call off 2", "Topic 2 “Sak 2” is dropped", "The agenda has changed")]
    public async Task A_lead_moves_swaps_and_calls_off_and_each_is_a_version_that_the_calendar_follows(string locale, string move, string moves, string swap, string callOff, string dropped, string changed)
    {
        await using var town = await Published(locale, rooms: 3);
        var lead = town.Person("Liv", locale);
        var before = await town.Agenda();

        Assert.Contains(moves, await lead.Says(move));
        var moved = await town.Agenda();
        Assert.Equal((2, 1, "Loftet"), (moved.Version, Of(moved, 1).Sequence, Of(moved, 1).RoomName));
        Assert.Equal(Of(before, 2), Of(moved, 2));

        Assert.Contains(changed, await lead.Says(swap));
        var swapped = await town.Agenda();
        Assert.Equal(Of(moved, 2).Place, Of(swapped, 1).Place);
        Assert.Equal("Loftet", Of(swapped, 2).RoomName);
        Assert.Equal((2, 1), (Of(swapped, 1).Sequence, Of(swapped, 2).Sequence));

        Assert.Contains(dropped, await lead.Says(callOff));
        var off = await town.Agenda();
        Assert.Equal((4, true, 2), (off.Version, Of(off, 2).IsCalledOff, Of(off, 2).Sequence));
        Assert.True(Of(off, 2).ChangedAt >= Of(swapped, 2).ChangedAt);
    }

    [Fact]
    public async Task A_host_moves_and_calls_off_their_own_session_and_nobody_elses()
    {
        await using var town = await Published(rooms: 3);

        Assert.Contains("Bare verten for tema 2", await town.Person("Vert1").Says("flytt 2 rom 3"));
        Assert.Contains("Bare verten for tema 2", await town.Person("Vert1").Says("bytt 1 2"));
        Assert.Contains("Bare verten for tema 1", await town.Person("Kari").Says("avlys 1"));
        Assert.Contains("Lederne setter opp programmet her", await Late(town));
        Assert.Contains("flyttes fra", await town.Person("Vert1").Says("flytt 1 rom 3"));
        Assert.Contains("utgår", await town.Person("Vert1").Says("avlys 1"));

        static async Task<string> Late(Town town)
        {
            await town.Person("Sen").Proposes("Sen sak");
            return await town.Person("Sen").Says("plasser 5 tid 1 rom 3");
        }
    }

    [Theory]
    [InlineData("flytt 1", "Si hvilket tema og hvor det skal flyttes")]
    [InlineData("flytt 9 rom 3", "ikke noe tema nummer 9")]
    [InlineData("flytt 1 rom 7", "ikke noe rom «7»")]
    [InlineData("plasser 1 tid 1 rom 3", "Tema 1 har alt en plass")]
    [InlineData("avlys", "Hvilken økt?")]
    [InlineData("bytt 1 1", "Si hvilke to temaer")]
    [InlineData("krav 1 tavle", "Lagret", "flytt 1 rom 3", "Tema 1 trenger tavle, og det er ikke i det rommet. Ingen rom har det.")]
    [InlineData("steng rom 3", "Lagret", "flytt 1 rom 3", "Loftet er stengt da")]
    [InlineData("borte 1", "Lagret", "flytt 1 rom 3", "Vert1 er borte da")]
    public async Task What_can_not_be_is_said_in_words_and_changes_nothing(string first, string answer, string? then = null, string? refused = null)
    {
        await using var town = await Published(rooms: 3);
        var lead = town.Person("Liv");
        var before = await town.Agenda();

        Assert.Contains(answer, await lead.Says(first));
        if (then is not null && refused is not null) Assert.Contains(refused, await lead.Says(then));

        Assert.Equal(before.Version, (await town.Agenda()).Version);
    }

    [Fact]
    public async Task A_place_that_is_taken_says_by_what_and_how_to_swap()
    {
        await using var town = await Published();
        var lead = town.Person("Liv");
        var agenda = await town.Agenda();
        var other = agenda.Standing.First(session => session.Topic != 1);

        Assert.Contains($"Skriv «bytt 1 {other.Topic}»", await lead.Says($"flytt 1 tid {other.Slot} rom {other.Room}"));
    }

    [Fact]
    public async Task Two_topics_of_one_host_and_two_that_are_kept_apart_do_not_come_to_one_time()
    {
        await using var town = await Published(rooms: 3);
        var lead = town.Person("Liv");
        var agenda = await town.Agenda();
        var early = agenda.Standing.Where(session => session.Start.Hour == 10).ToArray();
        var late = agenda.Standing.First(session => session.Start.Hour == 11);
        await lead.Says($"skill {early[0].Topic} {late.Topic}");

        Assert.Contains("skal ikke gå samtidig", await lead.Says($"flytt {late.Topic} tid 1 rom 3"));
        await lead.Says("fjern regel 1");
        await town.Unconferences().Change(await town.UnconferenceId(lead), late.Topic,
            old => old with { CoHosts = [new OtgBot.Features.Unconferences.Domain.Host(town.Get<OtgBot.Turns.Privacy.Pseudonyms>().Of(lead.Address, town.Person($"Vert{early[0].Topic}").Person).Value, "Vert")] }, TestContext.Current.CancellationToken);
        Assert.Contains("er vert for noe annet samtidig", await lead.Says($"flytt {late.Topic} tid 1 rom 3"));
    }

    [Fact]
    public async Task A_move_leaves_no_pin_behind_and_a_new_plan_keeps_it()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 20");
        await lead.Says("fest 1 tid 1 rom 1");
        await lead.Publishes();

        await lead.Says("flytt 1 tid 2 rom 2");

        Assert.Contains("Ingen regler", await lead.Says("oppsett"));
        Assert.Contains("Ingenting må flyttes", await lead.Makes("planlegg på nytt"));
    }

    [Fact]
    public async Task What_was_called_off_is_not_planned_again_until_somebody_places_it()
    {
        await using var town = await Published(rooms: 3);
        var lead = town.Person("Liv");
        await lead.Says("avlys 2");
        Assert.DoesNotContain("2. Sak 2", await lead.Says("tavla"));

        await lead.Makes("planlegg på nytt");
        Assert.Contains("det samme som det som allerede er publisert", await lead.Says("publiser ja"));
        Assert.Contains("er nytt: 11.00–11.45, Loftet", await lead.Says("plasser 2 tid 2 rom 3"));
        var session = Of(await town.Agenda(), 2);
        Assert.Equal((1, 2, false), (session.Run, session.Sequence, session.IsCalledOff));
    }

    [Fact]
    public async Task A_topic_is_called_off_while_it_runs_and_nothing_moves_that_is_over()
    {
        await using var town = await Published(rooms: 3);
        var lead = town.Person("Liv");
        var early = (await town.Agenda()).Standing.First(session => session.Start.Hour == 10);
        town.GoesTo(10, 20);

        Assert.Contains("utgår", await lead.Says($"avlys {early.Topic}"));
        Assert.DoesNotContain(early.Topic + ". Sak", (await lead.Says("nå")).Split("Neste")[0]);
        town.GoesTo(10, 50);
        Assert.Contains("er over", await lead.Says($"flytt {(await town.Agenda()).Standing.First(session => session.Start.Hour == 11).Topic} tid 1 rom 3"));
        town.GoesTo(15, 0);
        Assert.Contains("har ingen økt framfor seg", await lead.Says("avlys 1"));
    }

    [Fact]
    public async Task Hiding_a_topic_that_people_expect_calls_it_off_without_naming_it_again()
    {
        await using var town = await Published();
        var lead = town.Person("Liv");

        var seen = await lead.Says("skjul 2 Reklame");

        Assert.Contains("Tema 2 er skjult", seen);
        Assert.Contains("Tema 2 utgår", seen);
        Assert.DoesNotContain("Sak 2", seen);
        var off = Of(await town.Agenda(), 2);
        Assert.Equal((true, 1), (off.IsCalledOff, off.Sequence));
        await lead.Says("vis igjen 2");
        Assert.Contains("2. Sak 2", await lead.Says("tavla"));
    }

    [Fact]
    public async Task An_ill_host_withdraws_and_the_session_is_called_off()
    {
        await using var town = await Published();

        var seen = await town.Person("Vert3").Says("trekk 3 ja");

        Assert.Contains("er trukket", seen);
        Assert.Contains("utgår", seen);
        Assert.True(Of(await town.Agenda(), 3).IsCalledOff);
    }

    [Fact]
    public async Task Before_it_is_published_a_lead_changes_the_draft_and_publishes_what_came_of_it()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 20");
        Assert.Contains("ikke noe program ennå", await lead.Says("flytt 1 rom 3"));
        await lead.Makes();

        Assert.Contains("Forslag, ikke publisert", await lead.Says("flytt 1 rom 2"));
        Assert.Contains("ikke noe program ennå", await town.Person("Vert1").Says("flytt 1 rom 3"));
        await lead.Says("publiser ja");

        Assert.Equal("Kroken", Of(await town.Agenda(), 1).RoomName);
    }

    [Fact]
    public async Task An_agenda_without_a_session_is_not_published()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        for (var n = 1; n <= 4; n++) await lead.Says($"avlys {n}");

        Assert.Contains("Dette programmet er tomt", await lead.Says("publiser ja"));
        for (var n = 1; n <= 4; n++) await town.Person($"Vert{n}").Says($"trekk {n} ja");
        Assert.Contains("ingen temaer å lage program av", await lead.Says("lag program"));
    }

    [Fact]
    public async Task A_day_of_one_slot_has_nowhere_else_to_go()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("tider 10:00–10:45");
        await lead.Publishes();
        var taken = (await town.Agenda()).Standing.ToArray();

        Assert.Contains("Alle plassene er tatt", await lead.Says("tavla"));
        Assert.Contains("endret", await lead.Says($"bytt {taken[0].Topic} {taken[1].Topic}"));
        Assert.Contains("ingen tid «2»", await lead.Says($"flytt {taken[0].Topic} tid 2"));
    }

    [Fact]
    public async Task Two_numbers_swap_sessions_and_one_swaps_what_the_prompt_shows()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(OtgBot.Features.Prompts.PromptsFeature)]);
        var routes = town.Get<OtgBot.Turns.Commands.Routes>();

        Assert.Equal("unconferences.swap", routes.Match("bytt 2 13", out _)!.Name);
        Assert.Equal("unconferences.swap", routes.Match("swap 2 and 13", out _)!.Name);
        Assert.Equal("prompts.swap", routes.Match("bytt 2", out _)!.Name);
        Assert.Equal("prompts.swap", routes.Match("swap", out _)!.Name);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Slots_that_are_written_anew_are_numbered_from_one_and_rules_and_sessions_mean_what_they_meant()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("fest 1 tid 2 rom 1");
        await lead.Publishes();

        var seen = await lead.Says("tider 09:00–09:45, 11:00–11:45, 12:00–12:45");

        Assert.Contains("Tid 1: 09.00–09.45", seen);
        Assert.Contains("Tid 2: 11.00–11.45", seen);
        Assert.Contains("er festet til 11.00–11.45, Storsalen", seen);
        Assert.All((await town.Agenda()).Standing, session => Assert.Equal(session.Start.Hour == 11 ? 2 : 4, session.Slot));
        Assert.Contains("Tid 1: 08.00–08.45", await lead.Says("tider 08.00–08.45"));
        Assert.Contains("finnes ikke lenger", await lead.Says("oppsett"));
    }

    [Theory]
    [InlineData("tider 23:30–00:30", "går over midnatt")]
    [InlineData("tider 22.00–23.59", "Tid 1: 22.00–23.59")]
    public async Task A_slot_across_midnight_is_refused_in_words(string said, string seen)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();

        Assert.Contains(seen, await lead.Says(said));
    }

    [Fact]
    public async Task A_slot_that_the_clocks_skip_is_refused_when_it_is_set_up()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.Unconferences().Change(await town.UnconferenceId(lead), old => old with { Date = new DateOnly(2027, 3, 28) }, TestContext.Current.CancellationToken);

        Assert.Contains("Klokka 02.15 finnes ikke 28.3.2027", await lead.Says("tider 02.15–02.45"));
        Assert.Contains("Tid 1: 01.00–01.45", await lead.Says("tider 01.00–01.45"));
    }

    internal static async Task<Town> Published(string locale = "nb-NO", int rooms = 2)
    {
        var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);
        await lead.Publishes();
        if (rooms > 2) await lead.Says("rooms Storsalen, 60, skjerm; Kroken, 12; Loftet, 20");
        return town;
    }

    internal static PlacedSession Of(PublishedAgenda agenda, int topic) => agenda.Sessions.Single(session => session.Topic == topic);
}
