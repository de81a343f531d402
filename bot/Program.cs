using OtgBot.Channels.BotFramework;
using OtgBot.Channels.Playground;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Terminal;
using OtgBot.Features;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Hosting;
using OtgBot.Hosting.TryOut;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot;

/// <summary>The bot's table of contents: where it keeps things, how it is reached, what it does.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Starting.Run(args, async () =>
    {
        var app = Build(args);
        if (Usage.IsMode(args, "demo")) return await app.RunDemo();
        await (Usage.IsMode(args, "chat") ? app.RunTerminal() : app.RunAsync());
        return 0;
    });

    internal static WebApplication Build(string[] args)
    {
        var builder = Starting.NewBuilder(args);
        builder.Services
            .AddClock(builder.Environment, builder.Configuration)
            .AddStorage(builder.Configuration)
            .AddTelemetry(builder.Configuration)
            .AddTurns(builder.Configuration);

        if (Usage.IsMode(args, "chat")) builder.AddTerminal();
        else if (Usage.IsMode(args, "demo")) builder.Services.AddDemo();
        else builder.AddBotFramework()
            .AddSlack().Services.AddPlayground(builder.Environment, StorageSetup.SqlitePath(builder.Configuration));

        builder.Services
            .AddFeature<HelpFeature>()
            .AddFeature<PromptsFeature>()
            .AddFeature<UnconferencesFeature>()
            .AddFeature<ParticipationFeature>()
            .AddFeature<SettingsFeature>()
            .AddFeature<PrivacyFeature>()
            .AddFeatureMap();

        var app = builder.Build();
        app.Services.MapFeatures();
        app.UseHttpsFromNowOn();
        app.MapHealth();
        app.MapPages();
        app.MapBotFramework().MapSlack().MapPlayground();
        return app;
    }
}
