namespace OtgBot.Hosting;

/// <summary>
/// On App Service a setting may be a reference to a key vault, and what can't be read there is handed to the program as it stands.
/// </summary>
internal static class VaultReferences
{
    private const string Start = "@Microsoft.KeyVault(";

    /// <summary>Taken as a secret it would be one that anybody can write down, so the host does not start with it.</summary>
    public static WebApplicationBuilder RefuseUnreadReferences(this WebApplicationBuilder builder)
    {
        foreach (var (name, value) in builder.Configuration.AsEnumerable())
        {
            if (value?.StartsWith(Start, StringComparison.OrdinalIgnoreCase) == true)
                throw new InvalidOperationException(
                    $"{name} refers to a key vault, and what lies there could not be read. See that the secret exists and is enabled, and that the host's identity has the role Key Vault Secrets User; then restart the web app. A role just given takes some minutes to count.");
        }

        return builder;
    }
}
