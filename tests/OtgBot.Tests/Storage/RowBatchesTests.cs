using System.Text;
using Moq;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage;

public sealed class RowBatchesTests : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteStore sqlite;
    private readonly WatchedStore store;
    private readonly RowBatches batches;
    private readonly TaskCompletionSource first = new();

    public RowBatchesTests()
    {
        sqlite = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        store = new WatchedStore(sqlite);
        batches = new RowBatches(store);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_a_write_goes_together_in_the_next()
    {
        var asked = await WhileOneIsUnderWay(Enumerable.Range(0, 250).Select(n => new[] { Row($"row{n}") }));

        Assert.All(await Task.WhenAll(asked), Assert.True);
        Assert.Equal(1 + 3, store.Calls);
        Assert.Equal(251, await sqlite.List("p", "", "~", Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task One_that_finds_what_it_does_not_expect_spoils_it_for_no_other()
    {
        await sqlite.Insert(new Key("p", "row17"), Json, Cancel);
        var asked = await WhileOneIsUnderWay(Enumerable.Range(0, 100).Select(n => new[] { Row($"row{n}") }));

        var answers = await Task.WhenAll(asked);
        Assert.Equal(new[] { 17 + 1 }, answers.Index().Where(answer => !answer.Item).Select(answer => answer.Index));
        Assert.Equal(101, await sqlite.List("p", "", "~", Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task The_rows_of_one_caller_are_written_all_or_none_and_the_same_row_twice_is_two_writes()
    {
        var asked = await WhileOneIsUnderWay([[Row("a"), Row("b")], [Row("b"), Row("c")], [RowWrite.Delete("a")]]);

        var answers = await Task.WhenAll(asked);
        var rows = await sqlite.List("p", "", "~", Cancel).Select(found => found.Key.Row).ToListAsync(Cancel);
        Assert.Equal([true, true, false, true], answers);
        Assert.Equal(["b", "row"], rows);
    }

    [Fact]
    public async Task A_store_that_fails_fails_those_who_asked_and_the_next_are_written()
    {
        var failing = new Mock<IStore>();
        failing.SetupSequence(store => store.Write("p", It.IsAny<IReadOnlyList<RowWrite>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreException("no room"))
            .ReturnsAsync(true);
        var some = new RowBatches(failing.Object);

        await Assert.ThrowsAsync<StoreException>(() => some.Write("p", Row("a")));
        Assert.True(await some.Write("p", Row("a")));
    }

    public async ValueTask DisposeAsync()
    {
        await sqlite.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Asks for a first row, and for all these while that is being written.</summary>
    private async Task<List<Task<bool>>> WhileOneIsUnderWay(IEnumerable<RowWrite[]> rows)
    {
        var begun = new TaskCompletionSource();
        store.Before = (_, key) =>
        {
            if (key.Row != "row") return Task.CompletedTask;
            begun.SetResult();
            return first.Task;
        };
        List<Task<bool>> asked = [batches.Write("p", Row("row"))];
        await begun.Task;
        asked.AddRange(rows.Select(some => batches.Write("p", some)));
        first.SetResult();
        return asked;
    }

    private static ReadOnlyMemory<byte> Json { get; } = Encoding.UTF8.GetBytes("""{"v":1}""");

    private static RowWrite Row(string row) => RowWrite.Insert(row, Json);
}
