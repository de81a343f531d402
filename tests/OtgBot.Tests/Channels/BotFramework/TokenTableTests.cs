using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Which tokens open the door, each one over HTTP.</summary>
public sealed class TokenTableTests(TokenTableTests.SharedRig shared) : IClassFixture<TokenTableTests.SharedRig>
{
    private static readonly IssuedKey Stranger = new("stranger");
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Action<TokenDraft>> Good = new()
    {
        ["as Bot Service sends it"] = _ => { },
        ["expired four minutes ago"] = draft => draft.Payload["exp"] = Now.AddMinutes(-4).ToUnixTimeSeconds(),
        ["valid in four minutes"] = draft => draft.Payload["nbf"] = Now.AddMinutes(4).ToUnixTimeSeconds(),
        ["without nbf"] = draft => draft.Payload.Remove("nbf"),
        ["service URL in other case with a slash"] = draft => draft.Payload["serviceurl"] = draft.Payload["serviceurl"]!.GetValue<string>().Replace("/teams", "/TEAMS/", StringComparison.Ordinal),
        ["several audiences, one of them ours"] = draft => draft.Payload["aud"] = new JsonArray("other", BotFrameworkRig.AppId),
    };

    private static readonly Dictionary<string, Action<TokenDraft>> Bad = new()
    {
        ["wrong issuer"] = draft => draft.Payload["iss"] = "https://api.botframework.example",
        ["issuer of another cloud"] = draft => draft.Payload["iss"] = "https://api.botframework.us",
        ["no issuer"] = draft => draft.Payload.Remove("iss"),
        ["issuer that is no string"] = draft => draft.Payload["iss"] = new JsonArray(1),
        ["wrong audience"] = draft => draft.Payload["aud"] = "bbbbbbbb-0000-0000-0000-000000000000",
        ["no audience"] = draft => draft.Payload.Remove("aud"),
        ["two audiences, none ours"] = draft => draft.Payload["aud"] = new JsonArray("one", "two"),
        ["our own outbound token"] = draft => (draft.Payload["iss"], draft.Payload["aud"]) = ($"https://sts.windows.net/{FakeIssuer.Tenant}/", "https://api.botframework.com"),
        ["expired six minutes ago"] = draft => draft.Payload["exp"] = Now.AddMinutes(-6).ToUnixTimeSeconds(),
        ["valid in six minutes"] = draft => draft.Payload["nbf"] = Now.AddMinutes(6).ToUnixTimeSeconds(),
        ["no exp"] = draft => draft.Payload.Remove("exp"),
        ["exp that is no number"] = draft => draft.Payload["exp"] = "soon",
        ["exp beyond all calendars"] = draft => draft.Payload["exp"] = -99999999999999L,
        ["no service URL"] = draft => draft.Payload.Remove("serviceurl"),
        ["another service URL"] = draft => draft.Payload["serviceurl"] = "https://smba.trafficmanager.net/emea",
        ["key endorsed for another channel only"] = draft => Use(draft, "other-channel"),
        ["key without endorsements"] = draft => Use(draft, "no-endorsements"),
        ["alg none with a signature"] = draft => draft.Header["alg"] = "none",
        ["alg none without a signature"] = draft => Sign(draft, "none", _ => []),
        ["HS256 keyed with the public key"] = draft => Hmac(draft, Encoding.ASCII.GetBytes(draft.Key.Rsa.ExportRSAPublicKeyPem())),
        ["HS256 keyed with the public key's bytes"] = draft => Hmac(draft, draft.Key.Rsa.ExportSubjectPublicKeyInfo()),
        ["HS256 keyed with the modulus"] = draft => Hmac(draft, draft.Key.Rsa.ExportParameters(includePrivateParameters: false).Modulus!),
        ["PS256"] = draft => Sign(draft, "PS256", bytes => draft.Key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["RS512"] = draft => Sign(draft, "RS512", bytes => draft.Key.Rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ["no alg"] = draft => draft.Header.Remove("alg"),
        ["unknown kid"] = draft => draft.Header["kid"] = "nobody",
        ["no kid"] = draft => draft.Header.Remove("kid"),
        ["another key under a known kid"] = draft => draft.Key = Stranger,
        ["an unpublished key"] = draft => (draft.Key, draft.Header["kid"]) = (Stranger, Stranger.Id),
        ["a tampered payload"] = draft => draft.Finish = token => Tamper(token, BotFrameworkRig.AppId, BotFrameworkRig.AppId + "0"),
        ["a changed claim under the old signature"] = draft => draft.Finish = token => Tamper(token, "\"exp\":1", "\"exp\":2"),
        ["a stripped signature"] = draft => draft.Finish = token => token[..(token.LastIndexOf('.') + 1)],
        ["a crit header, which must be understood"] = draft => (draft.Header["crit"], draft.Header["exp"]) = (new JsonArray("exp"), 1),
        ["an unknown crit header"] = draft => draft.Header["crit"] = new JsonArray("urn:example:unknown"),
        ["an empty crit header"] = draft => draft.Header["crit"] = new JsonArray(),
        ["a crit header that is no list"] = draft => draft.Header["crit"] = "b64",
        ["two parts"] = draft => draft.Finish = token => token[..token.LastIndexOf('.')],
        ["five parts"] = draft => draft.Finish = token => token + ".a.b",
        ["jwk of an attacker in the header"] = draft =>
        {
            draft.Header["jwk"] = Stranger.Published(["msteams"]);
            draft.Key = Stranger;
        },
        ["jku of an attacker in the header"] = draft => (draft.Header["jku"], draft.Header["kid"], draft.Key) = ("https://attacker.example/keys", Stranger.Id, Stranger),
        ["an Entra token of our own app while those are off"] = draft => Entra(draft, FakeIssuer.Tenant, BotFrameworkRig.AppId),
        ["an Entra token of a foreign tenant"] = draft => Entra(draft, "99990000-0000-0000-0000-000000000009", BotFrameworkRig.AppId),
    };

    private static readonly Dictionary<string, Func<string, string>> BadHeaders = new()
    {
        ["none"] = _ => "",
        ["empty bearer"] = _ => "Bearer ",
        ["another scheme"] = token => "Basic " + token,
        ["no scheme"] = token => token,
        ["garbage"] = _ => "Bearer garbage",
        ["not a jwt"] = _ => "Bearer not.a.jwt",
        ["dots"] = _ => "Bearer ..",
        ["a word after the token"] = token => $"Bearer {token} x",
        ["too long"] = _ => "Bearer " + new string('a', 20_000) + ".b.c",
        ["JSON that is no object"] = _ => $"Bearer {Base64UrlEncoder.Encode("[]")}.{Base64UrlEncoder.Encode("1")}.x",
    };

    public static TheoryData<string> GoodRows => [.. Good.Keys];

    public static TheoryData<string> BadRows => [.. Bad.Keys];

    public static TheoryData<string> BadHeaderRows => [.. BadHeaders.Keys];

    [Theory]
    [MemberData(nameof(GoodRows))]
    public async Task A_good_token_is_taken(string row)
    {
        using var response = await shared.Rig.Send(shared.Rig.Message("si hei"), "Bearer " + shared.Rig.Token(Good[row]));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task Any_other_token_is_401(string row)
    {
        var before = shared.Rig.Connector.Calls.Count(call => call.Text == "echo: " + row);

        // Twice: what was refused must not be remembered as good.
        for (var i = 0; i < 2; i++)
        {
            using var response = await shared.Rig.Send(shared.Rig.Message("si " + row), "Bearer " + shared.Rig.Token(Bad[row]));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(before, shared.Rig.Connector.Calls.Count(call => call.Text == "echo: " + row));
    }

    [Theory]
    [MemberData(nameof(BadHeaderRows))]
    public async Task Any_other_header_is_401(string row)
    {
        using var response = await shared.Rig.Send(shared.Rig.Message("si hei"), BadHeaders[row](shared.Rig.Token()));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static void Use(TokenDraft draft, string key) => (draft.Key, draft.Header["kid"]) = (SharedRig.More[key], key);

    private static void Hmac(TokenDraft draft, byte[] key) => Sign(draft, "HS256", bytes => HMACSHA256.HashData(key, bytes));

    private static void Sign(TokenDraft draft, string algorithm, Func<byte[], byte[]> signature)
    {
        draft.Header["alg"] = algorithm;
        draft.Signature = signature;
    }

    private static string Tamper(string token, string from, string to)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1])!;
        Assert.Contains(from, payload, StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload.Replace(from, to, StringComparison.Ordinal))}.{parts[2]}";
    }

    internal static void Entra(TokenDraft draft, string tenant, string app, string version = "2.0")
    {
        draft.Payload["iss"] = version == "1.0" ? $"https://sts.windows.net/{tenant}/" : $"https://login.microsoftonline.com/{tenant}/v2.0";
        draft.Payload["tid"] = tenant;
        draft.Payload["ver"] = version;
        draft.Payload[version == "1.0" ? "appid" : "azp"] = app;
        draft.Payload.Remove("serviceurl");
    }

    /// <summary>One host for the whole table.</summary>
    public sealed class SharedRig : IAsyncLifetime
    {
        internal static readonly Dictionary<string, IssuedKey> More = new() { ["other-channel"] = new("other-channel"), ["no-endorsements"] = new("no-endorsements") };

        internal BotFrameworkRig Rig { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Rig = await BotFrameworkRig.Start();
            Rig.Issuer.Publish(More["other-channel"], "webchat");
            Rig.Issuer.Publish(More["no-endorsements"], endorsements: null);
        }

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }
}
