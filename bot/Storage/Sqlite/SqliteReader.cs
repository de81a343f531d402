using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OtgBot.Storage.Sqlite;

/// <summary>One connection that reads, with its two statements prepared once. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const int PageRows = 256;
    private const int PageBytes = 1 << 20;

    private readonly SqliteConnection connection;
    private readonly SqliteStatement get;
    private readonly SqliteStatement list;

    public SqliteReader(string path)
    {
        // Read-write, since a reader of a write-ahead log may have to make or repair its index file (https://www.sqlite.org/wal.html#read_only_databases).
        connection = SqliteSchema.Open(path, SqliteOpenMode.ReadWrite);
        get = new SqliteStatement(connection, "SELECT etag, json FROM documents WHERE partition=?1 AND row=?2");
        list = new SqliteStatement(connection, $"SELECT etag, json, row FROM documents WHERE partition=?1 AND row>=?2 AND row<?3 ORDER BY row LIMIT {PageRows}");
    }

    public Document? Get(Key key)
    {
        get.Bind(1, key.Partition);
        get.Bind(2, key.Row);
        if (!get.Step()) return null;
        var found = Read(get, key);
        get.Reset();
        return found;
    }

    /// <summary>Fills <paramref name="page"/> with the first documents of a range. Returns false where the range ends with them.</summary>
    public bool List(string partition, string fromRow, string toRow, List<Document> page)
    {
        list.Bind(1, partition);
        list.Bind(2, fromRow);
        list.Bind(3, toRow);
        for (var bytes = 0; bytes < PageBytes && page.Count < PageRows; bytes += page[^1].Json.Length)
        {
            if (!list.Step()) return false;
            page.Add(Read(list, new Key(partition, list.Text(2))));
        }

        list.Reset();
        return true;
    }

    public void Dispose()
    {
        get.Dispose();
        list.Dispose();
        connection.Dispose();
    }

    private static Document Read(SqliteStatement found, Key key) => new(key, found.Blob(1), found.Number(0).ToString(CultureInfo.InvariantCulture));
}
