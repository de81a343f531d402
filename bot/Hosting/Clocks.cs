using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>Which clock the host goes by: the machine's, or in Development one that can be moved forward.</summary>
internal static class Clocks
{
    public static IServiceCollection AddClock(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment()) return services.AddSingleton(TimeProvider.System);
        return services
            .AddSingleton(new MovableClock(TimeProvider.System))
            .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<MovableClock>());
    }
}
