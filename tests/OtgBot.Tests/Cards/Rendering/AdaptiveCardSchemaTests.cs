using System.Text.Json.Nodes;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>The official schema knows every element and member that is rendered.</summary>
public sealed class AdaptiveCardSchemaTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Cards", "Rendering", "schema");

    [Fact]
    public async Task Every_card_of_the_product_holds_the_official_schema() =>
        Assert.Empty(await Faults(Gallery.Cards.ToDictionary(card => card.Key, card => WithFallbacks(JsonNode.Parse(AdaptiveCardRenderer.Render(card.Card, "gallery"))!))));

    [Fact]
    public void Every_chart_has_a_text_for_hosts_that_do_not_draw_it()
    {
        var charts = Gallery.Cards.SelectMany(card => Charts(JsonNode.Parse(AdaptiveCardRenderer.Render(card.Card, "gallery"))!)).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart => Assert.Equal("Container", chart["fallback"]!["type"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Hi","colour":"red"}]}""", "colour")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"Hi"}]}""", "body")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"FactSet","facts":[{"title":"Hi"}]}]}""", "value")]
    public async Task The_schema_check_finds_a_planted_fault(string card, string found) =>
        Assert.Contains(found, await Faults(new() { ["planted"] = JsonNode.Parse(card)! }));

    /// <summary>
    /// Charts are Teams' own: the schema knows none of them, and what a host by the schema shows in their place is their fallback.
    /// </summary>
    private static JsonNode WithFallbacks(JsonNode card)
    {
        foreach (var chart in Charts(card).ToList()) chart.ReplaceWith(chart["fallback"]!.DeepClone());
        return card;
    }

    private static IEnumerable<JsonNode> Charts(JsonNode node) => node switch
    {
        JsonObject one when one["type"] is JsonValue type && type.TryGetValue(out string? name) && name.StartsWith("Chart.", StringComparison.Ordinal) => [one],
        JsonObject one => one.Select(member => member.Value).OfType<JsonNode>().SelectMany(Charts),
        JsonArray many => many.OfType<JsonNode>().SelectMany(Charts),
        _ => [],
    };

    private static async Task<string> Faults(Dictionary<string, JsonNode> cards)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, new JsonObject(cards.Select(card => KeyValuePair.Create(card.Key, (JsonNode?)card.Value))).ToJsonString());
            return await NodeTools.Run("node", [Path.Combine(Folder, "check.cjs"), await NodeTools.Folder, Path.Combine(Folder, "adaptive-card-1.5.0.json"), file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
