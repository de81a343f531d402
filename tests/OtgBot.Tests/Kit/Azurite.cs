using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;

[assembly: AssemblyFixture(typeof(OtgBot.Tests.Kit.Azurite))]

namespace OtgBot.Tests.Kit;

/// <summary>
/// The emulator of Azure Table storage, one for the whole run: started by the first test that asks (take it as a constructor
/// parameter), in memory, on a free port of this machine, ended with the run.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // The emulator's public account: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
    private const string Account = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Ends when its input ends, so also when the run is killed and nobody can end it. Asks for any free port and says which it
    // got, which Azurite itself does not.
    private const string Launcher = """
        process.stdin.on('end', () => process.exit(0)).resume();
        const server = require('net').Server.prototype, listen = server.listen;
        server.listen = function (...where) { return listen.apply(this.once('listening', () => console.log(`port ${this.address().port}`)), where); };
        process.argv.splice(1, 0, 'azurite');
        require(process.argv.pop());
        """;

    private readonly Lazy<Task<string>> started;
    private Process? process;

    public Azurite() => started = new(Start);

    /// <summary>Reaches the emulator, with no table made yet.</summary>
    public Task<string> ConnectionString => started.Value;

    /// <summary>Options for a table that no other test uses.</summary>
    internal async Task<AzureTablesOptions> NewTable() =>
        new() { ConnectionString = await ConnectionString, TableName = "t" + Guid.NewGuid().ToString("N") };

    /// <summary>A store in a table of its own for a <see cref="Town"/>, and all that is in it.</summary>
    internal async Task<(IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)> NewStore()
    {
        var options = await NewTable();
        return (new AzureTablesStore(options, () => Guid.NewGuid().ToString("N"), FewRetries), () => StoreCopy.OfTable(options));
    }

    /// <summary>In a test a fault is a fault at once.</summary>
    internal static void FewRetries(TableClientOptions options) => options.Retry.MaxRetries = 0;

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> Start()
    {
        var folder = await NodeTools.Folder;
        var main = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "table", "main.js");
        process = Process.Start(new ProcessStartInfo(
            "node",
            ["-e", Launcher, "--", "--tableHost", "127.0.0.1", "--tablePort", "0", "--silent", "--disableTelemetry", "--inMemoryPersistence", main])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var port = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string?>();
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data);
            if (line.Data is null) port.TrySetException(new InvalidOperationException("Azurite, the emulator of table storage, ended: " + string.Join('\n', said)));
            else if (Port().Match(line.Data) is { Success: true } match) port.TrySetResult(match.Groups[1].Value);
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();

        // Usually a second or two; more on a busy machine.
        return $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{await port.Task.WaitAsync(TimeSpan.FromSeconds(60))}/{Account};";
    }

    [GeneratedRegex(@"^port (\d+)$")]
    private static partial Regex Port();
}
