using System.Globalization;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering;

/// <summary>A chart as SVG inside the page: it takes the colour of the text around it, so that it is seen in light and dark.</summary>
internal static class HtmlChart
{
    private const int Slot = 64, Top = 18, Height = 90, Bottom = 20;

    /// <summary>Names of more points than these would stand on each other: then only the first and the last have theirs.</summary>
    private const int MostNames = 6;

    public static void Write(HtmlText html, Chart chart)
    {
        var drawing = new ChartDrawing(chart);
        if (drawing.IsEmpty) return;
        var width = Math.Max(3, drawing.Points.Count) * Slot;
        html.Open("svg", ("class", "card-chart"), ("role", "img"), ("aria-label", CleanText.Line(chart.AltText)), ("viewBox", $"0 0 {width} {Top + Height + Bottom}"));
        for (var at = 0; at < drawing.Series.Count; at++)
        {
            if (chart.Kind is ChartKind.Line) WriteLine(html, drawing, at);
            else WriteBars(html, drawing, at);
        }

        html.Void("line", ("x1", "0"), ("y1", Text(Top + Height)), ("x2", Text(width)), ("y2", Text(Top + Height)), ("stroke", "currentColor"));
        for (var at = 0; at < drawing.Points.Count; at++)
        {
            if (drawing.Points.Count <= MostNames || at == 0 || at == drawing.Points.Count - 1) WriteText(html, drawing.Points[at].Label, Middle(at), Top + Height + Bottom - 6);
        }

        html.Close("svg");
        if (drawing.Series.Count > 1) html.Element("p", string.Join(" · ", drawing.Series.Select((series, at) => $"{(at == 0 ? "■" : "□")} {chart.Series[series]}")), ("class", "card-text card-subtle"), ("aria-hidden", "true"));
    }

    private static void WriteBars(HtmlText html, ChartDrawing drawing, int at)
    {
        var wide = (Slot - 12) / drawing.Series.Count;
        for (var place = 0; place < drawing.Points.Count; place++)
        {
            var value = ChartDrawing.At(drawing.Points[place], drawing.Series[at]);
            var left = place * Slot + 6 + at * wide;
            html.Void("rect", ("x", Text(left)), ("y", Text(Y(drawing, value))), ("width", Text(wide - 3)), ("height", Text(Top + Height - Y(drawing, value))),
                ("fill", "currentColor"), ("fill-opacity", at == 0 ? ".85" : ".2"), ("stroke", "currentColor"));
            WriteText(html, Text(value), left + (wide - 3) / 2, Y(drawing, value) - 4);
        }
    }

    private static void WriteLine(HtmlText html, ChartDrawing drawing, int at)
    {
        var values = drawing.Points.Select(point => ChartDrawing.At(point, drawing.Series[at])).ToList();
        html.Void("polyline", ("points", string.Join(' ', values.Select((value, place) => $"{Text(Middle(place))},{Text(Y(drawing, value))}"))),
            ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "3"), ("stroke-dasharray", at == 0 ? null : "4 6"));
        if (at > 0) return;
        for (var place = 0; place < values.Count; place++) WriteText(html, Text(values[place]), Middle(place), Y(drawing, values[place]) - 7);
    }

    private static void WriteText(HtmlText html, string text, int x, int y) => html.Element("text", CleanText.Line(text),
        ("x", Text(x)), ("y", Text(y)), ("fill", "currentColor"), ("font-size", "12"), ("text-anchor", "middle"));

    private static int Middle(int place) => place * Slot + Slot / 2;

    private static int Y(ChartDrawing drawing, int value) => Top + Height - Height * Math.Max(0, value) / drawing.Highest;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
