using System.Text;
using System.Text.Encodings.Web;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>A page for somebody's browser: a few sentences in the three languages, no script, nothing from elsewhere.</summary>
internal static class InstallPage
{
    private const string Style =
        "body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1.25rem;color:#1c1b1a;background:#fff}"
        + "section{border-top:1px solid #767676;padding:1rem 0}h1{font-size:1.5rem}h2{font-size:1.125rem;margin:0}p{margin:.25rem 0}a{color:#0b57a4}"
        + "@media(prefers-color-scheme:dark){body{color:#f2f1ef;background:#1c1b1a}a{color:#9cc8ff}}";

    /// <param name="headline">One sentence in each language.</param>
    /// <param name="next">What can be done now, in each language; null for nothing.</param>
    /// <param name="again">Whether there is a way to begin anew.</param>
    public static string Write(Func<Language, string> headline, Func<Language, string>? next, bool again)
    {
        var html =
            new StringBuilder(
                "<!DOCTYPE html><html lang=\"nb\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>OtgBot</title><style>")
            .Append(Style).Append("</style></head><body><main><h1>OtgBot</h1>");
        foreach (var language in Languages.All)
        {
            html.Append("<section lang=\"").Append(language.Tag()).Append("\"><h2>").Append(Safe(headline(language))).Append("</h2>");
            if (next is not null) html.Append("<p>").Append(Safe(next(language))).Append("</p>");
            if (again)
                html.Append("<p><a href=\"").Append(InstallEndpoints.Start).Append("\">").Append(Safe(InstallTexts.Again(language)))
                    .Append("</a></p>");
            html.Append("</section>");
        }

        return html.Append("</main></body></html>").ToString();
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
