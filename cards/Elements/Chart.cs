namespace OtgBot.Cards.Elements;

/// <summary>
/// Numbers over time as a picture. Not every client draws it and no screen reader reads a drawn one, so renderers always write what it
/// says as text beside it: the title, and each point in words.
/// </summary>
/// <param name="Title">Its heading.</param>
/// <param name="AltText">One sentence that stands for the picture.</param>
/// <param name="Series">What is counted, the most important first.</param>
/// <param name="Points">In order of time.</param>
public sealed record Chart(string Title, string AltText, IReadOnlyList<string> Series, IReadOnlyList<ChartPoint> Points) : CardElement
{
    public ChartKind Kind { get; init; }
}

/// <summary>A week, a month, or whatever is counted by.</summary>
/// <param name="Label">Its name: short, it stands under a bar.</param>
/// <param name="Said">Its numbers in words, or why there are none.</param>
/// <param name="Values">One for each series; null if there is none. Nothing is drawn then: a bar of no height would be read as
/// zero.</param>
public sealed record ChartPoint(string Label, string Said, IReadOnlyList<int?> Values);

public enum ChartKind
{
    /// <summary>Upright bars, those of one point side by side.</summary>
    Bars,

    /// <summary>A line for each series: for more points than bars have room.</summary>
    Line,
}
