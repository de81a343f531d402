using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>The cards of prompts that were posted, with the counts that may be seen by now.</summary>
internal sealed partial class AnswerableCards(PromptsStore store, PromptCounts counts, Library library, Communities communities, ILogger<AnswerableCards> logger)
{
    public async Task<Cards.Card> Of(Answerable prompt, Language language, CancellationToken cancel) => PromptsCards.Prompt(
        prompt.Prompt, prompt.Occurrence, await counts.Shown(prompt.Community.Address.Partition, prompt.Occurrence, cancel), library, language);

    /// <summary>The card for all, after answers. Never throws: what fails here is right again after the next answer.</summary>
    public async Task Render(PostedCard posted, IReadOnlyCollection<string> copies)
    {
        try
        {
            if (await communities.Get(posted.Community, CancellationToken.None) is not { CanPost: true } community) return;
            if (await store.Prompt(posted.Community, posted.Occurrence, CancellationToken.None) is not { Value: { HasCard: true } prompt }) return;
            var card = await Of(new Answerable(community, posted.Occurrence, prompt), community.Language, CancellationToken.None);
            IEnumerable<string> own = prompt.Posting.MessageId is { } message ? [message] : [];
            foreach (var id in own.Union(copies))
            {
                var result = await communities.Update(community, id, new Outgoing(community.Address, community.Language) { Card = card }, CancellationToken.None);
                if (result.Outcome != SendOutcome.Sent) Log.NotUpdated(logger, community.Tag, posted.Occurrence, result.Reason);
            }
        }
#pragma warning disable CA1031 // Runs in the background of the answer, which is stored; nobody waits for it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, posted.Occurrence);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The card of prompt {Occurrence} of community {Community} was not updated: {Reason}")]
        public static partial void NotUpdated(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The card of prompt {Occurrence} could not be updated")]
        public static partial void Broken(ILogger logger, Exception exception, string occurrence);
    }
}
