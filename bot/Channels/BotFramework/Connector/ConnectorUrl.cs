namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// The connector's addresses. Ids are opaque and come from outside: each is escaped as one segment and can't climb out of it.
/// </summary>
internal static class ConnectorUrl
{
    /// <summary>As written, so that what was escaped stays escaped.</summary>
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri? Conversations(string @base) => Make(@base + "/v3/conversations");

    public static Uri? Activities(string @base, string conversation) =>
        Segment(conversation) is { } id ? Make($"{@base}/v3/conversations/{id}/activities") : null;

    public static Uri? Activity(string @base, string conversation, string activity) =>
        Segment(conversation) is { } id && Segment(activity) is { } which
            ? Make($"{@base}/v3/conversations/{id}/activities/{which}")
            : null;

    /// <summary>The same for what one person alone sees.</summary>
    public static Uri? Targeted(Uri? url) => url is null ? null : Make(url.OriginalString + "?isTargetedActivity=true");

    public static Uri? Member(string @base, string conversation, string person) =>
        Segment(conversation) is { } id && Segment(person) is { } which ? Make($"{@base}/v3/conversations/{id}/members/{which}") : null;

    public static Uri? Members(string @base, string conversation) =>
        Segment(conversation) is { } id ? Make($"{@base}/v3/conversations/{id}/pagedmembers?pageSize=100") : null;

    /// <summary>Null for what no platform uses as an id and servers read as a way up.</summary>
    private static string? Segment(string id) => id is "" or "." or ".." ? null : Uri.EscapeDataString(id);

    private static Uri? Make(string url) => Uri.TryCreate(url, AsWritten, out var uri) ? uri : null;
}
