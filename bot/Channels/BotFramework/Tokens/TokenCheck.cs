using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// Who sent this? Checks the bearer token of an inbound activity, stricter than the SDKs: RS256 by a published key of the right issuer,
/// for this bot, in its time (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
/// What depends on the activity, its service URL and its channel, is checked for each one by <see cref="Allows"/>.
/// </summary>
internal sealed class TokenCheck
{
    /// <summary>How far the issuer's clock and ours may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>A token that claims to live longer is looked at again after this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16 * 1024 };
    private readonly RememberedTokens remembered = new();
    private readonly BotFrameworkOptions options;
    private readonly TimeProvider clock;
    private readonly IssuerKeys channelKeys;
    private readonly IssuerKeys? entraKeys;

    public TokenCheck(BotFrameworkOptions options, HttpClient http, TimeProvider clock, ILogger<TokenCheck> logger)
    {
        this.options = options;
        this.clock = clock;
        channelKeys = new IssuerKeys(options.ChannelMetadata, http, clock, logger);
        entraKeys = options.EntraMetadata is { } metadata ? new IssuerKeys(metadata, http, clock, logger) : null;
    }

    /// <summary>The sender, or null if the header proves none.</summary>
    public ValueTask<Sender?> Check(string? authorization, CancellationToken cancel)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return default;
        var hash = TokenHash.Of(authorization);
        if (remembered.Find(hash, clock.GetUtcNow()) is { } sender && KeysOf(sender).Known(sender.KeyId) is not null)
            return ValueTask.FromResult<Sender?>(sender);
        return Validate(authorization[Scheme.Length..].Trim(), hash, cancel);
    }

    /// <summary>Whether the sender may bring an activity of this channel from this connector.</summary>
    public bool Allows(Sender sender, string channelId, string serviceUrl)
    {
        // An Entra token speaks for the bot's own registration; neither claim is in it.
        if (sender.IsEntra) return true;
        return sender.ServiceUrl is { } claimed && ServiceUrls.Same(claimed, serviceUrl)
            && channelKeys.Known(sender.KeyId)?.Endorsements.Contains(channelId, StringComparer.Ordinal) == true;
    }

    private async ValueTask<Sender?> Validate(string raw, TokenHash hash, CancellationToken cancel)
    {
        if (Parse(raw) is not { } token || token.Alg != SecurityAlgorithms.RsaSha256 || token.Kid is not { Length: > 0 } keyId) return null;

        // What the issuer says must be understood: nothing of it is, here (RFC 7515, 4.1.11).
        if (token.TryGetHeaderValue<object>("crit", out _)) return null;

        // The issuer, still unproven, only chooses whose keys must prove it.
        var isEntra = entraKeys is not null && options.EntraIssuers.Contains(token.Issuer);
        if (!isEntra && token.Issuer != options.ChannelIssuer) return null;
        if (await (isEntra ? entraKeys! : channelKeys).Find(keyId, cancel) is not { } key) return null;
        var result = await handler.ValidateTokenAsync(token, Rules(key.Key, token.Issuer));
        if (!result.IsValid || (isEntra && !IsOwnEntraToken(result.ClaimsIdentity))) return null;

        var now = clock.GetUtcNow();
        var end = new DateTimeOffset(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc));
        var sender =
            new Sender(keyId, isEntra, Claim(result.ClaimsIdentity, "serviceurl"), (end < now + Longest ? end : now + Longest) + Skew);
        remembered.Add(hash, sender, now);
        return sender;
    }

    private TokenValidationParameters Rules(SecurityKey key, string issuer) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        ValidIssuer = issuer,
        ValidAudience = options.AppId,
        ValidateIssuer = true,
        ValidateAudience = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) =>
            clock.GetUtcNow().UtcDateTime is var now && to is { } end && now - Skew < end && (from is not { } start || now + Skew >= start),
    };

    /// <summary>
    /// Any Entra tenant can issue a token with this bot as audience. So the caller must be the bot's own app
    /// (<c>appid</c> in version 1.0, <c>azp</c> in 2.0), from a tenant on the list.
    /// </summary>
    private bool IsOwnEntraToken(ClaimsIdentity claims) => Claim(claims, "ver") switch
    {
        "1.0" => Claim(claims, "appid") == options.AppId,
        "2.0" => Claim(claims, "azp") == options.AppId,
        _ => false,
    } && Claim(claims, "tid") is { Length: > 0 } tenant && Claim(claims, "iss")!.Contains(tenant, StringComparison.Ordinal);

    private IssuerKeys KeysOf(Sender sender) => sender.IsEntra ? entraKeys! : channelKeys;

    private static string? Claim(ClaimsIdentity claims, string name) => claims.FindFirst(name)?.Value;

    /// <summary>Reading a token throws all kinds of exceptions, even if <c>CanReadToken</c> said yes.</summary>
    private static JsonWebToken? Parse(string raw)
    {
        if (raw.Length > 16 * 1024 || raw.AsSpan().Count('.') != 2) return null;
        try
        {
            return new JsonWebToken(raw);
        }
#pragma warning disable CA1031 // Whatever is wrong with a stranger's token, it is no token.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}

/// <summary>What a good token proves.</summary>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="IsEntra">True for a token of an Entra tenant, false for one of Bot Service.</param>
/// <param name="ServiceUrl">The connector it was made for.</param>
/// <param name="Until">When it stops counting.</param>
internal sealed record Sender(string KeyId, bool IsEntra, string? ServiceUrl, DateTimeOffset Until);
