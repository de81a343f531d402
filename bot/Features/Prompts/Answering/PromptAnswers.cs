using System.Runtime.CompilerServices;
using System.Text.Json;
using OtgBot.Features.Prompts.Delivery;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// Keeps what members answer, with all that follows from an answer: the facts for the numbers, a shared story, the card's counts.
/// </summary>
internal sealed class PromptAnswers(PromptsStore store, PromptCounts counts, AnswerableCards cards, Stories stories, Schedules schedules,
    CardUpdates updates)
{
    /// <summary>Answers to a card older than this no longer count.</summary>
    private const int LongestDays = 14;

    private static readonly Dictionary<AnswerState, FactKind[]> FactsOf = new()
    {
        [AnswerState.None] = [],
        [AnswerState.Taken] = [FactKind.Taken],
        [AnswerState.Done] = [FactKind.Taken, FactKind.Done],
        [AnswerState.Declined] = [FactKind.Declined],
    };

    /// <summary>The prompt that an answer is to.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="named">The occurrence a button names, or null for the latest.</param>
    public async Task<Answerable> Find(Turn turn, string? named)
    {
        var community = turn.Community;
        var partition = community.Address.Partition;
        var occurrence = named ?? await Latest(turn);
        if (Occurrence.Parse(occurrence) is not { } date
            || await store.Prompt(partition, occurrence, turn.Cancel) is not { Value: { HasCard: true } prompt })
        {
            throw AnswerTexts.UnknownPrompt();
        }

        // A moved or late prompt is as old as its posting.
        var posted = DateOnly.FromDateTime(prompt.Posting.At.UtcDateTime);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Clock.GetUtcNow(), Schedules.Zone(community)).DateTime);
        if (today.DayNumber - Math.Max(date.DayNumber, posted.DayNumber) > LongestDays) throw AnswerTexts.TooOld(date, today);
        return new Answerable(community, occurrence, prompt);
    }

    /// <summary>The name of the latest occurrence. Throws a sentence that says when the first comes.</summary>
    public async Task<string> Latest(Turn turn)
    {
        var community = turn.Community;
        if ((await store.State(community.Address.Partition, turn.Cancel)).Latest is { } latest) return latest;
        await schedules.Ensure(community, turn.Cancel);
        var next = await schedules.Next(community, turn.Cancel) ?? throw AnswerTexts.UnknownPrompt();
        throw next.At <= turn.Clock.GetUtcNow()
            ? AnswerTexts.NotPosted(PostedNow.UnderWay)
            : AnswerTexts.NoPromptYet(next, Schedules.Zone(community));
    }

    /// <summary>
    /// Changes the person's answers to a prompt. A story that was to be shared and could not be is not shared afterwards.
    /// </summary>
    public async Task<(Answer Before, Answer After)> Change(Turn turn, Answerable prompt, Func<Answer, Answer> change)
    {
        var partition = prompt.Community.Address.Partition;
        var (before, after) = await store.ChangeAnswer(partition, prompt.Occurrence, turn.PersonKey, turn.MessageMark, change, turn.Cancel);
        for (var number = 1; number <= after.Items.Count; number++)
        {
            await TellFacts(turn, prompt, number, after[number].State, before[number].State);
            if (!await stories.Tell(turn, prompt, number, before[number], after[number]))
                after = after.With(number, after[number] with { IsShared = false });
        }

        // A press on another card than the prompt's own (one for the time at hand) leaves that card as it is.
        var press = turn.Incoming.Button is { } button && button[PromptsCards.ElsewhereKey] is null ? button : null;
        var shown = press?[PromptsCards.ShownKey];
        if (turn.IsPersonal && press is { InWindow: false }
            && (await counts.Shown(partition, prompt.Occurrence, turn.Cancel)).Mark != shown)
            await turn.Replace(await cards.Of(prompt, turn.LanguageOfCard, turn.Cancel));
        updates.Touch(new PostedCard(partition, prompt.Occurrence), turn.IsPersonal ? null : press?.MessageId, shown);
        return (before, after);
    }

    public async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            foreach (var occurrence in await store.Occurrences(partition, cancel))
            {
                var answer = await store.Answer(partition, occurrence, scope.Key, cancel);
                if (answer.IsEmpty) continue;
                var data = JsonSerializer.SerializeToNode(answer, PromptsJson.Default.Answer)!;
                data["occurrence"] = occurrence;
                yield return new PersonalItem(AnswerTexts.DataLine(occurrence, answer), data);
            }
        }
    }

    /// <summary>Takes shared stories out of the channel and deletes the answers. Numbers that were counted name nobody and stay.</summary>
    public async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            foreach (var occurrence in await store.Occurrences(partition, cancel))
            {
                var answer = await store.Answer(partition, occurrence, scope.Key, cancel);
                await stories.Withdraw(partition, answer, cancel);
                await store.DeleteAnswer(partition, occurrence, scope.Key, cancel);
                if (answer.Items.Any(item => item.Name is not null)) updates.Touch(new PostedCard(partition, occurrence));
            }
        }
    }

    /// <summary>
    /// What an answer says of participation: told again at every answer, so that one a crash swallowed is told the next time.
    /// </summary>
    private static async Task TellFacts(Turn turn, Answerable prompt, int number, AnswerState now, AnswerState before)
    {
        if (now == AnswerState.None && before == AnswerState.None) return;
        var partition = prompt.Community.Address.Partition;
        Fact Of(FactKind kind) => new(kind, prompt.Prompt.Principle, Key.Of(prompt.Occurrence, prompt.Prompt.IdOf(number)));
        foreach (var kind in FactsOf[before].Except(FactsOf[now]))
            await turn.Facts.Remove(partition, turn.PersonKey, Of(kind), turn.Cancel);
        foreach (var kind in FactsOf[now]) await turn.Facts.Add(partition, turn.PersonKey, Of(kind), turn.Cancel);
    }
}

/// <summary>A prompt that can be answered.</summary>
internal sealed record Answerable(Community Community, string Occurrence, Prompt Prompt)
{
    /// <summary>
    /// The same, if it has microactions of these numbers. Throws a sentence if one is missing, so that nothing is half answered.
    /// </summary>
    public Answerable With(IReadOnlyList<int> numbers, Text command) =>
        numbers.All(number => number <= Prompt.Total) ? this : throw AnswerTexts.WhichNumber(command, Prompt.Total);
}
