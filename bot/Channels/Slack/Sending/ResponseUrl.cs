namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// A way to answer that came with a command or a press: no token, no membership, but only five times within half an hour
/// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). Comes from outside, so only Slack's own hosts are
/// spoken to.
/// </summary>
internal sealed class ResponseUrl(Uri address, DateTimeOffset until)
{
    public const int MostUses = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private int used;

    public Uri Address { get; } = address;

    public DateTimeOffset Until { get; } = until;

    /// <summary>Null if nothing may be sent there.</summary>
    public static ResponseUrl? Of(string? url, SlackOptions options, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(url) || url.Length > 1_000 || !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0) return null;
        var isAllowed = options.IsLoopback
            ? address.IsLoopback && address.Authority == options.Api.Authority
            : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
                && (IsIn(address, "slack.com") || IsIn(address, "slack-gov.com"));
        return isAllowed ? new ResponseUrl(address, now + Life) : null;
    }

    /// <summary>Takes one of the five uses; false if none is left.</summary>
    public bool Take(DateTimeOffset now) => now < Until && Interlocked.Increment(ref used) <= MostUses;

    private static bool IsIn(Uri address, string host) =>
        address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
            || address.IdnHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase);
}
