using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>The cards of prompts that were posted, with the counts that may be seen by now and no names.</summary>
internal sealed class AnswerableCards(PromptCounts counts, Library library)
{
    public async Task<Cards.Card> Of(Answerable prompt, Language language, CancellationToken cancel) => PromptsCards.Prompt(
        prompt.Prompt, prompt.Occurrence, await counts.Shown(prompt.Community.Address.Partition, prompt.Occurrence, cancel), [], library, language);
}
