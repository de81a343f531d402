using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.Html;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>When something is: for each reader where they are if the platform can, else as the community's clock has it.</summary>
public sealed class PeriodTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 3, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly Card Card = new()
    {
        Summary = "s",
        Language = "nb",
        Body = [new TextBlock("Program") { Style = TextStyle.Title }, new ClockLine("3. desember, Oslo-tid", "3. desember, tidene er der du er"), new Period("10:00–10:45", Start, Start.AddMinutes(45))],
    };

    [Fact]
    public void In_Slack_it_is_an_instant_that_Slack_tells_in_the_readers_zone_with_the_communitys_for_clients_that_can_not()
    {
        using var blocks = JsonDocument.Parse(BlockKitRenderer.Render(Card, BlockKitOptions.Plain).Blocks);
        var parts = blocks.RootElement[2].GetProperty("elements")[0].GetProperty("elements");
        Assert.Equal(("date", Start.ToUnixTimeSeconds(), "{time}", "10:00"),
            (parts[0].GetProperty("type").GetString(), parts[0].GetProperty("timestamp").GetInt64(), parts[0].GetProperty("format").GetString(), parts[0].GetProperty("fallback").GetString()));
        Assert.Equal((Start.AddMinutes(45).ToUnixTimeSeconds(), "10:45"), (parts[2].GetProperty("timestamp").GetInt64(), parts[2].GetProperty("fallback").GetString()));
        Assert.Equal("3. desember, tidene er der du er", blocks.RootElement[1].GetProperty("elements")[0].GetProperty("text").GetString());
        Assert.Contains("3. desember, Oslo-tid\n\n10:00–10:45", BlockKitRenderer.Render(Card, BlockKitOptions.Plain).Text);
    }

    [Fact]
    public void Elsewhere_it_is_a_heading_in_words()
    {
        Assert.Contains("Oslo-tid", System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(Card)));
        Assert.Contains("10:00–10:45", System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(Card)));
        Assert.Contains("<time datetime=\"2026-12-03T10:00+01:00\">10:00–10:45</time>", HtmlRenderer.Render(Card, "/x", "m").Replace("&#x2B;", "+", StringComparison.Ordinal));
        Assert.Contains("\n10:00–10:45\n", PlainTextRenderer.Render(Card));
    }

    [Fact]
    public void One_that_ends_before_it_begins_is_a_fault() =>
        Assert.Contains(CardLint.Check(Card with { Body = [Card.Body[0], new Period("x1", Start, Start)] }), fault => fault.Contains("ends before it begins", StringComparison.Ordinal));
}
