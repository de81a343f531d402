using System.Globalization;
using System.Text;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage.Sqlite;

/// <summary>What is kept in memory is never older than what the file holds, whoever wrote it: each store here stands for a process of its own.</summary>
public sealed class SqliteCacheTests : IAsyncDisposable
{
    private static readonly Key Row = new("p", "row");

    private readonly TempFolder folder = new();
    private readonly SqliteStore one, other;

    public SqliteCacheTests() => (one, other) = (Open(), Open());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_process_wrote_replaced_or_deleted_is_seen_by_the_next_read()
    {
        Assert.Null(await one.Get(Row, Cancel));
        var first = await other.Insert(Row, "1"u8.ToArray(), Cancel);
        Assert.Equal("1", await Read(one));

        await other.Put(Row, "2"u8.ToArray(), first!, Cancel);
        Assert.Equal("2", await Read(one));

        await other.Delete(Row, null, Cancel);
        Assert.Null(await one.Get(Row, Cancel));

        await other.Write("p", [RowWrite.Insert("row", "3"u8.ToArray()), RowWrite.Insert("more", "4"u8.ToArray())], Cancel);
        Assert.Equal("3", await Read(one));
    }

    [Fact]
    public async Task A_write_that_found_what_it_did_not_expect_changes_nothing_that_is_kept()
    {
        var etag = await one.Insert(Row, "1"u8.ToArray(), Cancel);

        Assert.Null(await one.Insert(Row, "2"u8.ToArray(), Cancel));
        Assert.Null(await one.Put(Row, "3"u8.ToArray(), "999", Cancel));
        Assert.False(await one.Delete(Row, "999", Cancel));
        Assert.False(await one.Write("p", [RowWrite.Put("row", "4"u8.ToArray(), etag!), RowWrite.Delete("missing")], Cancel));

        Assert.Equal("1", await Read(one));
        Assert.Equal(etag, (await one.Get(Row, Cancel))!.ETag);
    }

    [Fact]
    public async Task No_reader_anywhere_sees_less_than_what_was_answered_before_it_asked()
    {
        await one.Insert(Row, "0"u8.ToArray(), Cancel);
        var answered = 0;
        var writing = Task.WhenAll(new[] { one, other }.Select(store => Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                var read = (await store.Get(Row, Cancel))!;
                var next = Number(read) + 1;
                if (await store.Put(Row, Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)), read.ETag, Cancel) is not null) Raise(ref answered, next);
            }
        })));
        var reading = new[] { one, other, one, other }.Select(store => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var least = Volatile.Read(ref answered);
                Assert.InRange(Number((await store.Get(Row, Cancel))!), least, int.MaxValue);
            }
        })).ToArray();

        await writing;
        await Task.WhenAll(reading);
        Assert.InRange(answered, 300, 600);
    }

    [Fact]
    public void Where_a_process_ended_in_the_middle_of_a_commit_nothing_kept_counts_until_the_next_one()
    {
        using var mine = new SqliteCache(folder.File("commits"));
        using (var killed = new SqliteCache(folder.File("commits")))
        {
            mine.Keep(mine.Reserve(Row), Row, null);
            Assert.True(mine.TryGet(Row, out _));
            killed.Begin([new Write(WriteKind.Delete, Row, default, null, Cancel)]);
        }

        Assert.False(mine.TryGet(Row, out _));
        mine.Keep(mine.Reserve(Row), Row, null);
        Assert.False(mine.TryGet(Row, out _));

        mine.Begin([]);
        mine.End([], isCommitted: true);
        Assert.False(mine.TryGet(Row, out _));
        mine.Keep(mine.Reserve(Row), Row, null);
        Assert.True(mine.TryGet(Row, out _));
    }

    [Fact]
    public void Where_another_process_commits_before_ones_own_commit_is_told_of_the_newer_one_is_kept()
    {
        using var mine = new SqliteCache(folder.File("commits"));
        using var others = new SqliteCache(folder.File("commits"));
        var write = new Write(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" };
        mine.Keep(mine.Reserve(Row), Row, new Document(Row, "1"u8.ToArray(), "1"));
        mine.Begin([write]);

        // Mine is committed, and SQLite's lock is free again.
        var later = new Write(WriteKind.Put, Row, "3"u8.ToArray(), 2, Cancel) { Result = "3" };
        others.Begin([later]);
        others.End([later], isCommitted: true);
        Assert.False(mine.TryGet(Row, out _));
        mine.Keep(mine.Reserve(Row), Row, new Document(Row, "3"u8.ToArray(), "3"));
        mine.End([write], isCommitted: true);

        Assert.True(mine.TryGet(Row, out var found));
        Assert.Equal("3", found!.ETag);
    }

    [Fact]
    public void What_was_read_before_a_write_is_not_kept_after_it()
    {
        using var cache = new SqliteCache(folder.File("commits"));
        cache.Keep(cache.Reserve(new Key("p", "first")), new Key("p", "first"), null);
        var slow = cache.Reserve(Row);
        var write = new Write(WriteKind.Insert, Row, "2"u8.ToArray(), null, Cancel);

        cache.Begin([write]);
        cache.Keep(slow, Row, null);
        Assert.False(cache.TryGet(Row, out _));

        write.Result = "7";
        cache.End([write], isCommitted: true);
        cache.Keep(slow, Row, null);
        Assert.False(cache.TryGet(Row, out _));
    }

    [Theory]
    [InlineData(true, "3")]
    [InlineData(false, null)]
    public void What_is_kept_follows_its_writes_and_what_was_never_read_is_not_kept_when_it_is_written(bool wasRead, string? etag)
    {
        using var cache = new SqliteCache(folder.File("commits"));
        if (wasRead) cache.Keep(cache.Reserve(Row), Row, new Document(Row, "1"u8.ToArray(), "1"));
        List<Write> writes = [new(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" }, new(WriteKind.Put, Row, "3"u8.ToArray(), 2, Cancel) { Result = "3" }];

        cache.Begin(writes);
        Assert.False(cache.TryGet(Row, out _));
        cache.End(writes, isCommitted: true);

        Assert.Equal(wasRead, cache.TryGet(Row, out var found));
        Assert.Equal(etag, found?.ETag);
    }

    [Fact]
    public void Where_there_is_no_room_for_all_most_of_it_is_kept()
    {
        const int most = 100_000, each = 1_000;
        using var cache = new SqliteCache(folder.File("commits"), most);
        for (var n = 0; n < 500; n++) Keep(cache, Numbered(n), each);

        var kept = Enumerable.Range(0, 500).Count(n => cache.TryGet(Numbered(n), out _));
        Assert.InRange(kept, most / 2 / (each + 300), most / each);
    }

    [Fact]
    public void A_document_that_is_written_again_and_again_takes_no_room_from_others()
    {
        using var cache = new SqliteCache(folder.File("commits"), 10_000);
        Keep(cache, Numbered(1), 1_000);
        Keep(cache, Row, 1_000);
        for (var n = 2; n < 100; n++)
        {
            var write = new Write(WriteKind.Put, Row, new byte[1_000], n - 1, Cancel) { Result = $"{n}" };
            cache.Begin([write]);
            cache.End([write], isCommitted: true);
        }

        Assert.True(cache.TryGet(Numbered(1), out _));
        Assert.True(cache.TryGet(Row, out var found));
        Assert.Equal("99", found!.ETag);
    }

    [Fact]
    public void A_document_that_was_read_is_vouched_for_until_it_is_written_here_or_anything_is_elsewhere()
    {
        using var mine = new SqliteCache(folder.File("commits"));
        using var others = new SqliteCache(folder.File("commits"));
        Keep(mine, Row, 10);
        Keep(mine, Numbered(1), 10);
        Assert.True(mine.TryGet(Row, out var read) & mine.TryGet(Numbered(1), out var beside));
        Assert.True(mine.Keeps(read!.Receipt!));
        Assert.False(mine.Keeps(new Receipt(read!)));

        var write = new Write(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" };
        mine.Begin([write]);
        Assert.False(mine.Keeps(read!.Receipt!));
        mine.End([write], isCommitted: true);
        Assert.False(mine.Keeps(read!.Receipt!));
        Assert.True(mine.TryGet(Row, out var written));
        Assert.True(mine.Keeps(written!.Receipt!) && mine.Keeps(beside!.Receipt!));

        others.Begin([]);
        Assert.False(mine.Keeps(written!.Receipt!) || mine.Keeps(beside!.Receipt!));
        others.End([], isCommitted: true);
        Assert.False(mine.Keeps(written!.Receipt!) || mine.Keeps(beside!.Receipt!));
    }

    [Fact]
    public void What_one_commit_wrote_twice_is_vouched_for_as_it_was_last_and_what_was_rolled_back_not_at_all()
    {
        using var cache = new SqliteCache(folder.File("commits"));
        Keep(cache, Row, 10);
        Assert.True(cache.TryGet(Row, out var first));
        Document? between = null;
        List<Write> writes = [new(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" }, new(WriteKind.Put, Row, "3"u8.ToArray(), 2, Cancel) { Result = "3" }];
        cache.Begin(writes);
        cache.End(OneByOne(), isCommitted: true);
        Assert.Equal("2", between!.ETag);
        Assert.False(cache.Keeps(first!.Receipt!) || cache.Keeps(between.Receipt!));
        Assert.True(cache.TryGet(Row, out var last));
        Assert.True(cache.Keeps(last!.Receipt!));

        cache.Begin(writes);
        cache.End(writes, isCommitted: false);
        Assert.False(cache.Keeps(last!.Receipt!));

        IEnumerable<Write> OneByOne()
        {
            foreach (var write in writes)
            {
                yield return write;
                if (between is null) cache.TryGet(Row, out between);
            }
        }
    }

    [Fact]
    public void What_made_room_is_vouched_for_no_more()
    {
        using var cache = new SqliteCache(folder.File("commits"), 20_000);
        var read = new List<Document>();
        for (var n = 0; n < 100; n++)
        {
            Keep(cache, Numbered(n), 1_000);
            if (cache.TryGet(Numbered(n), out var found)) read.Add(found!);
        }

        Assert.Contains(read, one => cache.Keeps(one.Receipt!));
        Assert.All(read, one => Assert.Equal(cache.TryGet(one.Key, out _), cache.Keeps(one.Receipt!)));
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<string> Read(SqliteStore store) => Encoding.UTF8.GetString((await store.Get(Row, Cancel))!.Json.Span);

    private static Key Numbered(int n) => new("p", $"row{n}");

    private static void Keep(SqliteCache cache, Key key, int length) => cache.Keep(cache.Reserve(key), key, new Document(key, new byte[length], "1"));

    private static int Number(Document document) => int.Parse(document.Json.Span, CultureInfo.InvariantCulture);

    private static void Raise(ref int answered, int to)
    {
        for (var now = Volatile.Read(ref answered); now < to; now = Volatile.Read(ref answered)) Interlocked.CompareExchange(ref answered, to, now);
    }

    private SqliteStore Open() => new(new SqliteOptions { Path = folder.File("otgbot.db") });
}
