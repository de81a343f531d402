using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.OpenSpace;

/// <summary>No vote: a grid of empty places, and whoever comes first.</summary>
[Trait("Speed", "slow")]
public sealed class OpenUnconferenceTests(Azurite azurite)
{
    [Theory]
    [InlineData("nb-NO", "tider 10.00–10.45, 11.00–11.45", "rom Storsalen, 60; Kroken, 12", "Tavla er klar", "plasser 1 tid 1 rom 2", "er nytt: 10.00–10.45, Kroken", "program", "Kroken: 1. Klarspråk", "tavla", "åpne avstemning", "har ingen avstemning", "Åpen, uten avstemning")]
    [InlineData("nn-NO", "tider 10.00–10.45, 11.00–11.45", "rom Storsalen, 60; Kroken, 12", "Tavla er klar", "plasser 1 tid 1 rom 2", "er nytt: 10.00–10.45, Kroken", "program", "Kroken: 1. Klarspråk", "tavla", "opne avrøysting", "har inga avrøysting", "Open, utan avrøysting")]
    [InlineData("en-GB", "slots 10:00–10:45, 11:00–11:45", "rooms Storsalen, 60; Kroken, 12", "The wall is ready", "place 1 slot 1 room 2", "is new: 10:00–10:45, Kroken", "agenda", "Kroken: 1. Klarspråk", "wall", "open voting", "has no vote", "Open, without a vote")]
    public async Task It_goes_from_call_to_close_without_a_vote(
        string locale, string slots, string rooms, string ready, string place, string placed, string agenda, string line, string wall, string openVoting, string noVote, string format)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale, way: "open");
        var kari = town.Person("Kari", locale);
        await kari.Proposes("Klarspråk");
        Assert.Contains(format, await lead.Says("unconference"));
        Assert.Contains(noVote, await lead.Says(openVoting));
        Assert.Contains(noVote, await kari.Says("vote 1"));
        await lead.Says(slots);

        Assert.Contains(ready, await lead.Says(rooms));
        Assert.Contains(placed, await kari.Says(place));
        Assert.Contains(line, await lead.Says(agenda));
        Assert.Contains(locale == "en-GB" ? "11:00" : "11.00", await lead.Says(wall));
        Assert.Contains("Oda", await town.Person("Oda", locale).Proposes("Sen sak") + "Oda");
        Assert.Contains(noVote.Split(' ')[^1] == "avstemning" ? "for hånd" : noVote.Split(' ')[^1] == "avrøysting" ? "for hand" : "by hand", await lead.Says("make agenda"));
        await lead.Says("close unconference ja");
        Assert.Contains("Klarspråk", await lead.Says(agenda));
    }

    [Fact]
    public async Task Hosts_put_up_move_and_call_off_their_own_and_leads_everything()
    {
        await using var town = await Grid();
        await town.HasTopics(3);

        Assert.Contains("er nytt", await town.Person("Vert1").Says("plasser 1 tid 1 rom 1"));
        Assert.Contains("Bare verten for tema 2", await town.Person("Vert1").Says("plasser 2 tid 1 rom 2"));
        Assert.Contains("er tatt av tema 1. Tema 2 venter fortsatt på tavla", await town.Person("Vert2").Says("plasser 2 tid 1 rom 1"));
        Assert.Contains("er nytt", await town.Person("Vert2").Says("plasser 2 1 2"));
        Assert.Contains("flyttes fra", await town.Person("Vert2").Says("flytt 2 kl 11.00"));
        Assert.Contains("Bare verten for tema 1", await town.Person("Vert2").Says("bytt 1 2"));
        Assert.Contains("endret", await town.Person("Liv").Says("bytt 1 2"));
        Assert.Contains("utgår", await town.Person("Vert2").Says("avlys 2"));
        Assert.Contains("er nytt", await town.Person("Liv").Says("plasser 3 tid 1 rom 1"));
    }

    [Fact]
    public async Task A_place_is_pressed_and_the_own_topic_goes_in()
    {
        await using var town = await Grid();
        await town.HasTopics(2);
        var host = town.Person("Vert2");
        await host.Says("tavla");

        var offered = await host.Presses("10.00 Kroken");

        Assert.Contains("Hva skal være i Kroken kl. 10.00?", offered);
        await host.Privately.Presses("2. Sak 2");
        Assert.Contains("er nytt: 10.00–10.45, Kroken", host.Newest());
        Assert.Contains("Du har ingen temaer som venter", await host.Presses("11.00 Storsalen"));
    }

    [Fact]
    public async Task Of_two_who_put_two_topics_into_one_place_at_once_one_gets_it_and_nothing_is_lost()
    {
        await using var town = await Grid();
        await OneOfSix(town);
    }

    [Fact]
    public async Task The_same_on_table_storage()
    {
        await using var town = new Town([typeof(UnconferencesFeature)], stored: await azurite.NewStore());
        await Ready(town);
        await OneOfSix(town);
    }

    [Fact]
    public async Task A_room_with_sessions_in_it_is_not_taken_away()
    {
        await using var town = await Grid();
        await town.HasTopics(1);
        await town.Person("Vert1").Says("plasser 1 tid 1 rom 2");
        var lead = town.Person("Liv");

        Assert.Contains("Det er økter i Kroken. Flytt dem først, for eksempel med «flytt 1", await lead.Says("rom Storsalen, 60"));
        Assert.Contains("Det er økter i 10.00–10.45", await lead.Says("tider 11.00–11.45"));
        await lead.Says("flytt 1 rom 1");
        Assert.Contains("Rom 1: Storsalen", await lead.Says("rom Storsalen, 60"));
        Assert.Contains("flyttes fra 10.00–10.45, Storsalen til 10.00–10.30, Storsalen", await lead.Says("tider 10.00–10.30, 11.00–11.45"));
        var session = HandChangesTests.Of(await town.Agenda(), 1);
        Assert.Equal(("10:30", 2), (session.End.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), session.Sequence));
    }

    [Fact]
    public async Task A_longer_topic_does_not_go_into_a_shorter_slot()
    {
        await using var town = await Grid();
        await town.HasTopics(1);
        var lead = town.Person("Liv");
        await lead.Says("tider 10:00–10:15, 11:00–11:45");

        Assert.Contains("varer 30 minutter, og det er lenger enn den tiden", await town.Person("Vert1").Says("plasser 1 tid 1 rom 1"));
    }

    [Fact]
    public async Task More_topics_than_an_unconference_takes_are_refused_and_the_wall_stays_readable()
    {
        await using var town = await Grid();
        var (lead, id, store) = (town.Person("Liv"), await town.UnconferenceId(town.Person("Liv")), town.Unconferences());
        for (var n = 1; n <= Topic.Most; n++) await store.Propose(id, Topics.Make(0) with { Nonce = $"n{n}" }, TestContext.Current.CancellationToken);

        Assert.Contains("flere er det ikke plass til", await town.Person("Kari").Proposes("Tema 201"));
        var wall = await lead.Says("tavla");
        Assert.Contains("180", wall);
        Assert.Contains("er nytt", await lead.Says("plasser 200 tid 2 rom 2"));
    }

    [Fact]
    public async Task Before_there_are_slots_and_rooms_there_is_no_grid_and_the_lead_is_led_there()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "open");
        await town.HasTopics(1);

        Assert.Contains("Det er ingen plasser ennå", await lead.Says("tavla"));
        Assert.Contains("trenger minst ett rom", await lead.Says("flytt 1 rom 1"));
        var seen = await lead.Says("unconference");
        Assert.Contains("Tider og rom", seen);
        Assert.DoesNotContain("Åpne avstemning", seen);
    }

    [Fact]
    public async Task A_deadline_makes_no_sense_where_nobody_votes()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "open");

        Assert.Contains("ingen frister", await lead.Says("avstemningen åpner 20. nov kl. 12"));
    }

    private static async Task OneOfSix(Town town)
    {
        await using var other = town.SecondHost();
        await town.HasTopics(6);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(n => Task.Run(() => (n % 2 == 0 ? town : other).Person($"Vert{n}").Privately.Says($"plasser {n} tid 1 rom 1"))));

        Assert.Equal(5, town.Channel.Messages.Count(message => message.Text.Contains("venter fortsatt på tavla", StringComparison.Ordinal)));
        var agenda = await town.Agenda();
        var winner = Assert.Single(agenda.Standing);
        Assert.Equal(2, agenda.Version);
        var wall = await town.Person("Liv").Says("tavla");
        Assert.All(Enumerable.Range(1, 6).Where(n => n != winner.Topic), n => Assert.Contains($"{n}. Sak {n}", wall));
    }

    internal static async Task<Town> Grid()
    {
        var town = Fair.Town();
        await Ready(town);
        return town;
    }

    private static async Task Ready(Town town)
    {
        var lead = await town.Opened(way: "open");
        await lead.Says("tider 10:00–10:45, 11:00–11:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
    }
}
