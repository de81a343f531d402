using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Stands in for Bot Service's and Entra's token issuers: own RSA keys, published with endorsements, which can be rolled over; and the
/// bot's token endpoint.
/// </summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string Tenant = "7d0a0000-0000-0000-0000-000000000001";

    private readonly List<(IssuedKey Key, string[]? Endorsements)> published = [];
    private LoopbackServer server = null!;
    private int fetches;
    private int tokens;

    public IssuedKey Key { get; private set; } = new("key-1");

    public string Url => server.Url;

    public string Metadata => Url + "/.well-known/openidconfiguration";

    public string EntraMetadata => Url + "/entra/openid-configuration";

    public string Login => Url + "/login";

    /// <summary>How often the list of keys was fetched.</summary>
    public int Fetches => fetches;

    /// <summary>How many tokens the bot asked for.</summary>
    public int TokensGiven => tokens;

    public bool IsDown { get; set; }

    public int TokenLife { get; set; } = 3600;

    public string LastTokenRequest { get; private set; } = "";

    public static async Task<FakeIssuer> Start()
    {
        var issuer = new FakeIssuer();
        issuer.Publish(issuer.Key, "msteams", "webchat", "agents");
        issuer.server = await LoopbackServer.Start(issuer.Handle);
        return issuer;
    }

    /// <summary>Publishes a key, endorsed for these channels (null: without the member).</summary>
    public void Publish(IssuedKey key, params string[]? endorsements)
    {
        lock (published) published.Add((key, endorsements));
    }

    /// <summary>A new key takes the old one's place.</summary>
    public void RollOver(string id)
    {
        lock (published) published.Clear();
        Key = new IssuedKey(id);
        Publish(Key, "msteams", "webchat", "agents");
    }

    /// <summary>A token as Bot Service would send it, with whatever this row of the table changes.</summary>
    public string Token(string audience, string serviceUrl, DateTimeOffset now, Action<TokenDraft>? change = null)
    {
        var draft = new TokenDraft
        {
            Key = Key,
            Header = { ["alg"] = "RS256", ["kid"] = Key.Id, ["typ"] = "JWT" },
            Payload =
            {
                ["iss"] = Issuer,
                ["aud"] = audience,
                ["serviceurl"] = serviceUrl,
                ["nbf"] = now.AddMinutes(-10).ToUnixTimeSeconds(),
                ["exp"] = now.AddMinutes(50).ToUnixTimeSeconds(),
            },
        };
        change?.Invoke(draft);
        return draft.Sign();
    }

    private async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (IsDown)
        {
            context.Response.StatusCode = 503;
            return;
        }

        switch (path)
        {
            case "/.well-known/openidconfiguration" or "/entra/openid-configuration":
                await context.Response.WriteAsync($$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Url}}/keys","id_token_signing_alg_values_supported":["RS256"]}""");
                break;
            case "/keys":
                Interlocked.Increment(ref fetches);
                await context.Response.WriteAsync(Keys());
                break;
            case "/login/oauth2/v2.0/token":
                var number = Interlocked.Increment(ref tokens);
                LastTokenRequest = await new StreamReader(context.Request.Body).ReadToEndAsync();
                await context.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":{{TokenLife}},"access_token":"bot-token-{{number}}"}""");
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private string Keys()
    {
        lock (published)
        {
            return new JsonObject { ["keys"] = new JsonArray([.. published.Select(entry => entry.Key.Published(entry.Endorsements))]) }.ToJsonString();
        }
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}

/// <summary>An RSA key under an id.</summary>
internal sealed class IssuedKey(string id)
{
    public string Id { get; } = id;

    public RSA Rsa { get; } = RSA.Create(2048);

    public JsonNode Published(string[]? endorsements)
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null) key["endorsements"] = new JsonArray([.. endorsements.Select(name => JsonValue.Create(name))]);
        return key;
    }
}

/// <summary>A token before it is signed, so that each part can be wrong.</summary>
internal sealed class TokenDraft
{
    public required IssuedKey Key { get; set; }

    public JsonObject Header { get; } = [];

    public JsonObject Payload { get; } = [];

    /// <summary>Makes the signature of the signing input; null for the ordinary one.</summary>
    public Func<byte[], byte[]>? Signature { get; set; }

    /// <summary>Changes the finished token.</summary>
    public Func<string, string> Finish { get; set; } = token => token;

    public string Sign()
    {
        var input = $"{Base64UrlEncoder.Encode(Header.ToJsonString())}.{Base64UrlEncoder.Encode(Payload.ToJsonString())}";
        var bytes = System.Text.Encoding.ASCII.GetBytes(input);
        var signature = Signature is { } sign ? sign(bytes) : Key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Finish($"{input}.{Base64UrlEncoder.Encode(signature)}");
    }
}
