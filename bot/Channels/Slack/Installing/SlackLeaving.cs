using System.Globalization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// A workspace takes the app away, or brings it back. That it left is written down before Slack is answered; then each of its communities is told that the
/// bot was removed, here or on whichever host starts next, so that its data goes in time. Who comes back before finds all as it was.
/// </summary>
internal sealed partial class SlackLeaving(
    SlackInstallations installations,
    SlackPlaces places,
    Communities communities,
    TurnQueue queue,
    IEnumerable<IChannel> channels,
    IStore store,
    SlackOptions options,
    TimeProvider clock,
    ILogger<SlackLeaving> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A day longer than the communities' data: then nothing needs the list of places any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    private TaskCompletionSource wake = NewSignal();

    /// <summary>Until it has gone well once.</summary>
    private bool mayReturnByToken = options.BotToken.Length > 0;

    /// <summary>Slack says that the app, or the bot's token, was taken away. The two are told in any order, and may come twice or late.</summary>
    /// <param name="where">Which installation.</param>
    /// <param name="reason">For the log.</param>
    /// <param name="happened">The event's own time, in whole seconds: what happened before the latest installation says nothing of it.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task Leave(SlackWorkspace where, string reason, DateTimeOffset happened, CancellationToken cancel)
    {
        if (where.Id.Length == 0) return;
        if (await installations.Find(where, cancel) is { IsActive: true, InstalledAt: { } at } && at.ToUnixTimeSeconds() > happened.ToUnixTimeSeconds())
        {
            Log.Late(logger, where.Id, reason);
            return;
        }

        await store.Change(SlackRows.LeftBy(where.Id), SlackRowsJson.Default.LeftRow, old => old ?? new LeftRow(where.Id, clock.GetUtcNow(), IsDone: false), cancel);
        await installations.Disable(where, reason, cancel);
        Volatile.Read(ref wake).TrySetResult();
    }

    /// <summary>Slack refuses its token for good, and may never tell of it. One that was installed again in the meantime has another token, and stays.</summary>
    public async Task Leave(SlackInstallation dead, string reason, CancellationToken cancel)
    {
        if (await installations.Find(dead.Workspace, cancel) is { IsActive: true } known && known.Token == dead.Token) await Leave(dead.Workspace, reason, clock.GetUtcNow(), cancel);
    }

    /// <summary>The app is installed, again or for the first time. What could not be posted to for the workspace's sake, or for its own, is tried again.</summary>
    public async Task Return(SlackInstallation installation, CancellationToken cancel)
    {
        await installations.Save(installation, cancel);
        foreach (var place in await places.Of(installation.Workspace.Id, cancel))
        {
            if (await communities.Get(place.Partition, cancel) is { CanPost: false }) await communities.Change(place.Partition, old => old with { RemovedAt = null, Inactive = null, InactiveAt = null }, cancel);
        }

        // Last, so that what breaks off is done again by the next installation.
        await store.Delete(SlackRows.LeftBy(installation.Workspace.Id), null, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                Volatile.Write(ref wake, NewSignal());
                await RunOnce(stoppingToken);
                await Task.WhenAny(wake.Task, Task.Delay(Pause, clock, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. What is not done is written down.
        }
    }

    /// <summary>A token in the settings that works again is an installation too. Slack is asked only where there is something to bring back.</summary>
    /// <returns>False where Slack does not say whose token it is.</returns>
    private async Task<bool> ReturnByToken(CancellationToken cancel)
    {
        await foreach (var _ in store.List(SlackRows.Partition, SlackRows.Left, SlackRows.Left + Key.End, cancel))
        {
            if (await installations.Own(cancel) is not { } own) return false;
            if (own.IsActive) await Return(own, cancel);
            return true;
        }

        return true;
    }

    private async Task RunOnce(CancellationToken cancel)
    {
        try
        {
            if (mayReturnByToken) mayReturnByToken = !await ReturnByToken(cancel);
            var all = new List<LeftRow>();
            await foreach (var row in store.List(SlackRows.Partition, SlackRows.Left, SlackRowsJson.Default.LeftRow, cancel)) all.Add(row.Value);
            foreach (var left in all)
            {
                if (!left.IsDone) await TellCommunities(left, cancel);
                else if (clock.GetUtcNow() - left.At > Kept) await Forget(left, cancel);
            }
        }
#pragma warning disable CA1031 // A store that can't be reached now can be in an hour; the rows wait.
        catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken);
        }
    }

    private async Task TellCommunities(LeftRow left, CancellationToken cancel)
    {
        var slack = channels.First(channel => channel.Name == SlackSetup.Name);
        var told = 0;
        foreach (var place in await places.Of(left.Workspace, cancel))
        {
            var removed = new Incoming
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"left:{left.At.UtcTicks}:{place.Conversation}"),
                Kind = IncomingKind.Removed,
                Address = place,
                Person = new Person("", ""),
            };
            // Back before all were told: the rest need not be.
            if (await installations.Find(new SlackWorkspace(null, left.Workspace, false), cancel) is { IsActive: true }) return;
            if (queue.Enqueue(removed, slack) is not { } running) return;
            await running.WaitAsync(cancel);
            told++;
        }

        await store.Change(SlackRows.LeftBy(left.Workspace), SlackRowsJson.Default.LeftRow, old => old is { IsDone: false } ? old with { IsDone = true } : old, cancel);
        Log.Left(logger, left.Workspace, told);
    }

    private async Task Forget(LeftRow left, CancellationToken cancel)
    {
        foreach (var place in await places.Of(left.Workspace, cancel)) await places.Forget(place, cancel);
        await installations.Forget(left.Workspace, cancel);
        await store.Delete(SlackRows.LeftBy(left.Workspace), null, cancel);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Workspace} was said to take the Slack app away ({Reason}), but installed it again since; nothing changes")]
        public static partial void Late(ILogger logger, string workspace, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The Slack app left {Workspace}: {Communities} communities marked as left; their data goes in 30 days unless it is installed again")]
        public static partial void Left(ILogger logger, string workspace, int communities);

        [LoggerMessage(Level = LogLevel.Error, Message = "What Slack workspaces left behind could not be looked after; it is tried again within the hour")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
