using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>Somebody at the try-out page in a browser of their own: does what people do, and waits until it shows.</summary>
internal sealed class BrowserPerson : IAsyncDisposable
{
    /// <summary>A folder to look at the pages in: <c>PLAYGROUND_PICTURES=/some/folder</c>.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PLAYGROUND_PICTURES");

    private readonly string site;
    private readonly string id;
    private readonly List<string> faults = [];

    private BrowserPerson(string site, string id, IPage page)
    {
        this.site = site;
        this.id = id;
        Page = page;
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning") faults.Add(line.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>The short word only this person sees.</summary>
    private ILocator Note => Page.Locator("#status");

    /// <param name="site">Where the program listens.</param>
    /// <param name="id">One of the six made-up people.</param>
    /// <param name="locale">What their browser is set to.</param>
    public static async Task<BrowserPerson> Open(string site, string id, string locale)
    {
        var context = await (await Browser.Get()).NewContextAsync(new() { Locale = locale, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 900 } });
        var person = new BrowserPerson(site, id, await context.NewPageAsync());
        await person.GoesToTeam();
        return person;
    }

    public async Task GoesToTeam() => await Page.GotoAsync($"{site}/?as={id}&in=team");

    public async Task GoesToChat() => await Page.GotoAsync($"{site}/?as={id}&in=me");

    public async Task Says(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#text").PressAsync("Enter");
    }

    /// <summary>The newest card with this title, once it is there.</summary>
    public async Task<ILocator> SeesCard(string title)
    {
        var card = Page.Locator("article.card").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 3 }) }).Last;
        await Assertions.Expect(card).ToBeVisibleAsync();
        return card;
    }

    public async Task<ILocator> SeesCard(string title, params string[] texts)
    {
        var card = await SeesCard(title);
        foreach (var text in texts) await Assertions.Expect(card).ToContainTextAsync(text);
        return card;
    }

    public async Task Sees(string text) => await Assertions.Expect(Page.Locator("#log").GetByText(text).Last).ToBeVisibleAsync();

    public async Task IsTold(string text) => await Assertions.Expect(Note).ToContainTextAsync(text);

    public static async Task Press(ILocator card, string button) => await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Opens what lies under a button of a card.</summary>
    public static async Task<ILocator> Unfold(ILocator card, string button)
    {
        var summary = card.Locator("summary").GetByText(button, new() { Exact = true });
        await summary.ClickAsync();
        return summary.Locator("xpath=ancestor::details[@open]");
    }

    /// <summary>The page as it looks at this station: on a desk and on a phone.</summary>
    public async Task Picture(string name)
    {
        if (Pictures is null) return;
        foreach (var (width, height) in ((int, int)[])[(360, 740), (1280, 900)])
        {
            await Page.SetViewportSizeAsync(width, height);
            await Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png") });
        }
    }

    /// <summary>One card, at phone width, whole.</summary>
    public async Task Picture(string name, ILocator card)
    {
        if (Pictures is null) return;
        // So tall that nothing of the page's own lies over it.
        await Page.SetViewportSizeAsync(360, 3_000);
        await card.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-card.png") });
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Nothing failed in the page: no script error, nothing that its own policy refused.</summary>
    public void HasNoFaults() => Assert.Empty(faults);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
