using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OtgBot.Benchmarks.Slack;

/// <summary>
/// The least a Slack bot can do: a bare Kestrel endpoint that checks the signature over the body, parses the event and posts one message
/// over one pooled connection before it answers. Runs in a process of its own; the bot is measured as a ratio to it.
/// </summary>
internal static class SlackFloor
{
    public static async Task Run(string address, string api)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) });
        var bearer = new AuthenticationHeaderValue("Bearer", SlackSide.Token);
        var secret = Encoding.UTF8.GetBytes(SlackSide.Secret);
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/slack/events", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            if (!IsSigned(context.Request, bytes.Span, secret))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var happened = JsonSerializer.Deserialize(bytes.Span, SlackFloorJson.Default.FloorEnvelope)!.Event!;
            using var request = new HttpRequestMessage(HttpMethod.Post, api + "chat.postMessage");
            request.Headers.Authorization = bearer;
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new FloorMessage(happened.Channel, "You said: " + happened.Text), SlackFloorJson.Default.FloorMessage));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var response = await http.SendAsync(request, context.RequestAborted);
            await response.Content.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        app.Urls.Add(address);
        await app.RunAsync();
    }

    private static bool IsSigned(HttpRequest request, ReadOnlySpan<byte> body, byte[] secret)
    {
        var time = request.Headers["X-Slack-Request-Timestamp"].ToString();
        if (!long.TryParse(time, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds) > 300) return false;
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        mac.AppendData(Encoding.UTF8.GetBytes($"v0:{time}:"));
        mac.AppendData(body);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes("v0=" + Convert.ToHexStringLower(mac.GetHashAndReset())), Encoding.UTF8.GetBytes(request.Headers["X-Slack-Signature"].ToString()));
    }
}

internal sealed record FloorEnvelope(FloorHappened? Event);

internal sealed record FloorHappened(string Channel, string Text);

internal sealed record FloorMessage(string Channel, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorEnvelope))]
[JsonSerializable(typeof(FloorMessage))]
internal sealed partial class SlackFloorJson : JsonSerializerContext;
