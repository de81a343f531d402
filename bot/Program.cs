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
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot;

/// <summary>The bot's table of contents: where it keeps things, how it is reached, what it does.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (Usage.Answer(args) is { } code) return code;
        try
        {
            var app = Build(args);
            if (IsMode(args, "demo")) return await app.RunDemo();
            await (IsMode(args, "chat") ? app.RunTerminal() : app.RunAsync());
            return 0;
        }
        catch (Exception wrong) when (Starting.Sentence(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    internal static WebApplication Build(string[] args)
    {
        // Settings count from the start. To watch their files is to watch all below them: the store too, where each commit would be heard of.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"])
            .RefuseUnreadReferences().RefuseWithoutTimeZones().WithAddress().WithoutRequestLog().WithWalls().WithHttpsFromNowOn();
        if (IsMode(args, "demo")) builder.StartClockBeforeDemo();
        else if (!IsMode(args, "chat")) builder.StartWithDemo();

        builder.Services
            .AddClock(builder.Environment, builder.Configuration)
            .AddStorage(builder.Configuration)
            .AddTelemetry(builder.Configuration)
            .AddTurns(builder.Configuration);

        if (IsMode(args, "chat")) builder.AddTerminal();
        else if (IsMode(args, "demo")) builder.Services.AddDemo();
        else builder.AddBotFramework().AddSlack().Services.AddPlayground(builder.Environment);

        builder.Services
            .AddFeature<HelpFeature>()
            .AddFeature<PromptsFeature>()
            .AddFeature<UnconferencesFeature>()
            .AddFeature<ParticipationFeature>()
            .AddFeature<PrivacyFeature>()
            .AddFeature<SettingsFeature>()
            .AddFeatureMap();

        var app = builder.Build();
        app.Services.MapFeatures();
        app.UseHttpsFromNowOn();
        app.MapHealth();
        app.MapPages();
        app.MapBotFramework();
        app.MapSlack();
        app.MapPlayground();
        return app;
    }

    private static bool IsMode(string[] args, string mode) => args.Length > 0 && args[0] == mode;
}
