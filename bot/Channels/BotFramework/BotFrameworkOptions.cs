using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// The settings of this channel, under the names the Bot Framework SDK gave them. Each has its own default, so any one may be set alone.
/// </summary>
internal sealed record BotFrameworkOptions
{
    public string AppId { get; init; } = "";

    /// <summary>The id in the Teams app's manifest, where that is not the bot's.</summary>
    public string TeamsAppId { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>A PFX, or a PEM that holds both certificate and key. Stands in for the password.</summary>
    public string CertificatePath { get; init; } = "";

    public BotAppType AppType { get; init; } = BotAppType.MultiTenant;

    public string TenantId { get; init; } = "";

    public required Uri LoginUrl { get; init; }

    /// <summary>Without <c>/.default</c>.</summary>
    public required string Scope { get; init; }

    public required string ChannelIssuer { get; init; }

    public required Uri ChannelMetadata { get; init; }

    /// <summary>Set if Entra tokens are taken too, as local tools and newer Bot Service send them.</summary>
    public Uri? EntraMetadata { get; init; }

    public IReadOnlyList<string> EntraIssuers { get; init; } = [];

    public bool AllowAnonymous { get; init; }

    /// <summary>Whether a connector on this machine may be spoken to, without https too.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Whether Teams' limits are kept towards a connector on this machine too.</summary>
    public bool PaceLoopback { get; init; }

    /// <summary>
    /// False for a tenant where messages that one person alone sees are to be left alone: what concerns one person comes in their own chat.
    /// </summary>
    public bool TargetedMessages { get; init; } = true;

    /// <summary>Hosts besides Microsoft's that the bot's token may go to.</summary>
    public IReadOnlyList<string> MoreServiceHosts { get; init; } = [];

    /// <summary>The tenants that the bot is for; empty: all.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>True if activities are taken at all.</summary>
    public bool IsOn => AppId.Length > 0 || AllowAnonymous;

    /// <summary>
    /// Whether the bot is for those in this place. Its tenant counts, not a guest's own. Only Teams itself knows it: what comes by Web
    /// Chat, Direct Line or the Emulator says of its tenant what the client wrote.
    /// </summary>
    public bool Allows(Address place) =>
        AllowedTenants.Count == 0
            || (place.Channel == "msteams" && AllowedTenants.Contains(place.Workspace, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads and checks the settings. Throws with a sentence that says how to mend them.</summary>
    public static BotFrameworkOptions Read(IConfiguration settings, IHostEnvironment environment)
    {
        var cloud = Cloud.Of(settings["ChannelService"]);
        var appType = AppTypeOf(settings["MicrosoftAppType"]);
        var tenant = settings["MicrosoftAppTenantId"] ?? "";
        var loginTenant = appType == BotAppType.MultiTenant || tenant.Length == 0 ? cloud.BotTenant : tenant;
        var login = Address(settings, "ToChannelFromBotLoginUrl",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, cloud.Login, loginTenant))!;
        var options = new BotFrameworkOptions
        {
            AppId = settings["MicrosoftAppId"] ?? "",
            TeamsAppId = Or(settings["BotFramework:TeamsAppId"], settings["MicrosoftAppId"] ?? ""),
            Password = settings["MicrosoftAppPassword"] ?? "",
            CertificatePath = settings["MicrosoftAppCertificatePath"] ?? "",
            AppType = appType,
            TenantId = tenant,
            LoginUrl = login,
            Scope = WithoutDefault(Or(settings["ToChannelFromBotOAuthScope"], cloud.Scope)),
            ChannelIssuer = Or(settings["ToBotFromChannelTokenIssuer"], cloud.TokenIssuer),
            ChannelMetadata = Address(settings, "ToBotFromChannelOpenIdMetadataUrl", cloud.ChannelMetadata)!,
            EntraMetadata = Address(settings, "ToBotFromEmulatorOpenIdMetadataUrl", null),
            EntraIssuers = [.. settings.List("BotFramework:EntraTenants").Append(tenant).Where(id => id.Length > 0).Distinct()
                .SelectMany(id =>
                    cloud.EntraIssuers.Select(issuer => string.Format(System.Globalization.CultureInfo.InvariantCulture, issuer, id)))],
            AllowAnonymous = Flag(settings, "BotFramework:AllowAnonymous") ?? false,
            AllowLoopback = Flag(settings, "BotFramework:AllowLoopback") ?? (environment.IsDevelopment() || login.IsLoopback),
            PaceLoopback = Flag(settings, "BotFramework:PaceLoopback") ?? false,
            TargetedMessages = Flag(settings, "BotFramework:TargetedMessages") ?? true,
            MoreServiceHosts = [.. settings.List("BotFramework:ServiceHosts")],
            AllowedTenants = [.. settings.List("BotFramework:AllowedTenants")],
        };
        BotFrameworkCheck.Check(options, environment, settings);
        return options;
    }

    private static BotAppType AppTypeOf(string? name) => name switch
    {
        null or "" => BotAppType.MultiTenant,
        _ when Enum.TryParse<BotAppType>(name, ignoreCase: true, out var type) && Enum.IsDefined(type) => type,
        _ => throw new InvalidOperationException(
            $"MicrosoftAppType is '{name}'. Set MultiTenant, SingleTenant or UserAssignedMSI, as the bot's registration in Azure says."),
    };

    private static Uri? Address(IConfiguration settings, string name, string? otherwise)
    {
        var value = Or(settings[name], otherwise ?? "");
        if (value.Length == 0) return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new InvalidOperationException(
                $"{name} is '{value}'. Set an https address (http only on this machine), or take the setting away for the default.");
        return address;
    }

    private static bool? Flag(IConfiguration settings, string name) => settings[name] switch
    {
        null or "" => null,
        { } value when bool.TryParse(value, out var flag) => flag,
        var value => throw new InvalidOperationException($"{name} is '{value}'. Set true or false."),
    };

    private static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;

    private static string WithoutDefault(string scope) =>
        scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;
}

/// <summary>How the bot is registered in Azure, which decides where its tokens come from.</summary>
internal enum BotAppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}
