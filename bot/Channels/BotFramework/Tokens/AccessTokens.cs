using System.Text.Json;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// The bot's own token for the connector. One at a time is asked for, however many messages wait, and it is kept until shortly before
/// its end. Null without an app id: a local connector asks for none.
/// </summary>
internal sealed class AccessTokens(BotFrameworkOptions options, HttpClient http, TimeProvider clock)
{
    /// <summary>How long before its end a token is no longer used.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Func<bool, CancellationToken, Task<AccessToken>>? source = options.AppId.Length == 0
        ? null
        : Source(options, http, clock);
    private readonly Lock guard = new();
    private Task<AccessToken>? current;
    private long askedAt;

    /// <summary>The <c>Authorization</c> header's value, or null if the bot has no identity.</summary>
    /// <param name="refused">The header that the connector refused, so that a new token is asked for.</param>
    public async ValueTask<string?> Header(string? refused, CancellationToken cancel)
    {
        if (source is null) return null;
        Task<AccessToken> token;
        lock (guard)
        {
            if (current is null || current.IsFaulted || current.IsCanceled || IsSpent(current, refused))
            {
                askedAt = clock.GetTimestamp();

                // Not the caller's cancellation: others wait for the same token.
                current = Task.Run(() => source(refused is not null, CancellationToken.None), CancellationToken.None);
            }

            token = current;
        }

        return (await (token.IsCompleted ? token : token.WaitAsync(cancel))).Header;
    }

    private bool IsSpent(Task<AccessToken> token, string? refused)
    {
        if (!token.IsCompletedSuccessfully) return false;
#pragma warning disable CA1849, RS0030 // It has completed; nothing is waited for.
        var known = token.Result;
#pragma warning restore CA1849, RS0030
        return known.Header == refused || clock.GetElapsedTime(askedAt) >= known.Life - (known.Life > Margin * 2 ? Margin : known.Life / 2);
    }

    private static Func<bool, CancellationToken, Task<AccessToken>> Source(BotFrameworkOptions options, HttpClient http, TimeProvider clock)
    {
        if (options.LoginUrl.IsLoopback) return (_, cancel) => FromLoopback(options, http, cancel);
        if (options.AppType == BotAppType.UserAssignedMSI)
        {
            var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId)).Build();
            return async (fresh, cancel) =>
                Of(await identity.AcquireTokenForManagedIdentity(options.Scope).WithForceRefresh(fresh).ExecuteAsync(cancel), clock);
        }

        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId).WithAuthority(options.LoginUrl);
        builder = options.CertificatePath.Length > 0
            ? builder.WithCertificate(BotCertificate.Load(options.CertificatePath, options.Password), sendX5C: true)
            : builder.WithClientSecret(options.Password);
        var application = builder.Build();
        string[] scopes = [options.Scope + "/.default"];
        return async (fresh, cancel) =>
            Of(await application.AcquireTokenForClient(scopes).WithForceRefresh(fresh).ExecuteAsync(cancel), clock);
    }

    private static AccessToken Of(AuthenticationResult result, TimeProvider clock) =>
        new("Bearer " + result.AccessToken, result.ExpiresOn - clock.GetUtcNow());

    /// <summary>A token endpoint on this machine is asked directly: the library refuses addresses without https.</summary>
    private static async Task<AccessToken> FromLoopback(BotFrameworkOptions options, HttpClient http, CancellationToken cancel)
    {
        var url = options.LoginUrl.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)
            ? options.LoginUrl.OriginalString
            : options.LoginUrl.OriginalString.TrimEnd('/') + "/oauth2/v2.0/token";
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.AppId),
            new("client_secret", options.Password),
            new("scope", options.Scope + "/.default"),
        ]);
        using var response = await http.PostAsync(new Uri(url), form, cancel);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        return new AccessToken(
            "Bearer " + answer.RootElement.GetProperty("access_token").GetString(),
            TimeSpan.FromSeconds(answer.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var life)
                ? life
                : 3600));
    }
}

/// <param name="Header">Ready for the <c>Authorization</c> header.</param>
/// <param name="Life">How long it was good for when it came.</param>
internal sealed record AccessToken(string Header, TimeSpan Life);
