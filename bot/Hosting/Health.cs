using System.Text.Json.Serialization;
using OtgBot.Channels;
using OtgBot.Storage;

namespace OtgBot.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can work, because its store takes what it is told to keep, and
/// nothing keeps it from hearing people.
/// </summary>
internal static partial class Health
{
    public static void MapHealth(this WebApplication app)
    {
        var readiness = new Readiness(app.Services.GetRequiredService<IStore>(), app.Services.GetRequiredService<TimeProvider>());
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Health));
        app.MapGet("/health/live", () => Results.Text("live"));
        var outages = app.Services.GetService<Outages>();
        app.MapGet("/health/ready", (CancellationToken cancel) => Ready(readiness, outages, logger, cancel));
    }

    private static async Task<IResult> Ready(Readiness readiness, Outages? outages, ILogger logger, CancellationToken cancel)
    {
        try
        {
            await readiness.Check().WaitAsync(cancel);
            return outages?.All is { Count: > 0 } all
                ? Results.Text(string.Join("; ", all), statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready");
        }
        catch (StoreException unreachable)
        {
            Log.NotReady(logger, unreachable);
            return Results.Text("the store can't be reached or written to", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready")]
        public static partial void NotReady(ILogger logger, Exception exception);
    }
}

/// <summary>
/// Whether the store can be read and written to: a full disk can still be read. One row is written over, at most once in
/// <see cref="Fresh"/>: anybody may ask, however often, and must not keep the disk busy by it.
/// </summary>
internal sealed partial class Readiness(IStore store, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private static readonly Key Row = new("health", "ready");

    private readonly Lock guard = new();
    private Task? asked;
    private long askedAt;

    /// <summary>Throws <see cref="StoreException"/> if the store can't be used.</summary>
    public Task Check()
    {
        lock (guard)
        {
            if (asked is { IsCompleted: false } || (asked is not null && clock.GetElapsedTime(askedAt) < Fresh)) return asked;
            askedAt = clock.GetTimestamp();
            return asked = Task.Run(Ask);
        }
    }

    private async Task Ask()
    {
        await store.Check(CancellationToken.None);
        await store.Change(Row, ReadyJson.Default.ReadyRow, _ => new ReadyRow(clock.GetUtcNow()), CancellationToken.None);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(ReadyRow))]
    private sealed partial class ReadyJson : JsonSerializerContext;
}

/// <param name="At">When a host last could write.</param>
internal sealed record ReadyRow(DateTimeOffset At);
