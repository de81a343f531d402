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

        var segments = target.Split('/', StringSplitOptions.RemoveEmptyEntries);
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
            places.TryAdd(id, Uri.UnescapeDataString(segments[Array.LastIndexOf(segments, "conversations") + 1]));
        }

        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"{{id}}"}""");
    }

    /// <summary>Who is a member of which conversation, by the ids of both; everybody is if this says nothing else.</summary>
    public Func<string, string, bool> Members { get; set; } = (_, _) => true;

    private async Task AnswerRoster(HttpContext context, string target)
    {
        var segments = target.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var isMember = segments[^2] == "members" && Members(segments[^3], segments[^1]);
        context.Response.StatusCode = isMember ? 200 : 404;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(isMember ? $$"""{"id":"{{segments[^1]}}","name":"x"}""" : """{"error":{"code":"MemberNotFoundInConversation","message":"no"}}""");
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
