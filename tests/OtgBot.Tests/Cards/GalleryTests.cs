using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using OtgBot.Cards.Rendering;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Tests.Cards.Rendering.BlockKit;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards;

/// <summary>
/// Every card of the product, as people see it, kept in <c>cards/gallery</c>: its words in each language, and what the renderers make of it
/// in one, since they hardly know languages. A change of wording is then one file a language to read.
/// </summary>
public sealed partial class GalleryTests
{
    private const string RenderedIn = "en";

    private static readonly string[] Words = [".txt"], All = [".txt", ".card.json", ".blocks.json", ".html"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Rows => Gallery.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_card_looks_in_every_channel_as_it_was_accepted(string name, string language)
    {
        var shown = Gallery.Find(name, language);
        await Golden.Matches(shown.Key + ".txt", PlainTextRenderer.Render(shown.Card));
        if (language != RenderedIn) return;
        await Golden.Matches(shown.Key + ".card.json", Pretty(InTeams(shown.Card)));
        await Golden.Matches(shown.Key + ".blocks.json", Pretty(SlackGallery.Json(shown)));
        await Golden.Matches(shown.Key + ".html", HtmlRenderer.Render(shown.Card, "/act", "m1", "gallery"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_card_has_no_faults_and_speaks_one_language(string name, string language)
    {
        var shown = Gallery.Find(name, language);
        Assert.Empty(CardLint.Check(shown.Card, AdaptiveCardRenderer.Render(shown.Card, "gallery")));
        Assert.All(OtgBot.Cards.CardWalk.Cards(shown.Card), card => Assert.Equal(language, card.Language));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_card_holds_the_limits_of_Slack(string name, string language)
    {
        var shown = Gallery.Find(name, language);
        Assert.Empty(BlockKitLint.Check(SlackGallery.Render(shown)));
        Assert.Empty(BlockKitLint.Check(BlockKitRenderer.Render(shown.Card, new BlockKitOptions { NewestBlocks = true }), newest: true));
        Assert.Empty(BlockKitLint.Check(BlockKitRenderer.Home([shown.Card], BlockKitOptions.Plain)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_Norwegian_card_writes_a_time_with_a_full_stop(string name, string language)
    {
        var shown = Gallery.Find(name, language);
        if (language != "en") Assert.Empty(EnglishTimes(PlainTextRenderer.Render(shown.Card)));
    }

    [Theory]
    [InlineData("Tid 1, 10:00–10.45", "10:00")]
    [InlineData("Mandag kl. 9:05", "9:05")]
    public void A_time_with_a_colon_is_found(string text, string time) => Assert.Equal([time], EnglishTimes(text));

    private static IEnumerable<string> EnglishTimes(string text) => TimeWithColon().Matches(text).Select(found => found.Value);

    [GeneratedRegex(@"(?<![\d:T])\d{1,2}:[0-5]\d(?![\d:])")]
    private static partial Regex TimeWithColon();

    [Fact]
    public void A_card_has_one_name_and_stands_in_all_languages()
    {
        Assert.All(Gallery.Cards.CountBy(card => card.Key), card => Assert.Equal(1, card.Value));
        Assert.All(Gallery.Cards.CountBy(card => card.Name), card => Assert.Equal(Gallery.Languages.Count, card.Value));
    }

    [Fact]
    public void The_gallery_keeps_no_card_that_the_product_has_lost()
    {
        var shown = Gallery.Cards.SelectMany(card => (card.Language == RenderedIn ? All : Words).Select(ending => card.Key + ending)).ToHashSet();
        var kept = Directory.EnumerateFiles(Golden.Folder).Where(file => All.Any(file.EndsWith));
        var stale = kept.Where(file => !shown.Contains(Path.GetFileName(file))).ToList();
        if (Golden.Accepts) stale.ForEach(File.Delete);
        else Assert.Empty(stale);
    }

    /// <summary>As a message that is new.</summary>
    private static byte[] InTeams(OtgBot.Cards.Card card)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            AdaptiveCardRenderer.Write(json, card, new CardTarget("gallery", Mentions: true));
        return output.WrittenSpan.ToArray();
    }

    private static string Pretty(byte[] json) => JsonSerializer.Serialize(JsonElement.Parse(Encoding.UTF8.GetString(json)), Indented) + "\n";
}
