using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace OtgBot.Storage.Sqlite;

/// <summary>
/// The one connection of this process that writes. Writes wait in a queue; all that wait are written in one transaction, so that
/// a thousand votes cost a handful of fsyncs, and each is answered for itself after the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxBatch = 512;

    private readonly string path;
    private readonly DocumentCache cache;
    private readonly SqliteConnection connection;
    private readonly SqliteStatement begin, commit, rollback, insert, put, delete, mark, back, unmark;
    private readonly SqliteCommand clearLog;
    private readonly Channel<Write> queue =
        Channel.CreateBounded<Write>(new BoundedChannelOptions(4096) { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly AutoResetEvent woken = new(false);
    private readonly Action wake;
    private readonly Task running;

    public SqliteWriter(string path, DocumentCache cache)
    {
        (this.path, this.cache) = (path, cache);
        connection = SqliteSchema.Open(path, SqliteOpenMode.ReadWrite);
        begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        commit = new SqliteStatement(connection, "COMMIT");
        rollback = new SqliteStatement(connection, "ROLLBACK");
        insert = new SqliteStatement(connection,
            "INSERT INTO documents(partition, row, etag, json) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        put = new SqliteStatement(connection, "UPDATE documents SET etag=?3, json=?4 WHERE partition=?1 AND row=?2 AND etag=?5");
        delete = new SqliteStatement(connection, "DELETE FROM documents WHERE partition=?1 AND row=?2 AND (?3 IS NULL OR etag=?3)");
        mark = new SqliteStatement(connection, "SAVEPOINT several");
        back = new SqliteStatement(connection, "ROLLBACK TO several");
        unmark = new SqliteStatement(connection, "RELEASE several");
        using (var room = connection.CreateCommand())
        {
            // A commit of hundreds of writes keeps its pages until its end; the readers, of which there are more, need less.
            room.CommandText = "PRAGMA cache_size=-8000";
            room.ExecuteNonQuery();
        }

        clearLog = connection.CreateCommand();
        clearLog.CommandText = "PRAGMA busy_timeout=50; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000";
        wake = () => woken.Set();
        running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// Returns the write's new ETag, or null if it found what it did not expect. Completes only when the write is done or will never
    /// be, so that <see cref="Write.Json"/> can be a borrowed buffer; <paramref name="cancel"/> drops it only while it waits in the queue.
    /// </summary>
    public async ValueTask<string?> Do(Write write, CancellationToken cancel)
    {
        try
        {
            await queue.Writer.WriteAsync(write, cancel);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteStore));
        }

        return await write.Answer.Task;
    }

    /// <summary>Writes what was asked for before, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running;
        woken.Dispose();
        foreach (var statement in (SqliteStatement[])[begin, commit, rollback, insert, put, delete, mark, back, unmark])
            statement.Dispose();
        await clearLog.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>
    /// On a thread of its own: it waits for the disk, and on a small machine the pool has one thread for all that could go on meanwhile.
    /// </summary>
    private void Run()
    {
        var batch = new List<Write>(MaxBatch);
        while (IsOpen())
        {
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var write))
            {
                if (write.Cancel.IsCancellationRequested) write.Answer.SetCanceled(write.Cancel);
                else batch.Add(write);
            }

            if (batch.Count > 0) Commit(batch);
            batch.Clear();
        }
    }

    /// <summary>
    /// Waits for the next write, asleep: to wait for a task would first spin, which takes the time of a small machine from all others.
    /// False if no more will come.
    /// </summary>
    private bool IsOpen()
    {
        var more = queue.Reader.WaitToReadAsync().AsTask().GetAwaiter();
        if (!more.IsCompleted)
        {
            more.UnsafeOnCompleted(wake);
            woken.WaitOne();
        }

        return more.GetResult();
    }

    private void Commit(List<Write> batch)
    {
        var isBegun = false;
        try
        {
            begin.Run();
            cache.Begin(RowsOf(batch));
            isBegun = true;
            foreach (var write in batch) write.Result = Execute(write);
            commit.Run();
        }
        catch (Exception failed)
        {
            RollBack();
            if (isBegun) cache.End(RowsOf(batch), isCommitted: false);
            var told = failed is SqliteException fault ? SqliteSchema.Explain(path, fault) : failed;
            foreach (var write in batch) write.Answer.SetException(told);
            return;
        }

        cache.End(RowsOf(batch), isCommitted: true);
        if (batch.Exists(write => write.Kind == WriteKind.Delete && write.Result is not null)) ClearLog();
        foreach (var write in batch) write.Answer.SetResult(write.Result);
    }

    /// <summary>
    /// The log still holds what was deleted, so before a delete is answered it is folded into the file and emptied: a person who is
    /// forgotten is in neither. If another process is reading, SQLite does it a little later by itself.
    /// </summary>
    private void ClearLog()
    {
        try
        {
            clearLog.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The writes are committed and stand; the next commit meets the same fault and tells it.
        }
    }

    private string? Execute(Write write)
    {
        if (write.Kind == WriteKind.Nothing) return "";
        if (write.Kind == WriteKind.Several) return ExecuteAll(write.Rows);

        var statement = write.Kind switch { WriteKind.Insert => insert, WriteKind.Put => put, _ => delete };
        statement.Bind(1, write.Key.Partition);
        statement.Bind(2, write.Key.Row);
        if (write.Kind == WriteKind.Delete)
        {
            statement.Bind(3, write.ETag);
            return statement.Run() > 0 ? "" : null;
        }

        var etag = NewETag();
        statement.Bind(3, etag);
        statement.Bind(4, write.Json.Span);
        if (write.Kind == WriteKind.Put) statement.Bind(5, write.ETag);
        return statement.Run() == 0 ? null : etag.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>All rows or none, beside the other writes of this commit, which stand for themselves.</summary>
    private string? ExecuteAll(IReadOnlyList<Write> rows)
    {
        // One is all or none by itself.
        if (rows is [var only]) return only.Result = Execute(only);
        mark.Run();
        var result = "";
        foreach (var row in rows)
        {
            result = row.Result = Execute(row);
            if (result is not null) continue;
            back.Run();
            foreach (var undone in rows) undone.Result = null;
            break;
        }

        unmark.Run();
        return result;
    }

    /// <summary>
    /// 63 random bits, so none comes back. A number that counts on would put all rows in the order in which they were written: beside what
    /// people wrote in the channel, that says whose they are.
    /// </summary>
    private static long NewETag() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;

    private static IEnumerable<Write> RowsOf(List<Write> batch) =>
        batch.SelectMany(write =>
            write.Kind switch { WriteKind.Several => write.Rows, WriteKind.Nothing => [], _ => (IReadOnlyList<Write>)[write] });

    private void RollBack()
    {
        try
        {
            rollback.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or never began
            // (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
        }
    }
}

internal enum WriteKind
{
    /// <summary>Takes the lock and gives it back: shows that writing is possible.</summary>
    Nothing,
    Insert,
    Put,
    Delete,

    /// <summary>All of <see cref="Write.Rows"/> or none of them.</summary>
    Several,
}

/// <summary>One write on its way through the queue.</summary>
internal sealed class Write(WriteKind kind, Key key, ReadOnlyMemory<byte> json, long? etag, CancellationToken cancel)
{
    public WriteKind Kind => kind;
    public Key Key => key;
    public ReadOnlyMemory<byte> Json => json;
    public long? ETag => etag;
    public CancellationToken Cancel => cancel;
    public IReadOnlyList<Write> Rows { get; init; } = [];
    public string? Result { get; set; }

    /// <summary>True if the document was in the <see cref="DocumentCache"/> when its write began.</summary>
    public bool WasKept { get; set; }

    public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
