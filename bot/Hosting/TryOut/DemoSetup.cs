using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtgBot.Channels.Playground;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Turns;

namespace OtgBot.Hosting.TryOut;

/// <summary>Wires the demo, for <c>-- demo</c> only.</summary>
internal static class DemoSetup
{
    /// <summary>Call it before the clock is added: the clock starts sixteen weeks before the time it would show.</summary>
    public static void StartClockBeforeDemo(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(null, LogLevel.Warning);
        if (!builder.Environment.IsDevelopment())
            throw new InvalidOperationException(
                "The demo fills a store with made-up people. It runs in Development only: set ASPNETCORE_ENVIRONMENT=Development.");
        builder.Configuration["Demo:Until"] = Until(builder.Configuration["Clock:At"]).ToString("O", CultureInfo.InvariantCulture);
        builder.Configuration["Clock:At"] = Demo.StartBefore(Until(builder.Configuration["Clock:At"]))
            .ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// If the setting <c>Demo:AtStart</c> asks for it, as <c>dotnet run</c> does, and there is no store yet, the story is told before the
    /// page is served, so that there is something to look at. Call it before the clock and all else that starts with the host.
    /// </summary>
    public static WebApplicationBuilder StartWithDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !builder.Configuration.GetValue<bool>("Demo:AtStart")
            || File.Exists(StorageSetup.SqlitePath(builder.Configuration))) return builder;
        var (until, isGiven) = (Until(builder.Configuration["Clock:At"]), !string.IsNullOrEmpty(builder.Configuration["Clock:At"]));
        builder.Configuration["Clock:At"] = Demo.StartBefore(until).ToString("O", CultureInfo.InvariantCulture);
        builder.Services
            .AddSingleton(provider => new SilentChannel(provider.GetRequiredService<PlaygroundChannel>()))
            .AddSingleton(_ => Console.Out)
            .AddSingleton<DemoTown>()
            .AddSingleton<Demo>()
            .AddHostedService(provider => new Teller(provider, until));
        if (!isGiven)
            builder.Services.AddHostedService(provider =>
                new KeptClock(provider.GetRequiredService<MovableClock>(),
                    KeptClock.PathBeside(StorageSetup.SqlitePath(builder.Configuration))));
        return builder;
    }

    /// <summary>Tells the story before anything else of the host starts.</summary>
    private sealed class Teller(IServiceProvider services, DateTimeOffset until) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await KeyMark.Check(services.GetRequiredService<SealedStore>(), services.GetRequiredService<Pseudonyms>(), cancellationToken);
            await services.GetRequiredService<Demo>().Run(until, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Call it after all channels are added: while the story is told there is no other than the silent one.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .RemoveAll<IChannel>()
        .AddSingleton(_ => Console.Out)
        .AddSingleton(_ => new SilentChannel())
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<SilentChannel>())
        .AddSingleton<DemoTown>()
        .AddSingleton<Demo>();

    /// <summary>Fills the store and ends; nothing listens meanwhile.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunDemo(this WebApplication app)
    {
        var until = DateTimeOffset.Parse(app.Configuration["Demo:Until"]!, CultureInfo.InvariantCulture);
        await KeyMark.Check(app.Services.GetRequiredService<SealedStore>(), app.Services.GetRequiredService<Pseudonyms>(),
            CancellationToken.None);
        var filled = await app.Services.GetRequiredService<Demo>().Run(until, CancellationToken.None);
        await app.DisposeAsync();
        return filled ? 0 : 1;
    }

    private static DateTimeOffset Until(string? at) => string.IsNullOrEmpty(at)
        ? TimeProvider.System.GetUtcNow()
        : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
