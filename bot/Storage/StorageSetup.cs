using OtgBot.Storage.Sqlite;

namespace OtgBot.Storage;

/// <summary>Chooses the engine by the settings under <c>Storage</c>: Azure Table storage where one is named, else a SQLite file.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var sqlite = new SqliteOptions { Path = configuration["Storage:SqlitePath"] is { Length: > 0 } path ? path : new SqliteOptions().Path };
        services.AddSingleton<IStore>(_ => new SqliteStore(sqlite));
        return services.AddHostedService<StoreCheckedAtStart>();
    }

    /// <summary>A store that can't be used stops the start with its message, instead of the first person's turn.</summary>
    private sealed class StoreCheckedAtStart(IStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel) => store.Check(cancel).AsTask();

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
