using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage.Sqlite;

public sealed class SqliteStoreTests : StoreContract, IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteStore store;

    public SqliteStoreTests() => store = Open();

    private protected override IStore Store => store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Key Somewhere = new("p", "row");

    [Fact]
    public async Task A_second_store_on_the_file_is_refused_in_words_and_gets_it_when_the_first_is_closed()
    {
        var etag = await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);

        var refused = Assert.Throws<StoreException>(() => Open());
        Assert.Contains("in use by another OtgBot", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:TableEndpoint", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.Put(Somewhere, "2"u8.ToArray(), etag!, Cancel));

        await store.DisposeAsync();
        await using var next = Open();
        Assert.NotNull(await next.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task Of_stores_that_make_the_file_at_the_same_time_one_gets_it()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            try
            {
                return Open("new/folder/otgbot.db");
            }
            catch (StoreException refused)
            {
                Assert.Contains("in use by another OtgBot", refused.Message, StringComparison.Ordinal);
                return null;
            }
        })));

        await Assert.Single(opened.OfType<SqliteStore>()).DisposeAsync();
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart_and_old_etags_still_count()
    {
        var etag = await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);
        await store.DisposeAsync();

        await using var again = Open();

        Assert.Equal(etag, (await again.Get(Somewhere, Cancel))!.ETag);
        Assert.NotNull(await again.Put(Somewhere, "2"u8.ToArray(), etag!, Cancel));
    }

    [Fact]
    public async Task Closing_writes_what_still_waits_and_refuses_what_comes_after()
    {
        var waiting = Enumerable.Range(0, 1000).Select(i => store.Insert(new Key("p", $"{i}"), "1"u8.ToArray(), Cancel).AsTask()).ToArray();
        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Insert(Somewhere, "1"u8.ToArray(), Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task Closing_folds_the_log_into_the_one_file_that_a_backup_copies()
    {
        await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);
        await store.DisposeAsync();

        Assert.False(File.Exists(folder.File("otgbot.db-wal")));
    }

    [Fact]
    public async Task What_was_replaced_or_deleted_is_in_no_file_once_the_delete_is_answered()
    {
        var kept = await store.Insert(new Key("p", "kept"), "\"Kari Nordmann\""u8.ToArray(), Cancel);
        await store.Insert(Somewhere, System.Text.Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat("Kari Nordmann ", 2000))}\""), Cancel);
        await store.Put(new Key("p", "kept"), "\"someone\""u8.ToArray(), kept!, Cancel);
        await store.Delete(Somewhere, null, Cancel);

        foreach (var file in (string[])["otgbot.db", "otgbot.db-wal"])
        {
            await using var open = new FileStream(folder.File(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes, Cancel);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Kari Nordmann"u8));
        }
    }

    [Fact]
    public async Task Writes_that_go_together_leave_the_log_alone_where_they_delete()
    {
        for (var i = 0; i < 50; i++) await store.Insert(new Key("p", $"{i}"), "1"u8.ToArray(), Cancel);
        var before = new FileInfo(folder.File("otgbot.db-wal")).Length;

        for (var i = 0; i < 50; i++) Assert.True(await store.Write("p", [RowWrite.Delete($"{i}")], Cancel));
        Assert.True(new FileInfo(folder.File("otgbot.db-wal")).Length >= before);

        await store.Delete(Somewhere, null, Cancel);
        await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);
        await store.Delete(Somewhere, null, Cancel);
        Assert.Equal(0, new FileInfo(folder.File("otgbot.db-wal")).Length);
    }

    [Fact]
    public async Task The_check_fails_with_advice_where_the_file_was_taken_away()
    {
        File.Delete(folder.File("otgbot.db"));

        var failed = await Assert.ThrowsAsync<StoreException>(async () => await store.Check(Cancel));
        Assert.Contains("Put it back", failed.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private SqliteStore Open(string name = "otgbot.db") => new(new SqliteOptions { Path = folder.File(name) });
}
