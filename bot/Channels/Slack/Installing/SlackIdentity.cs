using System.Text.Json;
using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Asks Slack who the bot is by a token: what an installation's answer leaves out, and all there is if a token came from the settings.
/// </summary>
internal static partial class SlackIdentity
{
    /// <summary>
    /// The installation with the names that <c>auth.test</c> knows; null, and a line in the log, if Slack does not say. The code is there
    /// if it refuses the token, and not if it could not be asked.
    /// </summary>
    public static async Task<(SlackInstallation? Known, string? Refused)> Ask(SlackApi api, SlackInstallation known, ILogger logger,
        CancellationToken cancel)
    {
        var answer = await api.Call("auth.test", known.Token, SlackBody.Empty, cancel);
        if (answer.Json is not { } json || !answer.IsOk)
        {
            Log.NotKnown(logger, answer.Reason);
            var isWord = SlackFaults.Of(answer) is SlackFault.TokenRefused or SlackFault.InstallationDead or SlackFault.TokenExpired
                or SlackFault.Bug;
            return (null, isWord ? answer.Error : null);
        }

        var isOrgWide = known.IsOrgWide
            || (json.TryGetProperty("is_enterprise_install", out var flag) && flag.ValueKind == JsonValueKind.True);
        return (known with
        {
            TeamId = isOrgWide ? null : known.TeamId ?? answer.Text("team_id"u8),
            EnterpriseId = known.EnterpriseId ?? answer.Text("enterprise_id"u8),
            IsOrgWide = isOrgWide,
            AppId = known.AppId.Length > 0 ? known.AppId : answer.Text("app_id"u8) ?? "",
            BotUserId = known.BotUserId.Length > 0 ? known.BotUserId : answer.Text("user_id"u8) ?? "",
            BotId = answer.Text("bot_id"u8) ?? "",
            Scopes = answer.Scopes.Count > 0 ? answer.Scopes : known.Scopes,
        }, null);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "Slack does not say whose the bot's token is ({Reason}). Check Slack:BotToken against OAuth & Permissions in the app's settings, or install the app again")]
        public static partial void NotKnown(ILogger logger, string? reason);
    }
}
