using OtgBot.Channels.Terminal;
using OtgBot.Features;
using OtgBot.Hosting;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot;

/// <summary>The bot's table of contents: where it keeps things, how it is reached, what it does.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var app = Build(args);
        if (IsMode(args, "chat")) await app.RunTerminal();
        else await app.RunAsync();
    }

    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services
            .AddClock(builder.Environment, builder.Configuration)
            .AddStorage(builder.Configuration)
            .AddTurns(builder.Configuration);

        if (IsMode(args, "chat")) builder.Services.AddTerminal();

        builder.Services
            .AddFeatureMap();

        var app = builder.Build();
        app.Services.MapFeatures();
        app.MapHealth();
        return app;
    }

    private static bool IsMode(string[] args, string mode) => args.Length > 0 && args[0] == mode;
}
