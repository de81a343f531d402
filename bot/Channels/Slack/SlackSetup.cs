using System.Security.Cryptography;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Channels.Slack.SocketMode;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack;

/// <summary>Wires Slack. With no setting of it nothing listens, so that the bot starts without an account.</summary>
internal static partial class SlackSetup
{
    public const string Name = "slack";
    public const string EventsPath = "/slack/events";
    public const string CommandsPath = "/slack/commands";
    public const string InteractivityPath = "/slack/interactivity";
    public const string OptionsPath = "/slack/options";

    /// <summary>Throws where the settings can't work, with a sentence that says how to mend them.</summary>
    public static WebApplicationBuilder AddSlack(this WebApplicationBuilder builder)
    {
        var options = SlackOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (!options.IsOn) return builder;

        builder.Services
            .AddKeyedSingleton(Name, (_, _) => NewHttp())
            .AddSingleton(provider => new SlackClock(Clock(provider)))
            .AddSingleton(provider => new SlackApi(provider.GetRequiredKeyedService<HttpClient>(Name), options, Clock(provider)))
            .AddSingleton(provider => new SlackPaces(Clock(provider)))
            .AddSingleton(provider => new SlackClient(
                provider.GetRequiredService<SlackApi>(), provider.GetRequiredService<SlackInstallations>(), new Lazy<SlackLeaving>(provider.GetRequiredService<SlackLeaving>),
                provider.GetRequiredService<SlackPaces>(), Chance, options, Clock(provider), provider.GetRequiredService<ILogger<SlackClient>>()))
            .AddSlackInstalling(options)
            .AddSingleton(provider => new SlackForms(provider.GetRequiredService<IStore>(), Clock(provider)))
            .AddSingleton<SlackHistory>()
            .AddSingleton<SlackChats>()
            .AddSingleton<SlackChannel>()
            .AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>())
            .AddSingleton<SlackVoice>()
            .AddSingleton<SlackNames>()
            .AddKeyedSingleton(Name, (provider, _) => new RecentIds(Clock(provider), SlackInbox.Remembers, most: 200_000))
            .AddSingleton<InteractionReader>()
            .AddSingleton<SlackErrands>()
            .AddHostedService<SlackTidying>()
            .AddSingleton<SlackBacklog>()
            .AddSingleton<SlackInbox>()
            .AddHostedService<SlackSuccession>()
            .AddRequestBodies()
            .AddSingleton<SlackEndpoints>()
            .AddSocketMode(options);
        return builder;
    }

    public static WebApplication MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<SlackOptions>() is not { } options) return app;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SlackSetup));
        if (!options.IsOn)
        {
            Log.Off(logger);
            return app;
        }

        Log.Serves(logger, options.AllowedWorkspaces.Count == 0 ? "any workspace that has it" : string.Join(", ", options.AllowedWorkspaces));
        app.MapSlackInstalling(options);
        if (!options.TakesHttp || options.UsesSocket) return app;
        var endpoints = app.Services.GetRequiredService<SlackEndpoints>();
        app.MapPost(EventsPath, endpoints.Events);
        app.MapPost(CommandsPath, endpoints.Commands);
        app.MapPost(InteractivityPath, endpoints.Interactivity);
        app.MapPost(OptionsPath, endpoints.Interactivity);
        return app;
    }

    /// <summary>One pool of connections. No redirects, which would carry the bot's token elsewhere; no cookies; no trace of ours to others.</summary>
    private static HttpClient NewHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { { "User-Agent", "OtgBot" } },
    };

    private static double Chance() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    /// <summary>Signatures, limits and retries go by the world's time, also where somebody moved the bot's clock forward.</summary>
    private static TimeProvider Clock(IServiceProvider provider) =>
        MovableClock.Without(provider.GetRequiredService<TimeProvider>());

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Slack is off: neither Slack:SigningSecret nor Slack:AppToken is set")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "In Slack the bot serves {Workspaces} (Slack:AllowedWorkspaces)")]
        public static partial void Serves(ILogger logger, string workspaces);
    }
}
