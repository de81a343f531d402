using System.Globalization;
using System.Text;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage.Sqlite;

/// <summary>What is kept in memory is never older than what the file holds.</summary>
[Trait("Speed", "slow")]
public sealed class DocumentCacheTests : IAsyncDisposable
{
    private static readonly Key Row = new("p", "row");

    private readonly TempFolder folder = new();
    private readonly SqliteStore store;

    public DocumentCacheTests() => store = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_found_what_it_did_not_expect_changes_nothing_that_is_kept()
    {
        var etag = await store.Insert(Row, "1"u8.ToArray(), Cancel);
        Assert.Equal("1", await Read());

        Assert.Null(await store.Insert(Row, "2"u8.ToArray(), Cancel));
        Assert.Null(await store.Put(Row, "3"u8.ToArray(), "999", Cancel));
        Assert.False(await store.Delete(Row, "999", Cancel));
        Assert.False(await store.Write("p", [RowWrite.Put("row", "4"u8.ToArray(), etag!), RowWrite.Delete("missing")], Cancel));

        Assert.Equal("1", await Read());
        Assert.Equal(etag, (await store.Get(Row, Cancel))!.ETag);
    }

    [Fact]
    public async Task No_reader_sees_less_than_what_was_answered_before_it_asked_by_key_or_in_a_list()
    {
        await store.Insert(Row, "0"u8.ToArray(), Cancel);
        var answered = 0;
        var writing = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                var read = (await store.Get(Row, Cancel))!;
                var next = Number(read) + 1;
                if (await store.Put(Row, Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)), read.ETag, Cancel) is not null) Raise(ref answered, next);
            }
        })));
        var reading = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var least = Volatile.Read(ref answered);
                var found = reader % 2 == 0 ? (await store.Get(Row, Cancel))! : await store.List("p", "row", "row~", Cancel).SingleAsync(Cancel);
                Assert.InRange(Number(found), least, int.MaxValue);
            }
        })).ToArray();

        await writing;
        await Task.WhenAll(reading);
        Assert.InRange(answered, 300, 600);
    }

    [Fact]
    public void What_was_read_before_a_write_ended_is_not_kept_after_it()
    {
        var cache = new DocumentCache();
        var write = new Write(WriteKind.Insert, Row, "2"u8.ToArray(), null, Cancel);

        var before = cache.Now;
        cache.Begin([write]);
        cache.Keep(Row, null, before);
        var between = cache.Now;
        cache.Keep(Row, null, between);
        Assert.False(cache.TryGet(Row, out _));

        write.Result = "7";
        cache.End([write], isCommitted: true);
        cache.Keep(Row, null, before);
        cache.Keep(Row, null, between);
        Assert.False(cache.TryGet(Row, out _));

        cache.Keep(Row, null, cache.Now);
        Assert.True(cache.TryGet(Row, out _));
    }

    [Theory]
    [InlineData(true, "3")]
    [InlineData(false, null)]
    public void What_is_kept_follows_its_writes_and_what_was_never_read_is_not_kept_when_it_is_written(bool wasRead, string? etag)
    {
        var cache = new DocumentCache();
        if (wasRead) cache.Keep(Row, new Document(Row, "1"u8.ToArray(), "1"), cache.Now);
        List<Write> writes = [new(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" }, new(WriteKind.Put, Row, "3"u8.ToArray(), 2, Cancel) { Result = "3" }];

        cache.Begin(writes);
        Assert.False(cache.TryGet(Row, out _));
        cache.End(writes, isCommitted: true);

        Assert.Equal(wasRead, cache.TryGet(Row, out var found));
        Assert.Equal(etag, found?.ETag);
    }

    [Fact]
    public void What_was_rolled_back_is_looked_for_in_the_file_again()
    {
        var cache = new DocumentCache();
        cache.Keep(Row, new Document(Row, "1"u8.ToArray(), "1"), cache.Now);
        List<Write> writes = [new(WriteKind.Put, Row, "2"u8.ToArray(), 1, Cancel) { Result = "2" }];

        cache.Begin(writes);
        cache.End(writes, isCommitted: false);

        Assert.False(cache.TryGet(Row, out _));
    }

    [Fact]
    public void A_deleted_document_is_known_to_be_gone()
    {
        var cache = new DocumentCache();
        cache.Keep(Row, new Document(Row, "1"u8.ToArray(), "1"), cache.Now);
        List<Write> writes = [new(WriteKind.Delete, Row, default, null, Cancel) { Result = "" }];

        cache.Begin(writes);
        cache.End(writes, isCommitted: true);

        Assert.True(cache.TryGet(Row, out var found));
        Assert.Null(found);
    }

    [Fact]
    public void What_is_kept_has_a_bound()
    {
        const int most = 100_000;
        var cache = new DocumentCache(most);
        for (var n = 0; n < 500; n++)
        {
            cache.Keep(Numbered(n), new Document(Numbered(n), new byte[1_000], "1"), cache.Now);
            Assert.InRange(Enumerable.Range(0, n + 1).Count(other => cache.TryGet(Numbered(other), out _)), 0, most / 1_000);
        }

        Assert.InRange(Enumerable.Range(0, 500).Count(n => cache.TryGet(Numbered(n), out _)), 1, most / 1_000);
    }

    [Fact]
    public async Task A_document_is_parsed_once_until_it_is_written_whether_it_is_read_by_key_or_in_a_list()
    {
        await store.Insert(Row, new Tally(1), Samples.Default.Tally, Cancel);
        var listed = await store.List("p", "row", Samples.Default.Tally, Cancel).SingleAsync(Cancel);
        var read = (await store.Get(Row, Samples.Default.Tally, Cancel))!;
        Assert.Same(listed.Value, read.Value);
        Assert.Same(read.Value, (await store.List("p", "row", Samples.Default.Tally, Cancel).SingleAsync(Cancel)).Value);

        await store.Put(read, new Tally(2), Samples.Default.Tally, Cancel);
        Assert.Equal(new Tally(2), (await store.Get(Row, Samples.Default.Tally, Cancel))!.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> Read() => Encoding.UTF8.GetString((await store.Get(Row, Cancel))!.Json.Span);

    private static Key Numbered(int n) => new("p", $"row{n}");

    private static int Number(Document document) => int.Parse(document.Json.Span, CultureInfo.InvariantCulture);

    private static void Raise(ref int answered, int to)
    {
        for (var now = Volatile.Read(ref answered); now < to; now = Volatile.Read(ref answered)) Interlocked.CompareExchange(ref answered, to, now);
    }
}
