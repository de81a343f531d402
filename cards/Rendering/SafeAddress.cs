namespace OtgBot.Cards.Rendering;

/// <summary>Which addresses a card may point at. The others are not rendered: an address may have come from a person.</summary>
public static class SafeAddress
{
    // Teams shows PNG, JPEG and GIF: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
    private static readonly string[] DataPictures = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,"];

    /// <summary>True for https, and for http on loopback while trying out.</summary>
    public static bool IsPage(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>True for a page's address and for a PNG, JPEG or GIF carried in the address itself.</summary>
    public static bool IsPicture(string url) =>
        IsPage(url) || DataPictures.Any(start => url.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
