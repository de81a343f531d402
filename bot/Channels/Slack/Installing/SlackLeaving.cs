using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// A workspace takes the app away, or brings it back. That it left is written down before Slack is answered; <see cref="LeavingLoop"/> then
/// tells each of its communities, here or on whichever host starts next, so that its data goes in time. Who comes back before finds all as
/// it was.
/// </summary>
internal sealed partial class SlackLeaving(
    SlackInstallations installations, SlackPlaces places, Communities communities, IStore store, TimeProvider clock,
    ILogger<SlackLeaving> logger)
{
    /// <summary>Called when there is something new to tell.</summary>
    public Action Left { get; set; } = () => { };

    /// <summary>
    /// Slack says that the app, or the bot's token, was taken away. The two are told in any order, and may come twice or late.
    /// </summary>
    /// <param name="where">Which installation.</param>
    /// <param name="reason">For the log.</param>
    /// <param name="happened">The event's own time, in whole seconds: what happened before the latest installation says nothing of
    /// it.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task Leave(SlackWorkspace where, string reason, DateTimeOffset happened, CancellationToken cancel)
    {
        if (where.Id.Length == 0) return;
        if (await installations.Find(where, cancel) is { IsActive: true, InstalledAt: { } at }
            && at.ToUnixTimeSeconds() > happened.ToUnixTimeSeconds())
        {
            Log.Late(logger, where.Id, reason);
            return;
        }

        await Note(where, isTokenKept: false, cancel);
        await installations.Disable(where, reason, cancel);
        Left();
    }

    /// <summary>Slack refused its token again and again. It is kept: it may be refused only from where this host is now.</summary>
    public async Task LeaveWithToken(SlackWorkspace where, CancellationToken cancel)
    {
        await Note(where, isTokenKept: true, cancel);
        Left();
    }

    /// <summary>
    /// The app is installed, again or for the first time. What could not be posted to for the workspace's sake, or for its own, is tried
    /// again.
    /// </summary>
    public async Task Return(SlackInstallation installation, CancellationToken cancel)
    {
        await installations.Save(installation, cancel);
        foreach (var place in await places.Of(installation.Workspace.Id, cancel))
        {
            if (await communities.Get(place.Partition, cancel) is { CanPost: false })
                await communities.Change(place.Partition, old => old with { RemovedAt = null, Inactive = null, InactiveAt = null }, cancel);
        }

        // Last, so that what breaks off is done again by the next installation.
        await store.Delete(SlackRows.DoubtOf(installation.Workspace.Id), null, cancel);
        await store.Delete(SlackRows.LeftBy(installation.Workspace.Id), null, cancel);
    }

    /// <summary>
    /// A token in the settings that works again is an installation too. Slack is asked only if there is something to bring back.
    /// </summary>
    /// <returns>False if Slack does not say whose token it is.</returns>
    public async Task<bool> ReturnByToken(CancellationToken cancel)
    {
        if (!installations.IsByToken || (await All(cancel)).Count == 0) return true;
        if (await installations.Own(cancel) is not { } own) return false;
        if (own.IsActive) await Return(own, cancel);
        return true;
    }

    /// <summary>The workspaces that left.</summary>
    public async Task<IReadOnlyList<LeftRow>> All(CancellationToken cancel)
    {
        var all = new List<LeftRow>();
        await foreach (var row in store.List(SlackRows.Partition, SlackRows.Left, SlackRowsJson.Default.LeftRow, cancel))
            all.Add(row.Value);
        return all;
    }

    /// <summary>Where it was.</summary>
    public Task<IReadOnlyList<Address>> PlacesOf(LeftRow left, CancellationToken cancel) => places.Of(left.Workspace, cancel);

    /// <summary>True if it came back meanwhile, so that the rest of its communities need not be told.</summary>
    public async ValueTask<bool> IsBack(LeftRow left, CancellationToken cancel) => left.IsTokenKept
        ? await store.Get(SlackRows.DoubtOf(left.Workspace), cancel) is null
        : await installations.Find(new SlackWorkspace(null, left.Workspace, false), cancel) is { IsActive: true };

    /// <summary>All its communities know.</summary>
    public async Task Told(LeftRow left, CancellationToken cancel) =>
        await store.Change(SlackRows.LeftBy(left.Workspace), SlackRowsJson.Default.LeftRow,
            old => old is { IsDone: false } ? old with { IsDone = true } : old, cancel);

    /// <summary>Its communities' data is gone, and so is all that is known of where they were.</summary>
    public async Task Forget(LeftRow left, CancellationToken cancel)
    {
        if (left.IsTokenKept)
            await installations.Disable(new SlackWorkspace(null, left.Workspace, false), "its token was refused for a month", cancel);
        foreach (var place in await places.Of(left.Workspace, cancel)) await places.Forget(place, cancel);
        await installations.Forget(left.Workspace, cancel);
        await store.Delete(SlackRows.DoubtOf(left.Workspace), null, cancel);
        await store.Delete(SlackRows.LeftBy(left.Workspace), null, cancel);
    }

    private async Task Note(SlackWorkspace where, bool isTokenKept, CancellationToken cancel) => await store.Change(
        SlackRows.LeftBy(where.Id),
        SlackRowsJson.Default.LeftRow,
        old => old is null
            ? new LeftRow(where.Id, clock.GetUtcNow(), IsDone: false) { IsTokenKept = isTokenKept }
            : old with { IsTokenKept = old.IsTokenKept && isTokenKept },
        cancel);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "{Workspace} was said to take the Slack app away ({Reason}), but installed it again since; nothing changes")]
        public static partial void Late(ILogger logger, string workspace, string reason);
    }
}
