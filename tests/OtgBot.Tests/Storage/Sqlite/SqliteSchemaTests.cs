using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage.Sqlite;

public sealed class SqliteSchemaTests : IDisposable
{
    private static readonly Key Somewhere = new("p", "row");

    private readonly TempFolder folder = new();

    private string Database => folder.File("otgbot.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_no_length_is_a_fresh_database()
    {
        await File.WriteAllBytesAsync(Database, [], Cancel);

        await using var store = Open();

        Assert.NotNull(await store.Insert(Somewhere, "1"u8.ToArray(), Cancel));
    }

    [Fact]
    public async Task New_files_are_for_their_owner_alone_and_older_ones_stay_as_they_are()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows knows no such modes.");
            return;
        }

        const UnixFileMode ownersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var store = Open())
        {
            await store.Insert(Somewhere, "1"u8.ToArray(), Cancel);
            var files = Directory.GetFiles(Path.GetDirectoryName(Database)!);
            Assert.Equal(["otgbot.db", "otgbot.db-lock", "otgbot.db-shm", "otgbot.db-wal"], files.Select(Path.GetFileName).Order());
            foreach (var file in files) Assert.True(File.GetUnixFileMode(file) == ownersAlone, $"{file} is {File.GetUnixFileMode(file)}");
        }

        File.SetUnixFileMode(Database, ownersAlone | UnixFileMode.GroupRead);
        await using var again = Open();
        Assert.NotNull(await again.Get(Somewhere, Cancel));
        Assert.Equal(ownersAlone | UnixFileMode.GroupRead, File.GetUnixFileMode(Database));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        await File.WriteAllTextAsync(Database, string.Join('\n', Enumerable.Repeat("dear diary", 1000)), Cancel);

        Assert.Contains("backup", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public async Task A_database_damaged_at_any_place_is_refused_and_left_as_it_was(int place)
    {
        await Fill();
        await using (var file = File.OpenWrite(Database))
        {
            file.Position = place;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 3000).ToArray(), Cancel);
        }

        Assert.Contains("damaged", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_cut_short_is_refused_and_left_as_it_was()
    {
        await Fill();
        await using (var file = File.OpenWrite(Database)) file.SetLength(file.Length / 2);

        Assert.Contains("damaged", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_was()
    {
        await Fill();
        Sql("PRAGMA user_version=99");

        Assert.Contains("newer OtgBot", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_of_another_program_is_refused_and_left_as_it_was()
    {
        Sql("CREATE TABLE cookies(name TEXT)");

        Assert.Contains("another program", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_a_folder_is_refused_with_advice()
    {
        Directory.CreateDirectory(Database);

        Assert.Contains("right to write", Assert.Throws<StoreException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_refused_with_advice()
    {
        await File.WriteAllTextAsync(folder.File("file"), "", Cancel);

        var refused = Assert.Throws<StoreException>(() => new SqliteStore(new SqliteOptions { Path = folder.File("file/otgbot.db") }));
        Assert.Contains("Storage:SqlitePath", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private SqliteStore Open() => new(new SqliteOptions { Path = Database });

    private async Task Fill()
    {
        await using var store = Open();
        for (var i = 0; i < 100; i++) await store.Insert(new Key("p", $"{i:000}"), new byte[5000], Cancel);
    }

    /// <summary>The message of the refusal, after it was seen that the file is the same to the last byte.</summary>
    private string Refused()
    {
        var before = Hash();
        var refused = Assert.Throws<StoreException>(Open);
        Assert.Equal(before, Hash());
        Assert.Contains(Database, refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    private string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Database)));

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
