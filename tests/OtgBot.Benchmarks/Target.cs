using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OtgBot.Benchmarks;

/// <summary>A bot under measurement: a process of its own on one core, with its CPU time and memory read from /proc.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly Process process;

    private Target(Process process, string address)
    {
        this.process = process;
        Address = address;
    }

    public string Address { get; }

    /// <summary>From the start of the process until it answered that it is ready.</summary>
    public TimeSpan ColdStart { get; private set; }

    /// <summary>Starts a .NET assembly on the core kept for bots, with these settings as environment variables.</summary>
    public static async Task<Target> Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string? floor = null)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("taskset", ["-c", Cores.Bot, "dotnet", assembly, .. floor is null ? arguments : [floor, address, .. arguments]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (floor is null) start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        var target = new Target(Process.Start(start)!, address);
        var said = new StringWriterLines();
        target.process.OutputDataReceived += (_, line) => said.Add(line.Data);
        target.process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        target.process.BeginOutputReadLine();
        target.process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (true)
        {
            if (target.process.HasExited) throw new InvalidOperationException($"{Path.GetFileName(assembly)} did not start:\n{said}");
            try
            {
                using var ready = await http.GetAsync(address + "/health/ready");
                if (ready.IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
        }

        target.ColdStart = watch.Elapsed;
        return target;
    }

    /// <summary>User and system time so far.</summary>
    public TimeSpan CpuTime()
    {
        var stat = File.ReadAllText($"/proc/{process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / 100.0);
    }

    /// <summary>Resident memory in MB.</summary>
    public double Memory()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    /// <summary>The most it ever was, in MB.</summary>
    public double PeakMemory()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The last lines a process printed, for when it does not start.</summary>
    private sealed class StringWriterLines
    {
        private readonly Queue<string> lines = new();

        public void Add(string? line)
        {
            lock (lines)
            {
                if (line is not null) lines.Enqueue(line);
                if (lines.Count > 40) lines.Dequeue();
            }
        }

        public override string ToString()
        {
            lock (lines) return string.Join('\n', lines);
        }
    }
}

/// <summary>The bot has one core to itself, the load and all else the others.</summary>
internal static class Cores
{
    public const string Bot = "0";

    public static void KeepOffTheBotsCore()
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2) throw new InvalidOperationException("The benchmarks need Linux and two cores: one for the bot, one for the load.");
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = checked((IntPtr)(((1L << Environment.ProcessorCount) - 1) & ~1L));
    }
}
