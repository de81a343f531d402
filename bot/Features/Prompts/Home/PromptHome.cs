using OtgBot.Cards;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Home;

/// <summary>A member's own page: this week's prompt, and what they took on lately.</summary>
internal sealed class PromptHome(PromptsStore store, PromptAnswers answers, SuggestionStore suggestions, AnswerableCards cards,
    Library library) : IFeature
{
    /// <summary>Prompts that can still be answered: this week's and the one before.</summary>
    private const int Latest = 2;

    /// <summary>This many have a button; the rest can be written.</summary>
    private const int Buttons = 4;

    public void Map(FeatureMap map)
    {
        map.Home(ThisWeek);
        map.Home(Mine);
        map.Home(Waiting);
    }

    /// <summary>For leads: what members suggested and nobody has looked at.</summary>
    private async Task<Card?> Waiting(Turn turn) =>
        turn.IsLead && (await suggestions.Waiting(turn.Community.Address.Partition, turn.Cancel)).Count is > 0 and var count
            ? HomeCards.Waiting(count, turn.Language)
            : null;

    private async Task<Card?> ThisWeek(Turn turn)
    {
        if (turn.CommunityOrNull is null) return null;
        try
        {
            return await cards.Of(await answers.Find(turn, null), turn.Language, turn.Cancel);
        }
        catch (UserError none)
        {
            return HomeCards.NoPrompt(turn.Language.Say(none), turn.Language);
        }
    }

    private async Task<Card?> Mine(Turn turn)
    {
        if (turn.CommunityOrNull is not { } community) return null;
        var partition = community.Address.Partition;
        var mine = new List<Taken>();
        foreach (var occurrence in (await store.Occurrences(partition, turn.Cancel)).OrderDescending(StringComparer.Ordinal).Take(Latest))
        {
            if (await store.Prompt(partition, occurrence, turn.Cancel) is not { Value: { HasCard: true } prompt }) continue;
            var answer = await store.Answer(partition, occurrence, turn.PersonKey, turn.Cancel);
            for (var number = 1; number <= answer.Items.Count; number++)
            {
                if (answer[number].State is AnswerState.Taken or AnswerState.Done)
                    mine.Add(new Taken(occurrence, number, prompt.Find(number, library)?.Text ?? PromptsTexts.Gone,
                        answer[number].State == AnswerState.Done));
            }
        }

        return HomeCards.Mine(mine, Buttons, turn.Language);
    }
}
