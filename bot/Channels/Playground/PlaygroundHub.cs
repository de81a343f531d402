using System.Collections.Concurrent;
using System.Threading.Channels;

namespace OtgBot.Channels.Playground;

/// <summary>
/// Wakes the open pages when something changed, and every so often for the clock. A bell says only that there is news; what the news is
/// each page reads for itself, so a slow one neither loses anything nor holds anything up.
/// </summary>
internal sealed class PlaygroundHub : IDisposable
{
    /// <summary>Between two signs of life on a quiet page; proxies and browsers drop connections that stay silent.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    private const int MostPages = 100;

    private readonly ConcurrentDictionary<PlaygroundBell, bool> bells = new();
    private readonly ITimer timer;

    public PlaygroundHub(TimeProvider clock) => timer = clock.CreateTimer(_ => Ring(), null, Pulse, Pulse);

    /// <summary>A bell for one open page, or null if too many are open.</summary>
    public PlaygroundBell? Listen()
    {
        // Besides the pages, whoever keeps the messages listens too.
        if (bells.Count > MostPages) return null;
        var bell = new PlaygroundBell(gone => bells.TryRemove(gone, out _));
        bells[bell] = true;
        return bell;
    }

    public void Ring()
    {
        foreach (var bell in bells.Keys) bell.Ring();
    }

    public void Dispose() => timer.Dispose();
}

/// <summary>Rings for one page. Many rings before it is heard are one.</summary>
internal sealed class PlaygroundBell(Action<PlaygroundBell> hangUp) : IDisposable
{
    private readonly Channel<bool> rings =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>True at the next ring, false if nobody listens any more.</summary>
    public async ValueTask<bool> Heard(CancellationToken cancel)
    {
        try
        {
            return await rings.Reader.ReadAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => hangUp(this);
}
