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
    private readonly SqliteStatement partition;

    public SqliteReader(string path)
    {
        // Read-write, since a reader of a write-ahead log may have to make or repair its index file
        // (https://www.sqlite.org/wal.html#read_only_databases).
        connection = SqliteSchema.Open(path, SqliteOpenMode.ReadWrite);
        get = new SqliteStatement(connection, "SELECT etag, json FROM documents WHERE partition=?1 AND row=?2");
        list = new SqliteStatement(connection,
            $"SELECT etag, json, row FROM documents WHERE partition=?1 AND row>=?2 AND row<?3 ORDER BY row LIMIT {PageRows}");
        partition = new SqliteStatement(connection, "SELECT partition FROM documents WHERE partition>?1 ORDER BY partition LIMIT 1");
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

    /// <summary>Fills <paramref name="page"/> with the first documents of a range. Returns false if the range ends with them.</summary>
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

    /// <summary>The first partitions after one. Each is found by a look into the index, past all rows of the one before.</summary>
    public IReadOnlyList<string> Partitions(string after, int most)
    {
        var found = new List<string>();
        while (found.Count < most)
        {
            partition.Bind(1, after);
            if (!partition.Step()) break;
            found.Add(after = partition.Text(0));
            partition.Reset();
        }

        return found;
    }

    public void Dispose()
    {
        get.Dispose();
        list.Dispose();
        partition.Dispose();
        connection.Dispose();
    }

    private static Document Read(SqliteStatement found, Key key) =>
        new(key, found.Blob(1), found.Number(0).ToString(CultureInfo.InvariantCulture));
}
