using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Slack refused a workspace's token. One refusal proves nothing: a host whose outbound address changed looks the same as an app that was
/// taken away (https://docs.slack.dev/reference/methods/auth.test#errors). So <c>auth.test</c> is asked, several times over hours.
/// </summary>
internal sealed partial class TokenDoubts(
    SlackInstallations installations, SlackLeaving leaving, SlackApi api, IStore store, TimeProvider clock, ILogger<TokenDoubts> logger)
{
    /// <summary>So often, and over this long, Slack must say no until the workspace's communities count as left.</summary>
    public const int Enough = 6;

    public static readonly TimeSpan Least = TimeSpan.FromHours(6);

    /// <summary>Called when there is a new one.</summary>
    public Action Raised { get; set; } = () => { };

    /// <summary>A call was refused. One that was installed again in the meantime has another token, and is in no doubt.</summary>
    public async Task Raise(SlackInstallation refused, string code, CancellationToken cancel)
    {
        if (await installations.Find(refused.Workspace, cancel) is not { IsActive: true } known || known.Token != refused.Token) return;
        var doubt = new DoubtRow(refused.Workspace.Route, clock.GetUtcNow(), 0);
        if (await store.Insert(SlackRows.DoubtOf(refused.Workspace.Id), doubt, SlackRowsJson.Default.DoubtRow, cancel))
            Log.Raised(logger, refused.Workspace.Id, code);
        else if (code is "invalid_auth") return;
        Raised();
    }

    /// <summary>Asks again for each that is in doubt.</summary>
    public async Task Look(CancellationToken cancel)
    {
        var all = new List<Stored<DoubtRow>>();
        await foreach (var row in store.List(SlackRows.Partition, SlackRows.Doubt, SlackRowsJson.Default.DoubtRow, cancel)) all.Add(row);
        foreach (var doubt in all) await Look(doubt, cancel);
    }

    private async Task Look(Stored<DoubtRow> doubt, CancellationToken cancel)
    {
        var where = SlackWorkspace.OfRoute(doubt.Value.Route);
        if (await installations.Find(where, cancel) is not { IsActive: true } installation)
        {
            await store.Delete(doubt.Key, null, cancel);
            return;
        }

        var answer = await api.Call("auth.test", installation.Token, SlackBody.Empty, cancel);
        if (answer.IsOk)
        {
            await leaving.Return(installation, cancel);
            Log.Settled(logger, where.Id);
        }
        else if (answer.Error is "account_inactive" or "token_revoked")
        {
            // Slack says for certain that the workspace took it away, and may never tell of it otherwise.
            await leaving.Leave(where, answer.Error, clock.GetUtcNow(), cancel);
            await store.Delete(doubt.Key, null, cancel);
        }
        else if (SlackFaults.Of(answer) == SlackFault.TokenRefused)
        {
            var refused = doubt.Value with { Times = doubt.Value.Times + 1 };
            if (await store.Put(doubt, refused, SlackRowsJson.Default.DoubtRow, cancel) is null) return;
            Log.Refused(logger, where.Id, answer.Error!, refused.Times, refused.Since);
            if (refused.Times >= Enough && clock.GetUtcNow() - refused.Since >= Least) await leaving.LeaveWithToken(where, cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "Slack refused the bot's token in {Workspace} ({Code}). The token is kept; auth.test is asked whether that is so")]
        public static partial void Raised(ILogger logger, string workspace, string code);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "Slack's auth.test refuses the bot's token in {Workspace} too ({Code}), {Times} times since {Since}. Either the app was removed there, or this host calls from another address than the app's settings allow (Restrict API Token Usage). The token is kept and tried again every hour; after six hours its communities count as left")]
        public static partial void Refused(ILogger logger, string workspace, string code, int times, DateTimeOffset since);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's token in {Workspace} is good after all; everything there goes on")]
        public static partial void Settled(ILogger logger, string workspace);
    }
}
