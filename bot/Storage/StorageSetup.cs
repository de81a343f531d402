using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtgBot.Storage.AzureTables;
using OtgBot.Storage.Sealing;
using OtgBot.Storage.Sqlite;

namespace OtgBot.Storage;

/// <summary>Chooses the engine by the settings under <c>Storage</c>: Azure Table storage if one is named, else a SQLite file.</summary>
internal static partial class StorageSetup
{
    /// <summary>Throws <see cref="StoreException"/> if the settings contradict one another.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Storage");
        if (AzureTables(settings) is { } azure)
        {
            services.AddSingleton<IStore>(_ => new AzureTablesStore(azure, NewId));
        }
        else
        {
            var sqlite = new SqliteOptions { Path = SqlitePath(configuration) };
            services.AddSingleton<IStore>(_ => new SqliteStore(sqlite));
        }

        return services.AddHostedService<StoreCheckedAtStart>();
    }

    /// <summary>Where the embedded store lies.</summary>
    public static string SqlitePath(IConfiguration configuration) =>
        Setting(configuration.GetSection("Storage"), "SqlitePath") ?? new SqliteOptions().Path;

    /// <summary>Puts a <see cref="SealedStore"/> before the engine that was registered.</summary>
    /// <param name="key">Kept outside the store.</param>
    public static IServiceCollection SealStore(this IServiceCollection services, byte[] key, SealedRows rows)
    {
        var engine = services.LastOrDefault(service => service.ServiceType == typeof(IStore))?.ImplementationFactory
            ?? throw new InvalidOperationException("The store comes first: what is to be sealed is not registered yet.");
        var seal = new RowSeal(key);
        return services
            .AddSingleton(provider => new SealedStore((IStore)engine(provider), seal, rows))
            .Replace(ServiceDescriptor.Singleton<IStore>(provider => provider.GetRequiredService<SealedStore>()));
    }

    private static AzureTablesOptions? AzureTables(IConfigurationSection settings)
    {
        var connectionString = Setting(settings, "ConnectionString");
        var endpoint = Setting(settings, "TableEndpoint");
        if (connectionString is null && endpoint is null) return null;

        if (connectionString is not null && endpoint is not null)
        {
            throw new StoreException(
                "Both Storage:ConnectionString and Storage:TableEndpoint are set. Keep TableEndpoint to sign in with a managed identity, or ConnectionString to use an account key, and remove the other.");
        }

        Uri? address = null;
        if (endpoint is not null && !(Uri.TryCreate(endpoint, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttps))
        {
            throw new StoreException(
                $"Storage:TableEndpoint '{endpoint}' is no https address. It looks like https://account.table.core.windows.net.");
        }

        var azure = new AzureTablesOptions
        {
            ConnectionString = connectionString,
            TableEndpoint = address,
            ManagedIdentityClientId = Setting(settings, "ManagedIdentityClientId")
        };
        if (Setting(settings, "TableName") is not { } table) return azure;

        // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#table-names
        return TableName().IsMatch(table)
            ? azure with { TableName = table }
            : throw new StoreException(
                $"Storage:TableName '{table}' is no table name. It looks like otgbot: 3 to 63 letters and digits, beginning with a letter.");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex TableName();

    /// <summary>An empty setting is an unset one, as in an environment file that lists them all.</summary>
    private static string? Setting(IConfigurationSection settings, string name) => settings[name] is { Length: > 0 } value ? value : null;

    private static string NewId() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>A store that can't be used stops the start with its message, instead of the first person's turn.</summary>
    private sealed class StoreCheckedAtStart(IStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel) => store.Check(cancel).AsTask();

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
