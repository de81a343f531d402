using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Net.Http.Headers;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>
/// Serves the pages of the features, to be read and no more: no script, no frame, nothing from elsewhere, no trace of a secret address in
/// another site's log or in a search engine. What is not there gets the same short answer whatever the reason.
/// </summary>
internal static partial class WebPages
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'";

    /// <summary>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements</summary>
    private const string Teams = "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    private static readonly byte[] NothingHere = """
        <!doctype html>
        <html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>OtgBot</title></head>
        <body><h1>OtgBot</h1>
        <p>Her er det ingenting. Be om en ny lenke.</p>
        <p lang="nn">Her er det ingenting. Be om ei ny lenkje.</p>
        <p lang="en">There is nothing here. Ask for a new link.</p>
        </body></html>

        """u8.ToArray();

    public static void MapPages(this WebApplication app)
    {
        foreach (var page in app.Services.GetRequiredService<FeatureMap>().Pages)
        {
            app.MapMethods(page.Path, [HttpMethods.Get, HttpMethods.Head],
                http => Answer(page, page.Answer, StatusCodes.Status404NotFound, http));
            if (page.Press is { } press)
                app.MapMethods(page.Path, [HttpMethods.Post], http => Answer(page, press, StatusCodes.Status410Gone, http));
        }

        if (!app.Environment.IsDevelopment()) return;

        // A link that is tried out works on this machine. The address is known once the host listens.
        var server = app.Services.GetRequiredService<IServer>();
        app.Services.GetRequiredService<PublicAddress>().Otherwise = () =>
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? address.Replace("[::]", "localhost", StringComparison.Ordinal)
                .Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/')
            : null;
    }

    private static async Task Answer(Page page, Func<PageRequest, Task<PageAnswer?>> ask, int nothing, HttpContext http)
    {
        Guard(http.Response.Headers, page);
        var parts = http.Request.RouteValues.ToDictionary(part => part.Key, part => part.Value?.ToString() ?? "");
        try
        {
            if (await ask(new PageRequest(parts, LanguageOf(http.Request), http.RequestAborted)) is { } answer) await Write(http, answer);
            else await WriteNothing(http, nothing);
        }
        catch (StoreException unreachable)
        {
            Log.NoStore(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebPages)), unreachable);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "30";
        }
    }

    private static void Guard(IHeaderDictionary headers, Page page)
    {
        var (frames, forms) = (page.IsFramed ? Teams : "'none'", page.Press is null ? "'none'" : "'self'");
        headers.ContentSecurityPolicy = $"{Policy}; frame-ancestors {frames}; form-action {forms}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers["Cross-Origin-Resource-Policy"] = page.IsFramed ? "cross-origin" : "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private static async Task Write(HttpContext http, PageAnswer answer)
    {
        var headers = http.Response.Headers;
        if (answer.IsSecret)
        {
            await WriteBody(http, answer);
            return;
        }

        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span).AsSpan(0, 12))}\"");

        // Kept by the reader alone, and asked about each time: a link that was revoked shows nothing any more.
        headers.CacheControl = answer.IsShared ? "public, max-age=3600" : "private, no-cache";
        headers.ETag = tag.ToString();
        if (answer.Refresh is { } after) headers["Refresh"] = after.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        headers.Vary = HeaderNames.AcceptLanguage;
        if (http.Request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await WriteBody(http, answer);
    }

    private static async Task WriteBody(HttpContext http, PageAnswer answer)
    {
        if (answer.FileName is { } name)
            http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        if (answer.Status is { } status) http.Response.StatusCode = status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static async Task WriteNothing(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = NothingHere.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.BodyWriter.WriteAsync(NothingHere, http.RequestAborted);
    }

    private static Language? LanguageOf(HttpRequest request)
    {
        // Teams says its locale, such as nn-no.
        var wanted = request.Query["lang"].ToString().Split('-')[0].ToLowerInvariant();
        if (wanted is "nb" or "no" or "nn" or "en") return Languages.FromLocale(wanted);
        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .Where(primary => primary is "nb" or "no" or "nn" or "en")
            .Select(primary => (Language?)Languages.FromLocale(primary))
            .FirstOrDefault();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page could not be read, since the store can't be reached")]
        public static partial void NoStore(ILogger logger, Exception exception);
    }
}
