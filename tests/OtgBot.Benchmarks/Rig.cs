using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OtgBot.Benchmarks;

/// <summary>
/// What stands around a bot: an issuer with its keys, a token endpoint, and a connector that pairs every reply with the turn that waits for
/// it.
/// </summary>
internal sealed class Rig : IAsyncDisposable
{
    public const string Issuer = "https://issuer.test";
    public const string AppId = "00000000-0000-0000-0000-0000000000aa";
    public const string MetadataPath = "/openid";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly X509Certificate2 certificate = Certificate();
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = new();
    private long lastMessage;
    private long unexpected;

    private Rig()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        app = builder.Build();
        app.Run(Handle);
    }

    public string Address { get; private set; } = "";

    /// <summary>The same behind TLS: there are those who fetch keys in no other way.</summary>
    public string SecureAddress { get; private set; } = "";

    public string ServiceUrl => Address;

    /// <summary>
    /// Messages nobody waited for: doubled ones, mostly. Updates of a card come beside the answer to its press and are not counted.
    /// </summary>
    public long Unexpected => Interlocked.Read(ref unexpected);

    /// <summary>Set while posts are measured: takes the calls to the connector in place of the pairing with turns.</summary>
    public PostingConnector? Posts { get; set; }

    public static async Task<Rig> Start()
    {
        var rig = new Rig();
        await rig.app.StartAsync();
        var addresses = rig.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        rig.Address = addresses.First(address => address.StartsWith("http:", StringComparison.Ordinal));
        rig.SecureAddress = addresses.First(address => address.StartsWith("https:", StringComparison.Ordinal));
        return rig;
    }

    /// <summary>A token such as Bot Service sends, good for the whole run.</summary>
    public string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = AppId,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(4),
        Subject = new ClaimsIdentity([new Claim("serviceurl", ServiceUrl)]),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>A file with what <see cref="SecureAddress"/> is to be trusted by.</summary>
    public string WriteCertificate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("otgbot-bench-").FullName, "rig.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    /// <summary>Ends with the body of the next message or update in this conversation.</summary>
    public Task<string> Reply(string conversation)
    {
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[conversation] = source;
        return source.Task;
    }

    public void Cancel(string conversation) => waiting.TryRemove(conversation, out _);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        certificate.Dispose();
    }

    private async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == MetadataPath)
        {
            var here = context.Request.IsHttps ? SecureAddress : Address;
            await Json(context, $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{here}}/keys","authorization_endpoint":"{{here}}/none","id_token_signing_alg_values_supported":["RS256"]}""");
        }
        else if (path == "/keys")
        {
            var key = rsa.ExportParameters(false);
            await Json(context, $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"k1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}","endorsements":["msteams"]}]}""");
        }
        else if (path.EndsWith("/token", StringComparison.Ordinal))
        {
            await Json(context, """{"token_type":"Bearer","expires_in":86400,"access_token":"rig"}""");
        }
        else if (Posts is { } posts && path.StartsWith("/v3/conversations/", StringComparison.Ordinal))
        {
            await posts.Handle(context, path);
        }
        else if (path.StartsWith("/v3/conversations/", StringComparison.Ordinal))
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var conversation = path["/v3/conversations/".Length..];
            conversation = conversation[..conversation.IndexOf('/', StringComparison.Ordinal)];

            // What answers a post in a channel is in that post's thread.
            conversation = conversation.Split(";messageid=")[0];
            if (waiting.TryRemove(conversation, out var source)) source.TrySetResult(body);
            else if (context.Request.Method == "POST") Interlocked.Increment(ref unexpected);
            await Json(context, $$"""{"id":"m{{Interlocked.Increment(ref lastMessage)}}"}""");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=rig", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static Task Json(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }
}
