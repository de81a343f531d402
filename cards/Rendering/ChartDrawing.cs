using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering;

/// <summary>What of a chart can be drawn: the points that have a number, and the series that have one at each of them.</summary>
internal sealed class ChartDrawing
{
    /// <summary>Signs in the longest bar of a chart that is written: what a phone shows beside the words.</summary>
    private const int LongestBar = 10;

    public ChartDrawing(Chart chart)
    {
        Chart = chart;
        Points = [.. chart.Points.Where(IsDrawn)];
        Series = [.. Enumerable.Range(0, chart.Series.Count)
            .Where(series => Points.All(point => series < point.Values.Count && point.Values[series] is not null))];
        Highest = Points.SelectMany(point => Series.Select(series => At(point, series))).DefaultIfEmpty().Max();
    }

    public Chart Chart { get; }

    /// <summary>
    /// A line through a point that has no number would tell one. Where a client can't leave a gap in a line, it gets bars.
    /// </summary>
    public bool IsLine => Chart.Kind is ChartKind.Line && !Chart.Points.SkipWhile(point => !IsDrawn(point))
        .SkipWhile(IsDrawn).Any(IsDrawn);

    public IReadOnlyList<ChartPoint> Points { get; }

    /// <summary>Places in <see cref="Elements.Chart.Series"/>.</summary>
    public IReadOnlyList<int> Series { get; }

    public int Highest { get; }

    public bool IsEmpty => Points.Count == 0 || Series.Count == 0 || Highest <= 0;

    public static bool IsDrawn(ChartPoint point) => point.Values.Count > 0 && point.Values[0] is not null;

    public static int At(ChartPoint point, int series) => point.Values[series]!.Value;

    /// <summary>The heading and what the points say: stands beside every picture.</summary>
    public (TextBlock Heading, FactSet Facts) InWords(bool withBars) => (
        new TextBlock(Chart.Title) { Style = TextStyle.Heading, Separator = Chart.Separator },
        new FactSet(
            [.. Chart.Points.Select(point => new Fact(point.Label, withBars ? $"{point.Said} {Bar(point)}".TrimEnd() : point.Said))]));

    /// <summary>The bars alone, for a client that draws no chart and has the words beside it.</summary>
    public FactSet InBars => new([.. Points.Select(point => new Fact(point.Label, Bar(point)))]);

    private string Bar(ChartPoint point) =>
        IsEmpty || !IsDrawn(point) || At(point, Series[0]) <= 0
            ? ""
            : new string('▮', Math.Max(1, At(point, Series[0]) * LongestBar / Highest));
}
