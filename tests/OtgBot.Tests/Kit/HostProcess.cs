using System.Collections.Concurrent;
using System.Diagnostics;

namespace OtgBot.Tests.Kit;

/// <summary>The bot as a process of its own, as it runs in production: to be killed in the middle of things.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool isDisposed;

    private HostProcess(Process process) => this.process = process;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What it holds of the machine's memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What it printed so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <param name="settings">Environment variables, with <c>__</c> for the colon.</param>
    public static async Task<HostProcess> Start(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OtgBot.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!);
        host.process.OutputDataReceived += (_, line) => host.Read(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Read(line.Data);
        host.process.Exited += (_, _) =>
        {
            // Until its last line is read too, which comes after the end.
            host.process.WaitForExit();
            host.listening.TrySetException(new InvalidOperationException("The bot ended:\n" + string.Join('\n', host.lines)));
        };
        host.process.EnableRaisingEvents = true;
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        host.Url = await host.listening.Task;
        return host;
    }

    /// <summary>Ends it as a power cut would: no warning, no clean-up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;
        isDisposed = true;
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lines.Enqueue(line);
        const string mark = "Now listening on: ";
        if (line.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0) listening.TrySetResult(line[(at + mark.Length)..].Trim());
    }
}
