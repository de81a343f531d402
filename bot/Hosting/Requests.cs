using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;

namespace OtgBot.Hosting;

/// <summary>What the host does about every request, beside answering it.</summary>
internal static class Requests
{
    private const string Server = "Microsoft.AspNetCore", OfEachRequest = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>
    /// Whoever has an agenda's address can read it, and below a warning ASP.NET Core writes down every address, in words, values and scopes. So
    /// no setting, of whichever logger, lets it; and there is no activity, scope or line for each request, which every turn would pay for.
    /// </summary>
    public static WebApplicationBuilder WithoutRequestLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LoggerFilterOptions>().PostConfigure<IEnumerable<ILoggerProvider>>((logging, providers) =>
        {
            for (var at = logging.Rules.Count - 1; at >= 0; at--)
            {
                if (logging.Rules[at].CategoryName?.StartsWith(Server, StringComparison.OrdinalIgnoreCase) == true) logging.Rules.RemoveAt(at);
            }

            // A rule for a provider goes before one for all, so each has its own; of two alike the last one counts.
            foreach (var provider in providers.Select(provider => provider.GetType().FullName).Distinct().Prepend(null))
            {
                logging.Rules.Add(new LoggerFilterRule(provider, Server, LogLevel.Warning, null));
                logging.Rules.Add(new LoggerFilterRule(provider, OfEachRequest, LogLevel.None, null));
            }
        });
        return builder;
    }

    /// <summary>
    /// A browser that came by https comes by nothing else for a year. The host itself mostly speaks http, behind a proxy that says how the browser
    /// came. Only that is read, and from anybody: nothing else goes by it, and browsers heed the header by https alone (RFC 6797, 8.1).
    /// </summary>
    public static WebApplicationBuilder WithHttpsFromNowOn(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HstsOptions>(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        return builder;
    }

    /// <summary>See <see cref="WithHttpsFromNowOn"/>.</summary>
    public static void UseHttpsFromNowOn(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        var proxied = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
        proxied.KnownIPNetworks.Clear();
        proxied.KnownProxies.Clear();
        app.UseForwardedHeaders(proxied);
        app.UseHsts();
    }
}
