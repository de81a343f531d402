using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Scheduling;

namespace OtgBot.Tests.Scheduling;

public sealed class FanOutTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentDictionary<string, Alarm> stored = new();
    private readonly ConcurrentQueue<Alarm> handled = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_that_hangs_delays_no_other_also_not_what_comes_due_later()
    {
        var hangs = new TaskCompletionSource();
        Store("slow", 5_000);
        Store("fast", 500);
        using var fanOut = new FanOut(_ => Due(), async (entry, _) =>
        {
            await (entry.Lane == "prompt c|t|slow" ? hangs.Task : Handle(entry));
            return false;
        }, NoRest, NoFailure, clock);
        var run = fanOut.Run(Cancel);
        await Until(() => handled.Count == 500);

        Store("later", 10);
        while (handled.Count < 510)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.False(run.IsCompleted);
        hangs.SetResult();
        stored.Clear();
        while (!run.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await run;
    }

    [Fact]
    public async Task Ten_thousand_of_one_workspace_are_all_handled_once_a_few_at_a_time_and_held_in_part()
    {
        Store("one", 10_000);
        var (now, most, mostHeld) = (0, 0, 0);
        FanOut fanOut = null!;
        using (fanOut = new FanOut(_ => Due(), async (entry, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            mostHeld = Math.Max(mostHeld, fanOut.Held);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await Handle(entry);
            return false;
        }, NoRest, NoFailure, clock))
        {
            await fanOut.Run(Cancel);
        }

        Assert.Equal(10_000, handled.Select(entry => entry.Row).Distinct().Count());
        Assert.Equal(10_000, handled.Count);
        Assert.InRange(most, 2, FanOut.AtOnceInWorkspace);
        Assert.InRange(mostHeld, 1, 5_000);
    }

    [Fact]
    public async Task Where_it_is_stopped_what_is_under_way_is_waited_for_and_nothing_new_begins()
    {
        var goes = new TaskCompletionSource();
        var begun = 0;
        Store("one", 100);
        using var stop = new CancellationTokenSource();
        using var fanOut = new FanOut(_ => Due(), async (entry, _) =>
        {
            Interlocked.Increment(ref begun);
            await goes.Task;
            await Handle(entry);
            return false;
        }, NoRest, NoFailure, clock);
        var run = fanOut.Run(stop.Token);
        await Until(() => begun == FanOut.AtOnceInWorkspace);

        await stop.CancelAsync();
        Assert.False(run.IsCompleted);
        goes.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(FanOut.AtOnceInWorkspace, handled.Count);
    }

    [Fact]
    public async Task What_one_throws_is_told_and_keeps_no_other_waiting()
    {
        var failures = new ConcurrentQueue<(string Row, string Message)>();
        Store("one", 300);
        using var fanOut = new FanOut(
            _ => Due(),
            async (entry, _) =>
            {
                await (entry.Community.EndsWith("|7", StringComparison.Ordinal) ? throw new InvalidOperationException("broken") : Handle(entry));
                return false;
            },
            NoRest,
            (entry, broken) =>
            {
                failures.Enqueue((entry.Row, broken.Message));
                stored.TryRemove(entry.Row, out _);
            },
            clock);

        await fanOut.Run(Cancel);

        Assert.Equal(299, handled.Count);
        Assert.Equal(("2026-11-23T08:00:00Z|one|000007", "broken"), Assert.Single(failures));
    }

    [Fact]
    public async Task What_can_wait_is_done_once_after_the_others_of_its_lane_and_what_it_throws_is_told()
    {
        Store("one", 100);
        var (before, rests, failures) = (new ConcurrentQueue<int>(), new ConcurrentQueue<string>(), new ConcurrentQueue<string>());

        // The lane has all of them before the first is handled: what can wait is put behind what the lane has, not behind what is still
        // read.
        var allRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var fanOut = new FanOut(
            _ => Due(allRead),
            async (entry, _) =>
            {
                await allRead.Task;
                await Handle(entry);
                return true;
            },
            entry =>
            {
                before.Enqueue(handled.Count);
                rests.Enqueue(entry.Row);
                return entry.Community.EndsWith("|7", StringComparison.Ordinal) ? throw new InvalidOperationException("broken") : Task.CompletedTask;
            },
            (entry, _) => failures.Enqueue(entry.Row),
            clock);

        await fanOut.Run(Cancel);

        Assert.Equal(100, rests.Distinct().Count());
        Assert.Equal(100, rests.Count);
        Assert.All(before, count => Assert.InRange(count, 100 - FanOut.AtOnceInWorkspace, 100));
        Assert.Equal("2026-11-23T08:00:00Z|one|000007", Assert.Single(failures));
        Assert.Equal(0, fanOut.Held);
    }

    private static Task NoRest(Alarm entry) => throw new InvalidOperationException(entry.Row);

    private static void NoFailure(Alarm entry, Exception broken) => throw new InvalidOperationException(entry.Row, broken);

    private void Store(string workspace, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var entry = new Alarm { Kind = "prompt", Community = $"c|t|{workspace}|{n}", What = "2026-11-23", Row = $"2026-11-23T08:00:00Z|{workspace}|{n:D6}" };
            stored[entry.Row] = entry;
        }
    }

    private async IAsyncEnumerable<Alarm> Due(TaskCompletionSource? isRead = null)
    {
        foreach (var (_, entry) in stored.OrderBy(row => row.Key, StringComparer.Ordinal)) yield return entry;
        isRead?.TrySetResult();
        await Task.CompletedTask;
    }

    private Task Handle(Alarm entry)
    {
        handled.Enqueue(entry);
        stored.TryRemove(entry.Row, out _);
        return Task.CompletedTask;
    }

    private static async Task Until(Func<bool> done)
    {
        while (!done()) await Task.Yield();
    }
}
