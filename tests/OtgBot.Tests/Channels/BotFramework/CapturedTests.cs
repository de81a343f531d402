using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>What real clients sent, replayed; and then mangled.</summary>
[Trait("Speed", "slow")]
public sealed class CapturedTests
{
    [Fact]
    public async Task Every_captured_activity_is_taken()
    {
        await using var rig = await BotFrameworkRig.Start();
        var seen = new List<string>();
        foreach (var name in BotFrameworkRig.CapturedNames)
        {
            using var response = await rig.Send(rig.Captured(name));
            var expected = name.StartsWith("invoke-signin", StringComparison.Ordinal) ? HttpStatusCode.NotImplemented : HttpStatusCode.OK;
            if (response.StatusCode != expected) seen.Add($"{name}: {(int)response.StatusCode}");
        }

        Assert.Empty(seen);
    }

    [Theory]
    [InlineData("message-mention-channel-1", "si hei", "echo: hei", "/teams/v3/conversations/team-id%3Bmessageid%3D1795401989539/activities/a2c6c364-278d-44e1-bd56-5a4e256a44b2")]
    [InlineData("message-text-personal-1", "si hei", "echo: hei", null)]
    [InlineData("webchat-message-text", "si hei", "echo: hei", null)]
    public async Task A_captured_message_with_words_for_the_bot_is_answered(string name, string words, string expected, string? target)
    {
        await using var rig = await BotFrameworkRig.Start();
        var activity = rig.Captured(name);
        activity["text"] = name.Contains("mention", StringComparison.Ordinal) ? "<at>Test Bot</at> " + words : words;

        using var response = await rig.Send(activity);

        var call = Assert.Single(rig.Connector.Calls);
        Assert.Equal(expected, call.Text);
        if (target is not null) Assert.Equal(target, call.Target);
    }

    [Fact]
    public async Task Three_thousand_mangled_activities_get_no_error_of_ours_and_the_bot_still_works()
    {
        await using var rig = await BotFrameworkRig.Start();
        var mangler = new Mangler(seed: 20261118);
        var originals = BotFrameworkRig.CapturedNames.Select(name => rig.Captured(name)).ToList();
        var odd = new List<string>();
        var statuses = new Dictionary<int, int>();
        for (var round = 0; round < 3_000 / 50; round++)
        {
            var bodies = Enumerable.Range(0, 50).Select(_ => mangler.Mangle(originals[mangler.Next(originals.Count)])).ToList();
            var responses = await Task.WhenAll(bodies.Select(body => rig.SendRaw(body, "Bearer " + rig.Token())));
            foreach (var (response, body) in responses.Zip(bodies))
            {
                var status = (int)response.StatusCode;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (status is not (200 or 400 or 401 or 413 or 501)) odd.Add($"{status}: {Encoding.UTF8.GetString(body)[..Math.Min(500, body.Length)]}");
                response.Dispose();
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.Empty(odd);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error && !line.Text.Contains("connector", StringComparison.OrdinalIgnoreCase));
        Assert.True(statuses[200] > 300, "Hardly anything came through: the mangling is too rough to test much.");
        using var after = await rig.Send(rig.Message("si ferdig", "19:after@thread.tacv2"));
        Assert.Contains(rig.Connector.Calls, call => call.Text == "echo: ferdig");
    }

    /// <summary>
    /// Changes, drops, swaps and stretches members; now and then damages the bytes. The same seed makes the same requests.
    /// </summary>
    private sealed class Mangler(int seed)
    {
        private static readonly string[] Names = ["type", "id", "text", "value", "name", "from", "recipient", "conversation", "channelData", "entities", "membersAdded", "replyToId", "locale", "localTimezone", "action", "deliveryMode", "mentioned", "tenant", "settings", "data", "verb"];
        private uint state = (uint)seed;

        public int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }

        public byte[] Mangle(JsonObject original)
        {
            var activity = original.DeepClone().AsObject();
            for (var changes = 1 + Next(4); changes > 0; changes--) Change(activity);
            if (activity["id"] is JsonValue) activity["id"] = $"fuzz-{state}";
            var bytes = Encoding.UTF8.GetBytes(activity.ToJsonString());
            if (Next(10) == 0) bytes = Damage(bytes);
            return bytes;
        }

        private void Change(JsonObject target)
        {
            var members = target.Where(member => member.Value is JsonObject).Select(member => member.Value!.AsObject()).ToList();
            if (members.Count > 0 && Next(2) == 0)
            {
                Change(members[Next(members.Count)]);
                return;
            }

            var name = target.Count > 0 && Next(3) > 0 ? target.ElementAt(Next(target.Count)).Key : Names[Next(Names.Length)];
            if (name is "serviceUrl" or "channelId" && Next(5) > 0) return;
            if (Next(5) == 0) target.Remove(name);
            else target[name] = Odd();
        }

        private JsonNode? Odd() => Next(16) switch
        {
            0 => null,
            1 => JsonValue.Create(Next(1_000_000)),
            2 => JsonValue.Create(-1e300),
            3 => JsonValue.Create(true),
            4 => new JsonArray(),
            5 => new JsonArray(1, "a", new JsonObject(), null),
            6 => new JsonObject(),
            7 => Deep(5 + Next(60)),
            8 => JsonValue.Create(new string('å', 1 + Next(50_000))),
            9 => JsonValue.Create("\u0000\u0001\u001f\u007f"),
            10 => JsonValue.Create("\u202E\u200F\u2066<at>everyone</at>&nbsp;\uFEFF"),
            11 => JsonValue.Create("../../..;messageid=..;messageid=1"),
            12 => JsonValue.Create("{\"verb\":\"echo.press\"}"),
            13 => new JsonObject { ["verb"] = "echo.replace", ["n"] = new JsonArray(1), ["origin"] = 5 },
            14 => new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = "x" }, ["text"] = "" }),
            _ => JsonValue.Create("si hei"),
        };

        private static JsonNode Deep(int levels)
        {
            JsonNode node = new JsonObject();
            for (var i = 0; i < levels; i++) node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["value"] = node };
            return node;
        }

        private byte[] Damage(byte[] bytes)
        {
            switch (Next(4))
            {
                case 0:
                    return bytes[..Next(bytes.Length)];
                case 1:
                    bytes[Next(bytes.Length)] = (byte)Next(256);
                    return bytes;
                case 2:
                    return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"text\":\"", "\"text\":\"\\ud800", StringComparison.Ordinal));
                default:
                    return [.. bytes, .. bytes];
            }
        }
    }
}
