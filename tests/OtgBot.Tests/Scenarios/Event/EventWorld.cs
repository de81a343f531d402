using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>
/// All there is around the story: two towns, a host, three communities, the topics and votes as this side knows them, and what was handed
/// out in secret.
/// </summary>
internal sealed partial class EventWorld(TeamsTown teams, SlackTown slack, HostProcess host)
{
    public const string Name = "OTG 2026";

    public TeamsTown Teams => teams;

    public SlackTown Slack => slack;

    public EventCommunity Siv => All[0];

    public EventCommunity Odd => All[1];

    public EventCommunity Ann => All[2];

    public IReadOnlyList<EventCommunity> All { get; } =
    [
        new TeamsCommunity(teams, FakeIssuer.Tenant, Tongue.Nb, "Siv", 45),
        new TeamsCommunity(teams, "7d0a0000-0000-0000-0000-000000000002", Tongue.Nn, "Odd", 40),
        new SlackCommunity(slack, Tongue.En, "Ann", 35),
    ];

    public IReadOnlyList<EventTopic> Topics { get; } = EventCount.Topics();

    public Dictionary<(int Community, int Member), IReadOnlyList<int>> Ballots { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The code that the lead was given in private.</summary>
    public async Task<string> JoinCode()
    {
        string? found = null;
        await SlackTown.Until(() => (found = Newest(Code())) is not null, () => "No code came.");
        return found!;
    }

    /// <summary>The secret address of the agenda, as the lead was given it, with this after it.</summary>
    public Task<string> Get(string rest) => Fetch(Address + rest);

    public async Task<HttpResponseMessage> Asked(string rest)
    {
        using var http = new HttpClient();
        return await http.GetAsync(Address + rest, Cancel);
    }

    public async Task<JsonObject> Json() => JsonNode.Parse(await Get("/agenda.json"))!.AsObject();

    /// <summary>The newest calendar that somebody was given as their own.</summary>
    public string MyCalendar(bool isSlack) => isSlack
        ? Calendar().Match(slack.Slack.Calls.Last(call => call.Arguments.ToJsonString().Contains("my.ics", StringComparison.Ordinal)).Arguments.ToJsonString()).Value
        : Newest(Calendar())!;

    /// <summary>Moves the bot's clock, as a person does on the try-out page.</summary>
    public async Task Forward(int hours)
    {
        using var http = new HttpClient();
        for (var i = 0; i < hours; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, host.Url + "/clock?as=kari&in=team") { Content = new FormUrlEncodedContent([KeyValuePair.Create("to", "hour")]) };
            request.Headers.Add("Origin", host.Url);
            using var moved = await http.SendAsync(request, Cancel);
            Assert.True(moved.IsSuccessStatusCode, moved.StatusCode.ToString());
        }
    }

    public static async Task<string> Fetch(string url)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(url, Cancel);
    }

    /// <summary>The sessions of a schedule.</summary>
    public static IReadOnlyList<JsonObject> Events(JsonObject schedule) =>
        [.. schedule["conference"]!["days"]!.AsArray().SelectMany(day => day!["rooms"]!.AsObject()).SelectMany(room => room.Value!.AsArray()).Select(session => session!.AsObject())];

    private string Address => Newest(AgendaAddress())!;

    private string? Newest(Regex what) => teams.Connector.Calls.Select(call => what.Match(call.Body?.ToJsonString() ?? "")).LastOrDefault(match => match.Success)?.Value;

    [GeneratedRegex("(?<=bli med )[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/agenda/[^/\"]+/[^/\"?]+(?=\")")]
    private static partial Regex AgendaAddress();

    [GeneratedRegex("http://[^\"\\s]+/my\\.ics")]
    private static partial Regex Calendar();
}
