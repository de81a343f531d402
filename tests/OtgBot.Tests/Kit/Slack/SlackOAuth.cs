using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// The installing side of <see cref="FakeSlack"/>: the page where somebody says yes, and the code that becomes a token, once.
/// </summary>
internal sealed class SlackOAuth(FakeSlack slack)
{
    private readonly Dictionary<string, Grant> codes = [];
    private int lastToken;

    /// <summary>Which workspace the person on the consent page is signed in to.</summary>
    public string Chosen { get; set; } = "T1";

    /// <summary>True if they install it for the whole organisation.</summary>
    public bool IsOrgWide { get; set; }

    /// <summary>True if they press Cancel.</summary>
    public bool Declines { get; set; }

    /// <summary>A code as the consent page would give, for a workspace.</summary>
    public string NewCode(SlackTeam workspace, string redirect, string? scopes = null, bool isOrgWide = false)
    {
        lock (slack.Guard)
        {
            var code = slack.NextId("code");
            codes[code] = new Grant(workspace, redirect, scopes ?? string.Join(',', workspace.Scopes), isOrgWide, slack.Clock.GetUtcNow().AddMinutes(10));
            return code;
        }
    }

    /// <summary><c>GET /oauth/v2/authorize</c>, with the person's choice made at once.</summary>
    public void Consent(HttpContext context)
    {
        var query = context.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (query["client_id"] != FakeSlack.ClientId || redirect.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var answer = Declines ? "error=access_denied" : "code=" + NewCode(slack.Workspace(Chosen, isInstalled: false), redirect, query["scope"].ToString(), IsOrgWide);
        context.Response.Redirect($"{redirect}?{answer}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    public JsonObject Access(SlackCall call)
    {
        if (call["client_id"] != FakeSlack.ClientId) throw new SlackRefusal("invalid_client_id");
        if (call["client_secret"] != FakeSlack.ClientSecret) throw new SlackRefusal("bad_client_secret");
        if (call["code"] is not { } code || !codes.Remove(code, out var grant) || slack.Clock.GetUtcNow() > grant.Until) throw new SlackRefusal("invalid_code");
        if (call["redirect_uri"] != grant.Redirect) throw new SlackRefusal("bad_redirect_uri");
        var workspace = grant.Workspace;
        var token = $"xoxb-{workspace.Id}-{++lastToken}";
        workspace.Tokens.Add(token);
        workspace.Users.TryAdd("UINSTALLER", new SlackUser("UINSTALLER", "Installer"));
        foreach (var scope in grant.Scopes.Split(',')) workspace.Scopes.Add(scope);
        return SlackMethods.Ok(
            ("access_token", token), ("token_type", "bot"), ("scope", string.Join(',', workspace.Scopes)), ("bot_user_id", workspace.BotUser), ("app_id", FakeSlack.AppId),
            ("team", grant.IsOrgWide ? null : new JsonObject { ["id"] = workspace.Id, ["name"] = workspace.Name }),
            ("enterprise", workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Enterprise " + enterprise } : null),
            ("is_enterprise_install", grant.IsOrgWide), ("authed_user", new JsonObject { ["id"] = "UINSTALLER" }));
    }

    /// <summary>Client id and secret as HTTP Basic.</summary>
    public static void ReadBasic(string header, JsonObject arguments)
    {
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header)).Split(':', 2);
        (arguments["client_id"], arguments["client_secret"]) = (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
    }

    private sealed record Grant(SlackTeam Workspace, string Redirect, string Scopes, bool IsOrgWide, DateTimeOffset Until);
}
