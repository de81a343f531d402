using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OtgBot.Features;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scheduling;

/// <summary>Kinds of alarm beside one another, on one clock.</summary>
public sealed class AlarmClockTests
{
    private static readonly string Place = new Address("test", "tenant", "team", ConversationKind.Channel).Partition;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_over_goes_what_rings_again_moves_and_what_throws_stays_and_is_in_the_log()
    {
        await using var town = new Town([typeof(RingingFeature)]) { ErrorsFail = false };
        var (alarms, now) = (town.Get<Alarms>(), town.Clock.GetUtcNow());
        foreach (var what in new[] { "over", "again", "broken" }) await alarms.SetOnce("ringing", Place, what, now.AddMinutes(1));
        await alarms.SetOnce("of another host", Place, "other", now.AddMinutes(1));
        await town.Run(AlarmClock.Job);
        Assert.Empty(RingingFeature.Of(town).Rung);

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.Run(AlarmClock.Job);

        Assert.Equal(["again", "broken", "over"], RingingFeature.Of(town).Rung.Order());
        var left = await alarms.Due(now.AddYears(1), Cancel).OrderBy(alarm => alarm.What).ToListAsync(Cancel);
        Assert.Equal([("again", now.AddMinutes(11)), ("broken", now.AddMinutes(1)), ("other", now.AddMinutes(1))], left.Select(alarm => (alarm.What, alarm.At)));
        Assert.Equal(now, left[0].SetAt);
        Assert.Contains(town.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("An alarm 'ringing'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kind_that_hangs_holds_up_no_other_kind_of_the_same_workspace()
    {
        await using var town = new Town([typeof(RingingFeature)]);
        var (alarms, ringing) = (town.Get<Alarms>(), RingingFeature.Of(town));
        for (var n = 0; n < FanOut.AtOnceInWorkspace + 4; n++) await alarms.SetOnce("hanging", Place, $"{n}", town.Clock.GetUtcNow());
        await alarms.SetOnce("ringing", Place, "over", town.Clock.GetUtcNow());

        var run = town.Run(AlarmClock.Job);
        await ringing.First.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.False(run.IsCompleted);
        ringing.Hangs.SetResult();
        await run;
    }

    [Fact]
    public async Task An_alarm_two_hosts_move_at_once_rings_once_more()
    {
        await using var town = new Town([typeof(RingingFeature)]);
        await using var other = town.SecondHost();
        var now = town.Clock.GetUtcNow();
        await town.Get<Alarms>().SetOnce("ringing", Place, "again", now);

        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));

        var left = Assert.Single(await town.Get<Alarms>().Due(now.AddYears(1), Cancel).ToListAsync(Cancel));
        Assert.Equal(now.AddMinutes(10), left.At);
    }

    private sealed class RingingFeature(AlarmClock alarmClock, TimeProvider clock) : IFeature
    {
        public ConcurrentQueue<string> Rung { get; } = new();

        public TaskCompletionSource First { get; } = new();

        public TaskCompletionSource Hangs { get; } = new();

        public static RingingFeature Of(Town town) => (RingingFeature)town.Get<IFeature>();

        public void Map(FeatureMap map)
        {
            alarmClock.Handle(new AlarmKind("ringing", Ring));
            alarmClock.Handle(new AlarmKind("hanging", async (_, _) =>
            {
                await Hangs.Task;
                return null;
            }));
        }

        private Task<DateTimeOffset?> Ring(Alarm alarm, CancellationToken cancel)
        {
            Rung.Enqueue(alarm.What);
            First.TrySetResult();
            return alarm.What switch
            {
                "broken" => throw new InvalidOperationException("broken"),
                "again" => Task.FromResult<DateTimeOffset?>(clock.GetUtcNow().AddMinutes(10)),
                _ => Task.FromResult<DateTimeOffset?>(null),
            };
        }
    }
}
