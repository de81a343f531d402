using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage;

public sealed class StorageSetupTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Without_more_settings_the_store_is_a_sqlite_file_made_at_start()
    {
        await using var services = Services(("SqlitePath", folder.File("new/otgbot.db")), ("ConnectionString", ""), ("TableEndpoint", ""));

        Assert.IsType<SqliteStore>(services.GetRequiredService<IStore>());
        Assert.True(File.Exists(folder.File("new/otgbot.db")));
    }

    [Theory]
    [InlineData("ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("TableEndpoint", "https://example.table.core.windows.net")]
    public async Task A_connection_string_or_an_endpoint_chooses_azure(string name, string value)
    {
        await using var services = Services((name, value));

        Assert.IsType<AzureTablesStore>(services.GetRequiredService<IStore>());
    }

    [Fact]
    public void A_connection_string_and_an_endpoint_together_are_refused_with_advice()
    {
        var refused = Assert.Throws<StoreException>(() => Services(("ConnectionString", "UseDevelopmentStorage=true"), ("TableEndpoint", "https://example.table.core.windows.net")));

        Assert.Contains("remove the other", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TableEndpoint", "example")]
    [InlineData("TableEndpoint", "http://example.table.core.windows.net")]
    [InlineData("TableName", "my-table")]
    [InlineData("ConnectionString", "AccountKey=c2VjcmV0")]
    public void A_setting_that_can_not_be_right_is_refused_with_an_example_and_without_the_secret(string name, string value)
    {
        var settings = new Dictionary<string, string> { ["ConnectionString"] = name == "TableEndpoint" ? "" : "UseDevelopmentStorage=true", [name] = value };
        var refused = Assert.Throws<StoreException>(() => Services([.. settings.Select(setting => (setting.Key, setting.Value))]).GetRequiredService<IStore>());

        Assert.Contains("looks like", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_can_not_be_used_stops_the_start()
    {
        await File.WriteAllTextAsync(folder.File("otgbot.db"), "dear diary", TestContext.Current.CancellationToken);
        await using var services = Services(("SqlitePath", folder.File("otgbot.db")));

        Assert.Throws<StoreException>(() => services.GetServices<IHostedService>().ToArray());
    }

    public void Dispose() => folder.Dispose();

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => "Storage:" + setting.Name, setting => (string?)setting.Value))
            .Build();
        return new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
    }
}
