namespace OtgBot.Cards.Actions;

/// <summary>A button that unfolds a small form or more to read, in place. The inner card has no title of its own.</summary>
public sealed record ActionShowCard(string Title, Card Card) : CardAction(Title)
{
    /// <summary>
    /// On a card that many see: what the button sends if a client would unfold the inner card on the shared one, whose next update takes
    /// away what somebody is filling in. Its route gives the inner card to the one who pressed, in a window of their own.
    /// </summary>
    public ActionExecute? Window { get; init; }
}
