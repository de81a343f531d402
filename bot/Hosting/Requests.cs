using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;

namespace OtgBot.Hosting;

/// <summary>What the host does about every request, beside answering it.</summary>
internal static class Requests
{
    private const string Server = "Microsoft.AspNetCore", OfEachRequest = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>
    /// Whoever has an agenda's address can read it, and below a warning ASP.NET Core writes down every address, in words, values and
    /// scopes. So no setting, of whichever logger, lets it; and there is no activity, scope or line for each request, which every turn
    /// would pay for.
    /// </summary>
    public static WebApplicationBuilder WithoutRequestLog(this WebApplicationBuilder builder)
    {
        builder.Services.PostConfigure<LoggerFilterOptions>(logging =>
        {
            // Every rule keeps what it says and gets this condition on top; if none applies, this one does.
            var rules = logging.Rules.Prepend(new LoggerFilterRule(null, null, logging.MinLevel, null)).ToList();
            logging.Rules.Clear();
            foreach (var rule in rules)
            {
                logging.Rules.Add(new LoggerFilterRule(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
                    MayBeWritten(category, level) && (rule.Filter is null || rule.Filter(provider, category, level))));
            }
        });
        return builder;
    }

    private static bool MayBeWritten(string? category, LogLevel level) =>
        category?.StartsWith(Server, StringComparison.Ordinal) != true || (level >= LogLevel.Warning && category != OfEachRequest);

    /// <summary>
    /// A browser that came by https comes by nothing else for a year. The host itself mostly speaks http, behind a proxy that says how the
    /// browser came. Only that is read, and from anybody: nothing else goes by it, and browsers heed the header by https alone (RFC 6797,
    /// 8.1).
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
