using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// Signed nonsense: what Slack sends, bent in every place by a seeded chance, and bytes that never were anything. None of it is a 5xx, and
/// none of it breaks a turn.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackFuzzTests
{
    private const int Requests = 1_500;

    private static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    private static readonly string[] Texts = ["", " ", "null", "\0", "\ud83d", "<!channel>", "<@UBOTT1>", "<@", "🧡🧡", "\u202eabc", "../..", "-1", "99999999999999999999", "{}", "[]", "T2", "C\nD", "help", "/otg"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Nothing_that_is_sent_to_the_four_endpoints_is_a_5xx_or_breaks_a_turn(int seed)
    {
        var rig = await SlackRig.Start(Features);
        await using var moving = new Timer(_ => rig.Clock.Advance(TimeSpan.FromMilliseconds(250)), null, Timeout.Infinite, Timeout.Infinite);
        try
        {
            var kari = rig.Person("Kari");
            await kari.Invites();
            await kari.Says("help");

            // Here the clock stands: a form opens within three of its seconds or not at all.
            var samples = await Samples(rig, kari);

            // What waits before it shows a card again, or tries again, goes by the rig's clock; also when the host stops.
            moving.Change(0, 20);
            await Send(rig, kari, samples, new Random(seed));
        }
        finally
        {
            await rig.DisposeAsync();
        }
    }

    private static async Task Send(SlackRig rig, SlackPerson kari, List<(string Path, JsonObject Payload)> samples, Random chance)
    {
        var statuses = new List<int>();
        for (var sent = 0; sent < Requests; sent += 10)
        {
            // Ten at a time: side by side, and few enough never to fill a queue.
            var requests = Enumerable.Range(0, 10).Select(_ => Bent(chance, samples)).ToList();
            var answers = await Task.WhenAll(requests.Select(request => rig.Town.Post(request.Path, request.Body, request.Type)));
            for (var at = 0; at < answers.Length; at++)
            {
                Assert.True(answers[at].Status is 200 or 400, $"{answers[at].Status} for {requests[at].Path} with {Encoding.UTF8.GetString(requests[at].Body)}");
                statuses.Add(answers[at].Status);
            }
        }

        Assert.Contains(400, statuses);
        Assert.InRange(statuses.Count(status => status == 200), Requests / 4, Requests);
        await kari.Says("help all");
        await kari.Sees("vurder");
        if (rig.Log.Lines.FirstOrDefault(line => line.Level >= LogLevel.Error && !IsOfNobody(line.Text)).Text is { } error) Assert.Fail(error);
    }

    /// <summary>Slack knows no person, channel or message by a name that was made up here.</summary>
    private static bool IsOfNobody(string line) => line.StartsWith("Slack refuses ", StringComparison.Ordinal)
        && ((string[])["not_found", "user not found", "not_in_channel", "cannot_reply_to_message", "trigger_id"]).Any(code => line.Contains(code, StringComparison.Ordinal));

    private static async Task<List<(string Path, JsonObject Payload)>> Samples(SlackRig rig, SlackPerson kari)
    {
        var team = rig.Team;
        var now = rig.Clock.GetUtcNow();
        await kari.Says("post now");
        await kari.Commands("/otg schedule");
        var submission = kari.Submission(new Dictionary<string, string>());
        lock (rig.Slack.Guard) team.Modals.Clear();
        var press = kari.Press("Jeg tar 1");
        var closed = submission.DeepClone().AsObject();
        closed["type"] = "view_closed";
        var shortcut = SlackWire.Interaction("message_action", team, kari.Id, "1.2.x");
        (shortcut["callback_id"], shortcut["message_ts"], shortcut["channel"]) = ("unconferences.propose", "1.2", new JsonObject { ["id"] = kari.Channel });
        shortcut["message"] = new JsonObject { ["type"] = "message", ["text"] = "Noe å snakke om", ["ts"] = "1.2" };
        var suggestion = SlackWire.Interaction("block_suggestion", team, kari.Id, null);
        (suggestion["action_id"], suggestion["block_id"], suggestion["value"]) = ("value", "hosts", "ka");
        return
        [
            ("/slack/events", SlackWire.Event(team, kari.Writes("hjelp"), "EvA", now)),
            ("/slack/events", SlackWire.Event(team, kari.Privately.Writes("tidsplan"), "EvB", now)),
            ("/slack/events", SlackWire.Event(team, new JsonObject { ["type"] = "app_home_opened", ["user"] = kari.Id, ["channel"] = "D" + kari.Id, ["tab"] = "home" }, "EvC", now)),
            ("/slack/events", SlackWire.Event(team, new JsonObject { ["type"] = "member_joined_channel", ["user"] = team.BotUser, ["channel"] = "CFUZZ", ["inviter"] = kari.Id }, "EvD", now)),
            ("/slack/events", SlackWire.Event(rig.Slack.Workspace("T9"), new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray("U") } }, "EvE", now)),
            ("/slack/events", new JsonObject { ["type"] = "url_verification", ["challenge"] = "abc" }),
            ("/slack/events", new JsonObject { ["type"] = "app_rate_limited", ["team_id"] = "T1", ["minute_rate_limited"] = 1, ["api_app_id"] = "A1" }),
            ("/slack/commands", SlackWire.Command(team, kari.Id, kari.Room, "/otg", "principle 3", rig.Slack.Triggers.NewUrl(team, kari.Channel, kari.Id, null), "1.2.y")),
            ("/slack/interactivity", press),
            ("/slack/interactivity", submission),
            ("/slack/interactivity", closed),
            ("/slack/interactivity", shortcut),
            ("/slack/options", suggestion),
        ];
    }

    private static (string Path, byte[] Body, string Type) Bent(Random chance, List<(string Path, JsonObject Payload)> samples)
    {
        var (path, sample) = samples[chance.Next(samples.Count)];
        var payload = sample.DeepClone();
        for (var bends = chance.Next(4); bends > 0; bends--) Bend(chance, payload);

        // Another id each time, mostly, or all but the first would be dropped as seen.
        if (payload is JsonObject bent && chance.Next(8) != 0)
        {
            foreach (var id in (string[])["event_id", "trigger_id"])
            {
                if (bent[id] is JsonValue) bent[id] = "x" + chance.Next().ToString(CultureInfo.InvariantCulture);
            }
        }

        var json = Written(payload);
        if (chance.Next(12) == 0) json = json[..chance.Next(json.Length)];
        var isEvent = path == "/slack/events";
        var body = isEvent ? Encoding.UTF8.GetBytes(json)
            : path == "/slack/commands" && payload is JsonObject fields ? SlackWire.Form(fields.Select(field => (field.Key, Text(field.Value))))
            : SlackWire.Form([("payload", json)]);
        if (chance.Next(15) == 0)
        {
            body = new byte[chance.Next(300)];
            chance.NextBytes(body);
        }

        return (path, body, chance.Next(20) == 0 ? "text/plain" : isEvent ? "application/json" : "application/x-www-form-urlencoded");
    }

    /// <summary>Changes one member or item somewhere: to nothing, to another kind, to something long, deep or strange.</summary>
    private static void Bend(Random chance, JsonNode root)
    {
        var node = root;
        while (true)
        {
            var inner = node switch
            {
                JsonObject { Count: > 0 } owner => owner.ElementAt(chance.Next(owner.Count)).Value,
                JsonArray { Count: > 0 } array => array[chance.Next(array.Count)],
                _ => null,
            };
            if (inner is JsonObject or JsonArray && chance.Next(4) != 0) node = inner;
            else break;
        }

        if (node is JsonObject members && members.Count > 0)
        {
            var name = members.ElementAt(chance.Next(members.Count)).Key;
            if (chance.Next(5) == 0) members.Remove(name);
            else members[name] = Strange(chance);
        }
        else if (node is JsonArray items)
        {
            if (items.Count > 0 && chance.Next(2) == 0) items.RemoveAt(chance.Next(items.Count));
            else items.Add(Strange(chance));
        }
    }

    private static JsonNode? Strange(Random chance) => chance.Next(9) switch
    {
        0 => null,
        1 => chance.Next(2) == 0,
        2 => chance.Next(-5, 5),
        3 => 1e300,
        4 => new JsonArray(Strange(chance)),
        5 => new JsonObject { ["type"] = "message", ["id"] = Strange(chance) },
        6 => new string((char)chance.Next('a', 'z'), chance.Next(5_000)),
        _ => Texts[chance.Next(Texts.Length)],
    };

    /// <summary>As text, even if a text in it is none, which a writer would refuse: half a pair is written as its escape.</summary>
    private static string Written(JsonNode node)
    {
        var json = node.ToJsonString();
        return json.Replace("\\uFFFD", "\\ud83d", StringComparison.OrdinalIgnoreCase).Replace("\ufffd", "\\ud83d", StringComparison.Ordinal);
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Replace("\ud83d", "?", StringComparison.Ordinal),
        _ => node.ToJsonString(),
    };
}
