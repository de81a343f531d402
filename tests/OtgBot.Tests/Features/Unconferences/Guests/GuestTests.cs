using System.Net;
using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Guests;

/// <summary>People without the chat star topics by a link that a lead hands out.</summary>
[Trait("Speed", "slow")]
public sealed partial class GuestTests
{
    [Theory]
    [InlineData("nb-NO", "gjestelenke", "Gi én lenke til hver gjest", "Du har gitt 2 av 5 stjerner", "Slett stjernene mine")]
    [InlineData("nn-NO", "gjestelenkje", "Gi éi lenkje til kvar gjest", "Du har gitt 2 av 5 stjerner", "Slett stjernene mine")]
    [InlineData("en-GB", "guest link", "Give one link to each guest", "You have given 2 of 5 stars", "Delete my stars")]
    public async Task A_guest_stars_topics_by_a_link_takes_one_back_and_erases_all(string locale, string words, string how, string given, string erase)
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(7);
        await lead.Says(words);
        Assert.Contains(how, lead.Privately.Newest());
        var url = LinksOf(lead)[0] + "?lang=" + locale[..2];
        var path = url.Split('?')[0];
        var browser = await Browser.Get();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 320, Height = 700 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync(url);
        await page.Locator("button").Nth(0).ClickAsync();
        await page.GotoAsync(url);
        await page.Locator("li.bare button").Nth(0).ClickAsync();
        await page.GotoAsync(url);
        await page.Locator("li.bare button").Nth(0).ClickAsync();
        await page.GotoAsync(url);
        await page.Locator("li.starred button").Nth(0).ClickAsync();
        Assert.Contains(given, await (await context.NewPageAsync()).GotoAsync(url) is { } answer ? await answer.TextAsync() : "");
        if (Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder)
        {
            await page.GotoAsync(url);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"guest-{locale[..2]}.png"), FullPage = true });
        }

        await page.GotoAsync(url);
        await page.GetByText(erase).ClickAsync();
        Assert.Contains("0 ", await site.Read(path));
        Assert.Equal([0], await Stars(town, lead));
    }

    [Fact]
    public async Task The_page_has_nothing_that_axe_finds_and_keeps_itself_apart()
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var (lead, url) = await Voting(town);
        using var answer = await site.Get(url);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        foreach (var dark in (bool[])[false, true])
        {
            var page = await Browser.NewPage(width: 360, dark: dark);
            await page.GotoAsync(url);
            await page.Locator("button").First.ClickAsync();
            Assert.Empty(await Axe.Violations(page));
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Without_the_setting_there_are_no_links_and_no_pages()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened();

        Assert.Contains("Gjester kan ikke gi stjerner her", await lead.Says("gjestelenke"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(site.Url + "/guest/x/y")).StatusCode);
        Assert.Contains("Set true to let leads", Assert.Throws<InvalidOperationException>(() => new Town([typeof(UnconferencesFeature)], settings: new Dictionary<string, string?> { ["Unconferences:Guests"] = "maybe" })).Message);
    }

    [Fact]
    public async Task Two_hundred_guests_on_one_link_are_one_ballot_and_a_machine_is_slowed_down_alone()
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var (lead, one) = await Voting(town, links: 2);
        var other = LinksOf(lead)[1];

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Press(site, $"{one}/{1 + (n % 7)}/{(n % 3 == 0 ? "off" : "on")}")));

        Assert.All(answers, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, status.ToString()));
        var stars = await Stars(town, lead);
        Assert.Equal(2, stars.Count);
        Assert.InRange(stars.Max(), 0, 5);
        for (var n = 0; n < 2 * GuestBallot.MostChanges; n++) await Press(site, $"{one}/1/{(n % 2 == 0 ? "on" : "off")}");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Press(site, $"{one}/2/on"));
        Assert.Equal(HttpStatusCode.OK, await Press(site, $"{other}/2/on"));
        Assert.Equal(HttpStatusCode.OK, await Press(site, one));
        town.Clock.Advance(GuestBallot.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await Press(site, $"{one}/2/on"));
    }

    [Fact]
    public async Task What_guests_starred_is_counted_apart_made_once_and_told_from_six_guests_on()
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var (lead, _) = await Voting(town, links: 15);
        var links = LinksOf(lead);
        foreach (var (person, numbers) in AgendaTown.Usual) await town.Person(person).Says("stem " + numbers);
        foreach (var (n, link) in links.Index())
        {
            await Press(site, link + "/1/on");
            if (n < 7) await Press(site, link + "/2/on");
            if (n < 2) await Press(site, link + "/3/on");
        }

        Assert.Contains("står her når avstemningen er over", await lead.Says("gjester"));
        await lead.Says("lukk avstemning");
        var told = await lead.Says("gjester");

        Assert.Contains("Det er laget 15 lenker", told);
        Assert.Contains("Minst 15 gjester ga stjerner", told);
        Assert.DoesNotContain("15 stjerner", told);
        Assert.Contains("2. Sak 2: 7 stjerner", told);
        Assert.DoesNotContain(": 2 stjerner", told);
        Assert.Equal(6, (await town.Exact(lead)).Voters);
        Assert.Contains("for sent å slippe til gjester", await lead.Says("gjestelenke"));

        // Later, nothing that is pressed or erased tells which guest it was.
        await Press(site, links[0]);
        await Press(site, links[1] + "/4/on");
        Assert.Equal(told, await lead.Says("gjester"));
        Assert.Contains("slettet", await lead.Says("fjern gjester ja"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(links[0])).StatusCode);
        Assert.Contains("Minst 15 gjester ga stjerner", await lead.Says("gjester"));
        Assert.Empty(await Stars(town, lead));
    }

    [Fact]
    public async Task Five_guests_are_too_few_to_be_told_of()
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var (lead, _) = await Voting(town, links: 5);
        foreach (var link in LinksOf(lead)) await Press(site, link + "/1/on");
        await lead.Says("lukk avstemning");

        var told = await lead.Says("gjester");

        Assert.Contains("Færre enn 6 gjester", told);
        Assert.DoesNotContain("Sak 1", told);
    }

    [Fact]
    public async Task What_is_not_there_is_not_starred_and_no_key_of_the_store_opens_a_link()
    {
        await using var town = Open();
        await using var site = await PageSite.Start(town);
        var (lead, url) = await Voting(town);
        await town.Person("Vert2").Says("trekk 2 ja");

        foreach (var wrong in (string[])["/99/on", "/2/on", "/0/on"]) Assert.Equal(HttpStatusCode.OK, await Press(site, url + wrong));
        foreach (var gone in (string[])["/1/maybe", "/-1/on", "/x/on"]) Assert.Equal(HttpStatusCode.Gone, await Press(site, url + gone));
        Assert.Equal(HttpStatusCode.Gone, await Press(site, url + "x/1/on"));
        Assert.Equal([0], await Stars(town, lead));
        Assert.DoesNotContain(url.Split('/')[^1], await town.Everything());
        Assert.Contains("Skriv hvor mange lenker du trenger", await lead.Says("gjestelenke 500"));
        for (var n = 0; n < 4; n++) await lead.Says("gjestelenke 20");
        Assert.Contains("flere kan det ikke være", await lead.Says("gjestelenke 20"));
    }

    private static Town Open() => new([typeof(UnconferencesFeature)], settings: new Dictionary<string, string?> { ["Unconferences:Guests"] = "true" });

    private static async Task<(TestPerson Lead, string Url)> Voting(Town town, int links = 1)
    {
        var lead = await town.Opened();
        await town.HasTopics(7);
        await lead.Says("åpne avstemning");
        await lead.Says($"gjestelenke {links}");
        return (lead, LinksOf(lead)[0]);
    }

    private static List<string> LinksOf(TestPerson lead) => [.. Link().Matches(lead.Privately.Newest()).Select(match => match.Value)];

    private static async Task<HttpStatusCode> Press(PageSite site, string url)
    {
        using var answer = await site.Get(url, method: HttpMethod.Post);
        return answer.StatusCode;
    }

    /// <summary>How many stars each link holds.</summary>
    private static async Task<IReadOnlyList<int>> Stars(Town town, TestPerson lead)
    {
        var stars = new List<int>();
        await foreach (var row in town.Store.List(UnconferencesStore.PartitionOf(await town.UnconferenceId(lead)), "guest|", UnconferencesJson.Default.GuestBallot, TestContext.Current.CancellationToken)) stars.Add(row.Value.Topics.Count);
        return stars;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/guest/[^/\s]+/[^/\s]+")]
    private static partial Regex Link();
}
