using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>The cards of prompts that were posted, with the counts that may be seen by now and no names.</summary>
internal sealed class AnswerableCards(PromptsStore prompts, PromptCounts counts, Library library)
{
    public async Task<Cards.Card> Of(Answerable prompt, Language language, CancellationToken cancel) => PromptsCards.Prompt(
        prompt.Prompt, prompt.Occurrence, await counts.Shown(prompt.Community.Address.Partition, prompt.Occurrence, cancel),
        [], library, language);

    /// <summary>A card as it looks with these counts and these names.</summary>
    public Cards.Card Of(Prompt prompt, string occurrence, Counts shown, IReadOnlyList<AtIt> named, Language language) =>
        PromptsCards.Prompt(prompt, occurrence, shown, named, library, language);

    /// <summary>The prompt of a card that was posted; null if there is none.</summary>
    public async Task<Prompt?> Posted(PostedCard posted) =>
        await prompts.Prompt(posted.Community, posted.Occurrence, CancellationToken.None) is { Value: { HasCard: true } prompt }
            ? prompt
            : null;

    /// <summary>Those who said with their name that they are at it.</summary>
    public Task<IReadOnlyList<AtIt>> Named(PostedCard posted) => prompts.Named(posted.Community, posted.Occurrence, CancellationToken.None);
}
