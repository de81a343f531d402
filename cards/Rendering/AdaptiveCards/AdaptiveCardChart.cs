using System.Text.Json;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// A chart as Teams draws it (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards).
/// No version of Adaptive Cards has charts, so each carries bars made of signs as its fallback for clients that don't draw it; the
/// numbers stand below it either way.
/// </summary>
internal static class AdaptiveCardChart
{
    public static void Write(Utf8JsonWriter json, Chart chart)
    {
        var drawing = new ChartDrawing(chart);
        if (drawing.IsEmpty) return;
        json.WriteStartObject();
        json.WriteString("type", drawing.IsLine ? "Chart.Line"
            : drawing.Series.Count == 1 ? "Chart.VerticalBar" : "Chart.VerticalBar.Grouped");
        json.WriteString("title", CleanText.Line(chart.Title));
        json.WriteBoolean("showBarValues", true);
        json.WriteStartArray("data");
        if (!drawing.IsLine && drawing.Series is [var only]) WriteValues(json, drawing, only);
        else
        {
            foreach (var series in drawing.Series)
            {
                json.WriteStartObject();
                json.WriteString("legend", CleanText.Line(chart.Series[series]));
                json.WriteStartArray("values");
                WriteValues(json, drawing, series);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WritePropertyName("fallback");
        AdaptiveCardRenderer.WriteElement(json,
            new Container([new TextBlock(chart.AltText) { Style = TextStyle.Subtle }, drawing.InBars]), new CardTarget(null));
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, ChartDrawing drawing, int series)
    {
        foreach (var point in drawing.Points)
        {
            json.WriteStartObject();
            json.WriteString("x", CleanText.Line(point.Label));
            json.WriteNumber("y", ChartDrawing.At(point, series));
            json.WriteEndObject();
        }
    }
}
