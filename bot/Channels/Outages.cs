using System.Collections.Concurrent;

namespace OtgBot.Channels;

/// <summary>
/// What keeps this host from hearing people, and somebody has to mend: <c>/health/ready</c> says so for as long as it lasts.
/// </summary>
internal sealed class Outages
{
    private readonly ConcurrentDictionary<string, string> all = new(StringComparer.Ordinal);

    /// <summary>In words, without anything secret.</summary>
    public IReadOnlyCollection<string> All => [.. all.Values];

    public void Begin(string channel, string what) => all[channel] = what;

    public void End(string channel) => all.TryRemove(channel, out _);
}
