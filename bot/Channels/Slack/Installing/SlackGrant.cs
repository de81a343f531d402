using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>What became of a code: an installation, or why there is none.</summary>
/// <param name="Installation">Complete, with the bot's own names.</param>
/// <param name="Name">What the workspace or organisation calls itself.</param>
/// <param name="IsCodeBad">True if another try with a fresh code may go well.</param>
internal sealed record SlackGrantResult(SlackInstallation? Installation, string Name, bool IsCodeBad)
{
    /// <summary>Who gave the consent.</summary>
    public string? Installer { get; init; }
}

/// <summary>Turns the code of a consent into an installation (https://docs.slack.dev/reference/methods/oauth.v2.access).</summary>
internal sealed partial class SlackGrant(HttpClient http, SlackOptions options, SlackApi api, ILogger<SlackGrant> logger)
{
    private const string Method = "oauth.v2.access";

    public async Task<SlackGrantResult> Exchange(string code, CancellationToken cancel)
    {
        var answer = await Ask(code, cancel);
        if (answer is not { IsOk: true, Json: { } json })
        {
            Log.Refused(logger, answer.Reason);
            return new SlackGrantResult(null, "", IsCodeBad: answer.Error is "invalid_code" or "code_already_used");
        }

        if (answer.Text("refresh_token"u8) is not null)
        {
            Log.Rotates(logger);
            return new SlackGrantResult(null, "", IsCodeBad: false);
        }

        var (team, enterprise) = (Member(json, "team"), Member(json, "enterprise"));
        var isOrgWide = json.TryGetProperty("is_enterprise_install", out var flag) && flag.ValueKind == JsonValueKind.True;
        var granted = new SlackInstallation
        {
            TeamId = isOrgWide ? null : Text(team, "id"),
            EnterpriseId = Text(enterprise, "id"),
            IsOrgWide = isOrgWide,
            AppId = answer.Text("app_id"u8) ?? "",
            BotUserId = answer.Text("bot_user_id"u8) ?? "",
            Token = answer.Text("access_token"u8) ?? "",
            Scopes = answer.Text("scope"u8)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        // Only a bot's token will do, and only with a place to keep it under.
        if (granted.Token.Length == 0 || granted.Workspace.Id.Length == 0
            || (await SlackIdentity.Ask(api, granted, logger, cancel)).Known is not { } installation)
        {
            Log.Incomplete(logger);
            return new SlackGrantResult(null, "", IsCodeBad: false);
        }

        return new SlackGrantResult(installation, Text(team, "name") ?? Text(enterprise, "name") ?? "",
            IsCodeBad: false)
        { Installer = Text(Member(json, "authed_user"), "id") };
    }

    /// <summary>Ends an installation that is not wanted: its token is void, and Slack sends nothing more from there.</summary>
    public async Task GiveBack(SlackInstallation granted, CancellationToken cancel)
    {
        var answer = await api.Call("auth.revoke", granted.Token, SlackBody.Empty, cancel);
        if (!answer.IsOk) Log.NotGivenBack(logger, granted.Workspace.Id, answer.Reason);
    }

    private async Task<SlackAnswer> Ask(string code, CancellationToken cancel)
    {
        var body = SlackBody.Form(("code", code), ("redirect_uri", options.RedirectUrl!.AbsoluteUri));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Api, Method)) { Content = body.Content() };
            var client = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
            using var response = await http.SendAsync(request, cancel);
            return await SlackAnswer.Read(response, cancel);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException
            || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return SlackAnswer.Broken(isSafe: false, "no answer");
        }
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static string? Text(JsonElement? json, string name) =>
        json is { } owner && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Slack gave no token for an installation ({Reason}). If it says so each time, check Slack:ClientId, Slack:ClientSecret and Slack:RedirectUrl against the app's settings")]
        public static partial void Refused(ILogger logger, string? reason);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "An installation in {Workspace} was refused and forgotten, but Slack did not take its token back ({Reason})")]
        public static partial void NotGivenBack(ILogger logger, string workspace, string? reason);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "An installation was refused: the app has token rotation turned on, which this bot does not do. Make the app anew from manifest/slack/manifest.json; rotation can't be turned off again")]
        public static partial void Rotates(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "Slack's answer to an installation held no bot token, or named no workspace. Check that the app asks for bot scopes")]
        public static partial void Incomplete(ILogger logger);
    }
}
