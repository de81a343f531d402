namespace OtgBot.Storage.Sqlite;

internal sealed record SqliteOptions
{
    /// <summary>The database file; it and its folder are made at the first start. Two more files, <c>-wal</c> and <c>-shm</c>, lie beside it while it is open.</summary>
    public string Path { get; init; } = "data/otgbot.db";
}
