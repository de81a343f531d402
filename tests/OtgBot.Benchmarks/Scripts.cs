using System.Globalization;
using System.Text.Json.Nodes;

namespace OtgBot.Benchmarks;

/// <summary>What the people under load do, and what had to happen before.</summary>
internal static class Scripts
{
    private const string Team = "19:bench@thread.tacv2";

    /// <summary>A command typed in 32 personal chats.</summary>
    public static Func<Load, Rig, Task<Load.Script>> Text(string text) => async (load, rig) =>
    {
        for (var i = 0; i < Load.Conversations; i++) await load.Turn(Once(Activity(rig, "message", Team, Voter(i), $$""","text":"help" """), Team), 0);
        return new Load.Script(
            (conversation, id) => Activity(rig, "message", Chat(conversation), Voter(conversation), $$""","text":"{{text}}" """, id),
            Chat, AnswersInline: false);
    };

    /// <summary>The floor knows no communities: it is only spoken to.</summary>
    public static Func<Load, Rig, Task<Load.Script>> Echo => (_, rig) => Task.FromResult(new Load.Script(
        (conversation, id) => Activity(rig, "message", Chat(conversation), Voter(conversation), ""","text":"hello" """, id),
        Chat, AnswersInline: false));

    /// <summary>Somebody is typing: nothing that anybody answers.</summary>
    public static string Typing(Rig rig) => Activity(rig, "typing", Chat(0), Voter(0), "");

    /// <summary>
    /// 32 members send their ballot from the card in their personal chat, another one each time, so that every vote is a write.
    /// </summary>
    public static Func<Load, Rig, Task<Load.Script>> Vote => async (load, rig) =>
    {
        await load.Turn(Once(Activity(rig, "installationUpdate", Team, "lead", ""","action":"add" """), Team), 0);
        await Fill(load, rig, "lead", "unconference", new JsonObject { ["name"] = "Bench", ["theme"] = "", ["date"] = "2030-05-05", ["votes"] = "5" });
        for (var i = 0; i < 10; i++)
            await Fill(load, rig, "host", "propose", new JsonObject { ["title"] = $"Topic {i + 1}", ["about"] = "What it is about", ["format"] = "discussion", ["minutes"] = "30" });
        var opened = await load.Turn(Once(Activity(rig, "message", Team, "lead", ""","text":"open voting" """), Team), 0);
        for (var i = 0; i < Load.Conversations; i++) await load.Turn(Once(Activity(rig, "message", Team, Voter(i), ""","text":"help" """), Team), 0);

        // The ballot's button, as it came to one of them.
        var ballot = Find(JsonNode.Parse(await load.Turn(Once(Activity(rig, "message", Chat(0), Voter(0), ""","text":"vote" """), Chat(0)), 0)), "unconferences.ballot")
            ?? throw new InvalidOperationException("No ballot came. Voting was opened with: " + opened);
        var (unconference, origin) = (ballot["data"]!["u"]!.GetValue<string>(), ballot["data"]!["origin"]!.GetValue<string>());
        return new Load.Script(
            (conversation, id) => Activity(rig, "invoke", Chat(conversation), Voter(conversation),
                Press("unconferences.ballot", $$"""{"u":"{{unconference}}","origin":"{{origin}}","topics":"{{1 + (id % 8)}},{{2 + (id % 8)}},{{3 + (id % 8)}}"}"""), id),
            Chat, AnswersInline: true);
    };

    private static string Voter(int conversation) => "voter" + conversation.ToString(CultureInfo.InvariantCulture);

    private static string Chat(int conversation) => "a:chat" + conversation.ToString(CultureInfo.InvariantCulture);

    private static Load.Script Once(string activity, string conversation) => new((_, _) => activity, _ => conversation, AnswersInline: false);

    /// <summary>Opens a dialog by its command and sends its form.</summary>
    private static async Task Fill(Load load, Rig rig, string person, string command, JsonObject values)
    {
        var form = await load.Turn(Once(Activity(rig, "message", Team, person, $$""","text":"{{command}}" """), Team), 0);
        var submit = Find(JsonNode.Parse(form), "dialog.submit") ?? throw new InvalidOperationException($"'{command}' opened no form: {form}");
        var data = submit["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in values) data[id] = value!.DeepClone();
        var answer = await load.Turn(new Load.Script((_, id) => Activity(rig, "invoke", Team, person,
            Press("dialog.submit", data.ToJsonString()), id), _ => Team, AnswersInline: true), 0);
        if (answer.Contains("Action.Execute", StringComparison.Ordinal)) throw new InvalidOperationException($"'{command}' was sent back: {answer}");
    }

    private static string Press(string verb, string data) =>
        ",\"name\":\"adaptiveCard/action\",\"replyToId\":\"m1\",\"value\":{\"trigger\":\"manual\",\"action\":{\"type\":\"Action.Execute\",\"verb\":\"" + verb + "\",\"data\":" + data + "}}";

    /// <summary>One press of a button by one person in a channel.</summary>
    public static Load.Script PressOn(Rig rig, string conversation, string tenant, string person, string verb, string data) =>
        new((_, id) => Activity(rig, "invoke", conversation, person, Press(verb, data), id).Replace("\"t1\"", $"\"{tenant}\"", StringComparison.Ordinal).Replace("\"personal\"", "\"channel\"", StringComparison.Ordinal), _ => conversation, AnswersInline: true);

    private static long lastOnce;

    private static string Activity(Rig rig, string type, string conversation, string person, string rest, long id = 0) => string.Create(CultureInfo.InvariantCulture,
        $$$"""
        {"type":"{{{type}}}","id":"{{{(id == 0 ? "once" + Interlocked.Increment(ref lastOnce) : "in" + id)}}}","timestamp":"2026-11-23T08:00:00Z","channelId":"msteams","serviceUrl":"{{{rig.ServiceUrl}}}",
        "from":{"id":"29:{{{person}}}","name":"{{{person}}}","aadObjectId":"0c1d"},"recipient":{"id":"28:{{{Rig.AppId}}}","name":"OtgBot"},
        "conversation":{"id":"{{{conversation}}}","conversationType":"{{{(conversation == Team ? "channel" : "personal")}}}","tenantId":"t1"},
        "channelData":{"tenant":{"id":"t1"}},"locale":"en-GB","textFormat":"plain"{{{rest}}}}
        """);

    public static JsonNode? Find(JsonNode? node, string verb) => node switch
    {
        JsonObject found when found["verb"]?.ToString() == verb && found["data"] is not null => found,
        JsonObject inner => inner.Select(member => Find(member.Value, verb)).FirstOrDefault(found => found is not null),
        JsonArray array => array.Select(item => Find(item, verb)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
