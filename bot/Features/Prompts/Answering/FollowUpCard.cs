using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>What a follow-up says: the counts that may be seen, and how many suggestions wait that nobody was told of.</summary>
internal sealed class FollowUpCard(PromptCounts counts, SuggestionStore suggestions, Communities communities)
{
    public async ValueTask<SendResult> Post(Community community, string occurrence, Outgoing message, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var waiting = await suggestions.Untold(partition, cancel);
        var card = FollowUpTexts.Card(community.Language, await counts.Shown(partition, occurrence, cancel), waiting.Count);
        var sent = await communities.Post(community, message with { Card = card }, cancel);
        if (sent.Outcome == SendOutcome.Sent) await suggestions.Tell(partition, waiting, cancel);
        return sent;
    }
}
