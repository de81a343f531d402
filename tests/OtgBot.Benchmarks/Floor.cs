using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OtgBot.Benchmarks;

/// <summary>
/// The least a bot can do: a bare Kestrel endpoint that checks the token with ASP.NET's JwtBearer, parses the activity and posts one reply
/// over one pooled connection. Runs in a process of its own; everything else is measured as a ratio to it.
/// </summary>
internal static class Floor
{
    public static async Task Run(string address, string rig)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MetadataAddress = rig + Rig.MetadataPath;
            options.RequireHttpsMetadata = false;
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidIssuer = Rig.Issuer;
            options.TokenValidationParameters.ValidAudience = Rig.AppId;
            options.TokenValidationParameters.ValidAlgorithms = ["RS256"];
        });
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) });
        var bearer = new AuthenticationHeaderValue("Bearer", "floor");
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/api/messages", async context =>
        {
            var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, FloorJson.Default.FloorActivity, context.RequestAborted);
            var reply = new FloorActivity("message", null, null, activity!.Recipient, activity.From, activity.Conversation, "You said: " + activity.Text, activity.Id);
            using var request = new HttpRequestMessage(HttpMethod.Post,
                $"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id)}/activities/{Uri.EscapeDataString(activity.Id!)}");
            request.Headers.Authorization = bearer;
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, FloorJson.Default.FloorActivity));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.SendAsync(request, context.RequestAborted);
            await response.Content.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }).RequireAuthorization();
        app.Urls.Add(address);
        await app.RunAsync();
    }
}

internal sealed record FloorAccount(string Id, string? Name);

internal sealed record FloorConversation(string Id);

internal sealed record FloorActivity(
    string Type, string? Id, string? ServiceUrl, FloorAccount? From, FloorAccount? Recipient, FloorConversation? Conversation, string? Text, string? ReplyToId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FloorActivity))]
internal sealed partial class FloorJson : JsonSerializerContext;
