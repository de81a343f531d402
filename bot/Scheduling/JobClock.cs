using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// Runs each job at its pace while the host runs. A job that fails is logged and run again at its next time; it never stops the others.
/// </summary>
internal sealed partial class JobClock(Jobs jobs, TimeProvider clock, ILogger<JobClock> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(jobs.All.Select(job => Repeat(job, stoppingToken)));

    private async Task Repeat(Job job, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // One that is moved forward while the job runs is not waited past either.
            var moved = (clock as MovableClock)?.Moved;
            try
            {
                await job.Run(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A job must never take the host down; the log tells, and the next run tries again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                Log.Failed(logger, broken, job.Name);
            }

            await Pause(job, moved, stop);
        }
    }

    /// <summary>Waits, but not past a clock that was moved forward.</summary>
    private async Task Pause(Job job, Task? moved, CancellationToken stop)
    {
        var pause = Task.Delay(job.Every, clock, stop);
        await (moved is null ? pause : Task.WhenAny(pause, moved)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed; it runs again at its next time")]
        public static partial void Failed(ILogger logger, Exception exception, string job);
    }
}
