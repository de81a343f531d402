using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Teams around a running bot, over HTTP: an issuer, a connector that keeps what is posted, and people who write and press.
/// </summary>
internal sealed class TeamsTown : IAsyncDisposable
{
    public const string AppId = BotFrameworkRig.AppId;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromMinutes(1) };
    private int lastId;

    private TeamsTown(FakeIssuer issuer, FakeConnector connector) => (Issuer, Connector) = (issuer, connector);

    public FakeIssuer Issuer { get; }

    public FakeConnector Connector { get; }

    /// <summary>The bot's host that events go to; may change in the middle of a story.</summary>
    public string Host { get; set; } = "";

    /// <summary>What tokens are made by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>People around a bot that runs in this very process.</summary>
    public static TeamsTown Around(BotFrameworkRig rig) => new(rig.Issuer, rig.Connector) { Host = rig.Http.BaseAddress!.ToString().TrimEnd('/'), Clock = rig.Clock };

    public static async Task<TeamsTown> Start() => new(await FakeIssuer.Start(), await FakeConnector.Start());

    /// <summary>The settings that make a bot take this town for the world.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = "secret",
        ["ToBotFromChannelOpenIdMetadataUrl"] = Issuer.Metadata,
        ["ToChannelFromBotLoginUrl"] = Issuer.Login,
        ["Participation__PseudonymKey"] = Convert.ToBase64String(new byte[32]),
    };

    public TeamsPerson Person(string name, string locale = "nb-NO", string channel = "team") => new(this, name, locale, channel);

    /// <summary>Sends an activity and returns the HTTP answer's body; anything but success throws.</summary>
    /// <param name="host">Where to; null for <see cref="Host"/>.</param>
    public async Task<string> Send(JsonObject activity, CancellationToken cancel, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (host ?? Host) + "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token(AppId, Connector.Url, Clock.GetUtcNow()));
        using var response = await http.SendAsync(request, cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode ? body : throw new HttpRequestException($"{(int)response.StatusCode} {body}");
    }

    /// <summary>The id of the last activity that has one of the town's.</summary>
    public string LastId => "in-" + Volatile.Read(ref lastId).ToString(CultureInfo.InvariantCulture);

    public string NextId() => "in-" + Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Issuer.DisposeAsync();
        await Connector.DisposeAsync();
    }
}

/// <summary>Someone in Teams.</summary>
internal sealed record TeamsPerson(TeamsTown Town, string Name, string Locale, string Channel)
{
    private bool IsPrivate { get; init; }

    /// <summary>The organisation they work in.</summary>
    public string Tenant { get; init; } = FakeIssuer.Tenant;

    /// <summary>The one of several hosts that Teams brings what they do to; null for the town's.</summary>
    public string? Host { get; init; }

    public TeamsPerson Privately => this with { IsPrivate = true };

    public string Id => "29:" + Name.ToLowerInvariant();

    /// <summary>Another chat than the one with the bot.</summary>
    public string? Chat { get; init; }

    public string Conversation => IsPrivate ? Chat ?? "a:chat-" + Name.ToLowerInvariant() : $"19:{Channel}@thread.tacv2";

    /// <summary>Adds the bot to the channel.</summary>
    public Task Installs()
    {
        var activity = Activity("installationUpdate");
        activity["action"] = "add";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Conversation } };
        return Town.Send(activity, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes the bot out of the channel.</summary>
    public Task Removes()
    {
        var activity = Activity("installationUpdate");
        activity["action"] = "remove";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Conversation } };
        return Town.Send(activity, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes to the bot; with a mention of it if Teams needs one. The same id is the same message, delivered again.</summary>
    public Task<string> Says(string text, string? id = null, TeamsPerson? mentioned = null) => Writes(text, id, isTargeted: false, mentioned);

    /// <summary>Writes to the bot so that nobody else sees it.</summary>
    public Task<string> Whispers(string text) => Writes(text, null, isTargeted: true);

    private Task<string> Writes(string text, string? id, bool isTargeted, TeamsPerson? mentioned = null)
    {
        var activity = Activity("message", id);
        if (isTargeted) activity["recipient"]!["isTargeted"] = true;
        if (mentioned is not null) text = text.Replace("@" + mentioned.Name, $"<at>{mentioned.Name}</at>", StringComparison.Ordinal);
        activity["text"] = IsPrivate ? text : "<at>OtgBot</at> " + text;
        if (!IsPrivate)
        {
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = BotFrameworkRig.BotId, ["name"] = "OtgBot" },
                ["text"] = "<at>OtgBot</at>",
            });
        }

        if (mentioned is not null)
        {
            activity["entities"] ??= new JsonArray();
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = mentioned.Id, ["name"] = mentioned.Name },
                ["text"] = $"<at>{mentioned.Name}</at>",
            });
        }

        return Sees(activity);
    }

    /// <summary>Presses the button of this title on the newest message in the conversation that has one.</summary>
    public Task<string> Presses(string title, params (string Id, string Value)[] inputs)
    {
        var (messageId, action) = Newest(title);
        var pressed = action.DeepClone().AsObject();
        foreach (var (id, value) in inputs) pressed["data"]![id] = value;
        var activity = Activity("invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = pressed["verb"]!.DeepClone(), ["data"] = pressed["data"]!.DeepClone() },
            ["trigger"] = "manual",
        };
        return Sees(activity);
    }

    /// <summary>All that can be read in the conversation now by this person.</summary>
    public string Reads => string.Join('\n', Town.Connector.Messages
        .Where(message => message.Value["conversation"]?["id"]?.GetValue<string>().Split(';')[0] == Conversation && (Town.Connector.SeenBy(message.Key) ?? Id) == Id)
        .SelectMany(message => Texts(message.Value)));

    /// <summary>Presses a button that opens a window, the newest there is.</summary>
    /// <returns>The card in it.</returns>
    public async Task<JsonObject> Opens(string title)
    {
        var (messageId, action) = Newest(title);
        return await InWindow("task/fetch", messageId, action["data"]!.DeepClone().AsObject());
    }

    /// <summary>Fills in the form in a window that was opened, and sends it by one of its buttons.</summary>
    /// <returns>What the window shows then: a word, or a card again.</returns>
    public Task<JsonObject> Sends(JsonObject window, string title, params (string Id, string Value)[] inputs) => SendsFrom(null, window, title, inputs);

    /// <summary>The same where Teams names the message whose button opened the window.</summary>
    public Task<JsonObject> SendsFrom(string? messageId, JsonObject window, string title, params (string Id, string Value)[] inputs)
    {
        var data = Actions(window).First(action => title.Split('|').Contains(action["title"]!.GetValue<string>()))["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in inputs) data[id] = value;
        return InWindow("task/submit", messageId, data);
    }

    /// <summary>Sends the form that came from the menu of a message.</summary>
    /// <returns>What the window shows then; nothing where it closed.</returns>
    public async Task<JsonObject?> SubmitsAction(JsonObject window, params (string Id, string Value)[] inputs)
    {
        var data = Actions(window).First()["data"]!.DeepClone().AsObject();
        foreach (var (id, value) in inputs) data[id] = value;
        return await Invokes("composeExtension/submitAction", new JsonObject { ["commandContext"] = "message", ["data"] = data });
    }

    /// <summary>What is invoked, and what goes back with it.</summary>
    public async Task<JsonObject?> Invokes(string name, JsonObject value, string? replyTo = null)
    {
        var activity = Activity("invoke");
        (activity["name"], activity["value"]) = (name, value);
        if (replyTo is not null) activity["replyToId"] = replyTo;
        var answer = await Town.Send(activity, TestContext.Current.CancellationToken, Host);
        return answer.Length == 0 ? null : JsonNode.Parse(answer)!.AsObject();
    }

    private async Task<JsonObject> InWindow(string name, string? messageId, JsonObject data)
    {
        var activity = Activity("invoke");
        (activity["name"], activity["value"]) = (name, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } });
        if (messageId is not null) activity["replyToId"] = messageId;
        var answer = await Town.Send(activity, TestContext.Current.CancellationToken, Host);

        // Nothing at all closes the window.
        return answer.Length == 0 ? new JsonObject { ["type"] = "closed" } : JsonNode.Parse(answer)!["task"]!.AsObject();
    }

    public (string MessageId, JsonObject Action) Newest(string title) => Town.Connector.Messages
        .Where(message => message.Value["conversation"]?["id"]?.GetValue<string>().Split(';')[0] == Conversation && (Town.Connector.SeenBy(message.Key) ?? Id) == Id)
        .OrderByDescending(message => int.Parse(message.Key[1..], CultureInfo.InvariantCulture))
        .SelectMany(message => Actions(message.Value), (message, action) => (message.Key, action))
        .First(found => found.action["title"]!.GetValue<string>() == title);

    /// <summary>Sends and returns all the text that came back: in the answer itself, and as calls to the connector meanwhile.</summary>
    private async Task<string> Sees(JsonObject activity)
    {
        var before = Town.Connector.Calls.Count;
        var answer = await Town.Send(activity, TestContext.Current.CancellationToken, Host);
        var seen = Town.Connector.Calls.Skip(before).Select(call => call.Body).Prepend(answer.Length == 0 ? null : JsonNode.Parse(answer));
        return string.Join('\n', seen.SelectMany(Texts));
    }

    private JsonObject Activity(string type, string? id = null) => new()
    {
        ["type"] = type,
        ["id"] = id ?? Town.NextId(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = Town.Connector.Url,
        ["from"] = new JsonObject { ["id"] = Id, ["name"] = Name },
        ["recipient"] = new JsonObject { ["id"] = BotFrameworkRig.BotId, ["name"] = "OtgBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = Conversation,
            ["conversationType"] = IsPrivate ? "personal" : "channel",
            ["isGroup"] = !IsPrivate,
            ["tenantId"] = Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        ["locale"] = Locale,
    };

    /// <summary>Those for the bot. The fallback of one for older clients is not another.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject found when found["type"]?.ToString() is "Action.Execute" or "Action.Submit" => [found],
        JsonObject inner => inner.SelectMany(member => Actions(member.Value)),
        JsonArray array => array.SelectMany(Actions),
        _ => [],
    };

    /// <summary>All that can be read on a message or card.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(member => member.Value is JsonValue value && value.TryGetValue<string>(out var text)
            ? member.Key is "text" or "title" or "value" or "label" or "placeholder" ? [text] : []
            : Texts(member.Value)),
        JsonArray array => array.SelectMany(Texts),
        _ => [],
    };
}
