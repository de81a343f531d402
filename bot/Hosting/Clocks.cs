using System.Globalization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>
/// Which clock the host goes by: the machine's, or in Development one that can be moved forward and may start at another day.
/// </summary>
internal static class Clocks
{
    /// <remarks>
    /// <c>Clock:At</c> (ISO 8601, Development only) is the instant the clock shows when the host starts: a Monday morning, say.
    /// </remarks>
    public static IServiceCollection AddClock(this IServiceCollection services, IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment()) return services.AddSingleton(TimeProvider.System);

        var clock = new MovableClock(TimeProvider.System, StartOf(configuration["Clock:At"]));
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);

        // Somebody who says when it starts means it.
        return string.IsNullOrEmpty(configuration["Clock:At"])
            ? services.AddHostedService(_ => new KeptClock(clock, KeptClock.PathBeside(StorageSetup.SqlitePath(configuration))))
            : services;
    }

    private static DateTimeOffset? StartOf(string? at)
    {
        if (string.IsNullOrEmpty(at)) return null;
        return DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new InvalidOperationException($"Clock:At '{at}' is no instant. Write it like 2026-11-23T07:59:00Z.");
    }
}
