namespace OtgBot.Cards.Actions;

/// <summary>A button that opens a page.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Url">An absolute https address (http on loopback while trying out).</param>
public sealed record ActionOpenUrl(string Title, string Url) : CardAction(Title)
{
    /// <summary>
    /// What a platform that shows the bot's own pages in a tab gives that tab, to show this page there; null where it is only a page.
    /// </summary>
    public string? InTab { get; init; }
}
