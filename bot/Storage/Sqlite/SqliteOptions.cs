namespace OtgBot.Storage.Sqlite;

internal sealed record SqliteOptions
{
    /// <summary>
    /// The database file; it and its folder are made at the first start. Beside it lie <c>-wal</c> and <c>-shm</c> while it is open, and an
    /// empty <c>-lock</c>.
    /// </summary>
    public string Path { get; init; } = "data/otgbot.db";
}
