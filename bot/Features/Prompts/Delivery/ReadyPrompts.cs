using System.Collections.Concurrent;
using OtgBot.Scheduling;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>Prompts that are put together and wait for their minute, in the order of the due index. Lives in memory: what is lost with a host is put together when it is due.</summary>
internal sealed class ReadyPrompts
{
    /// <summary>A bound for the memory they take; the rest is put together when it is due.</summary>
    public const int Most = 20_000;

    /// <summary>Long enough to put that many together, short enough that little changes meanwhile.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ReadyPrompt> prompts = new(StringComparer.Ordinal);
    private readonly Lock guard = new();
    private List<Waiting> waiting = [];
    private bool isSorted = true;
    private DateTimeOffset seen = DateTimeOffset.MinValue;

    public bool IsEmpty => prompts.IsEmpty;

    /// <summary>The span to look through next; null where that was done a moment ago.</summary>
    public (DateTimeOffset After, DateTimeOffset Until)? LookAhead(DateTimeOffset now)
    {
        var after = seen > now ? seen : now;
        if (after - now > Ahead / 2 || prompts.Count >= Most) return null;
        seen = now + Ahead;
        return (after, seen);
    }

    public void Add(DueEntry entry, ReadyPrompt prompt)
    {
        if (!prompts.TryAdd(entry.Row, prompt)) return;
        lock (guard)
        {
            // What was sorted may be in use by somebody who looks through it.
            if (isSorted) waiting = [.. waiting];
            waiting.Add(new Waiting(entry, entry.At, DueIndex.ShardOf(entry.Community)));
            isSorted = false;
        }
    }

    /// <summary>What waits for an entry, if anything does; it no longer waits then.</summary>
    public ReadyPrompt? Take(DueEntry entry) => prompts.TryRemove(entry.Row, out var ready) ? ready : null;

    /// <summary>The same for a lead who does not wait for its minute.</summary>
    public ReadyPrompt? Take(string community, string occurrence)
    {
        var entry = Sorted().Select(one => one.Entry).FirstOrDefault(entry => entry.Community == community && entry.Occurrence == occurrence);
        return entry is null ? null : Take(entry);
    }

    /// <summary>All that waits; nothing does after it.</summary>
    public IReadOnlyList<ReadyPrompt> Clear() => [.. Sorted().Select(one => Take(one.Entry)).OfType<ReadyPrompt>()];

    public bool IsDue(DateTimeOffset now) => Sorted().Any(one => one.At <= now);

    /// <summary>What is due by now, in the order in which it lies in the outbox, so that what leaves together is written together.</summary>
    public IEnumerable<DueEntry> Due(DateTimeOffset now) => Sorted().Where(one => one.At <= now).Select(one => one.Entry);

    /// <summary>When the first that is not due yet comes due.</summary>
    public DateTimeOffset? Next(DateTimeOffset now) => Sorted().Where(one => one.At > now).Select(one => (DateTimeOffset?)one.At).Min();

    private List<Waiting> Sorted()
    {
        lock (guard)
        {
            if (!isSorted || waiting.Count > 0 && prompts.IsEmpty)
            {
                waiting = [.. waiting.Where(one => prompts.ContainsKey(one.Entry.Row)).OrderBy(one => one.Shard).ThenBy(one => one.Entry.Row, StringComparer.Ordinal)];
                isSorted = true;
            }

            return waiting;
        }
    }

    private readonly record struct Waiting(DueEntry Entry, DateTimeOffset At, int Shard);
}
