using System.Net;

namespace OtgBot.Channels.Playground;

/// <summary>
/// Lets in only a browser on this machine that is on this very page. The page lets anyone be anyone, so nobody else may reach it:
/// not another machine, not through a tunnel that runs here, not a foreign site by a name that leads to this address (DNS rebinding),
/// not a foreign site's form (CSRF).
/// </summary>
internal sealed class PlaygroundDoor : IEndpointFilter
{
    // Tunnels and proxies on this machine connect from loopback, and some rewrite the host: these betray them.
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host", "Via"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsHere(http)) return Results.NotFound();
        if (!IsOwn(http.Request))
            return Results.Text("Refused: this did not come from the page itself.", statusCode: StatusCodes.Status403Forbidden);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return await next(context);
    }

    /// <summary>True if both ends are on this machine and the browser calls it so.</summary>
    public static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !Forwarded.Any(http.Request.Headers.ContainsKey);

    /// <summary>
    /// True for looking, and for a post that the browser says came from this page. Every current browser says at least one of the two.
    /// </summary>
    public static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isOrigin = origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return (origin.Length == 0 || isOrigin)
                && (site is "" or "same-origin" or "none" || request.Headers["Sec-Fetch-Mode"] == "navigate");
        return (site, origin) switch
        {
            ("", "") => false,
            ("", _) => isOrigin,
            (_, "") => site == "same-origin",
            _ => site == "same-origin" && isOrigin,
        };
    }
}
