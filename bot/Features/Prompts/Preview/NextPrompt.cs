using System.Text.Json.Serialization;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>
/// Puts a prompt together, the same for the poster and for a lead who looks ahead: the next principle, and three microactions that
/// were not shown for longest, or those a lead swapped in (row <c>swapped</c> of the community's partition).
/// </summary>
internal sealed class NextPrompt(IStore store, PromptsStore prompts, PromptCounts counts, Library library)
{
    /// <summary>This many more than the card's three can be answered by number.</summary>
    private const int MostMore = 24;

    public async Task<Prompt> Compose(Community community, string occurrence, Posting posting, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var (state, principle, own, candidates) = await Look(partition, cancel);
        var before = state.Latest is null ? null : await counts.Shown(partition, state.Latest, cancel);
        var swapped = (await store.Get(KeyOf(partition), NextPromptJson.Default.Swapped, cancel))?.Value;
        var chosen = swapped is not null && Holds(swapped, state, principle, candidates)
            ? swapped.Microactions
            : Selection.Choose(candidates, state.Shown, community.Tag + occurrence, Answer.Count);
        var more = candidates.Where(candidate => !chosen.Contains(candidate.Id)).OrderBy(candidate => candidate.Minutes).Take(MostMore)
            .Select(candidate => candidate.Id).ToList();
        return new Prompt
        {
            Posting = posting,
            Principle = principle.Number,
            Microactions = chosen,
            More = more,
            Own = [.. own.Where(one => chosen.Contains(one.Id) || more.Contains(one.Id))],
            LastTime = before is null ? null : new LastTime(before.Took, before.Did),
        };
    }

    /// <summary>Its card when it is posted: nobody has answered yet.</summary>
    public Card CardOf(Prompt prompt, string occurrence, Language language) =>
        PromptsCards.Prompt(prompt, occurrence, Counts.None, [], library, language);

    /// <summary>
    /// Other microactions for the next prompt: all three, or one. What was swapped away stays away until all others were tried.
    /// </summary>
    /// <param name="community">Whose.</param>
    /// <param name="occurrence">The next one.</param>
    /// <param name="shown">What the lead swaps, as the card that was shown has it: a second press of the same button changes nothing
    /// more.</param>
    /// <param name="number">Which of the three, or null for all.</param>
    public async Task<Prompt> Swap(Community community, string occurrence, IReadOnlyList<string>? shown, int? number,
        CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var (state, principle, _, candidates) = await Look(partition, cancel);
        var chosen = Selection.Choose(candidates, state.Shown, community.Tag + occurrence, Answer.Count);
        await store.Change(KeyOf(partition), NextPromptJson.Default.Swapped, old =>
        {
            var now = old is not null && Holds(old, state, principle, candidates)
                ? old
                : new Swapped { After = state.Latest, Principle = principle.Number, Microactions = chosen };
            if (shown is not null && !shown.SequenceEqual(now.Microactions)) return old;
            var kept = number is { } one ? now.Microactions.Where((_, index) => index != one - 1).ToList() : [];
            var away = now.Away.Union(now.Microactions.Except(kept)).ToList();
            var fresh = Others(away);
            if (fresh.Count < Answer.Count - kept.Count)
            {
                away = [.. now.Microactions.Except(kept)];
                fresh = Others(away);
            }

            return now
                with
            {
                Away = away,
                Microactions = [
                    .. candidates.Where(candidate => kept.Contains(candidate.Id) || fresh.Contains(candidate.Id))
                        .OrderBy(candidate => candidate.Minutes).Select(candidate => candidate.Id)]
            };

            IReadOnlyList<string> Others(IReadOnlyList<string> without) => Selection.Choose(
                [.. candidates.Where(candidate => !without.Contains(candidate.Id) && !kept.Contains(candidate.Id))],
                state.Shown, community.Tag + occurrence, Answer.Count - kept.Count);
        }, cancel);
        return await Compose(community, occurrence, Posting.Claimed("", default), cancel);
    }

    /// <summary>The principle of the prompt that comes after so many others from now.</summary>
    public Principle PrincipleAfter(PromptsState state, int others) => library[(state.Principle + others) % library.Principles.Count + 1];

    private async Task<(PromptsState State, Principle Principle, IReadOnlyList<OwnMicroaction> Own,
        IReadOnlyList<Candidate> Candidates)> Look(string partition, CancellationToken cancel)
    {
        var state = await prompts.State(partition, cancel);
        var principle = PrincipleAfter(state, 0);
        var own = await prompts.Own(partition, principle.Number, cancel);
        return (state, principle, own,
        [
            .. principle.Microactions.Select(microaction => new Candidate(microaction.Id, microaction.Minutes)),
            .. own.Select(one => new Candidate(one.Id, one.Minutes, IsOwn: true)),
        ]);
    }

    /// <summary>True until a prompt was posted since, or one of them is no longer to be had.</summary>
    private static bool Holds(Swapped swapped, PromptsState state, Principle principle, IReadOnlyList<Candidate> candidates) =>
        swapped.After == state.Latest && swapped.Principle == principle.Number
            && swapped.Microactions.All(id => candidates.Any(candidate => candidate.Id == id));

    private static Key KeyOf(string partition) => new(partition, "swapped");
}

/// <summary>What a lead swapped in for the next prompt. Says nothing once that was posted.</summary>
internal sealed record Swapped
{
    /// <summary>The occurrence that was the latest then.</summary>
    public string? After { get; init; }

    public required int Principle { get; init; }

    public required IReadOnlyList<string> Microactions { get; init; }

    /// <summary>What was swapped away.</summary>
    public IReadOnlyList<string> Away { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Swapped))]
internal sealed partial class NextPromptJson : JsonSerializerContext;
