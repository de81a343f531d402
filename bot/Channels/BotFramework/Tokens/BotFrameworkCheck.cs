using System.Net;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>Stops the start if the settings can't work or would leave the door open, and says how to mend them.</summary>
internal static class BotFrameworkCheck
{
    /// <summary>Ports on all addresses, also as ASPNETCORE_… and DOTNET_….</summary>
    private static readonly string[] Ports = ["HTTP_PORTS", "HTTPS_PORTS"];

    public static void Check(BotFrameworkOptions options, IHostEnvironment environment, IConfiguration settings)
    {
        if (options.AllowedTenants.FirstOrDefault(tenant => !Guid.TryParseExact(tenant, "D", out _)) is { } noId)
            throw new InvalidOperationException(
                $"BotFramework:AllowedTenants holds '{noId}', which is no tenant id. Set ids as Entra shows them, such as 7d0a0000-0000-0000-0000-000000000001, with commas between; or take the setting away to serve every tenant.");
        if (options.AllowAnonymous) CheckAnonymous(options, environment, settings);
        if (options.AppId.Length == 0)
        {
            if (options.Password.Length > 0 || options.CertificatePath.Length > 0)
                throw new InvalidOperationException(
                    "MicrosoftAppPassword or MicrosoftAppCertificatePath is set but MicrosoftAppId is not. Set MicrosoftAppId to the bot's app id, or take the secret away.");
            return;
        }

        if (options.AppType != BotAppType.MultiTenant && options.TenantId.Length == 0)
            throw new InvalidOperationException(
                $"MicrosoftAppType is {options.AppType} but MicrosoftAppTenantId is not set. Set it to the id of the tenant the bot is registered in.");
        if (options.AppType == BotAppType.UserAssignedMSI)
        {
            if (options.Password.Length > 0 || options.CertificatePath.Length > 0)
                throw new InvalidOperationException(
                    "MicrosoftAppType is UserAssignedMSI, which needs no secret. Take MicrosoftAppPassword and MicrosoftAppCertificatePath away.");
        }
        else if (options.Password.Length == 0 && options.CertificatePath.Length == 0)
        {
            throw new InvalidOperationException(
                "MicrosoftAppId is set, but neither MicrosoftAppPassword nor MicrosoftAppCertificatePath. Set one of them, or MicrosoftAppType to UserAssignedMSI.");
        }

        if (options.CertificatePath.Length > 0 && !File.Exists(options.CertificatePath))
            throw new InvalidOperationException(
                $"MicrosoftAppCertificatePath is '{options.CertificatePath}', and there is no such file. Set the path of a PFX, or of a PEM with certificate and key.");
        if (options.EntraMetadata is not null && options.EntraIssuers.Count == 0)
            throw new InvalidOperationException(
                "ToBotFromEmulatorOpenIdMetadataUrl is set, but no tenant whose tokens are taken. Set MicrosoftAppTenantId or BotFramework:EntraTenants, or take the setting away.");
    }

    private static void CheckAnonymous(BotFrameworkOptions options, IHostEnvironment environment, IConfiguration settings)
    {
        const string Mend = "Take the setting away.";
        if (!environment.IsDevelopment())
            throw new InvalidOperationException(
                $"BotFramework:AllowAnonymous is true, but the environment is {environment.EnvironmentName}: anyone could speak for anyone. It is for Development on this machine only. {Mend}");
        if (options.AppId.Length > 0)
            throw new InvalidOperationException(
                $"BotFramework:AllowAnonymous is true, but MicrosoftAppId is set, so tokens can be checked. {Mend}");
        // All of them, also those that others override: which one counts is the server's affair, and may change.
        var urls = (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(settings.GetSection("Kestrel:Endpoints").GetChildren()
                .Select(endpoint => endpoint["Url"] ?? "an endpoint without Url"));
        if (urls.FirstOrDefault(url => !IsLoopback(url)) is { } open)
            throw new InvalidOperationException(
                $"BotFramework:AllowAnonymous is true, but the host listens on {open}, which others can reach. Listen on http://localhost:3978 instead, or take the setting away.");
        if (Ports.FirstOrDefault(ports => !string.IsNullOrEmpty(settings[ports])) is { } all)
            throw new InvalidOperationException(
                $"BotFramework:AllowAnonymous is true, but {all} makes the host listen on all addresses. Set ASPNETCORE_URLS to http://localhost:3978 instead, or take the setting away.");
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Replace("://*", "://all.invalid", StringComparison.Ordinal)
            .Replace("://+", "://all.invalid", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
