namespace OtgBot.Cards.Actions;

/// <summary>A button that opens a page.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Url">An absolute https address (http on loopback while trying out).</param>
public sealed record ActionOpenUrl(string Title, string Url) : CardAction(Title);
