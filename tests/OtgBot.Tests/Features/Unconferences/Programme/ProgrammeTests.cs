using System.Text.Json;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Features.Unconferences.OpenSpace;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Programme;

/// <summary>Opening, lunch and closing; several days; links to rooms and notes.</summary>
[Trait("Speed", "slow")]
public sealed class ProgrammeTests
{
    [Theory]
    [InlineData("nb-NO", "dagsplan 09.30–10.00 Åpning; 12.00–12.45 Lunsj", "Felles", "12.00–12.45 Lunsj", "program", "nå", "Nå, til kl. 12.45", "Lunsj flyttes fra 12.00–12.45 til 12.15–13.00.", "dagsplan 09.30–10.00 Åpning; 12.15–13.00 Lunsj")]
    [InlineData("nn-NO", "dagsplan 09.30–10.00 Opning; 12.00–12.45 Lunsj", "Felles", "12.00–12.45 Lunsj", "program", "no", "No, til kl. 12.45", "Lunsj blir flytta frå 12.00–12.45 til 12.15–13.00.", "dagsplan 09.30–10.00 Opning; 12.15–13.00 Lunsj")]
    [InlineData("en-GB", "programme 09:30–10:00 Opening; 12:00–12:45 Lunch", "For all", "12:00–12:45 Lunch", "agenda", "now", "Now, until 12:45", "Lunch moves from 12:00–12:45 to 12:15–13:00.", "programme 09:30–10:00 Opening; 12:15–13:00 Lunch")]
    public async Task The_day_has_an_opening_and_lunch_on_cards_and_now(string locale, string say, string heading, string line, string agenda, string now, string on, string moved, string again)
    {
        await using var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);

        var setup = await lead.Says(say);
        Assert.Contains(heading, setup);
        Assert.Contains(line, setup);
        await lead.Publishes();
        var seen = await lead.Says(agenda);
        Assert.Contains((locale == "en-GB" ? "12:00–12:45\n" : "12.00–12.45\n") + line.Split(' ')[^1], seen.Replace("\r", "", StringComparison.Ordinal).Replace("## ", "", StringComparison.Ordinal).Replace("\n\n", "\n", StringComparison.Ordinal));
        Assert.Contains(moved, await lead.Says(again));
        Assert.Contains(line.Split(' ')[0], await lead.Says(say));
        town.GoesTo(12, 10);
        Assert.Contains(on, await lead.Says(now));
    }

    [Fact]
    public async Task Items_and_links_are_on_the_page_in_the_calendar_and_in_the_data()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        await lead.Says("rom Storsalen, 60, skjerm, https://teams.example.com/l/meetup/1; Kroken, 12");
        await lead.Says("dagsplan 12:00–12:45 Lunsj");
        await lead.Publishes();
        await town.Person("Vert1").Says("notater 1 https://docs.example.com/1");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);

        var page = await site.Read(url);
        Assert.Contains("Lunsj", page);
        Assert.Contains("https://teams.example.com/l/meetup/1", page);
        Assert.Contains("https://docs.example.com/1", page);
        var calendar = await CalendarReader.Read(await site.Read(url + "/agenda.ics"));
        var lunch = calendar.Events.Single(one => one.Summary == "Lunsj");
        Assert.Equal(("CONFIRMED", 0, 45.0), (lunch.Status, lunch.Sequence, (lunch.End - lunch.Start).TotalMinutes));
        Assert.Contains(calendar.Events, one => one.Location == "Storsalen" && one.Description!.Contains("Bli med på nett: https://teams.example.com/l/meetup/1", StringComparison.Ordinal));
        var first = calendar.Events.Single(one => one.Summary == "Sak 1");
        Assert.Equal(1, first.Sequence);
        Assert.Contains("Notater: https://docs.example.com/1", first.Description);
        using var json = JsonDocument.Parse(await site.Read(url + "/agenda.json"));
        Assert.Contains("Lunsj", json.RootElement.ToString());

        await lead.Says("dagsplan ingen");
        Assert.Equal("CANCELLED", (await CalendarReader.Read(await site.Read(url + "/agenda.ics"))).Events.Single(one => one.Summary == "Lunsj").Status);
    }

    [Fact]
    public async Task A_link_that_comes_after_publishing_shows_at_once_and_the_calendar_follows()
    {
        await using var town = await HandChangesTests.Published();
        var lead = town.Person("Liv");
        var before = await town.Agenda();

        await lead.Says("rom Storsalen, 60, skjerm; Kroken, 12, https://zoom.example.com/j/7");

        var after = await town.Agenda();
        Assert.Equal(before.Version + 1, after.Version);
        Assert.All(after.Standing, session => Assert.Equal(session.RoomName == "Kroken" ? 1 : 0, session.Sequence));
        Assert.Contains("Bli med: Kroken", await lead.Says("program"));
        town.GoesTo(10, 5);
        Assert.Contains("Bli med: Kroken", await lead.Says("nå"));
    }

    [Theory]
    [InlineData("rom Storsalen, 60, http://teams.example.com/1", "må begynne med «https://»")]
    [InlineData("rom Storsalen, 60, www.zoom.us/j/1", "må begynne med «https://»")]
    [InlineData("rom Storsalen, 60, javascript:alert(1)", "må begynne med «https://»")]
    [InlineData("rom Storsalen, 60, https://user:secret@example.com/", "må begynne med «https://»")]
    [InlineData("notater 1 http://docs.example.com/1", "må begynne med «https://»")]
    [InlineData("notater 1", "Si hvilket tema og hvor notatene er")]
    [InlineData("notater 9 https://docs.example.com/1", "ikke noe tema nummer 9")]
    [InlineData("dagsplan", "Skriv hva som er felles og når")]
    [InlineData("dagsplan Lunsj 12:00–12:45", "Skriv først når og så hva")]
    [InlineData("dagsplan 12:45–12:00 Lunsj", "slutter før det har begynt")]
    [InlineData("dagsplan 23:00–01:00 Fest", "går over midnatt")]
    [InlineData("dagsplan 10.30–11.00 Kaffe", "«Kaffe» 10.30–11.00 og tiden 10.00–10.45 overlapper")]
    [InlineData("tider dag 9 10:00–10:45", "Dagene er 1 til 7")]
    public async Task What_makes_no_sense_gets_a_sentence(string said, string sentence)
    {
        await using var town = await AgendaTown.Ready();

        Assert.Contains(sentence, await town.Person("Liv").Says(said));
    }

    [Fact]
    public async Task Only_a_topics_host_and_leads_say_where_its_notes_are()
    {
        await using var town = await AgendaTown.Ready();

        Assert.Contains("Bare verten for tema 1", await town.Person("Kari").Says("notater 1 https://docs.example.com/1"));
        Assert.Contains("er lagret", await town.Person("Vert1").Says("notater 1 https://docs.example.com/1"));
        Assert.Contains("Notater", await town.Person("Kari").Says("tema 1"));
        Assert.Contains("er fjernet", await town.Person("Liv").Says("notater 1 ingen"));
    }

    [Fact]
    public async Task A_plenary_in_one_room_closes_that_room_for_the_time()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("dagsplan 10:00–10:45 Plenum, Storsalen");

        await lead.Publishes();

        Assert.DoesNotContain((await town.Agenda()).Standing, session => session.Start.Hour == 10 && session.RoomName == "Storsalen");
        Assert.Contains("Storsalen: Plenum", await lead.Says("program"));
    }

    [Theory]
    [InlineData("nb-NO", "tider 10.00–10.45, dag 2 09.00–09.45", "Tid 2: dag 2, 09.00–09.45", "fredag 4. desember 2026, 09.00–09.45")]
    [InlineData("nn-NO", "tider 10.00–10.45, dag 2 09.00–09.45", "Tid 2: dag 2, 09.00–09.45", "fredag 4. desember 2026, 09.00–09.45")]
    [InlineData("en-GB", "slots 10:00–10:45, day 2 09:00–09:45", "Slot 2: day 2, 09:00–09:45", "Friday 4 December 2026, 09:00–09:45")]
    public async Task An_unconference_goes_over_several_days(string locale, string slots, string slot, string heading)
    {
        await using var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);

        Assert.Contains(slot, await lead.Says(slots));
        await lead.Publishes();

        Assert.Contains(heading.Replace("Friday, ", "Friday", StringComparison.Ordinal)[..6], await lead.Says("agenda"));
        Assert.Contains(heading.Split(", ")[^1], await lead.Says("agenda"));
        Assert.Equal([3, 4], (await town.Agenda()).Standing.Select(session => session.Start.Day).Distinct());
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 7, 0, 0, TimeSpan.Zero));
        await lead.Makes("replan");
        Assert.Equal(2, (await town.Agenda()).Standing.Count(session => session.Start.Day == 4));
    }

    [Fact]
    public async Task The_night_the_clocks_go_forward_is_looked_at_on_its_own_day()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.Unconferences().Change(await town.UnconferenceId(lead), old => old with { Date = new DateOnly(2027, 3, 27) }, TestContext.Current.CancellationToken);

        Assert.Contains("Tid 1: 02.15–02.45", await lead.Says("tider 02.15–02.45"));
        Assert.Contains("finnes ikke 28.3.2027", await lead.Says("tider dag 2 02.15–02.45"));
    }
}
