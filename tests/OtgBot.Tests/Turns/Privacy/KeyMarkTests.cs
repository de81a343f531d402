using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using OtgBot.Hosting.TryOut;
using OtgBot.Storage.Sealing;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Privacy;

public sealed class KeyMarkTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_is_opened_with_the_key_it_was_begun_with_and_with_no_other()
    {
        await using var engine = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        await Start(1);
        await Start(1);

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(2));

        Assert.Contains("Restore the key", wrong.Message, StringComparison.Ordinal);
        await Start(1);

        Task Start(byte key)
        {
            byte[] whole = [.. Enumerable.Repeat(key, 32)];
            return new KeyMark.CheckedAtStart(new SealedStore(engine, new RowSeal(whole), StoredRows.Seals), new Pseudonyms(whole)).StartingAsync(TestContext.Current.CancellationToken);
        }
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

    [Theory]
    [InlineData("Production", null, true)]
    [InlineData("Development", null, false)]
    [InlineData("Production", "true", false)]
    public void A_new_key_is_put_away_from_the_store_if_the_user_has_a_folder_that_stays(string environment, string? isContainer, bool isApart)
    {
        var settings = Settings(("environment", environment), ("DOTNET_RUNNING_IN_CONTAINER", isContainer));

        var mine = KeyFile.Of(settings, folder.File("user"), folder.File("here"));

        Assert.Equal(isApart ? Path.Combine(folder.File("user"), "otgbot", "pseudonym.key") : folder.File("here/data/pseudonym.key"), mine.Path);
        Assert.Equal(folder.File("here/data/pseudonym.key"), KeyFile.Of(settings, "", folder.File("here")).Path);
    }

    [Fact]
    public async Task A_user_who_may_not_write_to_their_folder_keeps_the_key_beside_the_store()
    {
        await File.WriteAllTextAsync(folder.File("user"), "no folder", TestContext.Current.CancellationToken);

        Assert.Equal(folder.File("data/pseudonym.key"), KeyFile.Of(Settings(), folder.File("user"), folder.File("")).Path);
    }

    [Theory]
    [InlineData("Production", "key", 1, "names people and what they did")]
    [InlineData("Development", "key", 0, "")]
    [InlineData("Production", "elsewhere/key", 0, "back it up, and not together with the store")]
    public async Task A_key_beside_the_store_is_told_of_at_start_outside_the_try_out(string environment, string key, int warnings, string told)
    {
        var log = new TestLog();
        var file = KeyFile.Of(Settings(("Storage:SqlitePath", folder.File("otgbot.db")), ("Participation:PseudonymKeyFile", folder.File(key))), "");

        await new KeyFile.ToldAtStart(file, new HostingEnvironment { EnvironmentName = environment }, new Logger<KeyFile>(log)).StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(warnings, log.Lines.Count(line => line.Level == LogLevel.Warning));
        Assert.Contains(told, string.Join('\n', log.Lines.Select(line => line.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_an_earlier_version_made_beside_the_store_stays_the_key()
    {
        var made = KeyFile.Of(Settings(), "", folder.File("here")).Read();

        Assert.Equal(made, KeyFile.Of(Settings(), folder.File("user"), folder.File("here")).Read());
        Assert.False(Directory.Exists(folder.File("user")));
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();

    [Fact]
    public async Task A_store_whose_key_file_is_missing_is_left_alone_and_no_other_key_is_made()
    {
        await File.WriteAllTextAsync(folder.File("otgbot.db"), "a store", TestContext.Current.CancellationToken);

        var told = Assert.Throws<InvalidOperationException>(() => Program.Build([$"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}"])).Message;

        Assert.Contains(folder.File("key") + " is not. Restore the key from its backup", told, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("key")));
    }

    [Fact]
    public async Task The_demo_asks_for_the_key_of_the_store_it_fills_too()
    {
        await (await Demo(1)).DisposeAsync();

        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => Demo(2));
        Assert.Contains("is not the one this store was begun with", wrong.Message, StringComparison.Ordinal);

        async Task<WebApplication> Demo(byte key)
        {
            var app = Program.Build(["demo", "--environment=Development", "--Clock:At=2026-11-25T12:00:00Z", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKey={Convert.ToBase64String([.. Enumerable.Repeat(key, 32)])}"]);
            await app.RunDemo();
            return app;
        }
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
