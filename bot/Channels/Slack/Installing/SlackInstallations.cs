using System.Collections.Concurrent;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Where the app is installed: in the one workspace of <c>Slack:BotToken</c>, whose names it asks Slack for once, or in those that
/// installed it themselves, one row each, with the token encrypted.
/// </summary>
internal sealed partial class SlackInstallations(SlackOptions options, SlackApi api, IStore store, Lazy<SlackKeys> keys, SlackClock clock,
    ILogger<SlackInstallations> logger) : IDisposable
{
    private const int MostOpened = 10_000;

    private const int MostRefused = 1_000;

    /// <summary>How long Slack's word about a token counts, so that not every command asks again.</summary>
    private static readonly TimeSpan UntilAskedAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> refused = new();
    private readonly SemaphoreSlim asking = new(1);
    private readonly ConcurrentDictionary<string, string> opened = new();
    private SlackInstallation? only;
    private DateTimeOffset askAgain;

    /// <summary>
    /// The installation an event belongs to, or that a message goes out by: also one that was disabled. Null if there is none, if the bot
    /// is not for it, or if nobody can tell just now.
    /// </summary>
    public async ValueTask<SlackInstallation?> Find(SlackWorkspace where, CancellationToken cancel) =>
        (await Look(where, cancel)).Installation;

    /// <summary>
    /// The same, and whether it is certain: not while Slack does not say whose <c>Slack:BotToken</c> is, or the key of a workspace's token
    /// is out of reach.
    /// </summary>
    public async ValueTask<(SlackInstallation? Installation, bool IsCertain)> Look(SlackWorkspace where, CancellationToken cancel)
    {
        var (known, isCertain) = await Known(where, cancel);
        if (known is not null) return (Allows(known.Workspace) ? known : null, true);
        return (null, isCertain || !Allows(where));
    }

    /// <summary>Whether the bot is for this workspace. One that it is not for is named in the log, once.</summary>
    public bool Allows(SlackWorkspace where)
    {
        if (options.Allows(where)) return true;
        if (refused.Count < MostRefused && refused.TryAdd(where.Id, true)) Log.NotAllowed(logger, where.Id);
        return false;
    }

    /// <summary>Like <see cref="Find"/>, also of a workspace that the bot is not for any more.</summary>
    public async ValueTask<SlackInstallation?> Kept(SlackWorkspace where, CancellationToken cancel) =>
        (await Known(where, cancel)).Installation;

    private async ValueTask<(SlackInstallation? Installation, bool IsCertain)> Known(SlackWorkspace where, CancellationToken cancel)
    {
        if (where.Id.Length == 0) return (null, true);
        if (options.CanInstall) return await Stored(where.Id, cancel);
        if (await Own(cancel) is not { } known) return (null, options.BotToken.Length == 0);
        return (where.Id == known.Workspace.Id || where.Id == known.TeamId || (known.IsOrgWide && where.EnterpriseId == known.EnterpriseId)
            ? known
            : null, true);
    }

    /// <summary>True if there is one installation alone, by the token of the settings.</summary>
    public bool IsByToken => options.BotToken.Length > 0;

    /// <summary>True once Slack said whose <c>Slack:BotToken</c> is.</summary>
    public bool IsOwnKnown => only is not null;

    /// <summary>Slack's code, if it refuses <c>Slack:BotToken</c>.</summary>
    public string? OwnRefused { get; private set; }

    /// <summary>The one of <c>Slack:BotToken</c>; null if there is none, or Slack does not say whose it is.</summary>
    public async ValueTask<SlackInstallation?> Own(CancellationToken cancel)
    {
        if (only is not null || options.BotToken.Length == 0) return only;
        await asking.WaitAsync(cancel);
        try
        {
            var now = clock.Time.GetUtcNow();
            if (only is not null || (OwnRefused is not null && now < askAgain)) return only;
            (only, var error) =
                await SlackIdentity.Ask(api, new SlackInstallation { Token = options.BotToken, BotUserId = "" }, logger, cancel);
            (OwnRefused, askAgain) = (error, now + UntilAskedAgain);
            return only;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>Keeps an installation; one for the same workspace is replaced.</summary>
    public async Task Save(SlackInstallation installation, CancellationToken cancel)
    {
        if (!options.CanInstall)
        {
            only = installation;
            return;
        }

        var row = new InstalledRow(keys.Value.CloseToken(installation.Token))
        {
            TeamId = installation.TeamId,
            EnterpriseId = installation.EnterpriseId,
            IsOrgWide = installation.IsOrgWide,
            AppId = installation.AppId,
            BotUserId = installation.BotUserId,
            BotId = installation.BotId,
            Scopes = installation.Scopes,
            InstalledAt = clock.Time.GetUtcNow(),
        };
        await store.Change(SlackRows.Installed(installation.Workspace.Id), SlackRowsJson.Default.InstalledRow, _ => row, cancel);
        Log.Installed(logger, installation.Workspace.Id);
    }

    /// <summary>The workspace took the app or its token away: nothing is sent there until it is installed again. The token goes.</summary>
    /// <param name="where">Which.</param>
    /// <param name="reason">For the log.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task Disable(SlackWorkspace where, string reason, CancellationToken cancel)
    {
        if (await Kept(where, cancel) is not { IsActive: true } known) return;
        if (!options.CanInstall) only = known with { IsActive = false };
        else
        {
            // One that was installed again in the meantime has another token, and stays.
            await store.Change(SlackRows.Installed(where.Id), SlackRowsJson.Default.InstalledRow, old =>
                old is null || Opened(old.Token) != known.Token ? old : old with { IsActive = false, Token = "" }, cancel);
        }

        Log.Disabled(logger, where.Id, reason);
    }

    /// <summary>Forgets an installation altogether.</summary>
    public async Task Forget(string workspace, CancellationToken cancel)
    {
        if (options.CanInstall && await Stored(workspace, cancel) is { Installation.IsActive: false })
            await store.Delete(SlackRows.Installed(workspace), null, cancel);
    }

    /// <summary>Called when Slack says that a token ran out: the installation with a newer token, or null if there is none.</summary>
    public async ValueTask<SlackInstallation?> Refresh(SlackInstallation expired, CancellationToken cancel) =>
        await Find(expired.Workspace, cancel) is { IsActive: true } known && known.Token != expired.Token ? known : null;

    public void Dispose() => asking.Dispose();

    private async ValueTask<(SlackInstallation? Installation, bool IsCertain)> Stored(string workspace, CancellationToken cancel)
    {
        if (await store.Get(SlackRows.Installed(workspace), SlackRowsJson.Default.InstalledRow, cancel) is not { Value: var row })
            return (null, true);
        if (Opened(row.Token) is not { } token) return (null, false);
        return (new SlackInstallation
        {
            TeamId = row.TeamId,
            EnterpriseId = row.EnterpriseId,
            IsOrgWide = row.IsOrgWide,
            AppId = row.AppId,
            BotUserId = row.BotUserId,
            BotId = row.BotId,
            Token = token,
            Scopes = row.Scopes,
            InstalledAt = row.InstalledAt,
            IsActive = row.IsActive,
        }, true);
    }

    /// <summary>Opening one takes longer than reading its row, and each message needs it.</summary>
    private string? Opened(string closed)
    {
        if (closed.Length == 0) return "";
        if (opened.TryGetValue(closed, out var token)) return token;
        if (keys.Value.OpenToken(closed) is not { } fresh) return null;
        if (opened.Count >= MostOpened) opened.Clear();
        return opened[closed] = fresh;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The Slack app was installed in {Workspace}")]
        public static partial void Installed(ILogger logger, string workspace);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "What comes from the Slack workspace '{Workspace}' is dropped, and nothing is sent there: it is not in Slack:AllowedWorkspaces, nor is its organisation")]
        public static partial void NotAllowed(ILogger logger, string workspace);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The Slack app is no longer installed in {Workspace} ({Reason}); nothing is sent there until it is installed again")]
        public static partial void Disabled(ILogger logger, string workspace, string reason);
    }
}
