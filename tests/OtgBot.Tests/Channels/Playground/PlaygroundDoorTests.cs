using System.Net;
using Microsoft.AspNetCore.Http;
using OtgBot.Channels.Playground;

namespace OtgBot.Tests.Channels.Playground;

/// <summary>The page lets anyone be anyone: these are the ways a stranger could come to it, each shut.</summary>
public sealed class PlaygroundDoorTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_there_is_no_page(string environment)
    {
        await using var site = await PlaygroundSite.Start(environment);

        foreach (var path in new[] { "/", "/events?as=kari&in=team", "/playground.js" })
        {
            using var answer = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var posted = await site.Post("/say?as=kari&in=team", fields: ("text", "hei"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", null, true)]
    [InlineData("::1", "[::1]:3978", null, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", null, true)]
    [InlineData("10.0.0.5", "localhost:3978", null, false)]
    [InlineData("fe80::1", "localhost", null, false)]
    [InlineData(null, "localhost", null, false)]
    [InlineData("127.0.0.1", "evil.example:3978", null, false)]
    [InlineData("127.0.0.1", "localhost.evil.example", null, false)]
    [InlineData("127.0.0.1", "", null, false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-Host", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    public void Both_ends_must_be_on_this_machine(string? remote, string host, string? forwarded, bool isHere)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        http.Request.Host = new HostString(host);
        if (forwarded is not null) http.Request.Headers[forwarded] = "203.0.113.7";

        Assert.Equal(isHere, PlaygroundDoor.IsHere(http));
    }

    [Theory]
    [InlineData("POST", "http://localhost:3978", "same-origin", true)]
    [InlineData("POST", "http://localhost:3978", "", true)]
    [InlineData("POST", "", "same-origin", true)]
    [InlineData("POST", "", "", false)]
    [InlineData("POST", "null", "", false)]
    [InlineData("POST", "https://evil.example", "cross-site", false)]
    [InlineData("POST", "https://evil.example", "", false)]
    [InlineData("POST", "http://localhost:3978", "cross-site", false)]
    [InlineData("POST", "http://localhost:8080", "same-site", false)]
    [InlineData("POST", "", "none", false)]
    [InlineData("GET", "", "", true)]
    [InlineData("GET", "", "none", true)]
    [InlineData("GET", "https://evil.example", "cross-site", false)]
    [InlineData("GET", "", "cross-site", false)]
    public void A_request_must_come_from_the_page_itself(string method, string origin, string site, bool isOwn)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString("localhost:3978"));
        if (origin.Length > 0) request.Headers.Origin = origin;
        if (site.Length > 0) request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(isOwn, PlaygroundDoor.IsOwn(request));
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.NotFound)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    public async Task A_stranger_s_post_changes_nothing(string header, string value, HttpStatusCode status)
    {
        await using var site = await PlaygroundSite.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/say?as=kari&in=team") { Content = new FormUrlEncodedContent([new("text", "si fremmed")]) };
        request.Headers.Add(header, value);

        using var answer = await site.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("fremmed", await site.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_may_load_only_what_is_its_own_and_is_framed_by_nobody()
    {
        await using var site = await PlaygroundSite.Start();

        using var answer = await site.Http.GetAsync("/", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        foreach (var (file, type) in new[] { ("playground.css", "text/css"), ("playground.js", "text/javascript"), ("playground.svg", "image/svg+xml") })
        {
            using var part = await site.Http.GetAsync("/" + file, TestContext.Current.CancellationToken);
            Assert.Equal(type, part.Content.Headers.ContentType?.MediaType);
        }
    }
}
