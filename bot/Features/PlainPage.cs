using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OtgBot.Cards;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>A card as a page to read, in each of the languages: no script, nothing from elsewhere.</summary>
internal static class PlainPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static PageAnswer Render(Card card, Language language) =>
        new("text/html; charset=utf-8", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        <!doctype html>
        <html lang="{language.Tag()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encoder.Encode(card.Summary)} – OtgBot</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/agenda/style.css">
        </head>
        <body>
        <header><h1>OtgBot</h1></header>
        <main>
        {HtmlRenderer.Render(card, "", "p")}
        </main>
        <footer><nav aria-label="Språk / Languages"><ul>{string.Concat(Languages.All.Select(other => Link(other, language)))}</ul></nav></footer>
        </body>
        </html>

        """)));

    private static string Link(Language other, Language language) =>
        $"<li><a href=\"?lang={other.Tag()}\" hreflang=\"{other.Tag()}\" lang=\"{other.Tag()}\"{(other == language ? " aria-current=\"true\"" : "")}>{other.OwnName()}</a></li>";
}
