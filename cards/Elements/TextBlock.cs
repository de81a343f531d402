namespace OtgBot.Cards.Elements;

/// <summary>A paragraph of plain text. Line feeds are kept. Always wraps.</summary>
public sealed record TextBlock(string Text) : CardElement
{
    public TextStyle Style { get; init; }
}

/// <summary>What a text is, not how it looks: each renderer finds the look.</summary>
public enum TextStyle
{
    Default,

    /// <summary>The card's title; one to a card. A heading for screen readers.</summary>
    Title,

    /// <summary>The head of a part of the card. A heading for screen readers.</summary>
    Heading,

    /// <summary>Stressed text.</summary>
    Strong,

    /// <summary>Less important text: hints, definitions, dates.</summary>
    Subtle,

    /// <summary>Something is wrong. The words say so too; colour is never alone.</summary>
    Attention,
}
