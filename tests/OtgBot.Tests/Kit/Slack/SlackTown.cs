using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>How what happens in Slack reaches the bot.</summary>
internal enum SlackWay
{
    /// <summary>Signed requests to the bot's own address.</summary>
    Http,

    /// <summary>Envelopes on a connection that the bot opened.</summary>
    Socket,
}

/// <summary>What the bot answered a delivery with: for Socket Mode, what came with the acknowledgement.</summary>
internal sealed record SlackReply(int Status, string Body)
{
    public JsonObject? Json => Body.StartsWith('{') ? JsonNode.Parse(Body)!.AsObject() : null;
}

/// <summary>Slack around a running bot: people who write, press and fill in, and what they do brought to the bot as Slack would.</summary>
internal sealed class SlackTown : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromMinutes(1) };

    private SlackTown(FakeSlack slack, SlackWay way) => (Slack, Way) = (slack, way);

    public FakeSlack Slack { get; }

    public SlackWay Way { get; }

    /// <summary>The bot's host, for <see cref="SlackWay.Http"/>, without a slash at the end; may change in the middle of a story.</summary>
    public string Host { get; set; } = "";

    /// <summary>The clock that signatures are made by: the bot's.</summary>
    public TimeProvider Clock => Slack.Clock;

    public static async Task<SlackTown> Start(SlackWay way = SlackWay.Http, TimeProvider? clock = null)
    {
        var slack = await FakeSlack.Start(clock);
        slack.Workspace();
        return new SlackTown(slack, way);
    }

    /// <summary>The settings that make a bot take this town for the world, with one workspace installed by its token.</summary>
    public Dictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>
            {
                ["Slack__ApiBaseUrl"] = Slack.ApiUrl,
                ["Slack__BotToken"] = Slack.Workspace().BotToken,
                ["Participation__PseudonymKey"] = Convert.ToBase64String(new byte[32]),
            };
            if (Way == SlackWay.Socket) settings["Slack__AppToken"] = FakeSlack.AppToken;
            else settings["Slack__SigningSecret"] = FakeSlack.SigningSecret;
            return settings;
        }
    }

    /// <summary>Someone in a channel of a workspace, with the bot in it too.</summary>
    public SlackPerson Person(string name, string locale = "nb-NO", string channel = "team", string workspace = "T1")
    {
        var home = Slack.Workspace(workspace);
        lock (Slack.Guard)
        {
            var user = new SlackUser("U" + name.ToUpperInvariant(), name) { Locale = locale };
            home.Users.TryAdd(user.Id, user);
            home.Room("C" + channel.ToUpperInvariant()).Members.Add(user.Id);
        }

        return new SlackPerson(this, home, "U" + name.ToUpperInvariant(), "C" + channel.ToUpperInvariant());
    }

    /// <summary>Tells the bot of an event. The same id is the same event, delivered again.</summary>
    public Task<SlackReply> Event(SlackTeam workspace, JsonObject happened, string? id = null, int retry = 0)
    {
        var payload = SlackWire.Event(workspace, happened, id ?? Slack.NextId("Ev"), Clock.GetUtcNow());
        return Way == SlackWay.Socket
            ? Envelope("events_api", payload, takesAnswer: false, retry)
            : Post("/slack/events", Encoding.UTF8.GetBytes(payload.ToJsonString()), "application/json",
                retry == 0 ? [] : [("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture)), ("X-Slack-Retry-Reason", "http_timeout")]);
    }

    /// <summary>A workspace takes the app away: its tokens die, and Slack tells of both, in the order it likes.</summary>
    public async Task Uninstalled(SlackTeam workspace)
    {
        lock (Slack.Guard)
        {
            foreach (var token in workspace.Tokens) workspace.RevokedTokens.Add(token);
            workspace.Tokens.Clear();
        }

        await Event(workspace, new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUser) } });
        await Event(workspace, new JsonObject { ["type"] = "app_uninstalled" });
    }

    public Task<SlackReply> Command(JsonObject fields) => Way == SlackWay.Socket
        ? Envelope("slash_commands", fields, takesAnswer: true)
        : PostForm("/slack/commands", fields.Select(field => (field.Key, (string?)field.Value ?? "")));

    /// <summary>Buttons, submissions, closed modals and shortcuts.</summary>
    public Task<SlackReply> Interaction(JsonObject payload) => Way == SlackWay.Socket
        ? Envelope("interactive", payload, takesAnswer: (string?)payload["type"] is "view_submission" or "block_suggestion")
        : PostForm("/slack/interactivity", [("payload", payload.ToJsonString())]);

    /// <summary>What may be chosen, while somebody types.</summary>
    public Task<SlackReply> Options(JsonObject payload) => Way == SlackWay.Socket ? Interaction(payload) : PostForm("/slack/options", [("payload", payload.ToJsonString())]);

    public Task<SlackReply> PostForm(string path, IEnumerable<(string Name, string Value)> fields) =>
        Post(path, SlackWire.Form(fields), "application/x-www-form-urlencoded");

    /// <summary>A signed request, with these headers besides.</summary>
    public Task<SlackReply> Post(string path, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        var timestamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return PostRaw(path, body, contentType, [("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", Signature(body, timestamp)), .. headers]);
    }

    /// <summary>A request with these headers and no others: for what is wrongly signed, or not at all.</summary>
    public async Task<SlackReply> PostRaw(string path, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Host + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new SlackReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The signature as Slack makes it (https://docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
    public static string Signature(byte[] body, string timestamp, string secret = FakeSlack.SigningSecret) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]));

    /// <summary>Ends when something came of what was done and nothing has moved for a moment; or when nothing comes.</summary>
    public async Task Quiet(Func<bool> hasCome)
    {
        var (calls, since, start) = (-1, TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(start) < Longest)
        {
            var now = Slack.Calls.Count;
            if (now != calls || Slack.UnderWay > 0) (calls, since) = (now, TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(since) > Settled && hasCome()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends when this is so; throws with what there is instead when it does not come to be.</summary>
    public static Task Until(Func<bool> isSo, Func<string> instead) => Until(() => Task.FromResult(isSo()), instead);

    /// <summary>The same for what has to be asked for.</summary>
    public static async Task Until(Func<Task<bool>> isSo, Func<string> instead)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest) throw new TimeoutException(instead());
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task<SlackReply> Envelope(string type, JsonObject payload, bool takesAnswer, int retry = 0) =>
        new(200, (await Slack.Socket.Deliver(type, payload, takesAnswer, TestContext.Current.CancellationToken, retry))?.ToJsonString() ?? "");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Slack.DisposeAsync();
    }
}
