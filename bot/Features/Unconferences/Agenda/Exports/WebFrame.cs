using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>What stands around each page of an agenda.</summary>
internal static class WebFrame
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="title">Of the window.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="kind">A word by which the style sheet knows the page.</param>
    /// <param name="body">As HTML.</param>
    public static byte[] Page(string title, Language language, string kind, string body) => Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="{language.Tag()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex, nofollow">
        <title>{Text(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/agenda/style.css">
        </head>
        <body class="{kind}">
        {body}
        </body>
        </html>

        """);

    /// <summary>The same page in the other languages.</summary>
    public static string LanguageLinks(Language language) =>
        $"""<nav aria-label="{Text(ExportTexts.OtherLanguages.In(language))}"><ul>{string.Concat(Languages.All.Select(other => $"<li><a href=\"?lang={other.Tag()}\" hreflang=\"{other.Tag()}\" lang=\"{other.Tag()}\"{(other == language ? " aria-current=\"true\"" : "")}>{Text(other.OwnName())}</a></li>"))}</ul></nav>""";

    public static string Text(string text) => Encoder.Encode(text);

    /// <summary>Says of an element in which language its words are, where that is known.</summary>
    public static string In(string? language) => language is null ? "" : $" lang=\"{language}\"";
}
