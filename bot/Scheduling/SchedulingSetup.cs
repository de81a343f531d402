namespace OtgBot.Scheduling;

/// <summary>Registers the clock's side of the bot: jobs, schedules and what is due.</summary>
internal static class SchedulingSetup
{
    public static IServiceCollection AddScheduling(this IServiceCollection services) => services
        .AddSingleton<Jobs>()
        .AddSingleton<DueIndex>()
        .AddSingleton<LeadNotes>()
        .AddSingleton<Ledger>()
        .AddSingleton<Schedules>()
        .AddSingleton<PostingFigures>()
        .AddSingleton<Retention>()
        .AddHostedService<JobClock>();
}
