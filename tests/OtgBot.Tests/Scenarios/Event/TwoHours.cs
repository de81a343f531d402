using OtgBot.Tests.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>An open unconference, told from its call to its closing card.</summary>
internal sealed class TwoHours(OpenWorld world)
{
    private static readonly string[] Titles =
    [
        "Klarspråk", "Delingskultur", "Roboter", "Prosjektledelse <at>alle</at> & <!channel>", "Tjenestedesign", "Sky", "Personvern",
        "Brukertest", "Innsikt", "Arkiv", "Maskinlæring", "Anskaffelser", "Tillit", "Kart",
    ];

    private static readonly string[] Rooms = ["Storsalen", "Kroken", "Loftet", "Hagen", "Biblioteket"];

    /// <summary>The day before: one community calls, the other joins, and the grid hangs empty.</summary>
    public async Task Call()
    {
        foreach (var community in world.Both)
        {
            await community.Lead.Adds();
            await community.Lead.Asks(community.Tongue.Choose);
        }

        var lead = world.Siv.Lead;
        await lead.Asks("unconference");
        await lead.FillsIn(null, "Åpne", ("name", OpenWorld.Name), ("theme", "Hva kan vi slutte med?"), ("date", "2026-12-01"), ("votes", "5"), ("opens", ""), ("closes", ""), ("way", "open"));
        await world.Siv.Comes(OpenWorld.Name, "Åpen, uten avstemning");
        await lead.Asks("invitasjonskode");
        await world.Ann.Lead.Asks($"join {await world.JoinCode()}");
        await world.Ann.Comes(OpenWorld.Name, "Topics can be proposed");

        await lead.Asks("tider 10:15–10:45, 10:45–11:15, 11:15–11:45");
        await lead.Asks("dagsplan 10:00–10:15 Åpning; 11:45–12:00 Avslutning");
        await lead.Asks("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 20; Hagen, 40; Biblioteket, 15, https://teams.example.com/biblioteket");
        foreach (var community in world.Both) await community.Comes(community.Tongue.Say("Tavla er klar", "Tavla er klar", "The wall is ready"));
        await lead.Asks("eksporter");
        await lead.Sees("/agenda/");

        var page = await world.Wall();
        Assert.Equal(15, await page.Locator("td.free").CountAsync());
        Assert.Equal(["Åpning", "Avslutning"], await page.Locator("td.all").AllInnerTextsAsync());
        await world.Look("1-empty");
    }

    /// <summary>The opening: everybody is there and can read what to do.</summary>
    public async Task Open()
    {
        await world.Is(10, 1);
        Assert.Contains("Åpning", await (await world.Wall()).Locator("tr.on").InnerTextAsync());
        var all = world.Both.SelectMany(community => Enumerable.Range(1, community.Count - 1).Select(member => (community, member))).ToList();
        Assert.Equal(58, all.Count);
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (one, _) =>
        {
            var page = await EventWorld.Fetch($"{world.Address}?lang={one.community.Tongue.Locale[..2]}");
            Assert.Contains(one.community.Tongue.Say(">Ledig<", ">Ledig<", ">Free<"), page.Replace("</span>", ">", StringComparison.Ordinal));
        });
        foreach (var community in world.Both)
        {
            await community.Member(1).Asks(community.Tongue.Say("tavla", "tavla", "wall"));
            await community.Member(1).Sees(community.Tongue.Say("Ledige plasser", "Ledige plassar", "Empty places"));
        }
    }

    /// <summary>Fourteen topics go up in ten minutes, on two platforms; two who want one place at once are told apart.</summary>
    public async Task PutUp()
    {
        for (var n = 1; n <= 13; n++) await PutUp(n, 1 + ((n - 1) / 5), 1 + ((n - 1) % 5));
        await world.Is(10, 10);
        await Propose(14);
        var (other, host) = (HostOf(13), HostOf(14));
        await Task.WhenAll(
            host.Person.Asks($"{Say(host, "plasser 14 tid 3 rom 4", "place 14 slot 3 room 4")}"),
            other.Person.Asks($"{Say(other, "flytt 13 tid 3 rom 4", "move 13 slot 3 room 4")}"));
        var page = await world.Wall();
        Assert.Equal(1, await page.Locator("td:has-text('13. Tillit'), td:has-text('14. Kart')").Filter(new() { HasText = "Hagen" }).CountAsync());
        if (await page.GetByText("14. Kart").CountAsync() == 0) await host.Person.Asks(Say(host, "plasser 14 tid 3 rom 5", "place 14 slot 3 room 5"));

        page = await world.Wall();
        Assert.Equal(1, await page.Locator("td.free").CountAsync());
        for (var n = 1; n <= 14; n++) Assert.Equal(1, await page.Locator($"td.taken strong:text-is('{n}. {Titles[n - 1].Replace("'", "\\'", StringComparison.Ordinal)}')").CountAsync());
        await world.Look("2-full");
    }

    /// <summary>Three move, one is called off, a late one finds the place; the page shows each.</summary>
    public async Task Change()
    {
        var before = await Calendar();
        await world.Siv.Lead.Asks("bytt 1 6");
        await world.Siv.Comes("Tema 1 «Klarspråk» flyttes fra 10.15–10.45, Storsalen til 10.45–11.15, Storsalen");
        await world.Ann.Comes("Topic 6", "moves from 10:45–11:15, Storsalen to 10:15–10:45, Storsalen");
        Assert.Contains("6. Sky", await Cell("10.15", 1));
        Assert.Contains("1. Klarspråk", await Cell("10.45", 1));

        var mover = HostOf(2);
        var free = (await world.Wall()).Locator("tr:has(td.free)");
        var room = await free.Locator("td").EvaluateAllAsync<int>("cells => 1 + cells.findIndex(cell => cell.className === 'free')");
        Assert.Equal("11.15", await free.Locator("time").First.InnerTextAsync());
        await mover.Person.Asks(Say(mover, $"flytt 2 tid 3 rom {room}", $"move 2 slot 3 room {room}"));
        await world.Siv.Comes("Tema 2 «Delingskultur» flyttes fra 10.15–10.45, Kroken");
        Assert.Contains("2. Delingskultur", await Cell("11.15", room));
        Assert.Contains("Ledig", await Cell("10.15", 2));

        var ill = HostOf(8);
        await ill.Person.Asks(Say(ill, "avlys 8", "call off 8"));
        await world.Siv.Comes("Tema 8 «Brukertest» utgår");
        await world.Ann.Comes("Topic 8 “Brukertest” is dropped");
        Assert.Equal(0, await (await world.Wall()).GetByText("8. Brukertest").CountAsync());

        await world.Ann.Member(20).Asks("propose");
        await world.Ann.Member(20).FillsIn(null, "Propose", Topic("Better late"));
        await world.Siv.Comes("15. Better late");
        await world.Ann.Member(20).Asks("place 15 slot 1 room 2");
        await world.Siv.Comes("Tema 15 «Better late» er nytt: 10.15–10.45, Kroken");
        Assert.Equal("en", await (await world.Wall()).Locator("td strong:text-is('15. Better late')").GetAttributeAsync("lang"));

        var after = await Calendar();
        Assert.All(after.Events.Where(one => one.Summary is "Klarspråk" or "Sky" or "Delingskultur" or "Brukertest"), one => Assert.True(one.Sequence > before.Events.Single(old => old.Uid == one.Uid).Sequence, one.ToString()));
        Assert.Equal("CANCELLED", after.Events.Single(one => one.Summary == "Brukertest").Status);
        Assert.Equal(16, after.Events.Count(one => one.Status == "CONFIRMED"));
        await world.Look("3-changed");
    }

    /// <summary>A sheet for each door, with a code that leads to the page.</summary>
    public async Task HangSigns()
    {
        var page = await world.Wall("/signs");
        Assert.Equal(Rooms, await page.Locator(".sheet h2").AllInnerTextsAsync());
        Assert.Contains("15. Better late", await page.Locator(".sheet").Nth(1).InnerTextAsync());
        foreach (var code in await page.Locator(".code").AllAsync()) Assert.Equal(world.Address, await QrReader.Read(code));
        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(5, paper.Split("/Type /Page\n").Length + paper.Split("/Type /Page ").Length - 2);
        await world.Look("4-signs");
    }

    /// <summary>What is on, in each place and on the wall, slot after slot; in the middle the bot's machine is switched off.</summary>
    public async Task HoldThem(TempFolder folder)
    {
        await world.Is(10, 16);
        foreach (var community in world.Both) await community.Lead.Asks(community.Tongue.Now);
        foreach (var community in world.Both) await community.Comes(community.Tongue.Say("Nå, til kl. 10.45", "No, til kl. 10.45", "Now, until 10:45"), "Storsalen: 6. Sky");
        await IsOn("10.15", "6. Sky", next: "10.45");
        await world.Look("5-now");

        await world.Runs(folder, "2026-12-01T09:46:00Z");
        foreach (var community in world.Both) await community.Shows(community.Tongue.Say("Nå, til kl. 11.15", "No, til kl. 11.15", "Now, until 11:15"));
        await IsOn("10.45", "1. Klarspråk", next: "11.15");

        await world.Is(11, 16);
        foreach (var community in world.Both) await community.Shows(community.Tongue.Say("Nå, til kl. 11.45", "No, til kl. 11.45", "Now, until 11:45"));
        await IsOn("11.15", "2. Delingskultur", next: "11.45");
        await world.Is(11, 46);
        foreach (var community in world.Both) await community.Shows(community.Tongue.Say("Nå, til kl. 12.00", "No, til kl. 12.00", "Now, until 12:00"));
        Assert.Contains("Avslutning", await (await world.Wall()).Locator("tr.on").InnerTextAsync());
        Assert.Equal(4, await (await world.Wall()).Locator("tr.over").CountAsync());
    }

    /// <summary>What came of it, what people start and stop, and the card that ends it in both places.</summary>
    public async Task End()
    {
        await Tell(world.Siv, 1, "1", "Utkast 7", "Pilot Alfa", "");
        await Tell(world.Ann, 20, "15", "Draft 8", "", "Annex Beta");
        await world.Siv.Lead.Asks("lukk unconference ja");
        foreach (var community in world.Both)
        {
            var post = await community.Comes(community.Tongue.Say("Takk for To timer!", "Takk for To timer!", "Thanks for To timer!"));
            Assert.Contains(community.Tongue.Say("Dette begynner vi med", "Dette byrjar vi med", "What we will start doing"), post);
            Assert.Contains("Pilot Alfa", post);
            Assert.Contains("Annex Beta", post);
        }

        var page = await world.Wall();
        Assert.Equal(0, await page.Locator(".fresh, td.free, tr.on").CountAsync());
        Assert.Equal(14, await page.Locator("td.taken").CountAsync());
        await world.Look("6-over");
    }

    private async Task IsOn(string start, string title, string next)
    {
        var page = await world.Wall();
        Assert.Equal(start, await page.Locator("tr.on time").First.InnerTextAsync());
        Assert.Contains(title, await page.Locator("tr.on").InnerTextAsync());
        Assert.Equal(next, await page.Locator("tr.next time").First.InnerTextAsync());
    }

    private async Task PutUp(int number, int slot, int room)
    {
        await Propose(number);
        var host = HostOf(number);
        await host.Person.Asks(Say(host, $"plasser {number} tid {slot} rom {room}", $"place {number} slot {slot} room {room}"));
        foreach (var community in world.Both) await community.Comes(community.Tongue.Say($"Tema {number} «", $"Tema {number} «", $"Topic {number} “"), community.Tongue.Say("er nytt", "er nytt", "is new"), Rooms[room - 1]);
    }

    private async Task Propose(int number)
    {
        var host = HostOf(number);
        await host.Person.Asks(host.Community.Tongue.Propose);
        await host.Person.FillsIn(null, host.Community.Tongue.ProposeButton, Topic(Titles[number - 1]));
        foreach (var community in world.Both) await community.Comes($"{number}. {Titles[number - 1]}", community.Tongue.Say("Vert", "Vert", "Host"));
    }

    private static (string, string)[] Topic(string title) => [("title", title), ("about", "A"), ("format", "discussion"), ("minutes", "30"), ("cohosts", ""), ("organisation", "false")];

    /// <summary>Eight topics come from Teams, six from Slack, each from somebody else.</summary>
    private (EventCommunity Community, StoryPerson Person) HostOf(int number) =>
        number <= 8 ? (world.Siv, world.Siv.Member(number)) : (world.Ann, world.Ann.Member(number));

    private static string Say((EventCommunity Community, StoryPerson) who, string nb, string en) => who.Community.Tongue.Say(nb, nb, en);

    private async Task<string> Cell(string start, int room) => await (await world.Wall()).Locator($"tr:has(time:first-child:text-is('{start}')) > td").Nth(room - 1).InnerTextAsync();

    private async Task<ReadCalendar> Calendar() => await CalendarReader.Read(await EventWorld.Fetch(world.Address + "/agenda.ics"));

    private async Task Tell(EventCommunity community, int member, string topic, string came, string start, string stop)
    {
        await community.Member(member).Asks(community.Tongue.Takeaway);
        await community.Member(member).FillsIn(null, community.Tongue.TellButton, ("topic", topic), ("out", came), ("start", start), ("stop", stop));
        foreach (var reader in world.Both) await reader.Comes(came, reader.Tongue.Say("Fra tema", "Frå tema", "From topic"));
    }
}
