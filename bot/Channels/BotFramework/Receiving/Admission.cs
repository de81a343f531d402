using System.Collections.Concurrent;
using System.Net;
using OtgBot.Channels.BotFramework.Tokens;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>Who may speak to the bot: whose token is good, for what they send with it, from a tenant that the bot serves.</summary>
internal sealed partial class Admission(BotFrameworkOptions options, TokenCheck tokens, ServiceUrls serviceUrls, ILogger<Admission> logger)
{
    private const int MostRefused = 1_000;

    private readonly ConcurrentDictionary<(string Channel, string Tenant), bool> refused = new();

    /// <summary>Who sends this, by the token; nobody in particular if the bot takes activities without one.</summary>
    public async ValueTask<(bool IsKnown, Sender? Sender)> Check(HttpContext context)
    {
        if (options.AllowAnonymous) return (IsLocal(context), null);
        var sender = await tokens.Check(context.Request.Headers.Authorization, context.RequestAborted);
        return (sender is not null, sender);
    }

    /// <summary>What the activity itself must prove, whoever sent it.</summary>
    public bool Allows(Sender? sender, Activity activity)
    {
        var allowed = sender is null
            ? ServiceUrls.IsLoopback(activity.ServiceUrl)
            : tokens.Allows(sender, activity.ChannelId!, activity.ServiceUrl!);
        if (!allowed) return false;
        if (serviceUrls.Base(activity.ServiceUrl) is not null) return true;
        Log.Distrusted(logger, Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var url) ? url.Host : "no address");
        return false;
    }

    /// <summary>
    /// Whether it comes from a tenant of ours. That the bot goes takes away and adds nothing: a tenant that was on the list once must be
    /// able to leave.
    /// </summary>
    public bool Serves(Incoming incoming)
    {
        if (incoming.Kind == IncomingKind.Removed || options.Allows(incoming.Address)) return true;
        Note(incoming.Address);
        return false;
    }

    /// <summary>Named in the log once, and only as an id: elsewhere than in Teams the tenant is whatever a client wrote.</summary>
    private void Note(Address place)
    {
        var tenant = Guid.TryParse(place.Workspace, out var id) ? id.ToString() : "no id";
        if (refused.Count < MostRefused && refused.TryAdd((place.Channel, tenant), true)) Log.NotAllowed(logger, tenant, place.Channel);
    }

    /// <summary>Without tokens only somebody on this very machine is believed; a proxy on it may speak for anyone.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "An activity was refused: its service URL on {Host} is not allowed. Add the host to BotFramework:ServiceHosts if it is Microsoft's")]
        public static partial void Distrusted(ILogger logger, string host);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "What comes from tenant {Tenant} on {Channel} is refused: only tenants in BotFramework:AllowedTenants may use the bot, and only in Teams")]
        public static partial void NotAllowed(ILogger logger, string tenant, string channel);
    }
}
