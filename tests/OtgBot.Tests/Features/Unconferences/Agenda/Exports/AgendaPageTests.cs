using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>The page as a browser shows it. <c>GALLERY_PICTURES=folder</c> writes what there is to see, and the paper.</summary>
[Trait("Speed", "slow")]
public sealed class AgendaPageTests
{
    [Theory]
    [InlineData("phone", 320, 700, false, "nb")]
    [InlineData("phone-dark", 390, 844, true, "nn")]
    [InlineData("desk", 1024, 768, false, "en")]
    [InlineData("projector", 1920, 1080, false, "nb")]
    public async Task The_page_fits_where_it_is_shown_needs_no_script_and_has_nothing_that_axe_finds(string name, int width, int height, bool dark, string language)
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var page = await Shown(width, height, dark);
        var refused = Refused(page);

        await page.GotoAsync($"{url}?lang={language}");

        Assert.Empty(refused);
        foreach (var session in (await town.Agenda()).Standing) Assert.True(await page.GetByText($"{session.Topic}. ").First.IsVisibleAsync());
        foreach (var cell in await page.Locator("td.taken, td.all").AllAsync())
        {
            var at = (await cell.BoundingBoxAsync())!;
            Assert.True(at.X >= 0 && at.X + at.Width <= width, $"{name}: a session sticks out at {at.X} + {at.Width}");
        }

        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(width >= 768, await page.Locator("thead").IsVisibleAsync());
        Assert.Equal(width < 768, await page.Locator("td.taken .room").First.IsVisibleAsync());
        if (Pictures is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"agenda-page-{name}.png"), FullPage = true });
        var about = page.Locator("summary").First;
        await about.ClickAsync();
        Assert.True(await page.Locator("details[open] p").First.IsVisibleAsync());
        await page.Context.CloseAsync();

        var read = await Shown(width, height, dark, script: true);
        await read.GotoAsync($"{url}?lang={language}");
        Assert.Empty(await Axe.Violations(read));
        await read.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_on_and_what_is_next_is_marked_and_lunch_goes_over_all_rooms()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var page = await Shown(1280, 900);
        await page.GotoAsync(url);

        Assert.Equal("11.00–11.45Nå", (await page.Locator("tr.on th").InnerTextAsync()).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal("11.45–12.30Neste", (await page.Locator("tr.next th").InnerTextAsync()).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal("Lunsj", await page.Locator("tr.next td").InnerTextAsync());
        Assert.Equal("5", await page.Locator("tr.next td").GetAttributeAsync("colspan"));
        Assert.Equal(1, await page.Locator("tr.over").CountAsync());

        // A column is one room all day, and each session is in the column of its room.
        var rooms = await page.Locator("thead th:not(:first-child)").AllInnerTextsAsync();
        foreach (var session in (await town.Agenda()).Standing)
        {
            var column = rooms.ToList().FindIndex(room => room.StartsWith(session.RoomName, StringComparison.Ordinal));
            var cell = page.Locator($"tr:has(time:first-child:text-is('{session.Start:HH.mm}')) > td").Nth(column);
            Assert.Contains($"{session.Topic}. ", await cell.InnerTextAsync());
        }

        town.GoesTo(11, 50);
        await page.ReloadAsync();
        Assert.Equal("Lunsj", await page.Locator("tr.on td").InnerTextAsync());
        Assert.StartsWith("12.30", await page.Locator("tr.next th").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Heads_stay_in_sight_where_a_day_is_larger_than_the_window()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        await lead.Says("rom Storsalen, 60, skjerm; " + string.Join("; ", Enumerable.Range(1, 14).Select(n => $"Rom {n}, 20")));
        await lead.Publishes();
        var page = await Shown(1024, 500);
        await page.GotoAsync(ExportTests.UrlIn(await lead.Says("eksporter"), site));

        await page.Mouse.WheelAsync(600, 500);
        await page.WaitForFunctionAsync("() => scrollX > 100 && scrollY > 100");

        var head = (await page.Locator("thead th").Nth(8).BoundingBoxAsync())!;
        Assert.Equal(0, head.Y, 1.0);
        var time = (await page.Locator("tbody th").Last.BoundingBoxAsync())!;
        Assert.Equal(0, time.X, 1.0);
        var title = (await page.Locator("h1").BoundingBoxAsync())!;
        Assert.InRange(title.X, 0, 100);
        await Picture(page, "agenda-page-scrolled", fullPage: false);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_loads_itself_again_until_a_reader_stops_it()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        using var live = await site.Get(url);
        Assert.Equal("60", live.Headers.GetValues("Refresh").Single());
        using var same = await site.Get(url, etag: live.Headers.ETag!.ToString());
        Assert.Equal("60", same.Headers.GetValues("Refresh").Single());
        using var still = await site.Get(url + "/still");
        Assert.False(still.Headers.Contains("Refresh"));

        // The same page with a shorter minute.
        var page = await Shown(1024, 768);
        await page.RouteAsync(url, async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.ToDictionary(header => header.Key, header => header.Key == "refresh" ? "1" : header.Value) });
        });
        await page.GotoAsync(url);
        Assert.Contains("Slik er det kl. 11.10", await page.Locator(".fresh").InnerTextAsync());
        town.GoesTo(13, 40);
        await Assertions.Expect(page.Locator("tr.on th")).ToContainTextAsync("13.30");

        await page.GetByText("Stopp oppdateringen").ClickAsync();
        await Assertions.Expect(page.Locator(".fresh")).ToContainTextAsync("Slik var det kl. 13.40");
        await page.GetByText("Oppdater hvert minutt").ClickAsync();
        await Assertions.Expect(page.Locator(".fresh")).ToContainTextAsync("Slik er det");
        await page.Context.CloseAsync();

        await town.Person("Liv").Says("lukk unconference ja");
        using var over = await site.Get(url);
        Assert.False(over.Headers.Contains("Refresh"));
        Assert.DoesNotContain("Stopp oppdateringen", await site.Read(url));
    }

    [Fact]
    public async Task In_an_open_unconference_empty_places_are_seen_over_several_days_but_for_closed_rooms_and_what_is_over()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened(way: "open");
        await town.Person("Kari").Proposes("Klarspråk i brev");
        await town.Person("Pat", "en-GB").Says("language english");
        await town.Person("Pat", "en-GB").Proposes("Plain words");
        await lead.Says("tider 10:00–10:45, 11:00–11:45, dag 2 10:00–10:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
        await lead.Says("steng rom 2 tid 2");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);
        var page = await Shown(1024, 768, script: true);

        await page.GotoAsync(url);
        Assert.Equal(5, await page.Locator("td.free").CountAsync());
        Assert.Equal(2, await page.Locator("table").CountAsync());
        Assert.Empty(await Axe.Violations(page));
        await Picture(page, "agenda-page-open-empty");

        await town.Person("Kari").Says("plasser 1 tid 1 rom 2");
        await town.Person("Pat", "en-GB").Says("place 2 slot 3 room 1");
        town.GoesTo(11, 0);
        await page.ReloadAsync();
        Assert.Equal(2, await page.Locator("td.free").CountAsync());
        Assert.Equal("1. Klarspråk i brev", await page.Locator("td strong[lang=nb]").InnerTextAsync());
        Assert.Equal("2. Plain words", await page.Locator("td strong[lang=en]").InnerTextAsync());
        Assert.Empty(await Axe.Violations(page));
        await Picture(page, "agenda-page-open");
        await page.SetViewportSizeAsync(320, 700);
        await Picture(page, "agenda-page-open-phone");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_prints_on_paper_without_what_paper_can_not_do()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var page = await Shown(1024, 768, dark: true, script: true);
        await page.GotoAsync(url);
        Assert.True(await page.GetByText("Om temaet").First.IsVisibleAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.GetByText("Om temaet").First.IsVisibleAsync());
        Assert.False(await page.GetByText("nynorsk").First.IsVisibleAsync());
        Assert.Equal("rgb(0, 0, 0)", await page.Locator("h1").EvaluateAsync<string>("title => getComputedStyle(title).color"));
        var pdf = await Paper(page, "agenda-page");
        Assert.InRange(Count(pdf, "/Type /Page\n") + Count(pdf, "/Type /Page "), 1, 2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_telephone_reads_the_way_to_the_page_off_the_wall_and_off_each_sign()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        foreach (var dark in (bool[])[false, true])
        {
            var page = await Shown(1024, 768, dark, script: true);
            await page.GotoAsync(url);
            Assert.Equal(url, await QrReader.Read(page.Locator(".code")));

            await page.GotoAsync(url + "/signs");
            Assert.Equal(5, await page.Locator(".sheet").CountAsync());
            foreach (var code in await page.Locator(".sheet .code").AllAsync()) Assert.Equal(url, await QrReader.Read(code));
            Assert.Empty(await Axe.Violations(page));
            await Picture(page, dark ? "signs-dark" : "signs");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Each_room_has_a_sheet_with_its_own_day()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var page = await Shown(320, 700, script: true);
        await page.GotoAsync(url + "/signs");
        var standing = (await town.Agenda()).Standing.ToList();
        foreach (var room in standing.Select(session => session.RoomName).Distinct())
        {
            var sheet = await page.Locator($".sheet:has(h2:text-is('{room}'))").InnerTextAsync();
            Assert.Contains("Lunsj", sheet);
            Assert.All(standing.Where(session => session.RoomName == room), session => Assert.Contains($"{session.Topic}. ", sheet));
            Assert.Equal(standing.Count(session => session.RoomName == room) + 1, await page.Locator($".sheet:has(h2:text-is('{room}')) li").CountAsync());
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await Picture(page, "signs-phone");
        var pdf = await Paper(page, "signs");
        Assert.Equal(5, Count(pdf, "/Type /Page\n") + Count(pdf, "/Type /Page "));
        await page.Context.CloseAsync();
    }

    private static string? Pictures => Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    private static async Task Picture(IPage page, string name, bool fullPage = true)
    {
        if (Pictures is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = fullPage });
    }

    private static async Task<byte[]> Paper(IPage page, string name)
    {
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        if (Pictures is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf, TestContext.Current.CancellationToken);
        return pdf;
    }

    private static async Task<IPage> Shown(int width, int height, bool dark = false, bool script = false)
    {
        var context = await (await Browser.Get()).NewContextAsync(new()
        {
            Locale = "nb-NO",
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return await context.NewPageAsync();
    }

    private static List<string> Refused(IPage page)
    {
        var refused = new List<string>();
        page.Console += (_, message) => refused.Add(message.Text);
        page.Response += (_, response) =>
        {
            if (!response.Ok && !response.Url.EndsWith("favicon.ico", StringComparison.Ordinal)) refused.Add(response.Url);
        };
        return refused;
    }

    private static int Count(byte[] file, string mark) => System.Text.Encoding.Latin1.GetString(file).Split(mark).Length - 1;

    /// <summary>Five rooms, four slots, a lunch, names and titles as long as they come, right in the middle of the day.</summary>
    private static async Task<Town> Day()
    {
        var town = await AgendaTown.Ready(topics: 20);
        var lead = town.Person("Liv");
        var store = town.Unconferences();
        var id = await town.UnconferenceId(lead);
        var story = AgendaStory.Topics(OtgBot.Turns.Language.Nb);
        for (var n = 1; n <= 20; n++)
        {
            var told = story[n % 6];
            var title = n == 7 ? string.Concat(Enumerable.Repeat("Digitaliseringsdirektoratsrapport", 3)) : told.Title;
            await store.Change(id, n, old => old with { Title = title, About = told.About + "\nVi går to og to." }, TestContext.Current.CancellationToken);
        }

        await lead.Says("tider 10:00–10:45, 11:00–11:45, 12:30–13:15, 13:30–14:15");
        await lead.Says("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 20; Biblioteket, 30; Det lille møterommet innerst i gangen, 6");
        await lead.Says("dagsplan 11:45–12:30 Lunsj");
        await lead.Publishes();
        town.GoesTo(11, 10);
        return town;
    }
}
