using Microsoft.AspNetCore.Http.Extensions;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// The way a workspace installs the app: to Slack's consent page, and back with a code
/// (https://docs.slack.dev/authentication/installing-with-oauth).
/// </summary>
internal sealed class InstallEndpoints(SlackOptions options, SlackStates states, SlackGrant grant, SlackInstallations installations,
    FirstSteps firstSteps, SlackClock clock)
{
    public const string Start = "/slack/install";

    public const string Callback = "/slack/oauth/callback";

    /// <summary>
    /// This many a minute are taken to Slack, with a row each in the store: anybody may begin an installation, and end it with made-up
    /// codes.
    /// </summary>
    public const int MostAMinute = 30;

    private const string CookieName = "otgbot-slack-install";

    private readonly Lock guard = new();
    private long minute;
    private int taken;

    /// <summary>Slack's page lies beside its Web API, not in it.</summary>
    private Uri Consent => new(options.Api, "/oauth/v2/authorize");

    public Task Install(HttpContext context)
    {
        var (state, cookie) = states.New();
        context.Response.Cookies.Append(CookieName, cookie, Cookie(SlackStates.Span));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(Consent + new QueryBuilder
        {
            { "client_id", options.ClientId },
            { "scope", SlackScopes.Asked(options) },
            { "redirect_uri", options.RedirectUrl!.AbsoluteUri },
            { "state", state },
        }.ToQueryString().Value);
        return Task.CompletedTask;
    }

    public async Task Return(HttpContext context)
    {
        var query = context.Request.Query;
        string? code = query["code"], state = query["state"];
        if (query["error"] == "access_denied")
        {
            await Page(context, StatusCodes.Status200OK, InstallTexts.Declined, null, again: true);
            return;
        }

        // Begun on Slack's own pages, which know no state of ours: begin again here, with one.
        if (code is { Length: > 0 } && string.IsNullOrEmpty(state))
        {
            context.Response.Redirect(Start);
            return;
        }

        var cookie = context.Request.Cookies[CookieName];
        if (states.IsOurs(state, cookie) && !HasRoom())
        {
            context.Response.Headers.RetryAfter = "60";
            await Page(context, StatusCodes.Status429TooManyRequests, InstallTexts.Busy, null, again: true);
            return;
        }

        context.Response.Cookies.Delete(CookieName, Cookie(TimeSpan.Zero));
        if (string.IsNullOrEmpty(code) || !await states.Use(state, cookie, context.RequestAborted))
        {
            await Page(context, StatusCodes.Status400BadRequest, InstallTexts.NotKnown, null, again: true);
            return;
        }

        // From here on it is done even if the browser is closed: Slack has counted the code as used.
        var granted = await grant.Exchange(code, CancellationToken.None);
        if (granted.Installation is not { } installation)
        {
            await Page(context, StatusCodes.Status400BadRequest, granted.IsCodeBad ? InstallTexts.NotKnown : InstallTexts.NoAnswer,
                null, again: true);
            return;
        }

        if (!installations.Allows(installation.Workspace))
        {
            await grant.GiveBack(installation, CancellationToken.None);
            await Page(context, StatusCodes.Status403Forbidden, InstallTexts.ForAnother, null, again: false);
            return;
        }

        await firstSteps.Take(installation, granted.Installer, CancellationToken.None);
        await Page(context, StatusCodes.Status200OK, language => InstallTexts.Installed(language, granted.Name), InstallTexts.Next,
            again: false);
    }

    private bool HasRoom()
    {
        var now = clock.Time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        lock (guard)
        {
            (minute, taken) = now == minute ? (minute, taken + 1) : (now, 1);
            return taken <= MostAMinute;
        }
    }

    /// <summary>Lax: the browser comes back from another site, by a link.</summary>
    private static CookieOptions Cookie(TimeSpan age) =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/slack", MaxAge = age, IsEssential = true };

    private static async Task Page(HttpContext context, int status, Func<Language, string> headline,
        Func<Language, string>? next, bool again)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.WriteAsync(InstallPage.Write(headline, next, again));
    }
}
