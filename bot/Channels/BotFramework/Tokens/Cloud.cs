namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// Where Azure Bot Service lives in one of Microsoft's clouds: the defaults that <c>ChannelService</c> chooses between
/// (https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high).
/// </summary>
internal sealed record Cloud
{
    public required string TokenIssuer { get; init; }

    public required string ChannelMetadata { get; init; }

    /// <summary>With the tenant put in for <c>{0}</c>.</summary>
    public required string Login { get; init; }

    /// <summary>The tenant that a multi-tenant bot gets its tokens from.</summary>
    public required string BotTenant { get; init; }

    public required string Scope { get; init; }

    /// <summary>Issuers of Entra tokens, with the tenant put in for <c>{0}</c>.</summary>
    public required IReadOnlyList<string> EntraIssuers { get; init; }

    public static readonly Cloud Public = new()
    {
        TokenIssuer = "https://api.botframework.com",
        ChannelMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        Login = "https://login.microsoftonline.com/{0}",
        BotTenant = "botframework.com",
        Scope = "https://api.botframework.com",
        EntraIssuers = ["https://sts.windows.net/{0}/", "https://login.microsoftonline.com/{0}/v2.0"],
    };

    public static readonly Cloud UsGovernment = new()
    {
        TokenIssuer = "https://api.botframework.us",
        ChannelMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        Login = "https://login.microsoftonline.us/{0}",
        BotTenant = "MicrosoftServices.onmicrosoft.us",
        Scope = "https://api.botframework.us",
        EntraIssuers = ["https://sts.windows.net/{0}/", "https://login.microsoftonline.us/{0}/v2.0"],
    };

    public static Cloud Of(string? channelService) => channelService switch
    {
        null or "" or "https://botframework.azure.com" => Public,
        "https://botframework.azure.us" => UsGovernment,
        _ => throw new InvalidOperationException(
            $"ChannelService is '{channelService}'. Leave it empty for the public cloud, or set https://botframework.azure.us for the US government's."),
    };
}
