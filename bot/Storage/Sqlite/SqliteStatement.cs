using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OtgBot.Storage.Sqlite;

/// <summary>
/// One statement, prepared once and used again and again by one caller at a time. It speaks to SQLite without ADO.NET in between,
/// whose command, reader and parameter objects cost several times what SQLite itself does for a row
/// (https://www.sqlite.org/c3ref/intro.html).
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(this.connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Parameters count from 1.</summary>
    public void Bind(int parameter, string text)
    {
        Span<byte> few = stackalloc byte[512];
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = most <= few.Length ? few : new byte[most];
        Check(raw.sqlite3_bind_text(statement, parameter, utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
    }

    public void Bind(int parameter, long? number) =>
        Check(number is { } value ? raw.sqlite3_bind_int64(statement, parameter, value) : raw.sqlite3_bind_null(statement, parameter));

    public void Bind(int parameter, ReadOnlySpan<byte> blob) =>
        Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, blob));

    /// <summary>Goes to the next row. False after the last; then, as after an error, the statement is ready to be used again.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection);
        return false;
    }

    /// <summary>Leaves the rows that were not read. Until then the connection holds on to what it reads from.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    /// <summary>Runs it to its end. Returns how many rows it changed, if it is one that changes rows.</summary>
    public int Run()
    {
        while (Step())
        {
            // Nothing it answers is of interest.
        }

        return raw.sqlite3_changes(connection);
    }

    /// <summary>Columns count from 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
