using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Whether a request comes from Slack: the published way of signing, by four vectors, and everything that must not pass.</summary>
public sealed class SlackSignatureTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Time = "1700000000";
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static TheoryData<string, string> Vectors => new()
    {
        { """{"type":"url_verification","token":"t","challenge":"abc123"}""", "v0=39c929c3507cba301499d3b09e98d99535b5216bf5ba03240514dde74f16e176" },
        { "token=t&team_id=T1&command=%2Funconf&text=propose+caf%C3%A9&user_id=U1&channel_id=C1&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=1.2.abc", "v0=47dd6a0ce20ed977afaa27bfc4049f53d9ec1524ef4baf224b6419886fe07f41" },
        { "payload=%7B%22type%22%3A%22block_actions%22%7D", "v0=da2ef08c588ee030aa98aeae4f1508b760e490c542a3820b3ab8582166652e29" },
        { "", "v0=a5b43b014ed473febe5f6cc6ec6d9feed6b12bd87f831b83d37733c38cf4c51c" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_vectors_pass_and_fail_with_one_byte_changed_anywhere(string body, string signature)
    {
        Assert.True(IsValid(body, signature));
        Assert.False(IsValid(body + "x", signature));
        if (body.Length > 0) Assert.False(IsValid("X" + body[1..], signature));
        Assert.False(IsValid(body, signature, time: "1700000001"));
        Assert.False(IsValid(body, "v1=" + signature[3..]));
        Assert.False(IsValid(body, signature[3..]));
        Assert.False(IsValid(body, signature.ToUpperInvariant().Replace("V0", "v0", StringComparison.Ordinal)));
        Assert.False(IsValid(body, signature[..^1]));
        Assert.False(IsValid(body, signature + "0"));
        Assert.False(IsValid(body, signature[..^1] + "é"));
        Assert.False(IsValid(body, signature, secret: "1" + Secret[1..]));
        Assert.False(IsValid(body, signature, secret: ""));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_request_is_good_for_five_minutes_before_and_after(int seconds, bool isValid)
    {
        var vector = Vectors.First().Data;
        Assert.Equal(isValid, SlackSignature.IsValid(Secret, vector.Item2, Time, Encoding.UTF8.GetBytes(vector.Item1), Then.AddSeconds(seconds)));
    }

    [Fact]
    public void A_header_that_is_missing_doubled_or_no_number_is_refused()
    {
        var (body, signature) = Vectors.First().Data;
        var bytes = Encoding.UTF8.GetBytes(body);
        foreach (var headers in (StringValues[])[StringValues.Empty, "", new(["a", "b"]), new([signature, signature])])
            Assert.False(SlackSignature.IsValid(Secret, headers, Time, bytes, Then));
        foreach (var times in (StringValues[])[StringValues.Empty, "", "now", "-1700000000", "+1700000000", " 1700000000", "1700000000.0", "99999999999999999999", "9223372036854775807", new([Time, Time])])
            Assert.False(SlackSignature.IsValid(Secret, signature, times, bytes, Then));
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactivity")]
    [InlineData("/slack/options")]
    public async Task Every_endpoint_answers_401_with_nothing_to_what_is_not_signed(string path)
    {
        await using var rig = await SlackRig.Start();
        var body = "payload=%7B%22type%22%3A%22block_actions%22%7D"u8.ToArray();
        var time = rig.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SlackTown.Signature(body, time);
        var old = rig.Clock.GetUtcNow().AddSeconds(-301).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (string, string)[][] bad =
        [
            [],
            [("X-Slack-Signature", signature)],
            [("X-Slack-Request-Timestamp", time)],
            [("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", old)],
            [("X-Slack-Signature", SlackTown.Signature(body, old)), ("X-Slack-Request-Timestamp", old)],
            [("X-Slack-Signature", SlackTown.Signature(body, time, "another secret")), ("X-Slack-Request-Timestamp", time)],
            [("X-Slack-Signature", signature), ("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", time)],
            [("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", time), ("X-Slack-Request-Timestamp", time)],
        ];
        foreach (var headers in bad)
        {
            var answer = await rig.Town.PostRaw(path, body, "application/x-www-form-urlencoded", headers);
            Assert.Equal((401, ""), (answer.Status, answer.Body));
        }
    }

    private static bool IsValid(string body, string signature, string time = Time, string secret = Secret) =>
        SlackSignature.IsValid(secret, signature, time, Encoding.UTF8.GetBytes(body), Then);
}
