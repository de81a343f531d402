using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns;

public sealed class KeyMarkTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_is_opened_with_the_key_it_was_begun_with_and_with_no_other()
    {
        await using var store = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        await Start(1);
        await Start(1);

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(2));

        Assert.Contains("Restore the key", wrong.Message, StringComparison.Ordinal);
        await Start(1);

        Task Start(byte key) => new KeyMark.CheckedAtStart(store, new Pseudonyms([.. Enumerable.Repeat(key, 32)])).StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_new_key_file_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows knows no such modes.");
            return;
        }

        await using var app = Program.Build([$"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("key")));
    }

    [Fact]
    public async Task A_key_file_that_is_not_whole_or_cant_be_made_is_told_in_a_sentence()
    {
        await File.WriteAllTextAsync(folder.File("broken"), "not a key", TestContext.Current.CancellationToken);

        Assert.Contains("is not whole", Told(folder.File("broken")), StringComparison.Ordinal);
        Assert.Contains("Set Participation:PseudonymKeyFile to a file in a folder", Told(Path.Combine(folder.File("broken"), "key")), StringComparison.Ordinal);

        string Told(string file) => Assert.Throws<InvalidOperationException>(() => Program.Build([$"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={file}"])).Message;
    }
}
