using System.Globalization;
using System.Text.Json.Nodes;

namespace OtgBot.Benchmarks.Slack;

/// <summary>One kind of turn: what is sent for a person and a number, and by what its answer is known.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Answer">The channel or person that is shown something.</param>
internal sealed record SlackScript(string Path, string Type, Func<int, long, string> Body, Func<int, string> Answer)
{
    private const string Events = "/slack/events", Json = "application/json", Form = "application/x-www-form-urlencoded";

    /// <summary>Words in the person's direct messages with the bot.</summary>
    public static SlackScript Says(string text) => new(Events, Json, (person, id) => Event(id,
        $$"""{"type":"message","channel_type":"im","user":"{{User(person)}}","text":"{{text}}","ts":"{{Ts(id)}}","channel":"{{Chat(person)}}","event_ts":"{{Ts(id)}}"}"""), Chat);

    /// <summary>Words to the bot in a channel.</summary>
    public static SlackScript Mentions(string text) => new(Events, Json, (person, id) => Event(id,
        $$"""{"type":"app_mention","user":"{{User(person)}}","text":"<@UBOT> {{text}}","ts":"{{Ts(id)}}","channel":"C1","event_ts":"{{Ts(id)}}"}"""), _ => "C1");

    /// <summary>The bot is added to the channel by the first person.</summary>
    public static SlackScript Joins => new(Events, Json, (person, id) => Event(id,
        $$"""{"type":"member_joined_channel","user":"UBOT","channel":"C1","channel_type":"C","team":"T1","inviter":"{{User(person)}}"}"""), _ => "C1");

    /// <summary>A press in the person's direct messages that runs a command.</summary>
    public static SlackScript PressesForCommand(string command) =>
        new("/slack/interactivity", Form, (person, id) => Press(person, id, Chat(person), "directmessage", $$$"""{"verb":"run","data":{"command":"{{{command}}}"}}"""), Chat);

    /// <summary>Presses on a card in the channel, another of them each time, each answered to the person alone.</summary>
    public static SlackScript PressesInTurn(IReadOnlyList<string> values) =>
        new("/slack/interactivity", Form, (person, id) => Press(person, id, "C1", "bench", values[(int)(id % values.Count)]), User);

    public static string User(int person) => "U" + person.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the buttons of these verbs on a posted message carry, without those that need a form.</summary>
    public static IReadOnlyList<string> ValuesOf(string message, string verb) =>
    [
        .. JsonNode.Parse(message)!["blocks"]!.AsArray().SelectMany(block => block!["elements"]?.AsArray() ?? []).OfType<JsonObject>()
            .Where(element => ((string?)element["action_id"])?.StartsWith(verb + ":", StringComparison.Ordinal) == true).Select(element => (string)element["value"]!),
    ];

    private static string Chat(int person) => "D" + person.ToString(CultureInfo.InvariantCulture);

    private static string Ts(long id) => string.Create(CultureInfo.InvariantCulture, $"{1_790_000_000 + (id / 1_000)}.{id % 1_000:D6}");

    private static string Event(long id, string happened) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        {"type":"event_callback","token":"t","team_id":"T1","api_app_id":"A1","context_team_id":"T1","context_enterprise_id":null,"event_id":"Ev{{id}}","event_time":1790000000,"event_context":"EC{{id}}",
        "is_ext_shared_channel":false,"authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"UBOT","is_bot":true,"is_enterprise_install":false}],"event":{{happened}}}
        """);

    private static string Press(int person, long id, string channel, string name, string value)
    {
        var payload = string.Create(CultureInfo.InvariantCulture,
            $$$"""
            {"type":"block_actions","api_app_id":"A1","trigger_id":"1.2.{{{id}}}","user":{"id":"{{{User(person)}}}","username":"someone","name":"someone","team_id":"T1"},"team":{"id":"T1","domain":"bench"},
            "enterprise":null,"is_enterprise_install":false,"channel":{"id":"{{{channel}}}","name":"{{{name}}}"},"container":{"type":"message","message_ts":"1700000000.000001","channel_id":"{{{channel}}}","is_ephemeral":false},
            "message":{"type":"message","user":"UBOT","bot_id":"B1","ts":"1700000000.000001","text":"card"},"state":{"values":{}},
            "actions":[{"type":"button","action_id":"x:1","block_id":"b1","value":{{{JsonValue.Create(value)!.ToJsonString()}}},"action_ts":"{{{Ts(id)}}}","text":{"type":"plain_text","text":"Press"}}]}
            """);
        return "payload=" + Uri.EscapeDataString(payload);
    }
}
