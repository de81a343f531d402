using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

/// <summary>
/// Whoever has an agenda's address can read it, so no log holds one, however much somebody wants to be told, and no figure either.
/// </summary>
public sealed class SecretAddressTests
{
    private const string Token = "s3cr3tt0k3n0fanagenda";
    private static readonly string[] Loud = ["Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "Microsoft.AspNetCore.Server.Kestrel.BadRequests"];

    [Fact]
    public async Task A_secret_address_is_in_no_log_at_any_level_and_in_no_figure()
    {
        using var folder = new TempFolder();
        using var log = new EverythingLog();
        var figures = new ConcurrentQueue<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(figures, instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(figures, instrument, tags));
        listener.Start();
        await using var app = Program.Build([
            "--environment=Production", "--urls=http://127.0.0.1:0", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}",
            "--Logging:Console:LogLevel:Default=None", .. Loud.Select(category => $"--Logging:LogLevel:{category}=Trace"), .. Loud.Select(category => $"--Logging:Everything:LogLevel:{category}=Trace")]);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var url = LoopbackServer.AddressOf(app).TrimEnd('/');
        foreach (var request in (string[])[
            $"GET /agenda/u1/{Token} HTTP/1.1", $"HEAD /agenda/u1/{Token}/agenda.ics HTTP/1.1", $"POST /agenda/u1/{Token} HTTP/1.1", $"GET /agenda/u1/{Token}/nothing HTTP/1.1",
            $"GET /agenda/u1/{Token}?lang=en HTTP/1.1", $"GET /other/{Token} HTTP/1.1", $"GET /agenda/u1/{Token}%00 HTTP/1.1", $"GET /a/{Token}\u0001 HTTP/1.1", $"GET /{Token} nonsense HTTP/1.1", $"GET /agenda/u1/{Token} HTTP/7.7"])
        {
            await RawSocket.Ask(url, request + "\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(log.Lines);
        Assert.NotEmpty(figures);
        Assert.Equal("", string.Join('\n', log.Lines.Concat(figures).Where(line => line.Contains(Token, StringComparison.OrdinalIgnoreCase))));
    }

    private static void Note(ConcurrentQueue<string> figures, Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags) figures.Enqueue($"{instrument.Name} {name}={value}");
    }

    /// <summary>Words, values and scopes of all that any logger is told.</summary>
    [ProviderAlias("Everything")]
    private sealed class EverythingLog : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(EverythingLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                log.Lines.Enqueue($"{category} {logLevel}: {formatter(state, exception)} {exception}");
                if (state is IEnumerable<KeyValuePair<string, object?>> values) log.Lines.Enqueue($"{category} {string.Join(' ', values)}");
                log.scopes.ForEachScope((scope, lines) => lines.Enqueue($"{category} scope {scope} {(scope is IEnumerable<KeyValuePair<string, object?>> inner ? string.Join(' ', inner) : "")}"), log.Lines);
            }
        }
    }
}
