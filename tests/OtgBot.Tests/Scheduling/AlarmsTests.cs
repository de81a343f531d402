using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scheduling;

[Trait("Speed", "slow")]
public sealed class AlarmsTests(Azurite azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_hundred_thousand_communities_with_ten_due_ten_rows_are_read_in_eight_calls()
    {
        using var folder = new TempFolder();
        await using var sqlite = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        await LooksUpWhatIsDue(sqlite, communities: 100_000, due: 10);
    }

    [Fact]
    public async Task The_same_holds_in_table_storage()
    {
        var (store, _) = await azurite.NewStore();
        await LooksUpWhatIsDue(store, communities: 200, due: 10);
    }

    [Fact]
    public async Task A_large_backlog_is_read_in_pages()
    {
        using var folder = new TempFolder();
        await using var sqlite = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        await Fill(sqlite, 10_000, 10_000);
        var store = new WatchedStore(sqlite);
        var index = new Alarms(store, () => "id", TimeProvider.System);

        await foreach (var _ in index.Due(Now, Cancel)) break;

        Assert.InRange(store.Rows, 1, 1);
        Assert.Equal(10_000, await index.Due(Now, Cancel).CountAsync(Cancel));
    }

    private static async Task LooksUpWhatIsDue(IStore inner, int communities, int due)
    {
        await Fill(inner, communities, due);
        var store = new WatchedStore(inner);

        var found = await new Alarms(store, () => "id", TimeProvider.System).Due(Now, Cancel).CountAsync(Cancel);

        Assert.Equal((due, due, 8), (found, store.Rows, store.Calls));
    }

    private static async Task Fill(IStore store, int communities, int due)
    {
        var lastId = 0;
        var index = new Alarms(store, () => $"id{Interlocked.Increment(ref lastId)}", TimeProvider.System);
        await Parallel.ForAsync(0, communities, new ParallelOptions { MaxDegreeOfParallelism = communities / 25, CancellationToken = Cancel }, async (n, _) =>
        {
            var at = n % (communities / due) == 0 ? Now : Now.AddMinutes(1 + (n % 10_000));
            await index.Set("prompt", new Address("test", $"tenant{n % 7}", $"team{n}", ConversationKind.Channel).Partition, "2026-11-23", at);
        });
    }
}
