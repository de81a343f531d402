using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>
/// Every card of the product in Microsoft's own renderer. With <c>GALLERY_PICTURES=folder</c> it writes what people see, as PNG:
/// <c>{name}.{language}.light|dark|phone|html.png</c>.
/// </summary>
[Trait("Speed", "slow")]
public sealed class OfficialRendererTests
{
    private const int Desktop = 560;
    private const int Phone = 320;

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder ? folder : null;

    [Fact]
    public async Task Every_card_is_shown_whole_and_labelled_by_the_official_renderer_in_light_in_dark_and_on_a_phone()
    {
        var cards = new JsonObject(Gallery.Cards.Select(card => KeyValuePair.Create(card.Key, JsonNode.Parse(AdaptiveCardRenderer.Render(card.Card, "gallery"))))).ToJsonString();
        (string Look, string Theme, int Width)[] looks = [("light", "light", Desktop), ("dark", "dark", Desktop), ("phone", "light", Phone)];
        var found = await Task.WhenAll(looks.Select(async look => (await Check(cards, look.Theme, look.Width, look.Look)).Select(fault => $"{look.Look} {fault}")));
        var faults = found.SelectMany(fault => fault).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_card_is_whole_and_labelled_as_html_on_a_phone()
    {
        var page = await CardPage.Open(Phone);
        var cards = new JsonObject(Gallery.Cards.Select((card, at) => KeyValuePair.Create(card.Key, (JsonNode?)HtmlRenderer.Render(card.Card, "/act", $"m{at}", "gallery")))).ToJsonString();
        var faults = await page.EvaluateAsync<string[]>("([cards, width]) => checkHtml(JSON.parse(cards), width)", new object[] { cards, Phone });
        await Picture(page, "html");
        await page.CloseAsync();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("""{"type":"Input.Text","id":"x"}""", "no label")]
    [InlineData("""{"type":"TextBlok","text":"x"}""", "TextBlok")]
    [InlineData("""{"type":"Input.Text","id":"x","label":"x","isRequired":true}""", "error message")]
    [InlineData("""{"type":"TextBlock","text":"One word that does not fit a phone at all, ever, because it may not wrap"}""", "wider than the view")]
    public async Task The_look_at_a_card_finds_a_planted_fault(string element, string found)
    {
        var faults = await Check($$$"""{"planted":{"type":"AdaptiveCard","version":"1.5","body":[{{{element}}}]}}""", "light", Phone, look: null);
        Assert.Contains(faults, fault => fault.Contains(found, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string[]> Check(string cards, string theme, int width, string? look)
    {
        var page = await CardPage.Open(width);
        try
        {
            var faults = await page.EvaluateAsync<string[]>(
                "([cards, config, width]) => checkCards(JSON.parse(cards), JSON.parse(config), width)", new object[] { cards, await CardPage.HostConfig(theme), width });
            if (look is not null) await Picture(page, look);
            return faults;
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    private static async Task Picture(IPage page, string look)
    {
        if (Pictures is null) return;
        foreach (var card in Gallery.Cards)
        {
            await page.EvaluateAsync("name => showAgain(name)", card.Key);
            await page.Locator("body > div").ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{card.Key}.{look}.png") });
        }
    }
}
