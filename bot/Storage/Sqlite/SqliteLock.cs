namespace OtgBot.Storage.Sqlite;

/// <summary>
/// The file belongs to one process at a time: what is kept in memory is then all there is to know about it. The lock is the operating
/// system's, on an empty file beside the database, and ends with the process, however it ends.
/// </summary>
internal static class SqliteLock
{
    /// <summary>Throws <see cref="StoreException"/> with what to do if another process has the database.</summary>
    public static FileStream Take(string path)
    {
        try
        {
            var options = SqliteSchema.NewFile();
            options.Mode = FileMode.OpenOrCreate;
            options.Share = FileShare.None;
            return new FileStream(path + "-lock", options);
        }
        catch (IOException taken) when (File.Exists(path + "-lock"))
        {
            throw new StoreException(
                $"{path} is in use by another OtgBot that is running. Stop that one first. To run several side by side, give them Azure Table storage (Storage:TableEndpoint).",
                taken);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{path}-lock can't be made: {failed.Message} Give the bot's user the right to write to the folder, and room on the disk.",
                failed);
        }
    }
}
