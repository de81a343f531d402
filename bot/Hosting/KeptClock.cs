using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>
/// While trying out: how far the clock was moved is kept beside the store, so that a restart does not bring last week back.
/// </summary>
internal sealed class KeptClock(MovableClock clock, string path) : BackgroundService
{
    private TimeSpan started;

    /// <summary>Keeps it in a file beside the database.</summary>
    public static string PathBeside(string database) => Path.ChangeExtension(database, ".clock");

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(path) && TimeSpan.TryParse(await File.ReadAllTextAsync(path, cancellationToken), CultureInfo.InvariantCulture,
            out var ahead) && ahead > clock.Ahead)
            clock.Forward(ahead - clock.Ahead);
        started = clock.Ahead;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (clock.Ahead != started) await Keep(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var moved = clock.Moved;
        while (true)
        {
            await moved.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;

            // Listened for before it is kept, so that no move in between is missed.
            moved = clock.Moved;
            await Keep(stoppingToken);
        }
    }

    private Task Keep(CancellationToken cancel) =>
        File.WriteAllTextAsync(path, clock.Ahead.ToString("c", CultureInfo.InvariantCulture), cancel);
}
