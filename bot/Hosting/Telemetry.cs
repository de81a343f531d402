using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OtgBot.Scheduling;

namespace OtgBot.Hosting;

/// <summary>
/// Figures for whoever watches the hosts, sent once a minute if a setting says whereto: to Azure Monitor, or by OTLP to any collector. With
/// neither nothing is gathered. Figures only: traces would hold the addresses of conversations.
/// </summary>
internal static class Telemetry
{
    // The names by which Azure and OpenTelemetry know them everywhere.
    private const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING", Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The exporter's own reports to its maker about its use, which nobody here asked for.</summary>
    private static readonly string[] ReportsOff = ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "APPLICATIONINSIGHTS_SDKSTATS_DISABLED",
        "APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        var (azure, collector) = (settings[AzureMonitor], settings[Collector]);
        if (string.IsNullOrEmpty(azure) && string.IsNullOrEmpty(collector)) return services;
        if (azure is { Length: > 0 }
            && !(azure.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase)
                && azure.Contains("IngestionEndpoint=http", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException(
                $"{AzureMonitor} is no connection string. Copy it from the overview of the Application Insights resource: InstrumentationKey=…;IngestionEndpoint=https://….");
        if (collector is { Length: > 0 }
            && !(Uri.TryCreate(collector, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new InvalidOperationException(
                $"{Collector} is '{collector}'. Set the collector's address, such as http://localhost:4317.");

        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("OtgBot")).WithMetrics(metrics =>
        {
            metrics.AddMeter(PostingFigures.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime");
            if (collector is { Length: > 0 }) metrics.AddOtlpExporter();
            if (azure is not { Length: > 0 }) return;
            foreach (var name in ReportsOff) Environment.SetEnvironmentVariable(name, "true");
            metrics.AddAzureMonitorMetricExporter(exporter =>
            {
                exporter.ConnectionString = azure;

                // What cannot be delivered is not worth files on the host's disk.
                exporter.DisableOfflineStorage = true;
            });
        });
        return services;
    }
}
