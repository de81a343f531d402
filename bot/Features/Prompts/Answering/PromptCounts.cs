using System.Globalization;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// What all may see of the answers to a prompt, on the card, in the thread, on a Home tab and in the next week's result: one and the same.
/// It is worked out at most once in three hours, in steps that come late by a secret number, and never goes down. Lies at
/// <c>shown|occurrence</c> in the community's partition.
/// </summary>
internal sealed class PromptCounts(IStore store, PromptsStore prompts, Disclosure disclosure, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(3);

    public async Task<Counts> Shown(string partition, string occurrence, CancellationToken cancel)
    {
        var key = KeyOf(partition, occurrence);
        var time = clock.GetUtcNow().UtcTicks / Interval.Ticks;
        var kept = (await store.Get(key, PromptsJson.Default.ShownCounts, cancel))?.Value;
        if (kept?.Time >= time) return kept.Counts;

        var counted = await prompts.Count(partition, occurrence, cancel);
        // A prompt that nobody answered yet needs no row.
        if (kept is null && counted == Counts.None) return Counts.None;
        var steps = new Steps(disclosure.K, disclosure.Spread);
        var now = new Counts(steps.Of(counted.Took, Late("took")), steps.Of(counted.Did, Late("did")));
        var shown = await store.Change(key, PromptsJson.Default.ShownCounts,
            old => old?.Time >= time ? old : new ShownCounts(time, now.Most(old?.Counts ?? Counts.None)) { OnCard = old?.OnCard }, cancel);
        return shown.Counts;

        int Late(string figure) => disclosure.Noise($"prompt {partition} {occurrence} {figure}");
    }

    /// <summary>The mark of a posted card that shows these numbers and names. Keyed, so that it tells nobody which names.</summary>
    public string MarkOf(Counts shown, IReadOnlyList<AtIt> named) => named.Count == 0
        ? shown.Mark
        : string.Create(CultureInfo.InvariantCulture,
            $"{shown.Mark}-{disclosure.Uniform("card\n" + string.Join('\n', named.Select(one => $"{one.Name} {string.Join(' ', one.Numbers)}")), 0):R}");

    /// <summary>The mark of what the posted card shows.</summary>
    public async Task<string> OnCard(string partition, string occurrence, CancellationToken cancel) =>
        (await store.Get(KeyOf(partition, occurrence), PromptsJson.Default.ShownCounts, cancel))?.Value.OnCard ?? Counts.None.Mark;

    /// <summary>After the posted card was put anew.</summary>
    public async Task PutOnCard(string partition, string occurrence, string mark, CancellationToken cancel) =>
        await store.Change(KeyOf(partition, occurrence), PromptsJson.Default.ShownCounts,
            old => (old ?? new ShownCounts(0, Counts.None)) with { OnCard = mark }, cancel);

    private static Key KeyOf(string partition, string occurrence) => new(partition, Key.Of("shown", occurrence));
}

/// <param name="Time">Which three hours, counted from the beginning of time.</param>
/// <param name="Counts">What was shown in them.</param>
internal sealed record ShownCounts(long Time, Counts Counts)
{
    /// <summary>The mark of what the posted card shows; null while it shows what it was posted with.</summary>
    public string? OnCard { get; init; }
}
