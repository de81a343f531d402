namespace OtgBot.Cards.Actions;

/// <summary>A button that unfolds a small form or more to read, in place. The inner card has no title of its own.</summary>
public sealed record ActionShowCard(string Title, Card Card) : CardAction(Title);
