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
    [InlineData("desk", 1280, 900, false, "en")]
    [InlineData("projector", 1920, 1080, false, "nb")]
    public async Task The_page_fits_where_it_is_shown_and_needs_no_script(string name, int width, int height, bool dark, string language)
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var browser = await Browser.Get();
        await using var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await context.NewPageAsync();
        var refused = new List<string>();
        page.Console += (_, message) => refused.Add(message.Text);
        page.Response += (_, response) =>
        {
            if (!response.Ok && !response.Url.EndsWith("favicon.ico", StringComparison.Ordinal)) refused.Add(response.Url);
        };

        await page.GotoAsync($"{url}?lang={language}");

        Assert.Empty(refused);
        foreach (var session in (await town.Agenda()).Standing) Assert.True(await page.GetByText($"{session.Topic}. ").First.IsVisibleAsync());
        var article = await page.Locator("article").BoundingBoxAsync();
        Assert.InRange(article!.Width, 1, width);
        foreach (var box in await page.Locator(".card-container").AllAsync())
        {
            var at = (await box.BoundingBoxAsync())!;
            Assert.True(at.X >= 0 && at.X + at.Width <= width, $"{name}: a session sticks out at {at.X} + {at.Width}");
        }

        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var about = page.Locator("summary").First;
        await about.ClickAsync();
        Assert.True(await page.Locator("details[open] p").First.IsVisibleAsync());
        if (Pictures is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"agenda-page-{name}.png"), FullPage = true });
    }

    [Fact]
    public async Task The_page_prints_on_paper_without_what_paper_can_not_do()
    {
        await using var town = await Day();
        await using var site = await PageSite.Start(town);
        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var page = await Browser.NewPage(dark: true);
        await page.GotoAsync(url);

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.GetByText("Om temaet").First.IsVisibleAsync());
        Assert.False(await page.GetByText("nynorsk").First.IsVisibleAsync());
        Assert.Equal("rgb(0, 0, 0)", await page.Locator("h1").EvaluateAsync<string>("title => getComputedStyle(title).color"));
        if (Pictures is { } pictures)
        {
            await page.SetViewportSizeAsync(703, 1000);
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "agenda-page-paper.png"), FullPage = true });
        }

        var pdf = await page.PdfAsync(new() { Format = "A4", PrintBackground = true });

        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.InRange(Count(pdf, "/Type /Page\n") + Count(pdf, "/Type /Page "), 1, 3);
        if (Pictures is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "agenda-page.pdf"), pdf, TestContext.Current.CancellationToken);
        await page.CloseAsync();
    }

    private static string? Pictures => Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    private static int Count(byte[] file, string mark) => System.Text.Encoding.Latin1.GetString(file).Split(mark).Length - 1;

    /// <summary>Five rooms, four slots, names and titles as long as they come, right in the middle of the day.</summary>
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
        await lead.Publishes();
        town.GoesTo(11, 10);
        return town;
    }
}
