using System.Globalization;
using System.Runtime.InteropServices;
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
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin, commit, rollback, lastETag, saveETag, insert, put, delete, clearLog;
    private readonly Channel<Write> queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task running;

    public SqliteWriter(string path)
    {
        this.path = path;
        connection = SqliteSchema.Open(path, SqliteOpenMode.ReadWrite);
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        lastETag = Prepare("SELECT last FROM sequence");
        saveETag = Prepare("UPDATE sequence SET last=$1", SqliteType.Integer);
        insert = Prepare("INSERT INTO documents(partition, row, etag, json) VALUES($1, $2, $3, $4) ON CONFLICT DO NOTHING", SqliteType.Text, SqliteType.Text, SqliteType.Integer, SqliteType.Blob);
        put = Prepare("UPDATE documents SET etag=$3, json=$4 WHERE partition=$1 AND row=$2 AND etag=$5", SqliteType.Text, SqliteType.Text, SqliteType.Integer, SqliteType.Blob, SqliteType.Integer);
        delete = Prepare("DELETE FROM documents WHERE partition=$1 AND row=$2 AND ($3 IS NULL OR etag=$3)", SqliteType.Text, SqliteType.Text, SqliteType.Integer);
        clearLog = Prepare("PRAGMA busy_timeout=50; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000");
        running = Task.Run(Run);
    }

    /// <summary>
    /// Returns the write's new ETag, or null where it found what it did not expect. Completes only when the write is done or will never
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
        foreach (var command in (SqliteCommand[])[begin, commit, rollback, lastETag, saveETag, insert, put, delete, clearLog]) await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task Run()
    {
        var batch = new List<Write>(MaxBatch);
        while (await queue.Reader.WaitToReadAsync())
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

    private void Commit(List<Write> batch)
    {
        try
        {
            // IMMEDIATE: other processes may write too, and a lock taken late could only be given up.
            begin.ExecuteNonQuery();
            var first = (long)lastETag.ExecuteScalar()!;
            var last = first;
            foreach (var write in batch) write.Result = Execute(write, ref last);

            if (last != first)
            {
                saveETag.Parameters[0].Value = last;
                saveETag.ExecuteNonQuery();
            }

            commit.ExecuteNonQuery();
        }
        catch (Exception failed)
        {
            RollBack();
            var told = failed is SqliteException fault ? SqliteSchema.Explain(path, fault) : failed;
            foreach (var write in batch) write.Answer.SetException(told);
            return;
        }

        if (batch.Exists(write => write.Kind == WriteKind.Delete && write.Result is not null)) ClearLog();
        foreach (var write in batch) write.Answer.SetResult(write.Result);
    }

    /// <summary>
    /// The log still holds what was deleted, so before a delete is answered it is folded into the file and emptied: a person who is
    /// forgotten is in neither. Where another process is reading, SQLite does it a little later by itself.
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

    private string? Execute(Write write, ref long last)
    {
        if (write.Kind == WriteKind.Nothing) return "";

        var command = write.Kind switch { WriteKind.Insert => insert, WriteKind.Put => put, _ => delete };
        var parameters = command.Parameters;
        parameters[0].Value = write.Key.Partition;
        parameters[1].Value = write.Key.Row;
        if (write.Kind == WriteKind.Delete)
        {
            parameters[2].Value = write.ETag is { } expected ? expected : DBNull.Value;
            return command.ExecuteNonQuery() > 0 ? "" : null;
        }

        parameters[2].Value = last + 1;
        SetJson(parameters[3], write.Json);
        if (write.Kind == WriteKind.Put) parameters[4].Value = write.ETag;
        if (command.ExecuteNonQuery() == 0) return null;

        last++;
        return last.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Size cuts a longer array, which spares a copy of a pooled one.</summary>
    private static void SetJson(SqliteParameter parameter, ReadOnlyMemory<byte> json)
    {
        var array = MemoryMarshal.TryGetArray(json, out var segment) && segment.Offset == 0 ? segment.Array! : json.ToArray();
        parameter.Value = array;
        parameter.Size = json.Length;
    }

    private void RollBack()
    {
        try
        {
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or never began (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
        }
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<SqliteType> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++) command.Parameters.Add($"${i + 1}", parameters[i]);
        return command;
    }
}

internal enum WriteKind
{
    /// <summary>Takes the lock and gives it back: shows that writing is possible.</summary>
    Nothing,
    Insert,
    Put,
    Delete,
}

/// <summary>One write on its way through the queue.</summary>
internal sealed class Write(WriteKind kind, Key key, ReadOnlyMemory<byte> json, long? etag, CancellationToken cancel)
{
    public WriteKind Kind => kind;
    public Key Key => key;
    public ReadOnlyMemory<byte> Json => json;
    public long? ETag => etag;
    public CancellationToken Cancel => cancel;
    public string? Result { get; set; }
    public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
