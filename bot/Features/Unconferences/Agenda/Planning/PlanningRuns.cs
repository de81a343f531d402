using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>
/// Makes agendas in the background, on threads of their own and only so many at once, so that the host goes on answering. The card that
/// shows how far it has come is updated every few seconds, then gives way to the result. The claim is renewed meanwhile; a host that
/// dies leaves one that runs out, and the next host that looks says so on the card.
/// </summary>
internal sealed partial class PlanningRuns(AgendaStore agendas, Communities communities, NewId newId, TimeProvider clock,
    PlanningOptions options, ILogger<PlanningRuns> logger) : IAsyncDisposable
{
    /// <summary>Between two updates of a card, and between two renewals of the claim.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3.2);

    /// <summary>Of the rules that a plan breaks.</summary>
    private const int MostLogged = 5;

    private readonly SemaphoreSlim places = new(options.AtOnce);
    private readonly ConcurrentDictionary<string, (PlanningRun Run, Task Work)> running = new(StringComparer.Ordinal);

    /// <summary>
    /// What this process is called in its claims, if only one process can have the store: after a restart, those of before are known as
    /// dead at once.
    /// </summary>
    public string? Process { get; } = agendas.IsOfOneProcess ? newId() : null;

    /// <summary>What makes the agenda; a test may put something else in its place.</summary>
    public Func<AgendaInput, PlanSettings, Action<PlanProgress>, CancellationToken, PlanOutcome> Plan { get; set; } =
        (input, settings, told, cancel) => new AgendaPlanner(clock).Plan(input, settings, told, cancel);

    /// <summary>Starts a run whose claim is taken and whose card stands.</summary>
    public void Begin(PlanningRun run)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[run.Claim.Run] = (run, Task.Run(async () =>
        {
            await begun.Task;
            await Work(run);
        }));
        begun.SetResult();
    }

    /// <summary>Stops a run at once if it is on this host; elsewhere its host sees it by the claim.</summary>
    public void Cancel(string run)
    {
        if (running.TryGetValue(run, out var here)) here.Run.Stop(PlanStop.Cancelled);
    }

    /// <summary>Comes back once nothing runs any more.</summary>
    public Task Settled() => Task.WhenAll(running.Values.Select(one => one.Work));

    /// <summary>Says of runs whose host died that they are over.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        foreach (var id in await agendas.BeingPlanned(cancel))
        {
            var claim = await agendas.Claim(id, cancel);
            if (claim?.Holds(clock.GetUtcNow(), Process) == true) continue;
            if (!await agendas.Release(id, claim?.Run ?? "", cancel) || claim is null) continue;
            Log.HostDied(logger);
            if (await communities.Get(claim.Community, cancel) is { } community)
                await Show(claim, community, PlanCards.Stopped(PlanStop.HostEnded, claim.Language), isLast: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (run, _) in running.Values) run.Stop(PlanStop.HostEnded);
        await Settled();
        places.Dispose();
    }

    private async Task Work(PlanningRun run)
    {
        try
        {
            using var done = new CancellationTokenSource();
            var following = Follow(run, done.Token);
            var card = await Result(run);
            await done.CancelAsync();
            await following;
            if (run.Stopped == PlanStop.Overtaken) return;
            await agendas.Release(run.Id, run.Claim.Run, CancellationToken.None);
            await Show(run.Claim, run.Community, card, isLast: true);
        }
#pragma warning disable CA1031 // Nobody awaits this: whatever goes wrong goes into the log, and the claim runs out by itself.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Failed(logger, broken);
        }
        finally
        {
            running.TryRemove(run.Claim.Run, out _);
            run.Dispose();
        }
    }

    private async Task<Card> Result(PlanningRun run)
    {
        var language = run.Claim.Language;
        try
        {
            await places.WaitAsync(run.Stopping);
            PlanOutcome outcome;
            try
            {
                outcome = await OnThread(() => Plan(run.PlanningInput.Input, options.Settings, told => run.Progress = told, run.Stopping));
            }
            finally
            {
                places.Release();
            }

            if (run.Stopped is { } why) return PlanCards.Stopped(why, language);
            if (outcome is not AgendaPlan plan) return PlanCards.Impossible(run.PlanningInput, (NoAgenda)outcome, language);
            if (HardRules.Broken(run.PlanningInput.Input, plan.Sessions) is { Count: > 0 } broken)
            {
                Log.BreaksRules(logger, broken.Count, string.Join("; ", broken.Take(MostLogged)));
                return PlanCards.Broken(language);
            }

            var planned = run.PlanningInput.With(plan, run.Claim.Run, clock.GetUtcNow());
            if (await agendas.Keep(run.Id, run.Claim.Run, planned, CancellationToken.None))
                return PlanCards.Result(run.PlanningInput, planned, plan, language);
            run.Stop((await agendas.Claim(run.Id, CancellationToken.None))?.Run == run.Claim.Run ? PlanStop.Cancelled : PlanStop.Overtaken);
            return PlanCards.Stopped(PlanStop.Cancelled, language);
        }
        catch (OperationCanceledException) when (run.Stopped is not null)
        {
            return PlanCards.Stopped(run.Stopped.Value, language);
        }
#pragma warning disable CA1031 // The lead who waits is told, and the log has the rest.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Failed(logger, broken);
            return PlanCards.Broken(language);
        }
    }

    /// <summary>Renews the claim, looks whether somebody cancelled, and shows how far it has come: all at one slow pace.</summary>
    private async Task Follow(PlanningRun run, CancellationToken done)
    {
        PlanProgress? shown = null;
        while (true)
        {
            await Task.Delay(Pause, clock, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested) return;
            try
            {
                var claim = await agendas.ChangeClaim(run.Id, run.Claim.Run,
                    old => old with { Until = clock.GetUtcNow() + PlanningClaim.Lease }, CancellationToken.None);
                if (claim is null) run.Stop(PlanStop.Overtaken);
                else if (claim.IsCancelled) run.Stop(PlanStop.Cancelled);
                if (run.Stopped is not null) return;
                if (run.Progress == shown) continue;
                shown = run.Progress;
                await Show(run.Claim, run.Community, PlanCards.Progress(run.PlanningInput, run.Claim.Run, shown, run.Claim.Language),
                    isLast: false);
            }
#pragma warning disable CA1031 // A store or a platform that stumbles once must not stop the work.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                Log.NotShown(logger, broken);
            }
        }
    }

    /// <summary>Puts a card in the place of the one with the progress; if that is gone, the last one is said anew.</summary>
    private async Task Show(PlanningClaim claim, Community community, Card card, bool isLast)
    {
        var message = new Outgoing(claim.At, claim.Language) { Card = card };
        var updated = claim.MessageId is { } id
            && (await communities.Update(community, claim.At, id, message, CancellationToken.None)).Outcome == SendOutcome.Sent;
        if (!updated && isLast) await communities.Tell(community, claim.At, message, CancellationToken.None);
    }

    /// <summary>A thread of its own, below the others: the pool's are for those who wait for an answer.</summary>
    private static Task<PlanOutcome> OnThread(Func<PlanOutcome> plan)
    {
        var done = new TaskCompletionSource<PlanOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.SetResult(plan());
            }
#pragma warning disable CA1031 // It is thrown where the result is awaited.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                done.SetException(broken);
            }
        })
        { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "agenda" }.Start();
        return done.Task;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The making of an agenda failed")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "An agenda was made that breaks {Count} rules, and nobody was shown it: {Rules}")]
        public static partial void BreaksRules(ILogger logger, int count, string rules);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of an agenda could not be shown; it is tried again")]
        public static partial void NotShown(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A host died while it made an agenda; its leads are told to ask again")]
        public static partial void HostDied(ILogger logger);
    }
}
