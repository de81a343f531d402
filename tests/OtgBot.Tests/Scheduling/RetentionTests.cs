using OtgBot.Features;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scheduling;

[Trait("Speed", "slow")]
public sealed class RetentionTests
{
    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_partition_is_visited_once_a_day_whatever_made_it_and_none_is_missed_by_the_next_host()
    {
        await using var town = new Town([]);
        var visited = new List<string>();
        Watch(town, visited);
        for (var n = 0; n < Retention.AtOnce + 500; n++) await town.Store.Insert(new Key($"x|{n:D5}", "row"), Nothing, Cancel);

        await town.Run("retention");
        Assert.InRange(visited.Count, Retention.AtOnce - 10, Retention.AtOnce);
        await using (var other = town.SecondHost())
        {
            Watch(other, visited);
            await other.Run("retention");
            await other.Run("retention");
        }

        Assert.Equal(Retention.AtOnce + 500, visited.Distinct().Count());
        Assert.InRange(visited.Count, Retention.AtOnce + 500, Retention.AtOnce + 501);
        visited.Clear();
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Run("retention");
        Assert.InRange(visited.Count, Retention.AtOnce - 10, Retention.AtOnce);
    }

    [Fact]
    public async Task The_mark_of_where_the_walk_stands_is_no_whole_name()
    {
        await using var town = new Town([]);
        for (var n = 0; n < Retention.AtOnce + 5; n++) await town.Store.Insert(new Key($"p|{n:D5}somebody", "row"), Nothing, Cancel);

        await town.Run("retention");

        var mark = (await town.Everything()).Split('\n').Single(line => line.StartsWith("host retention", StringComparison.Ordinal));
        Assert.Contains("p|0", mark);
        Assert.DoesNotContain("somebody", mark);
    }

    [Fact]
    public async Task One_that_can_not_be_read_keeps_none_after_it_from_being_visited()
    {
        await using var town = new Town([]) { ErrorsFail = false };
        var visited = new List<string>();
        town.Get<FeatureMap>().Old("x|", (partition, _, _) => partition == "x|1" ? throw new InvalidOperationException("broken") : Note(visited, partition));
        foreach (var name in new[] { "x|1", "x|2", "y" }) await town.Store.Insert(new Key(name, "row"), Nothing, Cancel);

        await town.Run("retention");

        Assert.Equal(["x|2"], visited);
        Assert.Contains(town.Log.Lines, line => line.Text.Contains("could not be deleted", StringComparison.Ordinal));
    }

    private static void Watch(Town town, List<string> visited) => town.Get<FeatureMap>().Old("x|", (partition, _, _) => Note(visited, partition));

    private static Task Note(List<string> visited, string partition)
    {
        visited.Add(partition);
        return Task.CompletedTask;
    }
}
