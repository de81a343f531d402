using OtgBot.Cards;

namespace OtgBot.Turns.Answers;

/// <summary>What goes back with the answer to an event: a sentence, a card in place of the pressed one, or both.</summary>
internal sealed record InlineAnswer(string? Text, Card? Card)
{
    /// <summary>True if it says what is to be mended.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>The field that is to be mended, if it is one.</summary>
    public string? Field { get; init; }
}
