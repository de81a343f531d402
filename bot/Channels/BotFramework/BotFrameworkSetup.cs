using System.Security.Cryptography;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// Wires Azure Bot Service's channels: Teams first of all. Without an app id nothing listens, so that the bot starts without an account.
/// </summary>
internal static partial class BotFrameworkSetup
{
    public const string Path = "/api/messages";

    /// <summary>Throws if the settings can't work, with a sentence that says how to mend them.</summary>
    public static WebApplicationBuilder AddBotFramework(this WebApplicationBuilder builder)
    {
        var options = BotFrameworkOptions.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        if (!options.IsOn) return builder;

        builder.Services
            .AddKeyedSingleton(Path, (_, _) => new HttpClient(NewConnections())
            {
                Timeout = ConnectorClient.LongestTry,
                DefaultRequestHeaders = { { "User-Agent", ConnectorClient.UserAgent } },
            })
            .AddSingleton(provider =>
                new TokenCheck(options, Http(provider), Clock(provider), provider.GetRequiredService<ILogger<TokenCheck>>()))
            .AddSingleton(provider => new AccessTokens(options, Http(provider), Clock(provider)))
            .AddSingleton(provider => new RateLimits(Clock(provider)) { CountsLoopback = options.PaceLoopback })
            .AddSingleton(provider => new ConnectorClient(
                Http(provider), provider.GetRequiredService<AccessTokens>(), provider.GetRequiredService<RateLimits>(), Chance,
                Clock(provider), provider.GetRequiredService<ILogger<ConnectorClient>>()))
            .AddSingleton(provider => new TargetedRefusals(Clock(provider)))
            .AddSingleton(provider => new Viewers(provider.GetRequiredService<ConnectorClient>(), Clock(provider)))
            .AddSingleton<ServiceUrls>()
            .AddSingleton<Admission>()
            .AddRequestBodies()
            .AddSingleton<MessagesEndpoint>();
        foreach (var name in BotFrameworkChannel.Names)
        {
            builder.Services.AddSingleton<IChannel>(provider => ActivatorUtilities.CreateInstance<BotFrameworkChannel>(provider, name));
        }

        return builder;
    }

    public static WebApplication MapBotFramework(this WebApplication app)
    {
        if (app.Services.GetService<BotFrameworkOptions>() is not { } options) return app;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BotFrameworkSetup));
        if (!options.IsOn)
        {
            Log.Off(logger);
            return app;
        }

        if (options.AllowAnonymous) Log.Anonymous(logger);
        Log.Serves(logger, options.AllowedTenants.Count == 0 ? "any tenant" : string.Join(", ", options.AllowedTenants));
        app.MapPost(Path, app.Services.GetRequiredService<MessagesEndpoint>().Handle);
        return app;
    }

    /// <summary>
    /// One pool of connections. No redirects, which would carry the bot's token elsewhere; no cookies; no trace of ours to others.
    /// </summary>
    private static SocketsHttpHandler NewConnections() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    };

    private static double Chance() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    private static HttpClient Http(IServiceProvider provider) => provider.GetRequiredKeyedService<HttpClient>(Path);

    /// <summary>Tokens and retries go by the world's time, even if somebody moved the bot's clock forward.</summary>
    private static TimeProvider Clock(IServiceProvider provider) => MovableClock.Without(provider.GetRequiredService<TimeProvider>());

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Teams is off: MicrosoftAppId is not set, so nothing listens on " + Path)]
        public static partial void Off(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "In Teams the bot serves {Tenants} (BotFramework:AllowedTenants)")]
        public static partial void Serves(ILogger logger, string tenants);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = Path + " takes activities without tokens from this machine (BotFramework:AllowAnonymous)")]
        public static partial void Anonymous(ILogger logger);
    }
}
