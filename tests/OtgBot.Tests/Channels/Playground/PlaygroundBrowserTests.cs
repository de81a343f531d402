using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.Playground;

/// <summary>The page as people use it: in a browser, by keyboard, on a phone, in the dark, without script.</summary>
[Trait("Speed", "slow")]
public sealed class PlaygroundBrowserTests
{
    /// <summary>A folder to look at the page in: <c>PLAYGROUND_PICTURES=/some/folder</c>.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PLAYGROUND_PICTURES");

    [Fact]
    public async Task The_whole_of_it_works_by_keyboard_and_shows_live_on_another_s_page()
    {
        await using var site = await PlaygroundSite.Start();
        await using var kari = await Visit(site, "as=kari&in=team");
        await using var tom = await Visit(site, "as=tom&in=team");

        // Past the skip link to Bjørg's name, and into the conversation as her.
        await kari.TabTo("Bjørg Ødegård");
        await kari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(kari.Page.Locator("html")).ToHaveAttributeAsync("lang", "nn");
        await kari.Page.Keyboard.PressAsync("Tab");
        await kari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(kari.Page.GetByLabel("Skriv til OtgBot")).ToBeFocusedAsync();

        await kari.Page.Keyboard.TypeAsync("tur");
        await kari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(kari.Page.GetByLabel("Kvar?")).ToBeVisibleAsync();
        await Assertions.Expect(kari.Page.GetByLabel("Skriv til OtgBot")).ToHaveValueAsync("");
        await Assertions.Expect(tom.Page.GetByRole(AriaRole.Heading, new() { Name = "Planlegg tur" })).ToBeVisibleAsync();

        // Backwards from the field one types in to the form, then through it.
        await kari.TabTo("Kvar?", back: true);
        await kari.Page.Keyboard.TypeAsync("Sognsvann");
        await kari.Page.Keyboard.PressAsync("Tab");
        await kari.Page.Keyboard.TypeAsync("3");
        await kari.Page.Keyboard.PressAsync("Tab");
        await kari.Page.Keyboard.PressAsync("Space");
        await kari.Page.Keyboard.PressAsync("Tab");
        await kari.Page.Keyboard.PressAsync("Space");
        await kari.Page.Keyboard.PressAsync("Tab");
        await kari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tom.Page.GetByText(new Regex("Sognsvann for 3, (apples|pears), true"))).ToBeVisibleAsync();
        await Assertions.Expect(kari.Page.GetByText(new Regex("Sognsvann for 3, (apples|pears), true"))).ToBeVisibleAsync();

        await kari.TabTo("Neste måndag 09.05", back: true);
        await kari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(kari.Page.Locator("#status")).ToContainTextAsync("Klokka til boten er flytta fram");
        await Assertions.Expect(tom.Page.GetByText("God mandag!")).ToBeVisibleAsync();
        await Assertions.Expect(tom.Page.Locator("#now")).ToContainTextAsync("Monday");
        kari.HasNoFaults();
        tom.HasNoFaults();
    }

    [Fact]
    public async Task Somebody_else_s_press_leaves_focus_place_and_half_filled_fields_alone()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        await using var kari = await Visit(site, "as=kari&in=team");
        await using var tom = await Visit(site, "as=tom&in=team");
        await kari.Page.GetByText("Fortell", new() { Exact = true }).ClickAsync();
        await kari.Page.GetByLabel("Hva skjedde?").FillAsync("Jeg holder på å skrive");
        await kari.Page.GetByLabel("Naboen").CheckAsync();
        await kari.Page.GetByLabel("Hva skjedde?").FocusAsync();
        await kari.Page.EvaluateAsync("scrollTo(0, 40)");
        var scrolled = await kari.Page.EvaluateAsync<double>("scrollY");

        await tom.Page.GetByRole(AriaRole.Button, new() { Name = "Ta et eple" }).ClickAsync();

        await Assertions.Expect(kari.Page.Locator(".card-facts")).ToContainTextAsync("1");
        await Assertions.Expect(kari.Page.GetByLabel("Hva skjedde?")).ToHaveValueAsync("Jeg holder på å skrive");
        await Assertions.Expect(kari.Page.GetByLabel("Hva skjedde?")).ToBeFocusedAsync();
        await Assertions.Expect(kari.Page.GetByLabel("Naboen")).ToBeCheckedAsync();
        Assert.Equal(scrolled, await kari.Page.EvaluateAsync<double>("scrollY"));
        kari.HasNoFaults();
    }

    [Fact]
    public async Task What_is_written_while_the_first_is_on_its_way_follows_it()
    {
        await using var site = await PlaygroundSite.Start();
        await using var kari = await Visit(site, "as=kari&in=team");
        var (onItsWay, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await kari.Page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method == "POST" && onItsWay.TrySetResult()) await goOn.Task;
            await route.ContinueAsync();
        });

        var field = kari.Page.GetByLabel("Skriv til OtgBot");
        await field.FillAsync("the first");
        await field.PressAsync("Enter");
        await onItsWay.Task;
        await field.FillAsync("the second");
        await field.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync("");
        goOn.SetResult();

        await Assertions.Expect(kari.Page.Locator("#log")).ToContainTextAsync(new Regex("the first.*the second", RegexOptions.Singleline));
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_form_with_a_fault_comes_back_with_the_focus_on_it()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "tur"))).Dispose();
        await using var kari = await Visit(site, "as=kari&in=team");
        await kari.Page.GetByLabel("Hvor?").FillAsync("Sognsvann");
        await kari.Page.EvaluateAsync("document.querySelectorAll('.card [required]').forEach(field => { field.required = false; })");

        await kari.Page.Locator(".card").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(kari.Page.Locator(".card-attention")).ToBeVisibleAsync();
        await Assertions.Expect(kari.Page.GetByLabel("Hvor mange?")).ToBeFocusedAsync();
        await Assertions.Expect(kari.Page.GetByLabel("Hvor?")).ToHaveValueAsync("Sognsvann");
        await Picture(kari.Page, "fault");
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_word_for_one_is_polite_stays_and_can_be_closed()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        await using var kari = await Visit(site, "as=kari&in=team");

        await kari.Page.GetByRole(AriaRole.Button, new() { Name = "Hemmelig" }).ClickAsync();
        var note = kari.Page.Locator("#status");
        await Assertions.Expect(note).ToHaveTextAsync("Bare du ser dette.");
        await Picture(kari.Page, "note");
        await kari.Page.GetByRole(AriaRole.Button, new() { Name = "Lukk" }).ClickAsync();

        await Assertions.Expect(note).ToHaveTextAsync("");
        kari.HasNoFaults();
    }

    [Fact]
    public async Task Without_script_links_and_forms_do_it_all()
    {
        await using var site = await PlaygroundSite.Start();
        await using var kari = await Visit(site, "as=kari&in=team", new() { JavaScriptEnabled = false });

        await kari.Page.GetByRole(AriaRole.Link, new() { Name = "Tom Baker" }).ClickAsync();
        await kari.Page.GetByLabel("Write to OtgBot").FillAsync("picnic");
        await kari.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).Last.ClickAsync();
        await kari.Page.GetByLabel("Where?").FillAsync("Sognsvann");
        await kari.Page.GetByLabel("How many?").FillAsync("4");
        await kari.Page.GetByLabel("Pears").CheckAsync();
        await Picture(kari.Page, "noscript");
        await kari.Page.Locator(".card").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(kari.Page.GetByText("Sognsvann for 4, pears, false")).ToBeVisibleAsync();
        await kari.Page.GetByRole(AriaRole.Button, new() { Name = "1 day ahead" }).ClickAsync();
        await Assertions.Expect(kari.Page.Locator("#status")).ToContainTextAsync("has moved forward");
    }

    [Theory]
    [InlineData(320, 640, false)]
    [InlineData(360, 740, true)]
    [InlineData(768, 1024, false)]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    public async Task It_fits_every_width_in_light_and_dark(int width, int height, bool dark)
    {
        await using var site = await PlaygroundSite.Start();
        foreach (var words in new[] { "frukt", "si " + new string('w', 300), "tur" }) (await site.Post("/say?as=kari&in=team", fields: ("text", words))).Dispose();
        await using var visit = await Visit(site, "as=kari&in=team", new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        var page = visit.Page;

        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await Picture(page, $"{width}-{(dark ? "dark" : "light")}-end");
        await page.GetByText("Fortell", new() { Exact = true }).ClickAsync();
        await page.EvaluateAsync("document.querySelector('.card').scrollIntoView()");
        await Picture(page, $"{width}-{(dark ? "dark" : "light")}-card");
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Picture(page, $"{width}-{(dark ? "dark" : "light")}-top");

        Assert.True(wide <= width, $"The page is {wide} wide on a screen of {width}.");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        visit.HasNoFaults();
    }

    [Fact]
    public async Task A_word_that_never_ends_breaks_inside_its_card_on_a_phone()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        await using var visit = await Visit(site, "as=kari&in=team", new() { ViewportSize = new() { Width = 320, Height = 640 } });

        var tooWide = await visit.Page.EvaluateAsync<int>("""
            () => {
              const card = document.querySelector('.card');
              const texts = [...card.querySelectorAll('h3, p, dt, dd, li, label, button, summary, legend')];
              for (const text of texts) if (text.childElementCount === 0) text.textContent = 'w'.repeat(300);
              return texts.filter(text => text.getBoundingClientRect().right > card.getBoundingClientRect().right).length;
            }
            """);

        Assert.Equal(0, tooWide);
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
    }

    private static async Task Picture(IPage page, string name)
    {
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
    }

    private static async Task<Visitor> Visit(PlaygroundSite site, string query, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await (await Browser.Get()).NewContextAsync(options);
        var visitor = new Visitor(await context.NewPageAsync());
        await visitor.Page.GotoAsync($"{site.Address}/?{query}");
        return visitor;
    }

    private sealed class Visitor : IAsyncDisposable
    {
        private readonly List<string> faults = [];

        public Visitor(IPage page)
        {
            Page = page;
            page.PageError += (_, error) => faults.Add(error);
            page.Console += (_, line) =>
            {
                if (line.Type is "error" or "warning") faults.Add(line.Text);
            };
        }

        public IPage Page { get; }

        /// <summary>Presses Tab until the focus is on something of this name, as somebody without a mouse does.</summary>
        public async Task TabTo(string name, bool back = false)
        {
            for (var count = 0; count < 60; count++)
            {
                await Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
                var focused = await Page.EvaluateAsync<string>("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");
                if (focused.Contains(name, StringComparison.Ordinal)) return;
            }

            Assert.Fail($"Tab never came to '{name}'.");
        }

        /// <summary>Nothing failed in the page: no script error, nothing that its own policy refused.</summary>
        public void HasNoFaults() => Assert.Empty(faults);

        public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
    }
}
