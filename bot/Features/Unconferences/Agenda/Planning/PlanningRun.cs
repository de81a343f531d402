using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>One agenda being made on this host.</summary>
internal sealed class PlanningRun(PlanningInput gathered, PlanningClaim claim, Community community) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private volatile PlanProgress? progress;

    public string Id => gathered.Unconference.Id;

    public PlanningInput PlanningInput => gathered;

    public PlanningClaim Claim { get; set; } = claim;

    public Community Community => community;

    /// <summary>How far it has come; null while it waits for its turn.</summary>
    public PlanProgress? Progress
    {
        get => progress;
        set => progress = value;
    }

    /// <summary>Why it was stopped before its end; null if it was not.</summary>
    public PlanStop? Stopped { get; private set; }

    public CancellationToken Stopping => stop.Token;

    public void Stop(PlanStop why)
    {
        Stopped ??= why;
        stop.Cancel();
    }

    public void Dispose() => stop.Dispose();
}

internal enum PlanStop
{
    /// <summary>A lead called it off.</summary>
    Cancelled,

    /// <summary>This host goes down, or died.</summary>
    HostEnded,

    /// <summary>Another has the claim now: nothing more is said.</summary>
    Overtaken,
}
