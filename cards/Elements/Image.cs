namespace OtgBot.Cards.Elements;

/// <summary>A picture, by an absolute https address (or a small <c>data:</c> one).</summary>
/// <param name="Url">Where the picture is. PNG, JPEG or GIF, at most 1,024 × 1,024 pixels and 1 MB in Teams.</param>
/// <param name="AltText">What the picture says, for those who don't see it. Never empty.</param>
public sealed record Image(string Url, string AltText) : CardElement;
