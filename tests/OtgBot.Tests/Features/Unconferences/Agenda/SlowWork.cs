using OtgBot.Planner;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

/// <summary>A planner that works until it is told to finish, or is called off.</summary>
internal sealed class SlowWork : IDisposable
{
    private readonly ManualResetEventSlim finish = new();

    public Action<PlanProgress> Tell { get; private set; } = _ => { };

    public void Finish() => finish.Set();

    public void Dispose() => finish.Dispose();

    public PlanOutcome Plan(Town town, AgendaInput input, PlanSettings settings, Action<PlanProgress> told, TaskCompletionSource started, CancellationToken cancel)
    {
        Tell = told;
        started.SetResult();
        try
        {
            finish.Wait(cancel);
        }
        catch (OperationCanceledException)
        {
            // As the planner does: it comes back with what it has.
        }

        return new AgendaPlanner(town.Clock).Plan(input, settings with { Proof = null }, told, CancellationToken.None);
    }
}

internal static class SlowWorks
{
    /// <summary>From now on this host's agendas are made slowly. The task ends when the first begins.</summary>
    public static (Task Started, SlowWork Work) Works(this Town town)
    {
        var work = new SlowWork();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        town.Runs().Plan = (input, settings, told, cancel) => work.Plan(town, input, settings, told, started, cancel);
        return (started.Task, work);
    }
}
