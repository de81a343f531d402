using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.OpenSpace;

/// <summary>Days on which much goes wrong, and what the page on the wall says then.</summary>
[Trait("Speed", "slow")]
public sealed class BadDaysTests
{
    [Fact]
    public async Task All_topics_are_withdrawn_and_the_wall_is_empty_again_for_others()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened(way: "open");
        await lead.Says("tider 10:00–10:45, 11:00–11:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
        await town.HasTopics(3);
        for (var n = 1; n <= 3; n++) await town.Person($"Vert{n}").Says($"plasser {n} tid {(n + 1) / 2} rom {1 + (n % 2)}");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);

        for (var n = 1; n <= 3; n++) await town.Person($"Vert{n}").Says($"trekk {n} ja");

        var page = await site.Read(url);
        Assert.Equal(4, page.Split("class=\"free\"").Length - 1);
        Assert.DoesNotContain("Sak", page);
        Assert.Contains("Ingen har satt opp noe ennå", await lead.Says("program"));
        Assert.Contains("Ingen temaer venter", await lead.Says("tavla"));
        Assert.All((await CalendarReader.Read(await site.Read(url + "/agenda.ics"))).Events, one => Assert.Equal("CANCELLED", one.Status));
        await town.Person("Vert4").Proposes("Sak 4");
        Assert.Contains("er nytt", await town.Person("Vert4").Says("plasser 4 tid 1 rom 1"));
    }

    [Fact]
    public async Task All_topics_of_a_published_agenda_are_withdrawn_and_all_that_reads_it_says_so_kindly()
    {
        await using var town = await HandChangesTests.Published();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);

        for (var n = 1; n <= 4; n++) await town.Person($"Vert{n}").Says($"trekk {n} ja");

        Assert.Contains("Programmet er ikke klart ennå", await site.Read(url));
        Assert.Contains("Her er det ikke satt opp noe", await site.Read(url + "/signs"));
        Assert.Contains("ingen temaer å lage program av", await town.Person("Liv").Says("planlegg på nytt"));
        await town.Person("Liv").Says("nå");
        await town.Person("Liv").Says("lukk unconference ja");
    }

    [Fact]
    public async Task A_room_with_sessions_in_it_is_taken_away_and_stays_on_the_wall_until_they_have_another()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);
        var inIt = (await town.Agenda()).Standing.Where(session => session.RoomName == "Kroken").Select(session => session.Topic).ToList();
        Assert.Equal(2, inIt.Count);

        await lead.Says("rom Storsalen, 60, skjerm; Loftet, 20");

        var page = await site.Read(url);
        Assert.Contains("Kroken", page);
        Assert.All(inIt, topic => Assert.Contains($"{topic}. Sak {topic}", page));
        await lead.Makes("planlegg på nytt");
        await lead.Says("publiser ja");
        Assert.DoesNotContain((await town.Agenda()).Standing, session => session.RoomName == "Kroken");
        Assert.DoesNotContain("Kroken", await site.Read(url));
    }

    [Fact]
    public async Task A_host_moves_into_a_room_without_the_equipment_and_is_told_where_it_is()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        var session = HandChangesTests.Of(await town.Agenda(), 1);
        if (session.RoomName != "Storsalen") await town.Person("Liv").Says($"bytt 1 {(await town.Agenda()).Standing.First(one => one.RoomName == "Storsalen" && one.Start == session.Start).Topic}");
        await town.Person("Liv").Says("krav 1 skjerm");

        Assert.Contains("Tema 1 trenger skjerm, og det er ikke i det rommet. Dette er i Storsalen.", await town.Person("Vert1").Says("flytt 1 rom 3"));
    }

    [Fact]
    public async Task As_many_topics_as_there_may_be_on_a_day_of_one_slot_are_a_page_that_is_read_and_no_more_are_taken()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened(way: "open");
        var id = await town.UnconferenceId(lead);
        await lead.Says("tider 10:00–10:45");
        await lead.Says("rom " + string.Join("; ", Enumerable.Range(1, 60).Select(n => $"Rom {n}, 10")));
        for (var n = 1; n <= Topic.Most; n++) await town.Unconferences().Propose(id, Topics.Make(n, $"Sak {n}", $"h{n}"), TestContext.Current.CancellationToken);
        for (var n = 1; n <= 60; n++) await lead.Says($"plasser {n} tid 1 rom {n}");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);

        Assert.Equal(60, (await site.Read(url)).Split("class=\"taken\"").Length - 1);
        Assert.Contains("er tatt av tema", await lead.Says("plasser 61 tid 1 rom 1"));
        Assert.Contains("200", await town.Person("Sen").Proposes("En for mye"));
        Assert.Equal(60, (await site.Read(url + "/signs")).Split("class=\"sheet\"").Length - 1);
    }

    [Fact]
    public async Task The_day_moves_after_it_was_published_and_the_page_the_signs_and_the_calendar_move_along()
    {
        await using var town = await HandChangesTests.Published();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);

        await lead.Says("utsett til 10. desember 2026 ja");

        foreach (var page in (string[])[url, url + "/signs"])
        {
            var read = await site.Read(page);
            Assert.Contains("10. desember", read);
            Assert.DoesNotContain("3. desember", read);
        }

        Assert.All((await CalendarReader.Read(await site.Read(url + "/agenda.ics"))).Events, one => Assert.Equal(10, one.Start.Day));
    }
}
