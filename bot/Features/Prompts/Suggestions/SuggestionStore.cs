using System.Globalization;
using System.Text.Json.Serialization;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Suggestions;

/// <summary>
/// What members suggest, at <c>suggestion|0001</c> in the community's partition. The next number is taken by an insert, so two equal
/// suggestions at the same moment meet there: one is kept, the other is shown it.
/// </summary>
internal sealed class SuggestionStore(IStore store)
{
    /// <summary>This many may wait for a lead at once.</summary>
    public const int MostWaiting = 100;

    /// <summary>In the order of their numbers.</summary>
    public async Task<IReadOnlyList<Suggestion>> All(string partition, CancellationToken cancel)
    {
        var all = new List<Suggestion>();
        await foreach (var row in store.List(partition, "suggestion|", SuggestionsJson.Default.Suggestion, cancel)) all.Add(row.Value);
        return all;
    }

    /// <summary>Those that wait for a lead.</summary>
    public async Task<IReadOnlyList<Suggestion>> Waiting(string partition, CancellationToken cancel) =>
        [.. (await All(partition, cancel)).Where(one => one.State == SuggestionState.Waiting)];

    /// <summary>Those that wait and that no message has told leads of.</summary>
    public async Task<IReadOnlyList<Suggestion>> Untold(string partition, CancellationToken cancel) =>
        [.. (await Waiting(partition, cancel)).Where(one => !one.IsTold)];

    /// <summary>Leads were told of these.</summary>
    public async Task Tell(string partition, IReadOnlyList<Suggestion> told, CancellationToken cancel)
    {
        foreach (var one in told) await Change(partition, one.Number, old => old.IsTold ? old : old with { IsTold = true }, cancel);
    }

    /// <summary>
    /// Keeps a new one under the next number. The same again (a double click) returns the one that is kept; one with the same words throws
    /// a sentence that shows it.
    /// </summary>
    public async Task<Suggestion> Add(string partition, Suggestion draft, CancellationToken cancel)
    {
        while (true)
        {
            var all = await All(partition, cancel);
            if (all.FirstOrDefault(other => other.Nonce == draft.Nonce) is { } again) return again;
            if (Same(all, draft) is { } same) throw SuggestionTexts.SuggestedBefore(same);
            if (all.Count(other => other.State == SuggestionState.Waiting) >= MostWaiting) throw SuggestionTexts.Full();
            var added = draft with { Number = all.Count == 0 ? 1 : all[^1].Number + 1 };
            if (await store.Insert(KeyOf(partition, added.Number), added, SuggestionsJson.Default.Suggestion, cancel)) return added;
        }
    }

    /// <summary>Another one with the same words, or null.</summary>
    public static Suggestion? Same(IEnumerable<Suggestion> all, Suggestion one) =>
        all.FirstOrDefault(other => other.Number != one.Number && Idea.Of(other.Text) == Idea.Of(one.Text));

    /// <summary>Changes one. Throws a sentence if there is none of this number.</summary>
    public async Task<Suggestion> Change(string partition, int number, Func<Suggestion, Suggestion> change, CancellationToken cancel) =>
        await store.Change(KeyOf(partition, number), SuggestionsJson.Default.Suggestion,
            old => change(old ?? throw SuggestionTexts.NoSuch(number)), cancel);

    /// <summary>
    /// Whose suggestions are is not kept for longer: the words stay. One that does not say when it came counts from now on.
    /// </summary>
    public async Task DropOld(string partition, DateOnly oldest, CancellationToken cancel)
    {
        foreach (var suggestion in (await All(partition, cancel)).Where(one => one.By is not null && (one.At is null || one.At < oldest)))
        {
            await Change(partition, suggestion.Number,
                old => old.At is null ? old with { At = oldest.AddDays(7 * Retention.WeeksKept) } : old with { By = null }, cancel);
        }
    }

    private static Key KeyOf(string partition, int number) =>
        new(partition, Key.Of("suggestion", number.ToString("D4", CultureInfo.InvariantCulture)));
}

/// <summary>A microaction a member suggested, and what a lead said to it.</summary>
internal sealed record Suggestion
{
    /// <summary>From 1 in each community; never used again.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>1–7.</summary>
    public required int Principle { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Of the form or message it came in, so that the same comes once.</summary>
    public required string Nonce { get; init; }

    /// <summary>The pseudonym of who suggested it; null once they asked to be forgotten, or 13 months later.</summary>
    public string? By { get; init; }

    /// <summary>The day it came.</summary>
    public DateOnly? At { get; init; }

    public SuggestionState State { get; init; }

    /// <summary>True once a message told leads that it waits: that is said once.</summary>
    public bool IsTold { get; init; }

    /// <summary>Why it was declined, if the lead said so.</summary>
    public string? Reason { get; init; }

    /// <summary>As it stands in the rotation.</summary>
    [JsonIgnore]
    public OwnMicroaction Own => new(string.Create(CultureInfo.InvariantCulture, $"own-{Number:D4}"), Principle, Minutes, Text);
}

internal enum SuggestionState
{
    Waiting,
    Approved,
    Declined,
}

/// <summary>How the documents here are written: source-generated, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Suggestion))]
internal sealed partial class SuggestionsJson : JsonSerializerContext;
