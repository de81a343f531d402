namespace OtgBot.Hosting;

/// <summary>
/// What a connection may cost, whoever it is from. All that is public is small: an event of a channel, a link, a page. Each may be set
/// otherwise by <c>Kestrel:Limits:…</c>, under the names of <see cref="Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerLimits"/>.
/// </summary>
internal static class Walls
{
    public static WebApplicationBuilder WithWalls(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel((context, server) =>
        {
            // The name of the program only tells a stranger which holes to try.
            server.AddServerHeader = false;
            var limits = server.Limits;
            limits.MaxConcurrentConnections = 5_000;

            // The server reads ahead of the program by as much as this, for each connection.
            limits.MaxRequestBufferSize = 16 * 1024;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.MaxRequestLineSize = 8 * 1024;
            limits.MaxRequestHeaderCount = 100;

            // More than any endpoint takes; each has its own, smaller limit.
            limits.MaxRequestBodySize = 2 * 1024 * 1024;
            limits.MaxResponseBufferSize = 64 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            limits.MinRequestBodyDataRate = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(3));
            limits.MinResponseDataRate = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(5));
            limits.Http2.MaxStreamsPerConnection = 50;
            limits.Http2.InitialConnectionWindowSize = 128 * 1024;
            limits.Http2.InitialStreamWindowSize = 96 * 1024;
            context.Configuration.GetSection("Kestrel:Limits").Bind(limits);
        });
        return builder;
    }
}
