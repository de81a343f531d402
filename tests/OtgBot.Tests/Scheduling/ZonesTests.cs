using NodaTime;
using NodaTime.TimeZones;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Tests.Scheduling;

/// <summary>
/// A second opinion on local times: NodaTime with its own copy of the tz database, beside the BCL with the machine's. If the two
/// copies know the same law, they must agree to the second.
/// </summary>
public sealed class ZonesTests
{
    private static readonly Instant From = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2036, 1, 1, 0, 0);
    private static readonly ZoneLocalMappingResolver Rule = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    [Fact]
    public void Every_zone_of_the_tz_database_is_known()
    {
        Assert.All(TzdbDateTimeZoneSource.Default.GetIds(), id => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(id, out _), id));
    }

    [Fact]
    public void Around_every_clock_change_of_every_zone_from_2024_to_2035_local_time_holds()
    {
        var (zones, changes, others) = (0, 0, new List<string>());
        foreach (var id in TzdbDateTimeZoneSource.Default.GetIds())
        {
            var (zone, second) = (TimeZoneInfo.FindSystemTimeZoneById(id), DateTimeZoneProviders.Tzdb[id]);
            var intervals = second.GetZoneIntervals(From, Until).ToList();
            zones++;
            if (!KnowsTheSameLaw(zone, intervals))
            {
                others.Add(id);
                continue;
            }

            foreach (var interval in intervals.Where(interval => interval.HasStart && interval.Start > From))
            {
                changes++;
                foreach (var minutes in Enumerable.Range(-36, 73).Select(step => 5 * step))
                {
                    var local = interval.IsoLocalStart.PlusMinutes(minutes);
                    var computed = Recurrence.ToInstant(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), zone);
                    Assert.True(second.ResolveLocal(local, Rule).ToInstant() == Instant.FromDateTimeOffset(computed), $"{id} {local}: {computed:u}");
                }
            }
        }

        // Laws change a few times a year, so two copies of different age differ in a few zones; more would be another fault.
        Assert.True(others.Count * 20 < zones, $"{others.Count} of {zones}: {string.Join(' ', others)}");
        Assert.True(changes > 4_000, $"{changes} changes");
    }

    [Fact]
    public void The_clocks_that_prompts_go_by_in_Oslo_are_the_same_in_both()
    {
        Assert.True(KnowsTheSameLaw(TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo"), [.. DateTimeZoneProviders.Tzdb["Europe/Oslo"].GetZoneIntervals(From, Until)]));
    }

    private static bool KnowsTheSameLaw(TimeZoneInfo zone, IReadOnlyList<ZoneInterval> intervals) => intervals.All(interval =>
    {
        var first = interval.HasStart && interval.Start > From ? interval.Start : From;
        var last = (interval.HasEnd && interval.End < Until ? interval.End : Until) - Duration.FromSeconds(1);
        return zone.GetUtcOffset(first.ToDateTimeUtc()) == interval.WallOffset.ToTimeSpan() && zone.GetUtcOffset(last.ToDateTimeUtc()) == interval.WallOffset.ToTimeSpan();
    });
}
