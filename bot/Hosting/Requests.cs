using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Configuration.Memory;

namespace OtgBot.Hosting;

/// <summary>What the host does about every request, beside answering it.</summary>
internal static class Requests
{
    /// <summary>
    /// No activity, scope or log line for each request, which would go with it through all that is awaited: nothing here reads them. Where
    /// somebody wants them, <c>Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics</c> says so; the setting made here is only the default.
    /// </summary>
    public static WebApplicationBuilder WithoutRequestLog(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [KeyValuePair.Create("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", (string?)"None")],
        });
        return builder;
    }

    /// <summary>No <c>Server</c> header: which program answers tells a stranger only which holes to try.</summary>
    public static WebApplicationBuilder WithoutServerName(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.Configure<HstsOptions>(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        return builder;
    }

    /// <summary>
    /// A browser that came by https comes by nothing else for a year. The host itself mostly speaks http, behind a proxy that says how the browser
    /// came. Only that is read, and from anybody: nothing else goes by it, and browsers heed the header by https alone (RFC 6797, 8.1).
    /// </summary>
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
