using System.Collections.Concurrent;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// Which connectors the bot's token may go to. Whoever gets the bot to send it elsewhere can speak as the bot, and a service URL comes
/// from outside: so only Microsoft's own hosts count, whole labels at a time, over https.
/// </summary>
internal sealed class ServiceUrls(BotFrameworkOptions options)
{
    private const int MostRemembered = 10_000;

    private static readonly string[] Microsofts =
    [
        "botframework.com",
        "smba.trafficmanager.net",
        "teams.microsoft.com",
        "botframework.azure.us",
        "teams.microsoft.us",
    ];

    private readonly ConcurrentDictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> known =
        new ConcurrentDictionary<string, string?>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The URL as calls start with it, without a slash at its end; null if nothing may be sent there.</summary>
    public string? Base(ReadOnlySpan<char> serviceUrl)
    {
        if (serviceUrl.IsEmpty) return null;
        if (known.TryGetValue(serviceUrl, out var @base)) return @base;
        @base = Find(serviceUrl.ToString());
        if (known.Dictionary.Count < MostRemembered && serviceUrl.Length < 500) known.TryAdd(serviceUrl, @base);
        return @base;
    }

    /// <summary>Whether two service URLs name the same place: case and a slash at the end don't matter.</summary>
    public static bool Same(string one, string other) =>
        one.AsSpan().TrimEnd('/').Equals(other.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private string? Find(string serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)) return null;
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return null;
        var allowed = url.IsLoopback
            ? options.AllowLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            : url.Scheme == Uri.UriSchemeHttps
                && (Microsofts.Any(host => IsIn(url, host)) || options.MoreServiceHosts.Any(host => IsIn(url, host)));

        // As it was parsed, not as it was written: what was checked is what is called.
        return allowed ? url.AbsoluteUri.TrimEnd('/') : null;
    }

    private static bool IsIn(Uri url, string host) =>
        url.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (url.IdnHost.Length > host.Length && url.IdnHost.EndsWith(host, StringComparison.OrdinalIgnoreCase)
            && url.IdnHost[^(host.Length + 1)] == '.');

    /// <summary>Whether this service URL is one on this machine.</summary>
    public static bool IsLoopback(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) && url.IsLoopback;
}
