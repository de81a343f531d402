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
        var key = new Key(partition, Key.Of("shown", occurrence));
        var time = clock.GetUtcNow().UtcTicks / Interval.Ticks;
        var kept = (await store.Get(key, PromptsJson.Default.ShownCounts, cancel))?.Value;
        if (kept?.Time >= time) return kept.Counts;

        var counted = await prompts.Count(partition, occurrence, cancel);
        // A prompt that nobody answered yet needs no row.
        if (kept is null && counted == Counts.None) return Counts.None;
        var steps = new Steps(disclosure.K, disclosure.Spread);
        var now = new Counts(steps.Of(counted.Took, Late("took")), steps.Of(counted.Did, Late("did")));
        var shown = await store.Change(key, PromptsJson.Default.ShownCounts,
            old => old?.Time >= time ? old : new ShownCounts(time, now.Most(old?.Counts ?? Counts.None)), cancel);
        return shown.Counts;

        int Late(string figure) => disclosure.Noise($"prompt {partition} {occurrence} {figure}");
    }
}

/// <param name="Time">Which three hours, counted from the beginning of time.</param>
/// <param name="Counts">What was shown in them.</param>
internal sealed record ShownCounts(long Time, Counts Counts);
