namespace OtgBot.Cards.Elements;

/// <summary>Anything that can stand in a card's body. The names are those of the Adaptive Cards schema.</summary>
public abstract record CardElement
{
    private protected CardElement()
    {
    }

    /// <summary>A larger gap above and a thin line, to set one part off from the one before.</summary>
    public bool Separator { get; init; }
}
