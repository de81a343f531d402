using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>The stories that people share of what they did: told in the prompt's thread, changed and taken back there.</summary>
internal sealed class Stories(PromptsStore store, Library library, Communities communities, Withdrawals withdrawals)
{
    /// <returns>False if the channel did not take it.</returns>
    public async Task<bool> Tell(Turn turn, Answerable prompt, int number, AnswerItem before, AnswerItem after)
    {
        if (!after.IsShared)
        {
            if (!before.IsShared) return true;
            await Withdraw(prompt.Community, before, turn.Cancel);
            await store.ChangeAnswer(prompt.Community.Address.Partition, prompt.Occurrence, turn.PersonKey, mark: null,
                answer => answer[number].SharedMessage is null || answer[number].IsShared
                    ? answer
                    : answer.With(number, answer[number] with { SharedMessage = null }), turn.Cancel);
            return true;
        }

        if (before.IsShared && before.Story == after.Story) return true;
        var microaction = (prompt.Prompt.Find(number, library)?.Text ?? PromptsTexts.Gone).In(prompt.Community.Language);
        var message = new Outgoing(prompt.Community.Address, prompt.Community.Language)
        {
            Card = PromptsCards.Story(turn.Person.Name, microaction, after.Story!, prompt.Community.Language),
            ReplyTo = prompt.Prompt.Posting.MessageId,
        };
        var standing = before.IsShared ? before.SharedMessage : null;
        var sent = standing is null
            ? await communities.Post(prompt.Community, message, turn.Cancel)
            : await communities.Update(prompt.Community, standing, message, turn.Cancel);
        var isTaken = sent.Outcome is SendOutcome.Sent or SendOutcome.InDoubt;
        if (isTaken && standing is not null) return true;

        // What the person replaced must not go on standing if the new words did not get through.
        if (!isTaken) await Withdraw(prompt.Community, before, turn.Cancel);
        await store.ChangeAnswer(prompt.Community.Address.Partition, prompt.Occurrence, turn.PersonKey, mark: null,
            answer =>
                answer.With(number, answer[number]
                    with
                { IsShared = isTaken && answer[number].IsShared, SharedMessage = isTaken ? sent.MessageId : null }), turn.Cancel);
        return isTaken;
    }

    /// <summary>Takes all that somebody shared of a prompt out of the channel.</summary>
    public async Task Withdraw(string partition, Answer answer, CancellationToken cancel)
    {
        if (answer.Items.All(item => item.SharedMessage is null) || await communities.Get(partition, cancel) is not { } community) return;
        foreach (var item in answer.Items) await Withdraw(community, item, cancel);
    }

    private async Task Withdraw(Community community, AnswerItem item, CancellationToken cancel)
    {
        if (item.SharedMessage is { } message) await withdrawals.Withdraw(community, message, cancel);
    }
}
