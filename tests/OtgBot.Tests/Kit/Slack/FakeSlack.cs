using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// Stands in for Slack's side of the wire: the Web API methods the bot uses, with state that behaves like the platform's (ids, <c>ts</c>,
/// threads, views with triggers that expire, response URLs that run out), refusals as Slack words them, and mishaps on demand. What people
/// do is <see cref="SlackPerson"/>'s.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string AppId = "A1";
    public const string SigningSecret = "0123456789abcdef0123456789abcdef";
    public const string ClientId = "111.222";
    public const string ClientSecret = "client-secret";
    public const string AppToken = "xapp-1-A1-1";

    private readonly ConcurrentQueue<SlackCall> calls = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SlackMishap>> mishaps = new();
    private readonly Dictionary<string, SlackTeam> workspaces = [];
    private LoopbackServer server = null!;
    private long lastId;
    private long lastTs;
    private int underWay;

    private FakeSlack(TimeProvider clock)
    {
        Clock = clock;
        Triggers = new SlackTriggers(this);
        Socket = new SlackSocket(this);
        OAuth = new SlackOAuth(this);
        Api = new SlackMethods(this);
    }

    /// <summary>Guards the state of all workspaces.</summary>
    public Lock Guard { get; } = new();

    public TimeProvider Clock { get; }

    public string Url => server.Url;

    /// <summary>What the bot takes for <c>https://slack.com/api/</c>.</summary>
    public string ApiUrl => server.Url + "/api/";

    public SlackTriggers Triggers { get; }

    public SlackSocket Socket { get; }

    public SlackOAuth OAuth { get; }

    private SlackMethods Api { get; }

    /// <summary>All that came, refused or not, in order.</summary>
    public IReadOnlyList<SlackCall> Calls => [.. calls];

    public IReadOnlyList<SlackCall> CallsOf(string method) => [.. calls.Where(call => call.Method == method)];

    /// <summary>How it treats a call, each time, if <see cref="Next"/> says nothing. Null is as usual.</summary>
    public Func<SlackCall, SlackMishap?> Treats { get; set; } = _ => null;

    /// <summary>Calls that came in and have no answer yet.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    /// <summary>Where in the order of all that happens we are.</summary>
    public long Now => Interlocked.Read(ref lastId);

    public static async Task<FakeSlack> Start(TimeProvider? clock = null)
    {
        var slack = new FakeSlack(clock ?? TimeProvider.System);
        slack.server = await LoopbackServer.Start(slack.Handle);
        return slack;
    }

    /// <summary>
    /// The workspace of this id, made if it is new, with the bot installed by its <see cref="SlackTeam.BotToken"/> unless told otherwise.
    /// </summary>
    public SlackTeam Workspace(string id = "T1", string? enterprise = null, bool isInstalled = true)
    {
        lock (Guard)
        {
            if (workspaces.TryGetValue(id, out var known)) return known;
            var workspace = workspaces[id] = new SlackTeam(id, enterprise);
            if (isInstalled) workspace.Tokens.Add(workspace.BotToken);
            return workspace;
        }
    }

    public IReadOnlyList<SlackTeam> Workspaces
    {
        get
        {
            lock (Guard) return [.. workspaces.Values];
        }
    }

    /// <summary>The next call of this method comes to this end; after it the next one set, then as usual.</summary>
    public void Next(string method, SlackMishap mishap) => mishaps.GetOrAdd(method, _ => new()).Enqueue(mishap);

    /// <summary>A fresh number for ids and for the order of what happens.</summary>
    public long NextNumber() => Interlocked.Increment(ref lastId);

    public string NextId(string prefix) => prefix + NextNumber().ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The next <c>ts</c>: by the clock, and later than any before it.</summary>
    public string NextTs()
    {
        lock (Guard)
        {
            lastTs = Math.Max(lastTs + 1, Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
            return string.Create(CultureInfo.InvariantCulture, $"{lastTs / 1_000_000}.{lastTs % 1_000_000:D6}");
        }
    }

    private async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/socket/", StringComparison.Ordinal)) await Socket.Take(context);
        else if (path == "/oauth/v2/authorize") OAuth.Consent(context);
        else if (path.StartsWith("/api/", StringComparison.Ordinal)) await Answer(context, path["/api/".Length..], Api.Answer);
        else if (path.StartsWith(SlackTriggers.HooksPath, StringComparison.Ordinal)) await Answer(context, "response_url", call => Api.Respond(path, call));
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task Answer(HttpContext context, string method, Func<SlackCall, JsonObject> act)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            var call = await Read(context.Request, method);
            calls.Enqueue(call);
            var mishap = mishaps.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : Treats(call);
            if (mishap?.Waits is { } waits) await waits();
            if (mishap?.IsDone != false)
            {
                lock (Guard) call.Answer = Do(call, act);
            }

            if (mishap is { Hangs: true })
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (mishap is { Drops: true } or { Hangs: true }) context.Abort();
            else await Write(context.Response, call, mishap);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private static JsonObject Do(SlackCall call, Func<SlackCall, JsonObject> act)
    {
        try
        {
            return act(call);
        }
        catch (SlackRefusal refusal)
        {
            return refusal.Json();
        }
    }

    private static async Task Write(HttpResponse response, SlackCall call, SlackMishap? mishap)
    {
        var isHook = call.Method == "response_url";
        var answer = mishap?.Error is { } error ? new JsonObject { ["ok"] = false, ["error"] = error } : call.Answer ?? [];
        call.Answer ??= answer;
        response.StatusCode = mishap?.Status ?? (isHook && !call.IsOk ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        if (mishap?.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (isHook && call.IsOk) await response.WriteAsync("ok");
        else
        {
            if (call.Workspace is { } workspace) response.Headers["x-oauth-scopes"] = string.Join(',', workspace.Scopes);
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(answer.ToJsonString());
        }
    }

    private async Task<SlackCall> Read(HttpRequest request, string method)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var arguments = new JsonObject();
        foreach (var (name, value) in request.Query) arguments[name] = value.ToString();
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Methods that only read take no JSON.
            if (!SlackMethods.Reads(method) && JsonNode.Parse(body) is JsonObject json) arguments = json;
        }
        else
        {
            foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body))
                arguments[name] = name is "blocks" or "view" or "metadata" ? JsonNode.Parse(value.ToString()) : value.ToString();
        }

        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : (string?)arguments["token"];
        if (header.StartsWith("Basic ", StringComparison.Ordinal)) SlackOAuth.ReadBasic(header["Basic ".Length..], arguments);
        lock (Guard)
        {
            return new SlackCall(method, token, arguments, Clock.GetUtcNow())
            {
                Workspace = token is null ? null : workspaces.Values.FirstOrDefault(workspace => workspace.Tokens.Contains(token) || workspace.RevokedTokens.Contains(token)),
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        Socket.Dispose();
        await server.DisposeAsync();
    }
}
