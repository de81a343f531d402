using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Inputs;

/// <summary>
/// A field to fill in. Values travel as strings: dates <c>yyyy-MM-dd</c>, times <c>HH:mm</c>, toggles <c>true</c>/<c>false</c>, several
/// choices joined by commas.
/// </summary>
/// <param name="Id">The name of the value in what the bot receives. Unique in the card.</param>
/// <param name="Label">What the field asks for; always shown.</param>
public abstract record Input(string Id, string Label) : CardElement
{
    public string? Value { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What the client says when the field is empty or malformed. Needed if <see cref="IsRequired"/> or a range is set.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What was wrong with the value that was sent, in words, with an example that works. Null when nothing was.</summary>
    public string? Error { get; init; }

    /// <summary>A line of help below the label.</summary>
    public string? Hint { get; init; }
}
