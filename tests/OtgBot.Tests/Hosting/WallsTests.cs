using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Hosting;

/// <summary>
/// What a stranger can send to a real host, and what it costs: nothing is read at length before it is checked, and nobody waits for
/// somebody slow.
/// </summary>
[Trait("Speed", "slow")]
public sealed class WallsTests : IAsyncLifetime
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private static readonly string[] Posts = ["/api/messages", "/slack/events", "/slack/commands", "/slack/interactivity", "/slack/options"];

    private readonly TempFolder folder = new();
    private WebApplication app = null!;
    private string url = "";

    public async ValueTask InitializeAsync()
    {
        app = Program.Build([
            "--environment=Production", "--urls=http://127.0.0.1:0", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}",
            "--MicrosoftAppId=a", "--MicrosoftAppPassword=b", "--ToBotFromChannelOpenIdMetadataUrl=http://127.0.0.1:1/",
            $"--Slack:SigningSecret={Secret}", "--Slack:ClientId=1.2", "--Slack:ClientSecret=c", "--Slack:RedirectUrl=https://bot.example.no/slack/oauth/callback", $"--Slack:KeyDirectory={folder.File("keys")}",
            "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        url = LoopbackServer.AddressOf(app).TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_proves_nothing_is_refused_before_its_body_has_come()
    {
        var stale = "X-Slack-Request-Timestamp: 1531420618\r\nX-Slack-Signature: v0=" + new string('a', 64) + "\r\n";
        var shapeless = $"X-Slack-Request-Timestamp: {Now}\r\nX-Slack-Signature: v0=abc\r\n";
        foreach (var path in Posts)
        {
            foreach (var headers in (string[])["", stale, shapeless, "Authorization: Bearer x.y.z\r\n"])
            {
                using var raw = await RawSocket.Connect(url);
                await raw.Send($"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{headers}Content-Length: 900000\r\n\r\nssl_check=1&a=");
                Assert.Equal((path, headers, 401), (path, headers, await raw.Status()));
            }
        }
    }

    [Fact]
    public async Task Hundreds_who_send_slowly_hold_no_more_than_is_allowed_and_others_are_served()
    {
        var bodies = (OtgBot.Channels.RequestBodies)app.Services.GetService(typeof(OtgBot.Channels.RequestBodies))!;
        var isFull = SlackTown.Until(() => bodies.Held > bodies.Most - 200_000, () => $"Of {bodies.Most} bytes no more than {bodies.Held} are held.");
        var slow = await Task.WhenAll(Enumerable.Range(0, 400).Select(async _ =>
        {
            var raw = await RawSocket.Connect(url);
            await raw.Send(Head("/slack/events", 1_900_000));
            await raw.Send(new byte[100_000]);
            return raw;
        }));
        try
        {
            await isFull;
            for (var turn = 0; turn < 20; turn++)
            {
                Assert.Equal(200, await Verify());
                Assert.InRange(bodies.Held, 0, bodies.Most);
            }

            foreach (var raw in slow) Assert.Equal(0, await raw.Status());
            Assert.Equal(0, bodies.Held);
        }
        finally
        {
            foreach (var raw in slow) raw.Dispose();
        }
    }

    [Theory]
    [InlineData("GET /slack/events HTTP/1.1\r\nHost: x\r\n\r\n", 404, 405)]
    [InlineData("TRACE /slack/install HTTP/1.1\r\nHost: x\r\n\r\n", 404, 405)]
    [InlineData("CONNECT bot.example.no:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("POST /health/ready HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404, 405)]
    [InlineData("POST /slack/../api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 401, 404)]
    [InlineData("POST /slack/events/..%2f HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404, 404)]
    [InlineData("POST //slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 404, 404)]
    [InlineData("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 404, 400)]
    [InlineData("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 404, 400)]
    [InlineData("GET /agenda/%00/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("GET /agenda/a/b%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("GET /agenda/a|b/c|d HTTP/1.1\r\nHost: x\r\n\r\n", 400, 404)]
    [InlineData("GET /health/live HTTP/1.1\r\n\r\n", 400, 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400, 400)]
    [InlineData("GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n", 505, 505)]
    [InlineData("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400, 400)]
    [InlineData("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, 400)]
    [InlineData("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400, 400)]
    [InlineData("POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400, 401)]
    public async Task What_is_odd_gets_a_short_no(string request, int one, int other) => Assert.Contains(await Ask(request), (int[])[one, other]);

    [Fact]
    public async Task A_long_address_is_414_and_long_headers_are_431()
    {
        Assert.Equal(414, await Ask($"GET /agenda/{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.Equal(431, await Ask($"GET /health/live HTTP/1.1\r\nHost: x\r\nX: {new string('a', 20_000)}\r\n\r\n"));
        Assert.Equal(431, await Ask($"GET /health/live HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 200).Select(n => $"X{n}: a\r\n"))}\r\n"));
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_no_further_than_one_with()
    {
        using var raw = await RawSocket.Connect(url);
        await raw.Send(Head("/slack/events", null));
        var piece = $"{100_000:x}\r\n{new string(' ', 100_000)}\r\n";
        for (var n = 0; n < 25; n++) await raw.Send(piece);
        Assert.Contains(await raw.Status(), (int[])[413, 0]);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)) await gzip.WriteAsync(new byte[10_000_000], TestContext.Current.CancellationToken);
        Assert.Equal(400, await Post("/slack/events", packed.ToArray(), "Content-Encoding: gzip\r\n"));
    }

    [Fact]
    public async Task The_challenge_is_answered_to_Slack_alone()
    {
        var body = """{"type":"url_verification","challenge":"abc"}""";
        Assert.Equal(401, await Ask($"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        Assert.Equal(200, await Verify());
    }

    [Theory]
    [InlineData("""{"type":"event_callback","type":"url_verification","challenge":"a","challenge":"b"}""", 200)]
    [InlineData("""{"type":"event_callback","event_id":"E","event_time":1e999,"event":{"type":"app_uninstalled"}}""", 200)]
    [InlineData("""{"type":"event_callback","event_id":"E","event_time":99999999999999999999999999,"event":{"type":"app_uninstalled"}}""", 200)]
    [InlineData("""{"type":"event_callback","event_id":123456789012345678901234567890,"event":{"type":"app_mention","user":"U","channel":"C","ts":"1"}}""", 200)]
    public async Task What_is_signed_and_odd_is_no_error(string body, int expected) => Assert.Equal(expected, await Post("/slack/events", Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task An_installation_leads_nowhere_but_to_Slack_whatever_the_request_says()
    {
        foreach (var request in (string[])[
            "GET /slack/install?redirect_uri=https://evil.example&state=x&next=//evil.example HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n",
            "GET /slack/oauth/callback?code=x&redirect_uri=https://evil.example HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n",
            "GET //evil.example/slack/oauth/callback?code=x HTTP/1.1\r\nHost: evil.example\r\n\r\n"])
        {
            var head = await RawSocket.Ask(url, request);
            Assert.DoesNotContain("evil.example", head, StringComparison.Ordinal);
            var location = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location: ", StringComparison.Ordinal));
            Assert.True(location is null || location == "Location: /slack/install" || location.StartsWith("Location: https://slack.com/oauth/v2/authorize?", StringComparison.Ordinal), location);
        }
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A request that looks as if Slack sent it, as far as its headers go.</summary>
    private static string Head(string path, int? length) =>
        $"POST {path} HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: {Now}\r\nX-Slack-Signature: v0={new string('a', 64)}\r\n{(length is { } known ? $"Content-Length: {known}" : "Transfer-Encoding: chunked")}\r\n\r\n";

    private Task<int> Verify() => Post("/slack/events", """{"type":"url_verification","challenge":"abc"}"""u8.ToArray());

    private async Task<int> Post(string path, byte[] body, string headers = "")
    {
        var now = Now;
        using var raw = await RawSocket.Connect(url);
        await raw.Send($"POST {path} HTTP/1.1\r\nHost: x\r\n{headers}X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: {SlackTown.Signature(body, now, Secret)}\r\nContent-Length: {body.Length}\r\n\r\n");
        await raw.Send(body);
        return await raw.Status();
    }

    private async Task<int> Ask(string request)
    {
        using var raw = await RawSocket.Connect(url);
        await raw.Send(request);
        return await raw.Status();
    }
}
