using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OtgBot.Benchmarks.Slack;

/// <summary>
/// Slack's Web API, as fast as can be or as slow as is asked: says yes to all, and pairs what is shown with the turn that waits for it.
/// </summary>
internal sealed class SlackSide : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string Token = "xoxb-bench";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = new();
    private long lastTs = 1_700_000_000_000_000;
    private long unexpected;

    private SlackSide()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/api/{method}", Handle);
    }

    public string Api { get; private set; } = "";

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What was shown and nobody waited for: doubled answers, mostly.</summary>
    public long Unexpected => Interlocked.Read(ref unexpected);

    public static async Task<SlackSide> Start()
    {
        var side = new SlackSide();
        await side.app.StartAsync();
        side.Api = side.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api/";
        return side;
    }

    /// <summary>Ends with the body of the next message in this channel, or for this person's eyes.</summary>
    public Task<string> Shown(string channelOrUser)
    {
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[channelOrUser] = source;
        return source.Task;
    }

    private async Task Handle(HttpContext context, string method)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (Delay > TimeSpan.Zero) await Task.Delay(Delay, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["x-oauth-scopes"] = "app_mentions:read,channels:read,chat:write,commands,groups:read,im:history,im:write,users:read";
        switch (method)
        {
            case "auth.test":
                await context.Response.WriteAsync("""{"ok":true,"team_id":"T1","user_id":"UBOT","bot_id":"B1","app_id":"A1","is_enterprise_install":false}""");
                break;
            case "users.info":
                await context.Response.WriteAsync("""{"ok":true,"user":{"id":"U","real_name":"Someone","tz":"Europe/Oslo","locale":"en-GB","profile":{"display_name":"Someone"}}}""");
                break;
            case "chat.postMessage" or "chat.postEphemeral":
                var ts = Interlocked.Increment(ref lastTs);
                Show(body, method == "chat.postMessage" ? "channel" : "user");
                await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"ok":true,"channel":"C","ts":"{{ts / 1_000_000}}.{{ts % 1_000_000:D6}}","message_ts":"1.1"}"""));
                break;
            default:
                await context.Response.WriteAsync("""{"ok":true,"channel":{"id":"D1","name":"bench"},"view":{"id":"V1"}}""");
                break;
        }
    }

    private void Show(string body, string owner)
    {
        using var json = JsonDocument.Parse(body);
        if (waiting.TryRemove(json.RootElement.GetProperty(owner).GetString()!, out var source)) source.TrySetResult(body);
        else Interlocked.Increment(ref unexpected);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
