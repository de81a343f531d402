using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// The published keys of one token issuer, with the channels each is endorsed for. Fetched when first needed and twice a day; the last
/// known ones stay in use while the issuer can't be reached. An unknown key asks for the newest list at once, in the same request
/// (the library's ConfigurationManager would fetch it behind the request's back), but a flood of made-up keys fetches only now and then.
/// </summary>
internal sealed partial class IssuerKeys(Uri metadata, HttpClient http, TimeProvider clock, ILogger logger)
{
    /// <summary>The least time between two fetches that unknown keys asked for.</summary>
    public static readonly TimeSpan LeastBetween = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LeastAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(12);

    private readonly Lock guard = new();
    private FrozenDictionary<string, IssuerKey>? keys;
    private Task fetching = Task.CompletedTask;
    private long fetchedAt;
    private long? askedAt;
    private long? failedAt;

    /// <summary>The key of this id as far as is known now, without fetching.</summary>
    public IssuerKey? Known(string id) => keys?.GetValueOrDefault(id);

    /// <summary>The key of this id, fetched if it must be; null if the issuer has none such or can't be asked.</summary>
    public async ValueTask<IssuerKey?> Find(string id, CancellationToken cancel)
    {
        var key = Known(id);
        if (key is not null && clock.GetElapsedTime(fetchedAt) <= FreshFor) return key;
        await Fetch(asked: key is null).WaitAsync(cancel);
        return Known(id) ?? key;
    }

    /// <summary>One fetch at a time. All who need it wait for it, and a request that ends does not end it.</summary>
    private Task Fetch(bool asked)
    {
        lock (guard)
        {
            if (!fetching.IsCompleted) return fetching;
            if (failedAt is { } failed && clock.GetElapsedTime(failed) < LeastAfterFailure) return Task.CompletedTask;
            if (asked && keys is not null)
            {
                if (askedAt is { } before && clock.GetElapsedTime(before) < LeastBetween) return Task.CompletedTask;
                askedAt = clock.GetTimestamp();
            }

            return fetching = Task.Run(FetchOnce, CancellationToken.None);
        }
    }

    private async Task FetchOnce()
    {
        try
        {
            keys = Read(await OpenIdConnectConfigurationRetriever.GetAsync(
                metadata.OriginalString, new HttpDocumentRetriever(http) { RequireHttps = !metadata.IsLoopback }, CancellationToken.None));
            fetchedAt = clock.GetTimestamp();
            failedAt = null;
        }
#pragma warning disable CA1031 // Whatever the issuer answers with must not become an error of ours: the last known keys go on counting.
        catch (Exception unreachable)
#pragma warning restore CA1031
        {
            failedAt = clock.GetTimestamp();
            Log.Unreachable(logger, unreachable, metadata,
                keys is null ? "no token can be accepted" : "the last known keys go on counting");
        }
    }

    private static FrozenDictionary<string, IssuerKey> Read(OpenIdConnectConfiguration configuration)
    {
        var signing = configuration.SigningKeys.Where(key => key.KeyId is { Length: > 0 }).GroupBy(key => key.KeyId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var found = new Dictionary<string, IssuerKey>(StringComparer.Ordinal);
        foreach (var published in configuration.JsonWebKeySet.Keys)
        {
            if (published.Kid is { Length: > 0 } id && signing.TryGetValue(id, out var key))
                found[id] = new IssuerKey(key, Endorsements(published));
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Not part of the standard, so the library keeps the member as raw JSON.</summary>
    private static string[] Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys at {Metadata} could not be fetched: {Consequence}")]
        public static partial void Unreachable(ILogger logger, Exception exception, Uri metadata, string consequence);
    }
}

/// <summary>A published key and the channels it may sign for.</summary>
internal sealed record IssuerKey(SecurityKey Key, IReadOnlyList<string> Endorsements);
