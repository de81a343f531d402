using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OtgBot.Tests.Features.Unconferences.Agenda.Exports;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>The story from the agenda to the closing summary.</summary>
internal sealed partial class TheDay(EventWorld world)
{
    public async Task<JsonObject> Plan()
    {
        await world.Odd.Lead.Asks("lag program");
        await world.Odd.Lead.Sees("leiar i fellesskapet som eig unconferencen");
        await world.Siv.Lead.Asks("tider 10:00–10:45, 11:00–11:45, 12:30–13:15, 13:30–14:15, 14:30–15:15");
        await world.Siv.Lead.Asks("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 30, skjerm; Kjelleren, 20; Biblioteket, 25; Hagen, 40");
        await world.Siv.Lead.Asks("krav 2 skjerm");
        await world.Siv.Lead.Asks("fest 1 tid 1 rom 1");
        await world.Siv.Lead.Asks("lag program");
        await world.Siv.Shows("Alle 27 temaene fikk plass.");
        await world.Siv.Shows("Ved tilfeldig plassering");
        await world.Siv.Lead.Asks("publiser ja");
        foreach (var community in world.All)
        {
            var post = await community.Comes(community.Tongue.Say($"Programmet er klart: {EventWorld.Name}", $"Programmet er klart: {EventWorld.Name}", $"The agenda is ready: {EventWorld.Name}"));
            Assert.Contains(community.Tongue.Say("Tirsdag 1. desember 2026", "Tysdag 1. desember 2026", "Tuesday 1 December 2026"), post);
            Assert.Contains("Storsalen: 1. Klarspråk", post);
        }

        await world.Siv.Lead.Asks("eksporter");
        await world.Siv.Lead.Sees("/agenda/");
        return (await world.Json())["schedule"]!.AsObject();
    }

    /// <summary>What is behind the link, in each language, and what each person sees of their own.</summary>
    public async Task Read(JsonObject schedule)
    {
        Assert.Equal(27, EventWorld.Events(schedule).Count);
        Assert.Equal("Storsalen", EventWorld.Events(schedule).Single(session => (string?)session["title"] == "Klarspråk")["room"]!.ToString());
        await world.Siv.Member(1).Asks("vis navnet mitt");
        foreach (var (tag, locale, community) in new[] { ("nb", "Program", world.Siv), ("nn", "Program", world.Odd), ("en", "Agenda", world.Ann) })
        {
            var page = await world.Get($"?lang={tag}");
            Assert.Contains($"lang=\"{tag}\"", page);
            Assert.Contains(locale, page);
            Assert.Contains("Storsalen", page);
            Assert.Contains("Siv1", page);
            Assert.DoesNotContain("Odd", page);
            Assert.DoesNotContain("<at>", page);
            Assert.Empty(community.Tongue.Foreign(Tags().Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main", StringComparison.Ordinal)], " ")));
        }

        var csv = await world.Get("/agenda.csv?lang=nn");
        Assert.Contains("\"'=1+1\"", csv);
        Assert.Contains("Vertar", csv);
        var calendar = await CalendarReader.Read(await world.Get("/agenda.ics"));
        Assert.Equal(27, calendar.Events.Count);
        Assert.Contains(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), calendar.Events.Select(session => session.Start));
        using var wrong = await world.Asked("x");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);

        foreach (var (place, member) in new[] { (0, 7), (1, 7), (2, 7) }) await OwnDay(place, member);
    }

    /// <summary>Somebody's own day, which only they are shown, and its calendar.</summary>
    private async Task OwnDay(int place, int member)
    {
        var community = world.All[place];
        var before = community.Posts.Count;
        await community.Member(member).Asks(community.Tongue.Mine);
        await community.Member(member).Sees($"{community.Tongue.Say("Mitt program", "Programmet mitt", "My agenda")}: {EventWorld.Name}");
        await community.Member(member).Sees(community.Tongue.Say("Laget av det du stemte på", "Laga av det du røysta på", "Made from your votes"));
        var shown = community.Posts.Skip(before).Where(post => post.Contains("my.ics", StringComparison.Ordinal));
        Assert.Empty(shown);
        var mine = await CalendarReader.Read(await EventWorld.Fetch(world.MyCalendar(isSlack: place == 2)));
        var wanted = world.Ballots[(place, member)].Select(number => world.Topics[world.Topics[number - 1].Became is { } whole and > 0 ? whole - 1 : number - 1]);
        var hosted = world.Topics.Where(topic => topic.Hosts.Contains((place, member)));
        Assert.NotEmpty(mine.Events);
        Assert.All(mine.Events, session => Assert.Contains(wanted.Concat(hosted), topic => session.Summary.Contains(topic.Title, StringComparison.Ordinal)));
        Assert.Equal(mine.Events.Count, mine.Events.Select(session => session.Start).Distinct().Count());
    }

    /// <summary>Tuesday: what is on, in each community, and the cards follow.</summary>
    public async Task HoldTheDay()
    {
        await world.Forward(19);
        foreach (var community in world.All) await community.Lead.Asks(community.Tongue.Now);
        foreach (var community in world.All) await community.Comes(community.Tongue.Say("Nå, til kl. 10.45", "No, til kl. 10.45", "Now, until 10:45"), "Storsalen: 1. Klarspråk");
        await world.Forward(1);
        foreach (var community in world.All) await community.Shows(community.Tongue.Say("Nå, til kl. 11.45", "No, til kl. 11.45", "Now, until 11:45"));
    }

    /// <summary>A room is lost for the last slot: what was there moves, all are told once what moved, and calendars learn of it.</summary>
    public async Task Replan(JsonObject published)
    {
        var lost = EventWorld.Events(published).Where(session => (string?)session["start"] == "14:30" && (string?)session["room"] != "Storsalen").Select(session => (Room: (string)session["room"]!, Title: (string)session["title"]!)).First(session => !session.Title.Contains('<'));
        await world.Siv.Lead.Asks($"steng rom \"{lost.Room}\" tid 5");
        await world.Siv.Lead.Sees("er stengt");
        await world.Siv.Lead.Asks("planlegg på nytt");
        await world.Siv.Shows("Dette blir annerledes");
        await world.Siv.Lead.Asks("publiser ja");
        foreach (var community in world.All)
        {
            var post = await community.Comes(community.Tongue.Say($"Programmet er endret: {EventWorld.Name}", $"Programmet er endra: {EventWorld.Name}", $"The agenda has changed: {EventWorld.Name}"));
            Assert.Contains(lost.Title, post);
            Assert.Contains(community.Tongue.Say("flyttes fra 14.30–15.15", "blir flytta frå 14.30–15.15", "moves from 14:30–15:15"), post);
        }

        var calendar = await CalendarReader.Read(await world.Get("/agenda.ics"));
        Assert.Equal(27, calendar.Events.Count);
        Assert.True(calendar.Events.Single(session => session.Summary.Contains(lost.Title, StringComparison.Ordinal)).Sequence > 0);
        Assert.DoesNotContain(EventWorld.Events((await world.Json())["schedule"]!.AsObject()), session => (string?)session["start"] == "14:30" && (string?)session["room"] == lost.Room);
    }

    public async Task TakeAway()
    {
        await Tell(world.Ann, 4, "1", "Utkast 7", "Pilot Alfa", "");
        await Tell(world.Odd, 4, "3", "Utkast 8", "", "Vedlegg Beta");
        await world.Siv.Member(6).Asks("tips fra lærdom 1");
        await world.Siv.Member(6).FillsIn(null, "Send forslaget", ("text", "Pilot Alfa med en kollega"), ("principle", "3"), ("minutes", "15"));
        await world.Siv.Member(6).Sees("Takk");
        await world.Siv.Lead.Asks("vurder");
        await world.Siv.Lead.Sees("Pilot Alfa med en kollega");
        await world.Siv.Lead.Presses("Godkjenn");
        await world.Siv.Lead.Sees("godkjent");
    }

    private async Task Tell(EventCommunity community, int member, string topic, string came, string start, string stop)
    {
        await community.Member(member).Asks(community.Tongue.Takeaway);
        await community.Member(member).FillsIn(null, community.Tongue.TellButton, ("topic", topic), ("out", came), ("start", start), ("stop", stop));
        foreach (var reader in world.All)
        {
            var post = await reader.Comes(came, reader.Tongue.Say("Fra tema", "Frå tema", "From topic"));
            Assert.DoesNotContain(community.NameOf(member), post);
        }
    }

    public async Task Close()
    {
        await world.Siv.Lead.Asks("lukk unconference ja");
        foreach (var community in world.All)
        {
            var post = await community.Comes(community.Tongue.Say($"Takk for {EventWorld.Name}!", $"Takk for {EventWorld.Name}!", $"Thanks for {EventWorld.Name}!"));
            Assert.Contains(community.Tongue.Say("120 personer", "120 personar", "120 people"), post);
            Assert.Contains(community.Tongue.Say("Dette begynner vi med", "Dette byrjar vi med", "What we will start doing"), post);
            Assert.Contains(community.Tongue.Say("Dette slutter vi med", "Dette sluttar vi med", "What we will stop doing"), post);
            Assert.Contains("Pilot Alfa", post);
            Assert.Contains("Vedlegg Beta", post);
        }
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
