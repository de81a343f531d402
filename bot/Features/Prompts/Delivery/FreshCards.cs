using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>What is put together in one run: many communities get the very same card, and it need be written out only once.</summary>
internal sealed class FreshCards(NextPrompt next, Library library)
{
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);

    public Task<Prompt> Compose(Community community, string occurrence) => next.Compose(community, occurrence, Posting.Claimed("", default), CancellationToken.None);

    public Card Of(Prompt prompt, string occurrence, Community community)
    {
        var language = community.Language;
        if (prompt.Own.Count > 0) return PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language);
        var looks = $"{occurrence} {community.Address.Channel} {language} {prompt.Principle} {string.Join(',', prompt.Microactions)} {string.Join(',', prompt.More)} {prompt.LastTime}";
        return cards.GetOrAdd(looks, _ => PromptsCards.Prompt(prompt, occurrence, Counts.None, library, language) with { IsShared = true });
    }

    public void Clear() => cards.Clear();
}
