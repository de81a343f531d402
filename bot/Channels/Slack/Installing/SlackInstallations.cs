using System.Text.Json;
using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>Where the app is installed. This serves the one workspace of <c>Slack:BotToken</c>, whose names it asks Slack for once.</summary>
internal sealed partial class SlackInstallations(SlackOptions options, SlackApi api, ILogger<SlackInstallations> logger) : IDisposable
{
    private readonly SemaphoreSlim asking = new(1);
    private SlackInstallation? only;

    /// <summary>The installation an event belongs to, or that a message goes out by: also one that was disabled. Null where there is none, or where nobody can tell just now.</summary>
    public async ValueTask<SlackInstallation?> Find(SlackWorkspace where, CancellationToken cancel)
    {
        if (where.Id.Length == 0 || await Only(cancel) is not { } known) return null;
        return where.Id == known.Workspace.Id || where.Id == known.TeamId || (known.IsOrgWide && where.EnterpriseId == known.EnterpriseId) ? known : null;
    }

    /// <summary>Keeps an installation; one for the same workspace is replaced.</summary>
    public Task Save(SlackInstallation installation, CancellationToken cancel)
    {
        only = installation;
        return Task.CompletedTask;
    }

    /// <summary>The workspace took the app or its token away: nothing is sent there until it is installed again.</summary>
    /// <param name="where">Which.</param>
    /// <param name="reason">For the log.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task Disable(SlackWorkspace where, string reason, CancellationToken cancel)
    {
        if (await Find(where, cancel) is not { IsActive: true } known) return;
        only = known with { IsActive = false };
        Log.Disabled(logger, where.Id, reason);
    }

    /// <summary>Called where Slack says that a token ran out: the installation with a newer token, or null where there is none.</summary>
    public async ValueTask<SlackInstallation?> Refresh(SlackInstallation expired, CancellationToken cancel) =>
        await Find(expired.Workspace, cancel) is { } known && known.Token != expired.Token ? known : null;

    public void Dispose() => asking.Dispose();

    private async ValueTask<SlackInstallation?> Only(CancellationToken cancel)
    {
        if (only is not null || options.BotToken.Length == 0) return only;
        await asking.WaitAsync(cancel);
        try
        {
            return only ??= await Ask(cancel);
        }
        finally
        {
            asking.Release();
        }
    }

    private async ValueTask<SlackInstallation?> Ask(CancellationToken cancel)
    {
        var answer = await api.Call("auth.test", options.BotToken, SlackBody.Empty, cancel);
        if (answer.Json is not { } json || !answer.IsOk)
        {
            Log.NotKnown(logger, answer.Reason);
            return null;
        }

        var isOrgWide = json.TryGetProperty("is_enterprise_install", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new SlackInstallation
        {
            TeamId = isOrgWide ? null : answer.Text("team_id"),
            EnterpriseId = answer.Text("enterprise_id"),
            IsOrgWide = isOrgWide,
            AppId = answer.Text("app_id") ?? "",
            BotUserId = answer.Text("user_id") ?? "",
            BotId = answer.Text("bot_id") ?? "",
            Token = options.BotToken,
            Scopes = answer.Scopes,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The Slack app is no longer installed in {Workspace} ({Reason}); nothing is sent there until it is installed again")]
        public static partial void Disabled(ILogger logger, string workspace, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack does not say whose Slack:BotToken is ({Reason}). Check the token against OAuth & Permissions in the app's settings")]
        public static partial void NotKnown(ILogger logger, string? reason);
    }
}
