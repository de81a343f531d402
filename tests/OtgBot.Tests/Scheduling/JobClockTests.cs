using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Scheduling;

namespace OtgBot.Tests.Scheduling;

public sealed class JobClockTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_knows_when_it_is_needed_runs_then_and_not_only_at_its_pace()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 7, 58, 0, TimeSpan.Zero));
        var nine = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
        var runs = new List<DateTimeOffset>();
        var ran = new SemaphoreSlim(0);
        var jobs = new Jobs();
        jobs.Add(new Job("test", TimeSpan.FromHours(1), _ =>
        {
            runs.Add(clock.GetUtcNow());
            ran.Release();
            return Task.CompletedTask;
        })
        { Next = () => clock.GetUtcNow() < nine ? nine : null });
        using var jobClock = new JobClock(jobs, clock, NullLogger<JobClock>.Instance);

        await jobClock.StartAsync(Cancel);
        await ran.WaitAsync(Cancel);
        do clock.Advance(TimeSpan.FromSeconds(1));
        while (!await ran.WaitAsync(TimeSpan.FromMilliseconds(5), Cancel));

        await jobClock.StopAsync(Cancel);
        Assert.InRange(runs[1], nine, nine.AddMinutes(30));
    }
}
