using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace OtgBot.Storage.Sqlite;

/// <summary>
/// The embedded engine: one SQLite file in WAL mode, for one machine. Reads run at once on the caller's thread (they take
/// microseconds, and SQLite knows no other way) on a few connections; writes go through one <see cref="SqliteWriter"/>.
/// What was read last is read from a <see cref="DocumentCache"/>, which the file's one process can trust (<see cref="SqliteLock"/>).
/// </summary>
internal sealed class SqliteStore : IStore, IAsyncDisposable
{
    private const int IdleReaders = 8;

    private readonly string path;
    private readonly ConcurrentStack<SqliteReader> readers = new();
    private readonly FileStream held;
    private readonly DocumentCache cache = new();
    private readonly SqliteWriter writer;
    private volatile bool disposed;

    /// <summary>Opens the file, or makes it. Throws <see cref="StoreException"/> if it can't be used, and leaves it as it was.</summary>
    public SqliteStore(SqliteOptions options)
    {
        path = options.Path;
        SqliteSchema.MakeFolder(path);
        held = SqliteLock.Take(path);
        try
        {
            SqliteSchema.Prepare(path);
            writer = new SqliteWriter(path, cache);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public ValueTask<Document?> Get(Key key, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        cancel.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposed, this);
        if (cache.TryGet(key, out var kept)) return ValueTask.FromResult(kept);
        var readAt = cache.Now;
        var found = Read(static (reader, key) => reader.Get(key), key);
        cache.Keep(key, found, readAt);
        return ValueTask.FromResult(found);
    }

    public ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        StoreLimits.Check(json);
        return writer.Do(new Write(WriteKind.Insert, key, json, null, cancel), cancel);
    }

    public ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        StoreLimits.Check(json);
        StoreLimits.CheckETag(etag);
        return Number(etag) is { } expected
            ? writer.Do(new Write(WriteKind.Put, key, json, expected, cancel), cancel)
            : ValueTask.FromResult<string?>(null);
    }

    public async ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel)
    {
        StoreLimits.Check(key);
        if (etag is not null) StoreLimits.CheckETag(etag);
        var expected = etag is null ? null : Number(etag);
        if (etag is not null && expected is null) return false;
        return await writer.Do(new Write(WriteKind.Delete, key, default, expected, cancel), cancel) is not null;
    }

    public async ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        StoreLimits.Check(partition, writes);
        var rows = new List<Write>(writes.Count);
        foreach (var write in writes)
        {
            var expected = write.ETag is null ? null : Number(write.ETag);
            if (write.ETag is not null && expected is null) return false;
            var kind = write.IsDelete ? WriteKind.Delete : expected is null ? WriteKind.Insert : WriteKind.Put;
            rows.Add(new Write(kind, new Key(partition, write.Row), write.Json, expected, cancel));
        }

        return await writer.Do(new Write(WriteKind.Several, default, default, null, cancel) { Rows = rows }, cancel) is not null;
    }

    public IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, CancellationToken cancel)
    {
        StoreLimits.CheckRange(partition, fromRow, toRow);
        return Pages(partition, fromRow, toRow, cancel);
    }

    public bool IsOfOneProcess => true;

    public ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(static (reader, ask) => reader.Partitions(ask.after, ask.most), (after, most)));
    }

    public async ValueTask Check(CancellationToken cancel)
    {
        // An open file can be deleted and written to all the same; what is written then is lost with the process.
        if (!File.Exists(path))
            throw new StoreException($"{path} was moved or deleted while the bot had it open. Put it back and restart the bot.");

        Read(static (reader, key) => reader.Get(key), new Key("check", "check"));
        await writer.Do(new Write(WriteKind.Nothing, default, default, null, cancel), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await writer.DisposeAsync();
        while (readers.TryPop(out var reader)) reader.Dispose();
        await held.DisposeAsync();
    }

    // Pages, so that no read transaction stays open while the caller works: it would keep the log from being folded into the file.
    private async IAsyncEnumerable<Document> Pages(string partition, string fromRow, string toRow,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var more = true;
        while (more)
        {
            cancel.ThrowIfCancellationRequested();
            var page = new List<Document>();
            var readAt = cache.Now;
            more = Read(static (reader, ask) => reader.List(ask.partition, ask.fromRow, ask.toRow, ask.page),
                (partition, fromRow, toRow, page));
            foreach (var document in page) yield return Known(document, readAt);

            // No key holds this character, so nothing lies between the last row and this.
            if (more) fromRow = page[^1].Key.Row + '\u0001';
        }

        await ValueTask.CompletedTask;
    }

    /// <summary>The same document as it lies in memory, if what it means is known.</summary>
    private Document Known(Document read, long readAt)
    {
        if (cache.TryGet(read.Key, out var kept) && kept?.ETag == read.ETag) return kept;
        cache.Keep(read.Key, read, readAt);
        return read;
    }

    private TResult Read<TAsk, TResult>(Func<SqliteReader, TAsk, TResult> read, TAsk ask)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        SqliteReader? reader = null;
        try
        {
            if (!readers.TryPop(out reader)) reader = new SqliteReader(path);
            var result = read(reader, ask);
            GiveBack(reader);
            return result;
        }
        catch (SqliteException failed)
        {
            reader?.Dispose();
            throw SqliteSchema.Explain(path, failed);
        }
    }

    private void GiveBack(SqliteReader reader)
    {
        if (disposed || readers.Count >= IdleReaders) reader.Dispose();
        else readers.Push(reader);
    }

    private static long? Number(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
