using System.Globalization;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.Html;

/// <summary>A chart as SVG inside the page: it takes the colour of the text around it, so that it is seen in light and dark.</summary>
internal static class HtmlChart
{
    private const int Top = 18, Height = 90, Bottom = 20;

    /// <summary>Names of more points than these would stand on each other: then only the first and the last have theirs.</summary>
    private const int MostNames = 6;

    public static void Write(HtmlText html, Chart chart)
    {
        var drawing = new ChartDrawing(chart);
        if (drawing.IsEmpty) return;
        var width = Width(chart);
        html.Open("svg", ("class", "card-chart"), ("role", "img"), ("aria-label", CleanText.Line(chart.AltText)),
            ("viewBox", $"0 0 {width} {Top + Height + Bottom}"));
        for (var at = 0; at < drawing.Series.Count; at++)
        {
            if (chart.Kind is ChartKind.Line) WriteLine(html, drawing, at);
            else WriteBars(html, drawing, at);
        }

        Shape(html, "line", ("x1", "0"), ("y1", Text(Top + Height)), ("x2", Text(width)), ("y2", Text(Top + Height)),
            ("stroke", "currentColor"));
        for (var at = 0; at < chart.Points.Count; at++)
        {
            if (chart.Points.Count <= MostNames || at == 0 || at == chart.Points.Count - 1)
                WriteText(html, chart.Points[at].Label, Name(chart, at), Top + Height + Bottom - 6);
        }

        html.Close("svg");
        if (drawing.Series.Count > 1)
            html.Element("p", string.Join(" · ", drawing.Series.Select((series, at) => $"{(at == 0 ? "■" : "□")} {chart.Series[series]}")),
                ("class", "card-text card-subtle"), ("aria-hidden", "true"));
    }

    private static void WriteBars(HtmlText html, ChartDrawing drawing, int at)
    {
        var wide = (Slot(drawing.Chart) - 12) / drawing.Series.Count;
        foreach (var (place, value) in Values(drawing, at))
        {
            var left = place * Slot(drawing.Chart) + 6 + at * wide;
            Shape(html, "rect", ("x", Text(left)), ("y", Text(Y(drawing, value))), ("width", Text(wide - 3)),
                ("height", Text(Top + Height - Y(drawing, value))),
                ("fill", "currentColor"), ("fill-opacity", at == 0 ? ".85" : ".2"), ("stroke", "currentColor"));
            WriteText(html, Text(value), left + (wide - 3) / 2, Y(drawing, value) - 4);
        }
    }

    /// <summary>With a gap where there is no number; a point between two gaps is a dot, a round end of a line that goes nowhere.</summary>
    private static void WriteLine(HtmlText html, ChartDrawing drawing, int at)
    {
        var values = Values(drawing, at);
        var runs = values.Select((one, order) => (one.Place, one.Value, Run: one.Place - order)).GroupBy(one => one.Run);
        Shape(html, "path",
            ("d", string.Join(' ', runs.Select(run => "M" + string.Join('L', run.Append(run.First()).Take(Math.Max(2, run.Count()))
                .Select(one => $"{Text(Middle(drawing.Chart, one.Place))} {Text(Y(drawing, one.Value))}"))))),
            ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "3"), ("stroke-linecap", "round"),
            ("stroke-dasharray", at == 0 ? null : "4 6"));
        if (at > 0) return;
        // The first, the last and the highest: all of them stand in words below.
        foreach (var (place, value) in new[] { values[0], values[^1], values.MaxBy(one => one.Value) }.Distinct())
            WriteText(html, Text(value), Name(drawing.Chart, place), Y(drawing, value) - 7);
    }

    private static List<(int Place, int Value)> Values(ChartDrawing drawing, int at) =>
        [.. drawing.Chart.Points.Index().Where(point => ChartDrawing.IsDrawn(point.Item))
            .Select(point => (point.Index, ChartDrawing.At(point.Item, drawing.Series[at])))];

    private static void WriteText(HtmlText html, string text, int x, int y) => html.Element("text", CleanText.Line(text),
        ("x", Text(x)), ("y", Text(y)), ("fill", "currentColor"), ("font-size", "11"), ("text-anchor", "middle"));

    /// <summary>An SVG element has no short form in HTML: it is closed or holds what follows.</summary>
    private static void Shape(HtmlText html, string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Open(tag, attributes);
        html.CloseOnLine(tag);
    }

    /// <summary>
    /// The picture is as wide as the card: the more points, the less room for each, so that its letters stay readable on a phone.
    /// </summary>
    private static int Slot(Chart chart) => chart.Points.Count switch { <= 5 => 76, <= 8 => 48, _ => 28 };

    private static int Width(Chart chart) => Math.Max(3, chart.Points.Count) * Slot(chart);

    private static int Middle(Chart chart, int place) => place * Slot(chart) + Slot(chart) / 2;

    /// <summary>Where a text stands: not beyond the edge.</summary>
    private static int Name(Chart chart, int place) => Math.Clamp(Middle(chart, place), 38, Math.Max(38, Width(chart) - 38));

    private static int Y(ChartDrawing drawing, int value) => Top + Height - Height * Math.Max(0, value) / drawing.Highest;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
