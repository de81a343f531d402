using System.Globalization;
using System.Net;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// What an answer of the connector means, and whether asking again can help. A post is repeated only if the first certainly did not
/// arrive, else people would read it twice (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). An answer that
/// somebody waits for is repeated: twice is better than not at all.
/// </summary>
/// <param name="isUpdate">Whether it changes nothing if it comes twice.</param>
/// <param name="isAnswer">Whether somebody asked for it.</param>
/// <param name="isPost">Whether nobody waits for it.</param>
/// <param name="chance">0 to 1: not all come back at the same moment.</param>
/// <param name="clock">To make a wait of a date.</param>
internal readonly struct ConnectorRetry(bool isUpdate, bool isAnswer, bool isPost, Func<double> chance, TimeProvider clock)
{
    public const int MostTries = 4;

    private const string NoSuchActivity = "ActivityNotFoundInConversation";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    private readonly bool isRepeatable = isUpdate || isAnswer;

    /// <summary>
    /// A turn never waits longer than this for the platform; what takes longer is refused, for the caller to try later. A post, which
    /// nobody waits for, has more patience, and comes back by the clock if that is too little.
    /// </summary>
    public TimeSpan LongestWait => TimeSpan.FromSeconds(isPost ? 20 : 8);

    /// <summary>It may have arrived.</summary>
    public SendResult NoAnswer =>
        new(isUpdate ? SendOutcome.Refused : SendOutcome.InDoubt, Reason: "no answer in time") { Again = FirstWait };

    public SendResult Meaning(HttpStatusCode status, string? code) =>
        new(Outcome((int)status, code), Reason: string.Create(CultureInfo.InvariantCulture, $"{(int)status} {code}")
            .TrimEnd())
        { Remedy = RemedyOf((int)status, code) };

    public SendResult Meaning(HttpRequestException broken) =>
        new(isUpdate || NeverArrived(broken) ? SendOutcome.Refused : SendOutcome.InDoubt,
            Reason: $"connection: {broken.HttpRequestError}")
        { Again = FirstWait };

    /// <summary>
    /// How long to wait before the next try, or null if there is none: it does not help, might be read twice, or takes too long.
    /// </summary>
    public TimeSpan? Wait(HttpResponseMessage response, int tries) => Again(response, tries) is { } wait ? Bearable(wait) : null;

    /// <summary>The same however long it is.</summary>
    public TimeSpan? Again(HttpResponseMessage response, int tries) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => isRepeatable,
        HttpStatusCode.InternalServerError => isAnswer,
        _ => false,
    }
        ? Asked(response, tries)
        : null;

    public TimeSpan? Wait(HttpRequestException broken, int tries) => isRepeatable || NeverArrived(broken) ? Bearable(Usual(tries)) : null;

    /// <summary>What <c>Retry-After</c> said, in seconds or as a date, however long; the usual wait if it said nothing.</summary>
    public TimeSpan Asked(HttpResponseMessage response, int tries)
    {
        var asked = response.Headers.RetryAfter;
        if (asked?.Date is not { } date) return asked?.Delta ?? Usual(tries);
        var now = clock.GetUtcNow();
        return date > now ? date - now : TimeSpan.Zero;
    }

    /// <summary>True if no connection came about, so that nothing can have arrived.</summary>
    private static bool NeverArrived(HttpRequestException broken) => broken.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;

    private static TimeSpan Usual(int tries) => FirstWait * (1 << (tries - 1));

    private TimeSpan? Bearable(TimeSpan wait) => wait <= LongestWait ? wait + (FirstWait * chance()) : null;

    private static Remedy RemedyOf(int status, string? code) => status switch
    {
        404 when code == NoSuchActivity => Remedy.WithoutReference,
        400 or 413 => Remedy.Shorter,
        _ => Remedy.None,
    };

    private SendOutcome Outcome(int status, string? code) => status switch
    {
        // The wrong cloud: a setting to mend, not a place that is gone.
        403 when code == "InvalidBotApiHost" => SendOutcome.Refused,
        403 => SendOutcome.Gone,

        // The message that was updated or answered is gone; the conversation is not.
        404 when code == NoSuchActivity => isUpdate ? SendOutcome.Unwanted : SendOutcome.Refused,
        404 => SendOutcome.Gone,
        503 => SendOutcome.Refused,
        >= 500 when !isUpdate => SendOutcome.InDoubt,
        _ => SendOutcome.Refused,
    };
}
