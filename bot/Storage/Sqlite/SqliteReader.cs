using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OtgBot.Storage.Sqlite;

/// <summary>One connection that reads, with its two statements prepared once. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const int PageRows = 256;
    private const int PageBytes = 1 << 20;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand get;
    private readonly SqliteCommand list;

    public SqliteReader(string path)
    {
        // Read-write, since a reader of a write-ahead log may have to make or repair its index file (https://www.sqlite.org/wal.html#read_only_databases).
        connection = SqliteSchema.Open(path, SqliteOpenMode.ReadWrite);
        get = Prepare("SELECT etag, json FROM documents WHERE partition=$1 AND row=$2", 2);
        list = Prepare($"SELECT etag, json, row FROM documents WHERE partition=$1 AND row>=$2 AND row<$3 ORDER BY row LIMIT {PageRows}", 3);
    }

    public Document? Get(Key key)
    {
        get.Parameters[0].Value = key.Partition;
        get.Parameters[1].Value = key.Row;
        using var found = get.ExecuteReader();
        return found.Read() ? Read(found, key) : null;
    }

    /// <summary>Fills <paramref name="page"/> with the first documents of a range. Returns false where the range ends with them.</summary>
    public bool List(string partition, string fromRow, string toRow, List<Document> page)
    {
        list.Parameters[0].Value = partition;
        list.Parameters[1].Value = fromRow;
        list.Parameters[2].Value = toRow;
        using var found = list.ExecuteReader();
        for (var bytes = 0; bytes < PageBytes && page.Count < PageRows; bytes += page[^1].Json.Length)
        {
            if (!found.Read()) return false;
            page.Add(Read(found, new Key(partition, found.GetString(2))));
        }

        return true;
    }

    public void Dispose()
    {
        get.Dispose();
        list.Dispose();
        connection.Dispose();
    }

    private static Document Read(SqliteDataReader found, Key key) =>
        new(key, found.GetFieldValue<byte[]>(1), found.GetInt64(0).ToString(CultureInfo.InvariantCulture));

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add($"${i}", SqliteType.Text);
        return command;
    }
}
