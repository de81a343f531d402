using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.Html;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>A picture must not tell a number that nobody gave.</summary>
public sealed partial class ChartTests
{
    private static readonly int?[] Whole = [10, 20, 30, 20], WithGap = [10, 20, null, 20, 30];

    [Fact]
    public void No_line_is_drawn_through_a_point_without_a_number()
    {
        Assert.Single(Line(Whole), sign => sign == 'M');
        Assert.Equal(2, Line(WithGap).Count(sign => sign == 'M'));
    }

    [Fact]
    public void A_client_that_can_leave_no_gap_in_a_line_gets_bars()
    {
        Assert.Contains("\"Chart.Line\"", Teams(Whole), StringComparison.Ordinal);
        Assert.Contains("\"Chart.VerticalBar\"", Teams(WithGap), StringComparison.Ordinal);
        Assert.Contains("\"type\":\"line\"", Slack(Whole), StringComparison.Ordinal);
        Assert.Contains("\"type\":\"bar\"", Slack(WithGap), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_without_a_number_before_and_after_the_others_leave_a_line_a_line() =>
        Assert.Contains("\"Chart.Line\"", Teams([null, 10, 20, null]), StringComparison.Ordinal);

    [Fact]
    public void A_client_that_draws_no_charts_gets_bars_made_of_signs()
    {
        // Teams on some phones knows no chart: it shows what the chart falls back to.
        var chart = JsonNode.Parse(Teams(WithGap))!["body"]!.AsArray().Single(element => element!["fallback"] is not null)!;
        var bars = chart["fallback"]!["items"]!.AsArray().Single(element => (string?)element!["type"] == "FactSet")!["facts"]!.AsArray();
        Assert.Equal(["W1 3", "W2 6", "W4 6", "W5 10"], bars.Select(bar => $"{bar!["title"]} {bar["value"]!.ToString().Count(sign => sign == '▮')}"));
        Assert.Contains("▮▮▮▮▮▮▮▮▮▮", Encoding.UTF8.GetString(BlockKitRenderer.Render(Card(ChartKind.Line, WithGap), BlockKitOptions.Plain).Blocks.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_without_a_number_has_its_place_on_the_page()
    {
        Assert.Equal(Left(Html(ChartKind.Bars, 10, 20, 30)), Left(Html(ChartKind.Bars, null, null, 30)));
        Assert.Contains(">W1<", Html(ChartKind.Bars, null, null, 30), StringComparison.Ordinal);
    }

    private static string Line(int?[] values) => Path().Match(Html(ChartKind.Line, values)).Groups[1].Value;

    /// <summary>Where the last bar stands.</summary>
    private static string Left(string html) => Bar().Matches(html)[^1].Groups[1].Value;

    private static string Html(ChartKind kind, params int?[] values) => HtmlRenderer.Render(Card(kind, values), "/", "a");

    private static string Teams(int?[] values) => Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(Card(ChartKind.Line, values)));

    private static string Slack(int?[] values) => Encoding.UTF8.GetString(
        BlockKitRenderer.Render(Card(ChartKind.Line, values), new BlockKitOptions { NewestBlocks = true }).Blocks.Span);

    private static Card Card(ChartKind kind, int?[] values) => new()
    {
        Summary = "Weeks",
        Language = "en",
        Body =
        [
            new Chart("Weeks", "The most was 30.", ["Taken"],
                [.. values.Select((value, at) => new ChartPoint($"W{at + 1}", value is null ? "too few" : $"{value} taken", [value]))]) { Kind = kind },
        ],
    };

    [GeneratedRegex("<path[^>]*? d=\"([^\"]*)\"")]
    private static partial Regex Path();

    [GeneratedRegex("<rect[^>]*? x=\"([^\"]*)\"")]
    private static partial Regex Bar();
}
