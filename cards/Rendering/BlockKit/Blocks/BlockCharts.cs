using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// Charts as Slack draws them (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block), if the workspace has that
/// block; else the bars are written. The numbers stand in words below in either case.
/// </summary>
internal sealed class BlockCharts(BlockList blocks, BlockKitOptions options)
{
    private int _drawn;

    /// <summary>False, and nothing written, if there is nothing to draw or no room for it.</summary>
    public bool TryWrite(Chart chart)
    {
        var drawing = new ChartDrawing(chart);
        if (!options.NewestBlocks || _drawn == SlackLimits.Charts || drawing.IsEmpty || !Fits(drawing)) return false;
        _drawn++;
        var json = blocks.Json;
        blocks.Open("data_visualization");
        blocks.Shown("title", CleanText.Line(chart.Title));
        json.WriteStartObject("chart");
        json.WriteString("type", drawing.IsLine ? "line" : "bar");
        json.WriteStartArray("series");
        foreach (var series in drawing.Series)
        {
            json.WriteStartObject();
            blocks.Shown("name", CleanText.Line(chart.Series[series]));
            json.WriteStartArray("data");
            foreach (var point in drawing.Points)
            {
                json.WriteStartObject();
                json.WriteString("label", CleanText.Line(point.Label));
                json.WriteNumber("value", ChartDrawing.At(point, series));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("axis_config");
        json.WriteStartArray("categories");
        foreach (var point in drawing.Points) json.WriteStringValue(CleanText.Line(point.Label));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        blocks.Close();
        return true;
    }

    private static bool Fits(ChartDrawing drawing) =>
        CleanText.Line(drawing.Chart.Title).Length is > 0 and <= Limits.ChartTitle
        && drawing.Points.Count <= Limits.ChartPoints
        && drawing.Series.Count <= SlackLimits.ChartSeries
        && Names(drawing.Points.Select(point => point.Label)) && Names(drawing.Series.Select(series => drawing.Chart.Series[series]));

    private static bool Names(IEnumerable<string> names)
    {
        var all = names.Select(CleanText.Line).ToList();
        return all.TrueForAll(name => name.Length is > 0 and <= SlackLimits.ChartName)
            && all.Distinct(StringComparer.Ordinal).Count() == all.Count;
    }
}
