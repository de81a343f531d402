using OtgBot.Scheduling.Calendar;

namespace OtgBot.Scheduling;

/// <summary>Registers the clock's side of the bot: jobs, schedules, alarms and what is posted once.</summary>
internal static class SchedulingSetup
{
    public static IServiceCollection AddScheduling(this IServiceCollection services) => services
        .AddSingleton<Jobs>()
        .AddSingleton<Alarms>()
        .AddSingleton<AlarmClock>()
        .AddSingleton<PostOnce>()
        .AddSingleton<EarlierRows>()
        .AddSingleton<Ledger>()
        .AddSingleton<Schedules>()
        .AddSingleton<PostingFigures>()
        .AddSingleton<Retention>()
        .AddHostedService<JobClock>();
}
