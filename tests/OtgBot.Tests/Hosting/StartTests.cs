using System.Net;
using System.Net.Sockets;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

/// <summary>A host that can't work does not start, and says in one sentence what to do; the process as operators run it.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_time_zones_it_does_not_start()
    {
        var said = await Fails(("TZDIR", folder.File("nothing")));
        Assert.Contains("tzdata", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var said = await Fails(("ASPNETCORE_URLS", address));
        Assert.Contains(address, said, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'), line => line.Contains("in use", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_can_not_work_is_one_sentence()
    {
        var said = await Fails(("MicrosoftAppType", "Many"));
        Assert.Contains("MicrosoftAppType is 'Many'. Set MultiTenant", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n'));
    }

    /// <summary>What was read of its settings decides, and what it listens on in the end.</summary>
    [Fact]
    public async Task Nobody_is_believed_without_a_token_where_others_can_reach_it()
    {
        Assert.Contains("others can reach", await Fails(("BotFramework__AllowAnonymous", "true"), ("Kestrel__Endpoints__Http__Url", "http://0.0.0.0:0")), StringComparison.Ordinal);
        Assert.Contains("HTTP_PORTS", await Fails(("BotFramework__AllowAnonymous", "true"), ("ASPNETCORE_URLS", ""), ("ASPNETCORE_HTTP_PORTS", "18080")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://localhost:5123", "--urls=http://localhost:5123")]
    [InlineData(null, "--http_ports=8080")]
    [InlineData(null, "--Kestrel:Endpoints:A:Url=http://localhost:5123")]
    public async Task In_Development_it_listens_where_the_README_says_unless_somebody_says_otherwise(string? expected, params string[] args)
    {
        await using var app = Program.Build(["--environment=Development", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}", .. args]);
        Assert.Equal(expected, app.Configuration["urls"]);
    }

    [Fact]
    public void The_launch_settings_leave_the_address_to_whoever_starts_it()
    {
        using var launch = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "bot", "Properties", "launchSettings.json")));
        Assert.All(launch.RootElement.GetProperty("profiles").EnumerateObject(), profile => Assert.False(profile.Value.TryGetProperty("applicationUrl", out _)));
    }

    /// <summary>All that was printed by a host that is expected to end at once.</summary>
    private async Task<string> Fails(params (string Name, string Value)[] settings)
    {
        var all = settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))
            .Append(KeyValuePair.Create("Storage__SqlitePath", folder.File("otgbot.db")))
            .Append(KeyValuePair.Create("Participation__PseudonymKeyFile", folder.File("key")));
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var host = await HostProcess.Start(all);
        });
        return string.Join('\n', ended.Message.Split('\n').Skip(1).Where(line => line.Length > 0 && !line.StartsWith("info:", StringComparison.Ordinal) && !line.StartsWith("      ", StringComparison.Ordinal)));
    }
}
