using System.Net;
using System.Net.Http.Headers;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>
/// What an answer of the connector means, and whether asking again can help. A post is repeated only where the first certainly did not
/// arrive, else people would read it twice (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
/// </summary>
internal static class ConnectorRetry
{
    public const int MostTries = 4;

    /// <summary>A turn never waits longer than this for the platform; what takes longer is refused, for the caller to try later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    /// <summary>A post, which nobody waits for, has more patience, and comes back by the clock where that is too little.</summary>
    public static readonly TimeSpan LongestWaitOfPosts = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    public static bool MayRepeat(HttpStatusCode status, bool repeatable) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => repeatable,
        _ => false,
    };

    public static bool MayRepeat(HttpRequestException broken, bool repeatable) => repeatable || NeverArrived(broken);

    /// <summary>True where no connection came about, so that nothing can have arrived.</summary>
    public static bool NeverArrived(HttpRequestException broken) => broken.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>How long to wait before the next try, or null where that is too long.</summary>
    /// <param name="asked">What <c>Retry-After</c> said: seconds, or a date.</param>
    /// <param name="tries">How many were made.</param>
    /// <param name="chance">0 to 1: not all come back at the same moment.</param>
    /// <param name="longest">What is too long.</param>
    /// <param name="now">To make a wait of a date.</param>
    public static TimeSpan? Wait(RetryConditionHeaderValue? asked, int tries, double chance, TimeSpan longest, DateTimeOffset now)
    {
        var wait = asked?.Delta ?? (asked?.Date is { } date ? (date > now ? date - now : TimeSpan.Zero) : FirstWait * (1 << (tries - 1)));
        return wait <= longest ? wait + (FirstWait * chance) : null;
    }

    public static SendOutcome Meaning(HttpStatusCode status, string? code, bool repeatable) => (int)status switch
    {
        // The wrong cloud: a setting to mend, not a place that is gone.
        403 when code == "InvalidBotApiHost" => SendOutcome.Refused,
        403 => SendOutcome.Gone,

        // The message that was updated or answered is gone; the conversation is not.
        404 when code == "ActivityNotFoundInConversation" => repeatable ? SendOutcome.Unwanted : SendOutcome.Refused,
        404 => SendOutcome.Gone,
        503 => SendOutcome.Refused,
        >= 500 when !repeatable => SendOutcome.InDoubt,
        _ => SendOutcome.Refused,
    };
}
