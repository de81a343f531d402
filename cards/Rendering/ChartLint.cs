using System.Globalization;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering;

/// <summary>The part of <see cref="CardLint"/> that looks at charts: above all, that nothing is said by the picture alone.</summary>
internal static class ChartLint
{
    public static IEnumerable<string> Check(Chart chart)
    {
        foreach (var fault in CardLint.OfText("The title of a chart", chart.Title)) yield return fault;
        if (string.IsNullOrWhiteSpace(chart.AltText)) yield return $"The chart '{chart.Title}' has no alternative text.";
        if (chart.Title.Length > Limits.ChartTitle)
            yield return $"The title of the chart '{chart.Title}' has {chart.Title.Length} characters; {Limits.ChartTitle} is the most.";
        if (chart.Points.Count is 0 or > Limits.ChartPoints)
            yield return $"The chart '{chart.Title}' has {chart.Points.Count} points; 1 to {Limits.ChartPoints} can be drawn.";
        if (chart.Series.Count is 0 or > Limits.ChartSeries)
            yield return $"The chart '{chart.Title}' has {chart.Series.Count} series; 1 to {Limits.ChartSeries} can be told apart.";
        foreach (var name in chart.Series.SelectMany(series => CardLint.OfText("The name of a series", series))) yield return name;
        foreach (var name in chart.Series.Where(name => name.Length > Limits.ChartLabel))
            yield return $"The name of the series '{name}' has {name.Length} characters; {Limits.ChartLabel} is the most.";
        foreach (var label in chart.Points.CountBy(point => point.Label).Where(label => label.Value > 1))
            yield return $"{label.Value} points of the chart '{chart.Title}' are called '{label.Key}'.";
        foreach (var fault in chart.Points.SelectMany(point => OfPoint(chart, point))) yield return fault;
    }

    private static IEnumerable<string> OfPoint(Chart chart, ChartPoint point)
    {
        foreach (var fault in CardLint.OfText("The name of a point", point.Label)
            .Concat(CardLint.OfText($"The point '{point.Label}'", point.Said))) yield return fault;
        if (point.Label.Length > Limits.ChartLabel)
            yield return $"The name of the point '{point.Label}' has {point.Label.Length} characters; {Limits.ChartLabel} is the most.";
        if (point.Values.Count != chart.Series.Count)
            yield return $"The point '{point.Label}' has {point.Values.Count} values for {chart.Series.Count} series.";
        foreach (var value in point.Values.OfType<int>()
            .Where(value => !Digits(point.Said).Contains(value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            yield return $"The point '{point.Label}' does not say its number {value} in words.";
    }

    /// <summary>Without what stands between thousands.</summary>
    private static string Digits(string text) => string.Concat(text.Where((sign, at) =>
        at == 0 || at == text.Length - 1 || !char.IsDigit(text[at - 1]) || !char.IsDigit(text[at + 1]) || char.IsDigit(sign)));
}
