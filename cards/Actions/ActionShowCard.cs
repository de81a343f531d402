namespace OtgBot.Cards.Actions;

/// <summary>A button that unfolds a small form or more to read, in place. The inner card has no title of its own.</summary>
public sealed record ActionShowCard(string Title, Card Card) : CardAction(Title)
{
    /// <summary>
    /// On a card that many see: what the button sends where the platform opens windows. Its route gives the inner card to the one who
    /// pressed, in a window of their own and in their language: on the shared card, its next update would take away what somebody is
    /// filling in.
    /// </summary>
    public ActionExecute? Window { get; init; }
}
