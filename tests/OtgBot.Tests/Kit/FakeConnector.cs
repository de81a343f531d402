using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Stands in for Bot Service's connector: keeps what is posted, gives ids, puts updates in place, opens chats; and can be told to refuse or
/// to break off.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> script = new();
    private readonly ConcurrentQueue<ConnectorCall> calls = new();
    private readonly ConcurrentDictionary<string, JsonNode> messages = new();
    private readonly ConcurrentDictionary<string, string> places = new();
    private LoopbackServer server = null!;
    private readonly ConcurrentQueue<string> standing = new();
    private readonly ConcurrentDictionary<string, string> targeted = new();
    private int lastId;

    public string Url => server.Url + "/teams";

    /// <summary>All that came, refused or not, in order.</summary>
    public IReadOnlyList<ConnectorCall> Calls => [.. calls];

    /// <summary>What stands, by id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Messages => messages;

    /// <summary>The conversation of each message that was posted and stands, whatever the bot was told of it.</summary>
    public IReadOnlyCollection<string> Standing => standing;

    /// <summary>
    /// The post in whose thread a message stands; null for one that begins a thread of its own. As in Teams the conversation's id alone
    /// decides, not what the message says that it answers.
    /// </summary>
    public string? ThreadOf(string id) => places[id].Split(";messageid=") is [_, var post] ? post : null;

    /// <summary>How it treats a post to a conversation, by its id, each time, if the script above says nothing.</summary>
    public Func<string, Treatment> Treats { get; set; } = _ => Treatment.Well;

    /// <summary>False where no personal chat comes about.</summary>
    public bool OpensChats { get; set; } = true;

    /// <summary>Who alone sees a message, by the message's id; null for one that all see.</summary>
    public string? SeenBy(string id) => targeted.GetValueOrDefault(id);

    /// <summary>What it answers, by the conversation, where it takes no message for one person alone; null where it does.</summary>
    public Func<string, (int Status, string Code)?> RefusesTargeted { get; set; } = _ => null;

    /// <summary>Ends when the next call comes in.</summary>
    public TaskCompletionSource Called { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<FakeConnector> Start()
    {
        var connector = new FakeConnector();
        connector.server = await LoopbackServer.Start(connector.Handle);
        return connector;
    }

    /// <summary>The next call gets this status instead.</summary>
    public void Refuse(int status, string? code = null, string? retryAfter = null) => script.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        if (code is not null) await context.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"no"}}""");
        return true;
    });

    /// <summary>The next call is taken and its connection dropped without an answer.</summary>
    public void Drop() => script.Enqueue(context =>
    {
        context.Abort();
        return Task.FromResult(true);
    });

    /// <summary>The next call waits for this, then is answered as usual.</summary>
    public void Hold(Task until) => script.Enqueue(async _ =>
    {
        await until;
        return false;
    });

    /// <summary>The next call is sent elsewhere.</summary>
    public void Redirect(string location) => script.Enqueue(context =>
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = location;
        return Task.FromResult(true);
    });

    private async Task Handle(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        if (request.Method == "GET")
        {
            await AnswerRoster(context, target);
            return;
        }

        calls.Enqueue(new ConnectorCall(request.Method, target, body.Length == 0 ? null : JsonNode.Parse(body), request.Headers.Authorization.ToString()));
        Called.TrySetResult();
        if (script.TryDequeue(out var act) && await act(context)) return;

        var segments = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (await AnswerTargeted(context, segments, target.EndsWith("?isTargetedActivity=true", StringComparison.Ordinal), body.Length == 0 ? null : JsonNode.Parse(body))) return;
        if (request.Method == "DELETE")
        {
            context.Response.StatusCode = messages.TryRemove(Uri.UnescapeDataString(segments[^1]), out _) ? 200 : 404;
            if (context.Response.StatusCode == 404) await context.Response.WriteAsync("""{"error":{"code":"ActivityNotFoundInConversation","message":"no"}}""");
            return;
        }

        if (!OpensChats && segments[^1] == "conversations")
        {
            context.Response.StatusCode = 403;
            return;
        }

        var activities = request.Method == "POST" ? Array.IndexOf(segments, "activities") : -1;
        var conversation = activities > 0 ? Uri.UnescapeDataString(segments[activities - 1]) : null;
        var treatment = conversation is null ? Treatment.Well : Treats(conversation);
        if (treatment.Stands && conversation is not null) standing.Enqueue(conversation);
        if (treatment.Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (treatment.Hangs || treatment.Drops)
        {
            context.Abort();
            return;
        }

        if (treatment.Status != 201)
        {
            context.Response.StatusCode = treatment.Status;
            if (treatment.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds;
            return;
        }

        var id = request.Method == "PUT" ? Uri.UnescapeDataString(segments[^1])
            : segments[^1] == "conversations" ? "a:chat-" + Interlocked.Increment(ref lastId)
            : "m" + Interlocked.Increment(ref lastId);
        if (segments[^1] != "conversations")
        {
            messages[id] = JsonNode.Parse(body)!;
            if (request.Method == "POST" && target.Contains('?')) targeted[id] = messages[id]["recipient"]!["id"]!.GetValue<string>();
            places.TryAdd(id, Uri.UnescapeDataString(segments[Array.LastIndexOf(segments, "conversations") + 1]));
        }

        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"{{id}}"}""");
    }

    /// <summary>
    /// What Teams says to a targeted message that is not as it must be: it names whom it is for when it is sent, and not when it is
    /// changed; and its id is of no use without the word that it is one.
    /// </summary>
    private async Task<bool> AnswerTargeted(HttpContext context, string[] segments, bool isTargeted, JsonNode? body)
    {
        var isPost = context.Request.Method == "POST";
        var code = isTargeted && isPost != (body?["recipient"]?["id"] is not null) ? "Bad argument"
            : !isPost && isTargeted != targeted.ContainsKey(Uri.UnescapeDataString(segments[^1])) ? "ActivityNotFoundInConversation"
            : null;
        var status = code == "Bad argument" ? 400 : 404;
        if (code is null && isTargeted && isPost && RefusesTargeted(Uri.UnescapeDataString(segments[^2])) is { } refusal) (status, code) = refusal;
        if (code is null) return false;
        context.Response.StatusCode = status;
        await context.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"no"}}""");
        return true;
    }

    /// <summary>All who are in a conversation; null where it is not told.</summary>
    public Func<string, IReadOnlyList<string>?> Roster { get; set; } = _ => null;

    /// <summary>Who somebody is, by any id of theirs, as the roster says it.</summary>
    public Func<string, (string Id, string Name)> Account { get; set; } = id => (id, "x");

    /// <summary>Who is a member of which conversation, by the ids of both; everybody is if this says nothing else.</summary>
    public Func<string, string, bool> Members { get; set; } = (_, _) => true;

    private async Task AnswerRoster(HttpContext context, string target)
    {
        var segments = target.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (segments[^1].StartsWith("pagedmembers?", StringComparison.Ordinal) && Roster(segments[^2]) is { } all)
        {
            context.Response.StatusCode = 200;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(new JsonObject { ["members"] = new JsonArray([.. all.Select(id => (JsonNode)new JsonObject { ["id"] = id, ["name"] = "x", ["tenant"] = new JsonObject { ["id"] = "t" } })]) }.ToJsonString());
            return;
        }

        var isMember = segments[^2] == "members" && Members(segments[^3], segments[^1]);
        context.Response.StatusCode = isMember ? 200 : 404;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(isMember ? $$"""{"id":"{{Account(segments[^1]).Id}}","name":"{{Account(segments[^1]).Name}}"}""" : """{"error":{"code":"MemberNotFoundInConversation","message":"no"}}""");
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}

/// <summary>A call as it came over the wire.</summary>
internal sealed record ConnectorCall(string Method, string Target, JsonNode? Body, string Authorization)
{
    public string? Text => Body?["text"]?.GetValue<string>();
}

/// <summary>What a connector does with a post.</summary>
/// <param name="Status">What it answers.</param>
/// <param name="Stands">Whether the message stands there afterwards.</param>
/// <param name="Drops">Breaks the connection off instead of answering.</param>
/// <param name="Hangs">Never answers.</param>
internal sealed record Treatment(int Status, bool Stands, bool Drops = false, bool Hangs = false, string? RetryAfter = null)
{
    public static readonly Treatment Well = new(201, Stands: true);
}
