namespace OtgBot.Channels.Slack;

/// <summary>Stops the start if the settings can't work or would leave the door open, and says how to mend them.</summary>
internal static class SlackCheck
{
    public static void Check(SlackOptions options)
    {
        if (options.BotToken.Length > 0 && !options.BotToken.StartsWith("xox", StringComparison.Ordinal))
            throw new InvalidOperationException(
                "Slack:BotToken does not look like one. Copy the Bot User OAuth Token, which begins with xoxb-, from OAuth & Permissions in the app's settings.");
        if (options.AppToken.Length > 0 && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            throw new InvalidOperationException(
                "Slack:AppToken does not look like one. Make an app-level token with the scope connections:write under Basic Information in the app's settings; it begins with xapp-.");
        if (options.AllowedWorkspaces.FirstOrDefault(id => id[0] is not ('T' or 'E') || !id.All(char.IsAsciiLetterOrDigit)) is { } noId)
            throw new InvalidOperationException(
                $"Slack:AllowedWorkspaces holds '{noId}', which is no id of a workspace (T…) or an organisation (E…). Copy it from the address of Slack in a browser, https://app.slack.com/client/T…, with commas between; or take the setting away to serve every workspace.");
        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
            throw new InvalidOperationException(
                "Of Slack:ClientId and Slack:ClientSecret only one is set. Set both, from Basic Information in the app's settings, or neither.");
        if (options.RedirectUrl is not null && !options.CanInstall)
            throw new InvalidOperationException(
                "Slack:RedirectUrl is set, but not Slack:ClientId. Set Slack:ClientId and Slack:ClientSecret so that workspaces can install the app, or take the address away.");
        if (options.CanInstall && options.RedirectUrl is null)
            throw new InvalidOperationException(
                "Slack:ClientId is set, but not Slack:RedirectUrl. Set it to https://<your host>/slack/oauth/callback, as under OAuth & Permissions in the app's settings.");
        if (!options.IsOn)
        {
            if (options.BotToken.Length > 0 || options.CanInstall)
                throw new InvalidOperationException(
                    "Slack:SigningSecret is empty, so that anybody could speak for Slack. Set it from Basic Information in the app's settings, or Slack:AppToken for Socket Mode.");
            return;
        }

        if (options.UsesSocket && options.BotToken.Length == 0)
            throw new InvalidOperationException(
                "Slack:AppToken is set, but not Slack:BotToken. Socket Mode serves one workspace: set the Bot User OAuth Token of that workspace, which begins with xoxb-.");
        if (options.BotToken.Length > 0 && options.CanInstall)
            throw new InvalidOperationException(
                "Both Slack:BotToken and Slack:ClientId are set. Set the token for one workspace, or the client's id and secret for workspaces that install the app themselves.");
        if (options.BotToken.Length == 0 && !options.CanInstall)
            throw new InvalidOperationException(
                "Slack:SigningSecret is set, but the bot has no token to answer with. Set Slack:BotToken for one workspace, or Slack:ClientId and Slack:ClientSecret for workspaces that install the app themselves.");
    }

    /// <summary>Beside the pseudonyms' key on one machine. Hosts of one table storage must be told where they share it.</summary>
    public static string DefaultKeyDirectory(IConfiguration settings, string clientId) =>
        clientId.Length > 0
            && (settings["Storage:ConnectionString"] is { Length: > 0 } || settings["Storage:TableEndpoint"] is { Length: > 0 })
            ? throw new InvalidOperationException(
                "With table storage every host needs the same keys for the tokens of Slack's workspaces. Set Slack:KeyDirectory to a folder that all hosts share, such as a mounted file share; never in the store.")
            : Path.Combine("data", "slack-keys");
}
