using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>The HTTP contract of the four endpoints.</summary>
public sealed class SlackEndpointsTests
{
    [Fact]
    public async Task The_address_is_verified_with_the_challenge()
    {
        await using var rig = await SlackRig.Start();
        var answer = await rig.Town.Post("/slack/events", """{"type":"url_verification","token":"t","challenge":"abc123"}"""u8.ToArray(), "application/json");
        Assert.Equal(200, answer.Status);
        Assert.Equal("abc123", (string?)answer.Json!["challenge"]);
    }

    [Fact]
    public async Task An_unsigned_look_at_the_certificate_is_answered_and_nothing_in_it_is_done()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        await anna.Says("kort");
        var payload = Uri.EscapeDataString(anna.Press("Press").ToJsonString());
        var before = rig.Slack.Calls.Count;
        foreach (var path in (string[])["/slack/commands", "/slack/interactivity"])
        {
            foreach (var body in (string[])["ssl_check=1&token=t", "ssl_check=1&token=t&payload=" + payload, "payload=" + payload + "&ssl_check=1", "ssl_check=1&command=%2Fotg&text=si+hei&user_id=UANNA&channel_id=CTEAM&team_id=T1"])
            {
                var answer = await rig.Town.PostRaw(path, Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded");
                Assert.Equal((200, ""), (answer.Status, answer.Body));
            }

            // Only what says exactly so is Slack's own look.
            Assert.Equal(401, (await rig.Town.PostRaw(path, Encoding.UTF8.GetBytes("xssl_check=1&payload=" + payload), "application/x-www-form-urlencoded")).Status);
            Assert.Equal(401, (await rig.Town.PostRaw(path, Encoding.UTF8.GetBytes("ssl_check=0&payload=" + payload), "application/x-www-form-urlencoded")).Status);
        }

        Assert.Equal(401, (await rig.Town.PostRaw("/slack/events", "ssl_check=1&token=t"u8.ToArray(), "application/x-www-form-urlencoded")).Status);
        await anna.Says("si ferdig");
        Assert.DoesNotContain(rig.Slack.Calls.Skip(before), call => call["text"]?.Contains("hei", StringComparison.Ordinal) == true || call.Method == "response_url");
    }

    [Fact]
    public async Task What_is_signed_and_no_sense_is_400_never_500()
    {
        await using var rig = await SlackRig.Start();
        string[] bodies = ["", " ", "null", "[]", "1", "\"text\"", "{", "{\"type\":", "not json", "{}x", "{\"type\":\"event_callback\"}", "{\"x\":" + new string('[', 5_000) + new string(']', 5_000) + "}"];
        foreach (var body in bodies) Assert.Equal(400, (await rig.Town.Post("/slack/events", Encoding.UTF8.GetBytes(body), "application/json")).Status);
        Assert.Equal(400, (await rig.Town.Post("/slack/events", [.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json")).Status);
        foreach (var path in (string[])["/slack/interactivity", "/slack/options"])
        {
            foreach (var body in bodies) Assert.Equal(400, (await rig.Town.PostForm(path, [("payload", body == "{\"type\":\"event_callback\"}" ? "{}" : body)])).Status);
            Assert.Equal(400, (await rig.Town.PostForm(path, [("other", "1")])).Status);
            Assert.Equal(400, (await rig.Town.Post(path, "%ZZ&&&=="u8.ToArray(), "application/x-www-form-urlencoded")).Status);
        }

        Assert.Equal(400, (await rig.Town.PostForm("/slack/commands", [("team_id", "T1"), ("text", "si hei")])).Status);
        Assert.Equal(400, (await rig.Town.PostForm("/slack/commands", Enumerable.Range(0, 500).Select(n => ($"f{n}", "x")))).Status);
    }

    [Fact]
    public async Task A_body_over_two_mebibytes_is_413()
    {
        await using var rig = await SlackRig.Start();
        var body = new byte[SlackEndpoints.LargestBody + 1];
        Array.Fill(body, (byte)' ');
        Assert.Equal(413, (await rig.Town.Post("/slack/events", body, "application/json")).Status);
        Assert.Equal(400, (await rig.Town.Post("/slack/events", body[..^1], "application/json")).Status);
    }

    /// <summary>By the clock alone: the average of what was sent says nothing, since a burst at the start makes up for hours.</summary>
    [Fact]
    public async Task Who_has_not_sent_all_in_ten_seconds_is_hung_up_on()
    {
        await using var rig = await SlackRig.Start();
        var timestamp = rig.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var slow = await OtgBot.Tests.Kit.RawSocket.Connect(rig.Town.Host);
        await slow.Send($"POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={new string('a', 64)}\r\nContent-Length: 900000\r\n\r\n{new string(' ', 500_000)}");
        var bodies = rig.Get<OtgBot.Channels.RequestBodies>();
        await SlackTown.Until(() => bodies.Held > 400_000, () => $"{bodies.Held} bytes are held.");
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.True(bodies.Held > 400_000);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, await slow.Status());
        Assert.Equal(0, bodies.Held);
    }

    [Fact]
    public async Task What_the_bot_does_not_know_is_200()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        string[] events =
        [
            """{"type":"something_new"}""",
            """{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1,"api_app_id":"A1"}""",
            """{"type":"event_callback","team_id":"T1","event_id":"EvX1","event":{"type":"emoji_changed"}}""",
            """{"type":"event_callback","team_id":"T1","event_id":"EvX2","event":{"type":"message","channel_type":"im","user":5,"ts":[],"text":{}}}""",
            """{"type":"event_callback","team_id":"T9","event_id":"EvX3","event":{"type":"app_mention","user":"U1","text":"hi","ts":"1.2","channel":"C1"}}""",
            """{"type":"event_callback","team_id":null,"authorizations":7,"event":{"type":"app_mention","text":"\ud83d","user":"U1","ts":"1.2","channel":"C1"}}""",
        ];
        foreach (var one in events) Assert.Equal((200, ""), Plain(await rig.Town.Post("/slack/events", Encoding.UTF8.GetBytes(one), "application/json")));
        string[] payloads =
        [
            """{"type":"something_new","user":{"id":"UANNA"},"team":{"id":"T1"}}""",
            """{"type":"view_closed","user":{"id":"UANNA"},"team":{"id":"T1"},"view":{"id":"V1"}}""",
            """{"type":"block_actions","user":{"id":"UANNA"},"team":{"id":"T1"},"actions":[{"type":"button","action_id":"link:1","block_id":"b"}]}""",
            """{"type":"block_actions","user":{"id":"UANNA"},"team":{"id":"T1"},"actions":[]}""",
            """{"type":"block_actions","user":null,"team":{"id":"T1"},"actions":[5]}""",
            """{"type":"view_submission","user":{"id":"UANNA"},"team":{"id":"T1"}}""",
        ];
        foreach (var one in payloads) Assert.Equal((200, ""), Plain(await rig.Town.PostForm("/slack/interactivity", [("payload", one)])));

        var options = await rig.Town.Options(new JsonObject { ["type"] = "block_suggestion", ["team"] = new JsonObject { ["id"] = "T1" }, ["value"] = "ad" });
        Assert.Equal("""{"options":[]}""", options.Body);
        Assert.Equal("", rig.Log.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error).Aggregate("", (all, line) => all + line.Text));
    }

    private static (int, string) Plain(SlackReply reply) => (reply.Status, reply.Body);
}
