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
    public const string Invitation = "/invite @OtgBot";
    public const string EventsPath = "/slack/events";
    public const string CommandsPath = "/slack/commands";
    public const string InteractivityPath = "/slack/interactivity";
    public const string OptionsPath = "/slack/options";

    /// <summary>Throws if the settings can't work, with a sentence that says how to mend them.</summary>
    public static WebApplicationBuilder AddSlack(this WebApplicationBuilder builder)
    {
        var options = SlackOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (options.IsOn)
            builder.Services.AddSlackInstalling(options).AddSending(options).AddAnswering().AddReceiving().AddSocketMode(options);
        return builder;
    }

    private static IServiceCollection AddSending(this IServiceCollection services, SlackOptions options) => services
        .AddKeyedSingleton(Name, (_, _) => NewHttp())
        .AddSingleton(provider => new SlackClock(MovableClock.Without(provider.GetRequiredService<TimeProvider>())) { Chance = Chance })
        .AddSingleton(provider => new SlackApi(provider.GetRequiredKeyedService<HttpClient>(Name), options, Clock(provider)))
        .AddSingleton(provider => new SlackRateLimits(Clock(provider)))
        .AddSingleton<SlackClient>()
        .AddSingleton(provider =>
            new SlackForms(provider.GetRequiredService<IStore>(), Clock(provider), provider.GetRequiredService<Pseudonyms>()))
        .AddHostedService<SlackTidying>()
        .AddSingleton<SlackHistory>()
        .AddSingleton<SlackBookmarks>()
        .AddSingleton<SlackNames>()
        .AddSingleton<SlackChannel>()
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<SlackChannel>());

    private static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton<Ephemerals>()
        .AddSingleton<Views>()
        .AddSingleton<AfterAck>()
        .AddSingleton<RequestRunner>();

    private static IServiceCollection AddReceiving(this IServiceCollection services) => services
        .AddSingleton<SlackBacklog>()
        .AddSingleton<SlackReader>()
        .AddSingleton<SlackReceiver>()
        .AddHostedService<BacklogWorker>()
        .AddRequestBodies()
        .AddSingleton<SlackEndpoints>();

    public static WebApplication MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<SlackOptions>() is not { } options) return app;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SlackSetup));
        if (!options.IsOn)
        {
            Log.Off(logger);
            return app;
        }

        Log.Serves(logger, options.AllowedWorkspaces.Count == 0
            ? "any workspace that has it"
            : string.Join(", ", options.AllowedWorkspaces));
        app.MapSlackInstalling(options);
        app.Services.GetRequiredService<SlackChannel>().Forgetting = app.Services.GetRequiredService<SlackBacklog>().Forget;
        app.Services.GetRequiredService<SlackChannel>().Shelving = app.Services.GetRequiredService<SlackBookmarks>().Put;
        if (!options.TakesHttp || options.UsesSocket) return app;
        var endpoints = app.Services.GetRequiredService<SlackEndpoints>();
        app.MapPost(EventsPath, endpoints.Events);
        app.MapPost(CommandsPath, endpoints.Commands);
        app.MapPost(InteractivityPath, endpoints.Interactivity);
        app.MapPost(OptionsPath, endpoints.Interactivity);
        return app;
    }

    /// <summary>
    /// One pool of connections. No redirects, which would carry the bot's token elsewhere; no cookies; no trace of ours to others.
    /// </summary>
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
        MaxResponseContentBufferSize = SlackAnswer.Most,
        DefaultRequestHeaders = { { "User-Agent", "OtgBot" } },
    };

    private static double Chance() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<SlackClock>().Time;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Slack is off: neither Slack:SigningSecret nor Slack:AppToken is set")]
        public static partial void Off(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "In Slack the bot serves {Workspaces} (Slack:AllowedWorkspaces)")]
        public static partial void Serves(ILogger logger, string workspaces);
    }
}
