using System.Globalization;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Hosting;

/// <summary>What a thousand who send slowly cost a host that runs as in production, by the memory of its process.</summary>
[Trait("Speed", "slow")]
public sealed class SlowSendersTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    [Theory]
    [InlineData("/slack/events", 900_000)]
    [InlineData("/slack/interactivity", 4_000)]
    public async Task A_thousand_cost_less_than_a_hundred_megabytes_and_others_are_served(string path, int each)
    {
        using var folder = new TempFolder();
        await using var host = await HostProcess.Start(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Storage__SqlitePath"] = folder.File("otgbot.db"),
            ["Participation__PseudonymKeyFile"] = folder.File("key"),
            ["Slack__SigningSecret"] = Secret,
            ["Slack__BotToken"] = "xoxb-1",
            ["Slack__ApiBaseUrl"] = "http://127.0.0.1:1/",
        });
        for (var turn = 0; turn < 200; turn++) Assert.Equal(200, await Verify(host.Url));
        var (before, most) = (host.Memory, 0L);

        var slow = new List<RawSocket>();
        try
        {
            var sending = new List<Task>();
            for (var n = 0; n < 1_000; n++)
            {
                var raw = await RawSocket.Connect(host.Url);
                slow.Add(raw);
                await raw.Send($"POST {path} HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: {Now}\r\nX-Slack-Signature: v0={new string('a', 64)}\r\nContent-Length: 1900000\r\n\r\n");
                sending.Add(raw.Send(new byte[each]));
                if (n % 50 == 0) await Look();
            }

            for (var turn = 0; turn < 20; turn++) await Look();

            // Each has been given up by now, or is given up at the end of its ten seconds.
            foreach (var raw in slow) Assert.Equal(0, await raw.Status());
            await Task.WhenAll(sending);
            await Look();
        }
        finally
        {
            foreach (var raw in slow) raw.Dispose();
        }

        var more = (most - before) / 1_000_000;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before / 1_000_000} MB before, {more} MB more"));
        Assert.InRange(more, 0, 99);

        async Task Look()
        {
            Assert.Equal(200, await Verify(host.Url));
            most = Math.Max(most, host.Memory);
        }
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static async Task<int> Verify(string url)
    {
        var (body, now) = ("""{"type":"url_verification","challenge":"abc"}"""u8.ToArray(), Now);
        using var raw = await RawSocket.Connect(url);
        await raw.Send($"POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: {SlackTown.Signature(body, now, Secret)}\r\nContent-Length: {body.Length}\r\n\r\n");
        await raw.Send(body);
        return await raw.Status();
    }
}
