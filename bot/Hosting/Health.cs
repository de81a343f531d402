using OtgBot.Storage;

namespace OtgBot.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can work, because its store can be reached.</summary>
internal static partial class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(IStore store, ILoggerFactory loggers, CancellationToken cancel)
    {
        try
        {
            await store.Check(cancel);
            return Results.Text("ready");
        }
        catch (StoreException unreachable)
        {
            Log.NotReady(loggers.CreateLogger(typeof(Health)), unreachable);
            return Results.Text("the store can't be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready")]
        public static partial void NotReady(ILogger logger, Exception exception);
    }
}
