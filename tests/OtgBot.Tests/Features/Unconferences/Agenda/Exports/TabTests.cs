using System.Text.Json.Nodes;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>The agenda in Teams' frame, as a tab or beside a meeting: what is on now first, and nobody else's frame.</summary>
[Trait("Speed", "slow")]
public sealed class TabTests
{
    [Fact]
    public async Task The_tab_shows_what_is_on_first_and_follows_the_clock()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var tab = await TabOf(town, site);

        using var answer = await site.Get(tab + "?lang=nb-no");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("60", answer.Headers.GetValues("Refresh").Single().Split(';')[0]);
        var on = page.IndexOf("<h2>Nå · 10.00–10.45</h2>", StringComparison.Ordinal);
        Assert.InRange(page.IndexOf("<h2>Neste · 11.00–11.45</h2>", StringComparison.Ordinal), on + 1, page.IndexOf("<table", StringComparison.Ordinal));
        Assert.Contains("On now", await site.Read(tab + "?lang=en-us"), StringComparison.Ordinal);

        // Whoever wants it to hold still stays in the frame.
        Assert.Contains("/still\">", page, StringComparison.Ordinal);
        using var still = await site.Get(tab + "/still");
        Assert.False(still.Headers.Contains("Refresh"));
        Assert.DoesNotContain("/signs", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tab")]
    [InlineData("/tab/")]
    [InlineData("/tab/%7BsubEntityId%7D?lang=%7Blocale%7D")]
    [InlineData("/tab/no.such")]
    [InlineData("/tab/a.b.c")]
    public async Task Opened_by_itself_it_says_where_the_button_is(string path)
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);

        var page = await site.Read(site.Url + path);

        Assert.Contains("«Åpne som nettside» på kortet", page, StringComparison.Ordinal);
        Assert.Contains("Press “Open as a web page”", await site.Read(site.Url + path.Split('?')[0] + "?lang=en-gb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_renewed_opens_no_tab_any_more()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var tab = await TabOf(town, site);
        await town.Person("Liv").Says("ny lenke ja");

        Assert.Contains("Åpne som nettside", await site.Read(tab), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tab", true)]
    [InlineData("/tab/{0}.{1}", true)]
    [InlineData("/tab/{0}.{1}/still", true)]
    [InlineData("/agenda/{0}/{1}", false)]
    [InlineData("/agenda/{0}/{1}/still", false)]
    [InlineData("/agenda/{0}/{1}/signs", false)]
    [InlineData("/agenda/style.css", false)]
    public async Task Only_Teams_frames_it_and_only_the_tab(string path, bool isFramed)
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var parts = (await TabOf(town, site)).Split('/')[^1].Split('.');

        using var answer = await site.Get(site.Url + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, parts[0], parts[1]));

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(part => part.StartsWith("frame-ancestors ", StringComparison.Ordinal));
        Assert.Equal(isFramed ? "frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft" : "frame-ancestors 'none'", policy);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task It_fits_beside_a_meeting()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var browser = await Browser.Get();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 320, Height = 700 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync(await TabOf(town, site));

        var now = (await page.Locator("section.now").First.BoundingBoxAsync())!;
        Assert.True(now.X >= 0 && now.X + now.Width <= 320);
        Assert.True(now.Y < (await page.Locator("table").First.BoundingBoxAsync())!.Y);
        if (Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, "tab-side-panel.png") });
    }

    [Fact]
    public void In_Teams_the_button_on_the_card_leads_to_the_tab_and_elsewhere_to_the_page()
    {
        var card = new Card
        {
            Summary = "x",
            Language = "nb",
            Actions = [new ActionOpenUrl("Åpne som nettside", "https://bot.example.no/agenda/u1/t1") { InTab = Links.TabOf("https://bot.example.no/agenda/u1/t1") }],
        };

        Assert.Equal("https://bot.example.no/agenda/u1/t1", UrlOf(new CardTarget("c1")));
        var deep = new Uri(UrlOf(new CardTarget("c1", App: "app-1")));
        var query = System.Web.HttpUtility.ParseQueryString(deep.Query);
        Assert.Equal(("teams.microsoft.com", "/l/entity/app-1/agenda"), (deep.Host, deep.AbsolutePath));
        Assert.Equal(("https://bot.example.no/agenda/u1/t1", "Åpne som nettside"), (query["webUrl"], query["label"]));
        Assert.Equal("u1.t1", JsonNode.Parse(query["context"]!)!["subEntityId"]!.ToString());

        string UrlOf(CardTarget target)
        {
            var json = OtgBot.Tests.Channels.BotFramework.Sdk.SdkJson.Ours(json => AdaptiveCardRenderer.Write(json, card, target));
            return JsonNode.Parse(json)!["body"]![0]!["actions"]![0]!["url"]!.ToString();
        }
    }

    private static async Task<string> TabOf(Town town, PageSite site)
    {
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        return $"{site.Url}/tab/{Links.TabOf(url)}";
    }

    private static async Task<Town> Day()
    {
        var town = await AgendaTown.Ready(topics: 6);
        await town.Person("Liv").Says("tider 10:00–10:45, 11:00–11:45");
        await town.Person("Liv").Says("rom Storsalen, 60; Kroken, 12; Loftet, 20");
        await town.Person("Liv").Publishes();
        town.GoesTo(10, 10);
        return town;
    }
}
