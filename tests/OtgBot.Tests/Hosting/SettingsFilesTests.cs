using Microsoft.Extensions.Configuration;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

public sealed class SettingsFilesTests
{
    /// <summary>A watch covers all that lies below, and the store lies there: each commit would be heard of.</summary>
    [Fact]
    public async Task Files_of_settings_are_read_and_not_watched()
    {
        using var folder = new TempFolder();
        await using var app = Program.Build([$"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}"]);

        var files = ((IConfigurationBuilder)app.Configuration).Sources.OfType<FileConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange, file.Path));
    }
}
