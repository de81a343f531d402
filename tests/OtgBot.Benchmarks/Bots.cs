using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OtgBot.Benchmarks.Slack;
using OtgBot.Tests.Kit;

namespace OtgBot.Benchmarks;

/// <summary>The bots that are measured, each a fresh process with a store of its own.</summary>
internal static class Bots
{
    private static readonly Lazy<Task<string>> AzuriteConnection = new(StartAzurite);

    public static Task<Target> Floor(Rig rig) =>
        Target.Start(typeof(Bots).Assembly.Location, [rig.Address], new Dictionary<string, string>(), floor: "--floor");

    public static Task<Target> OnSqlite(Rig rig)
    {
        var folder = Directory.CreateTempSubdirectory("otgbot-bench-").FullName;
        return Bot(rig, new Dictionary<string, string> { ["Storage__SqlitePath"] = Path.Combine(folder, "otgbot.db") });
    }

    /// <summary>On a store that is there already, with a clock that can be moved, which shows this instant at the start.</summary>
    public static Task<Target> At(Rig rig, string sqlitePath, string instant, params (string Name, string Value)[] settings) => Bot(rig, new Dictionary<string, string>(
        settings.Select(setting => new KeyValuePair<string, string>(setting.Name, setting.Value)))
    {
        ["Storage__SqlitePath"] = sqlitePath,
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Clock__At"] = instant,
    });

    /// <summary>An echo bot on the Bot Framework SDK.</summary>
    public static Task<Target> SdkEcho(Rig rig) =>
        Target.Start(typeof(Bots).Assembly.Location, [rig.SecureAddress], new Dictionary<string, string> { ["SSL_CERT_FILE"] = rig.WriteCertificate() }, floor: "--sdk-echo");

    /// <summary>Posts what the file holds, and nothing else.</summary>
    public static Task<Target> PostingFloor(string file) =>
        Target.Start(typeof(Bots).Assembly.Location, [file], new Dictionary<string, string>(), floor: "--floor-posts");

    /// <summary>Checks a signature and posts one message, and nothing else.</summary>
    public static Task<Target> SlackFloor(SlackSide side) =>
        Target.Start(typeof(Bots).Assembly.Location, [side.Api], new Dictionary<string, string>(), floor: "--floor-slack");

    /// <summary>The bot in one Slack workspace, reached over HTTP.</summary>
    public static Task<Target> InSlack(SlackSide side) => Target.Start(
        Path.Combine(AppContext.BaseDirectory, "OtgBot.dll"), [], new Dictionary<string, string>
        {
            ["Storage__SqlitePath"] = Path.Combine(Directory.CreateTempSubdirectory("otgbot-bench-").FullName, "otgbot.db"),
            ["Slack__SigningSecret"] = SlackSide.Secret,
            ["Slack__BotToken"] = SlackSide.Token,
            ["Slack__ApiBaseUrl"] = side.Api,
            ["Participation__PseudonymKey"] = Convert.ToBase64String(new byte[32]),
            ["Logging__LogLevel__Default"] = "Warning",
        });

    public static async Task<Target> OnAzurite(Rig rig) => await Bot(rig, new Dictionary<string, string>
    {
        ["Storage__ConnectionString"] = await AzuriteConnection.Value,
        ["Storage__TableName"] = "bench" + Stopwatch.GetTimestamp().ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    private static Task<Target> Bot(Rig rig, Dictionary<string, string> storage) => Target.Start(
        Path.Combine(AppContext.BaseDirectory, "OtgBot.dll"), [], new Dictionary<string, string>(storage)
        {
            ["MicrosoftAppId"] = Rig.AppId,
            ["MicrosoftAppPassword"] = "rig",
            ["MicrosoftAppType"] = "MultiTenant",
            ["ToChannelFromBotLoginUrl"] = rig.Address + "/login",
            ["ToBotFromChannelTokenIssuer"] = Rig.Issuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = rig.Address + Rig.MetadataPath,
            ["Participation__PseudonymKey"] = Convert.ToBase64String(new byte[32]),
            ["Logging__LogLevel__Default"] = "Warning",
        });

    /// <summary>Azurite lives as long as this process: it ends when its parent's pipe closes.</summary>
    private static async Task<string> StartAzurite()
    {
        var node = await NodeTools.Folder;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var process = Process.Start(new ProcessStartInfo("node",
        [
            Path.Combine(node, "node_modules", "azurite", "dist", "src", "table", "main.js"),
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--silent", "--disableTelemetry", "--inMemoryPersistence",
        ]))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/");
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        // The emulator's well-known account and key (https://learn.microsoft.com/azure/storage/common/storage-use-azurite).
        return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
    }
}
