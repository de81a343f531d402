using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

public sealed class TelemetryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<(string Path, string Body)> taken = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Figures_go_to_a_collector_where_a_setting_names_one()
    {
        await using var collector = await LoopbackServer.Start(Take);

        await RunAndMiss($"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");

        Assert.Contains(taken, sent => sent.Path == "/v1/metrics" && sent.Body.Contains("otgbot.prompts.missed", StringComparison.Ordinal) && sent.Body.Contains("OtgBot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_go_to_Azure_Monitor_where_a_setting_names_it()
    {
        await using var monitor = await LoopbackServer.Start(Take);

        await RunAndMiss($"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={monitor.Url}/");

        Assert.Contains(taken, sent => sent.Path.EndsWith("/track", StringComparison.Ordinal) && sent.Body.Contains("otgbot.prompts.missed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--APPLICATIONINSIGHTS_CONNECTION_STRING=secret", "Copy it from the overview of the Application Insights resource")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector", "such as http://localhost:4317")]
    public void A_setting_that_leads_nowhere_is_told_at_the_start(string setting, string mend)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Program.Build([setting]));

        Assert.Contains(mend, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>A host that is stopped tells what it has not told yet.</summary>
    private async Task RunAndMiss(params string[] settings)
    {
        await using var app = Program.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}",
            "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None", .. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<PostingFigures>().Add(PostingState.Missed, null);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task Take(HttpContext context)
    {
        Stream body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var reader = new StreamReader(body, Encoding.Latin1);
        taken.Enqueue((context.Request.Path.Value!, await reader.ReadToEndAsync(context.RequestAborted)));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""");
    }
}
