using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>
/// What people write is read as they wrote it, whatever signs they use, in Microsoft's renderer with CommonMark and in HTML.
/// </summary>
public sealed partial class PlainTextStaysPlainTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        AnyOf("*", "**", "_", "__", "`", "```", "~~", "[", "]", "(", ")", "](", "][", "]:", "<", ">", "#", "##", "+", "-", "---", "===", ".", "!", "![", "\\", "|", "{", "{{", "&", ";", ":", "/", "@"),
        AnyOf(" ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\u00A0", "1", "1. ", "2) ", "10.", "- ", "* ", "+ ", "> ", "# ", "a", "b", "æ", "Å", "word", "😀", "e\u0301", "…", "«"),
        AnyOf("<at>everyone</at>", "<!channel>", "[here](https://example.org)", "[x]: https://example.org", "<https://example.org>", "https://example.org", "<script>alert(1)</script>", "<b>", "&lt;at&gt;", "&#42;", "&nbsp;", "{{DATE(2017-02-14T06:00:00Z, SHORT)}}", "{{TIME(2017-02-14T06:00:00Z)}}", "${x}", "a@b.no", "<!-- x -->", "\u0000", "\u001b[31m", "\u202e"));

    private static readonly Gen<string> Written = Piece.Array[1, 9].Select(string.Concat).Where(text => Read(text).Length > 0);

    private const string Label = "Label";

    [Fact]
    public async Task Any_text_reads_as_itself_in_the_official_renderer_and_makes_no_markup()
    {
        var page = await CardPage.Open(800);
        var config = await CardPage.HostConfig("light");
        var texts = Written.Draw(300).ToArray();
        var cards = $"[{string.Join(',', texts.Select(text => JsonSerializer.Deserialize<JsonElement>(AdaptiveCardRenderer.Render(CardOf(text, hasFields: false))).GetRawText()))}]";
        const string Parts = ".ac-textBlock, .ac-richTextBlock, .ac-fact-title, .ac-fact-value";
        var read = await page.EvaluateAsync<Part[][]>("([cards, config, parts]) => readCards(JSON.parse(cards), JSON.parse(config), parts)", new[] { cards, config, Parts });
        Compare(texts, read);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Any_text_reads_as_itself_in_html_and_makes_no_markup()
    {
        var page = await CardPage.Open(800);
        var texts = Written.Draw(300).ToArray();
        var html = texts.Select(text => HtmlRenderer.Render(CardOf(text), "/act", "m")).ToArray();
        var read = await page.EvaluateAsync<Part[][]>("([html, parts]) => readHtml(html, parts)", new object[] { html, "p, h3, dt, dd, label" });
        Compare(texts, read);
        await page.CloseAsync();
    }

    [Fact]
    public void Any_text_keeps_its_signs_in_the_json() => Written.Always(text =>
    {
        var json = JsonSerializer.Deserialize<JsonElement>(AdaptiveCardRenderer.Render(new Card { Summary = "x", Language = "en", Body = [new InputText("a", "A") { Value = text }] }));
        Assert.Equal(CleanTextOf(text), json.GetProperty("body")[0].GetProperty("value").GetString());
    });

    [Fact]
    public void No_control_character_reaches_a_terminal() =>
        Assert.DoesNotContain('\u001b', PlainTextRenderer.Render(CardOf("red \u001b[31m")));

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    /// <summary>
    /// Microsoft's renderer reads Markdown in what a choice says; Teams does not
    /// (https://github.com/MicrosoftDocs/msteams-docs/issues/12228).
    /// </summary>
    [Fact]
    public void Any_choice_keeps_its_signs_with_no_backslash_of_ours() => Written.Always(text =>
    {
        var json = JsonSerializer.Deserialize<JsonElement>(AdaptiveCardRenderer.Render(CardOf(text)));
        var said = json.GetProperty("body").EnumerateArray().Where(element => element.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal))
            .Select(field => (field.TryGetProperty("choices", out var choices) ? choices[0] : field).GetProperty("title").GetString()!).ToList();
        Assert.Equal(2, said.Count);
        Assert.All(said, one => Assert.Equal(Squeezed(text), Squeezed(one)));
    });

    private static Card CardOf(string text, bool hasFields = true) => new()
    {
        Summary = text,
        Language = "en",
        Body =
        [
            new TextBlock(text), new TextBlock(text) { Style = TextStyle.Title }, new FactSet([new Fact(text, text)]),
            .. hasFields ? [new InputToggle("a", text), new InputChoiceSet("b", Label, [new(text, "1")]) { IsExpanded = true }] : Array.Empty<CardElement>(),
        ],
    };

    private static void Compare(string[] texts, Part[][] read)
    {
        foreach (var (text, all) in texts.Zip(read))
        {
            var parts = all.Where(part => part.Text != Label).ToList();
            Assert.True(parts.Count >= 4, $"Only {parts.Count} parts of {JsonSerializer.Serialize(text)} were shown.");
            Assert.All(parts, part =>
            {
                Assert.Equal(Squeezed(text), Squeezed(part.Text));
                Assert.Equal(0, part.Markup);
            });
        }
    }

    // A browser squeezes blanks and a paragraph's end is a line feed: words and signs are what counts here.
    private static string Squeezed(string text) => Blanks().Replace(CleanTextOf(text).Replace("\u200B", "", StringComparison.Ordinal).Replace('ˋ', '`'), " ").Trim();

    private static string Read(string text) => Squeezed(text);

    private static string CleanTextOf(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(sign => sign is '\n' or '\t' || !char.IsControl(sign)));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed record Part
    {
        public string Text { get; init; } = "";

        public int Markup { get; init; }
    }
}
