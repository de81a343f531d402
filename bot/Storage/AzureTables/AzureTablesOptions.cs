namespace OtgBot.Storage.AzureTables;

/// <summary>
/// Where the table is: a connection string, or an endpoint that is used with a managed identity (or, on a desk, with who is signed in).
/// </summary>
internal sealed record AzureTablesOptions
{
    public string? ConnectionString { get; init; }

    /// <summary>Such as <c>https://account.table.core.windows.net</c>.</summary>
    public Uri? TableEndpoint { get; init; }

    /// <summary>Only for a user-assigned identity.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>3–63 letters and digits, beginning with a letter. Made if it is missing.</summary>
    public string TableName { get; init; } = "otgbot";
}
