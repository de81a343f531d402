using Microsoft.Data.Sqlite;

namespace OtgBot.Storage.Sqlite;

/// <summary>
/// Opens connections to our database file. A file that is damaged, newer than this version or not ours is refused before
/// anything is written, so that what can be rescued from it still can be.
/// </summary>
internal static class SqliteSchema
{
    private const int Version = 2;

    // Result codes: https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int ReadOnly = 8;

    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw FolderRefused(path, failed);
        }
    }

    /// <summary>
    /// Makes the file if there is none, or looks at it without writing. Throws <see cref="StoreException"/> with what to do.
    /// </summary>
    public static void Prepare(string path)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0) Inspect(path);
            if (!Path.Exists(path)) Touch(path);
            Create(path);
        }
        catch (SqliteException failed)
        {
            throw Explain(path, failed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw FolderRefused(path, failed);
        }
    }

    private static StoreException FolderRefused(string path, Exception failed) =>
        new($"The folder of {path} can't be made or read: {failed.Message} Give the bot a folder it may write to, by Storage:SqlitePath.",
            failed);

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 10,
        }.ConnectionString);
        try
        {
            connection.Open();

            // busy_timeout: a backup or a database browser may be in the middle of something.
            // synchronous=FULL: a write is answered after fsync, so that it survives a power cut and not only a killed process
            // (NORMAL would give the latter). The cost is shared by all writes of one commit
            // (https://www.sqlite.org/pragma.html#pragma_synchronous). secure_delete: what was erased is overwritten in the file, not only
            // unlinked.
            Execute(connection,
                "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-2000; PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=67108864");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static StoreException Explain(string path, SqliteException failed) => failed.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, failed.Message, failed),
        ReadOnly or 14 or 23 =>
            new($"{path} can't be opened or written ({failed.Message}). Give the bot's user the right to write to the file and its folder.",
                failed),
        5 or 6 =>
            new($"{path} is held by another program ({failed.Message}). Close whatever has it open, such as a database browser or a backup.", failed),
        13 => new($"There is no room left on the disk of {path}. Make room; the bot goes on by itself.", failed),
        _ => new($"{path} can't be used: {failed.Message}", failed),
    };

    /// <summary>Makes a new file, for its owner alone if the system knows owners: what people said is in it.</summary>
    public static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>
    /// SQLite would make it for all to read. It takes an empty file for a new database, and gives -wal and -shm the mode of the database.
    /// One that is there is never opened here: to close it again would end the locks that SQLite has on it
    /// (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
    /// </summary>
    private static void Touch(string path)
    {
        new FileStream(path, NewFile()).Dispose();
    }

    private static void Inspect(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            CheckVersion(path, connection);
            if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok" and var fault)
                throw Damaged(path, fault?.ToString() ?? "unreadable");
        }
        catch (SqliteException unfinished) when (unfinished.SqliteErrorCode == ReadOnly)
        {
            // The process that made the file was killed while it did: only a connection that may write can roll that back.
        }
    }

    private static void Create(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        var before = CheckVersion(path, connection);
        if (before == Version) return;

        Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, "BEGIN IMMEDIATE");

        Execute(connection, before == 0
            ? $"""
                CREATE TABLE documents(partition TEXT NOT NULL, row TEXT NOT NULL, etag INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY(partition, row)) WITHOUT ROWID;
                PRAGMA user_version={Version};
                """

            // ETags counted on from row to row, and so told the order of all writes.
            : $"""
                UPDATE documents SET etag=random() & {long.MaxValue};
                DROP TABLE sequence;
                PRAGMA user_version={Version};
                """);
        Execute(connection, "COMMIT");

        // Within a page rows lie in the order they came. This lays all of them out anew, in the order of their keys.
        if (before > 0) Execute(connection, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>0 for an empty database, else our version.</summary>
    private static long CheckVersion(string path, SqliteConnection connection)
    {
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > Version)
        {
            throw new StoreException(
                $"{path} was written by a newer OtgBot (its schema is {version}, this one knows {Version}). Run the newer OtgBot, or point Storage:SqlitePath to another file. Nothing was changed.");
        }

        if (version == 0 && (long)Scalar(connection, "SELECT count(*) FROM sqlite_schema")! > 0)
        {
            throw new StoreException(
                $"{path} is the database of another program. Point Storage:SqlitePath to a file of its own. Nothing was changed.");
        }

        return version;
    }

    private static StoreException Damaged(string path, string fault, Exception? inner = null) =>
        new($"{path} is damaged or no SQLite database ({fault}). Move it and its -wal and -shm files away and put a backup there, or rescue it with 'sqlite3 {path} .recover'. Nothing was changed.", inner);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
