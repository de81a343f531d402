using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;

namespace OtgBot.Storage.AzureTables;

/// <summary>Makes the SDK's client from our settings.</summary>
internal static class AzureTablesClient
{
    /// <summary>Throws <see cref="StoreException"/> if the settings can't be right, without showing a secret.</summary>
    public static TableClient Create(AzureTablesOptions options, Action<TableClientOptions>? adjust)
    {
        var sdk = new TableClientOptions();

        // A person waits for the answer: Teams gives an invoke a few seconds, so a try is given up early and the next one comes soon.
        sdk.Retry.MaxRetries = 3;
        sdk.Retry.Delay = TimeSpan.FromMilliseconds(200);
        sdk.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        sdk.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);

        // The SDK would log addresses, and keys in them hold people's ids.
        sdk.Diagnostics.IsLoggingEnabled = false;
        adjust?.Invoke(sdk);

        try
        {
            return options.ConnectionString is { } connectionString
                ? new TableClient(connectionString, options.TableName, sdk)
                : new TableClient(options.TableEndpoint, options.TableName, Credential(options.ManagedIdentityClientId), sdk);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new StoreException(options.ConnectionString is null
                ? $"Storage:TableEndpoint '{options.TableEndpoint}' can't be used: {wrong.Message} It looks like https://account.table.core.windows.net."
                : "Storage:ConnectionString can't be read. Copy it from the storage account's page 'Access keys'; it looks like 'DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net'.");
        }
    }

    private static TokenCredential Credential(string? clientId) => clientId is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
