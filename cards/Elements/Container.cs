namespace OtgBot.Cards.Elements;

/// <summary>Elements that belong together.</summary>
public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>A shaded background, for something the reader should see first.</summary>
    public bool Emphasis { get; init; }
}
