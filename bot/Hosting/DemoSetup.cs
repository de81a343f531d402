using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>Wires the demo, for <c>-- demo</c> only.</summary>
internal static class DemoSetup
{
    /// <summary>Call it before the clock is added: the clock starts sixteen weeks before the time it would show.</summary>
    public static void StartClockBeforeDemo(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(null, LogLevel.Warning);
        if (!builder.Environment.IsDevelopment()) throw new InvalidOperationException("The demo fills a store with made-up people. It runs in Development only: set ASPNETCORE_ENVIRONMENT=Development.");
        builder.Configuration["Demo:Until"] = Until(builder.Configuration["Clock:At"]).ToString("O", CultureInfo.InvariantCulture);
        builder.Configuration["Clock:At"] = Demo.StartBefore(Until(builder.Configuration["Clock:At"])).ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Call it after all channels are added: while the story is told there is no other than the silent one.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .RemoveAll<IChannel>()
        .AddSingleton(_ => Console.Out)
        .AddSingleton<SilentChannel>()
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<SilentChannel>())
        .AddSingleton<DemoTown>()
        .AddSingleton<Demo>();

    /// <summary>Fills the store and ends; nothing listens meanwhile.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunDemo(this WebApplication app)
    {
        var until = DateTimeOffset.Parse(app.Configuration["Demo:Until"]!, CultureInfo.InvariantCulture);
        await KeyMark.Check(app.Services.GetRequiredService<SealedStore>(), app.Services.GetRequiredService<Pseudonyms>(), CancellationToken.None);
        var filled = await app.Services.GetRequiredService<Demo>().Run(until, CancellationToken.None);
        await app.DisposeAsync();
        return filled ? 0 : 1;
    }

    private static DateTimeOffset Until(string? at) => string.IsNullOrEmpty(at)
        ? TimeProvider.System.GetUtcNow()
        : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
