using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// The card for all, after answers. It is sent anew only where something on it changed: whatever replaces a card takes away what somebody
/// fills in on it just now.
/// </summary>
internal sealed partial class CardRefresh(PromptsStore prompts, PromptCounts counts, Library library, Communities communities, ILogger logger)
{
    /// <summary>Never throws: what fails here is right again after the next answer.</summary>
    /// <param name="posted">Which card.</param>
    /// <param name="copies">Other messages that show it, each with the mark of what it shows.</param>
    public async Task Render(PostedCard posted, IReadOnlyDictionary<string, string?> copies)
    {
        try
        {
            if (await communities.Get(posted.Community, CancellationToken.None) is not { CanPost: true } community) return;
            if (await prompts.Prompt(posted.Community, posted.Occurrence, CancellationToken.None) is not { Value: { HasCard: true } prompt }) return;
            var now = await counts.Shown(posted.Community, posted.Occurrence, CancellationToken.None);
            var card = PromptsCards.Prompt(prompt, posted.Occurrence, now, library, community.Language);
            if (prompt.Posting.MessageId is { } own && await counts.OnCard(posted.Community, posted.Occurrence, CancellationToken.None) != now.Mark
                && await Put(community, posted, own, card))
            {
                await counts.PutOnCard(posted.Community, posted.Occurrence, now.Mark, CancellationToken.None);
            }

            foreach (var (id, shown) in copies)
            {
                if (id != prompt.Posting.MessageId && shown != now.Mark) await Put(community, posted, id, card);
            }
        }
#pragma warning disable CA1031 // Runs in the background of the answer, which is stored; nobody waits for it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, posted.Occurrence);
        }
    }

    private async Task<bool> Put(Community community, PostedCard posted, string message, Cards.Card card)
    {
        var result = await communities.Update(community, message, new Outgoing(community.Address, community.Language) { Card = card }, CancellationToken.None);
        if (result.Outcome == SendOutcome.Sent) return true;
        Log.NotUpdated(logger, community.Tag, posted.Occurrence, result.Reason);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The card of prompt {Occurrence} of community {Community} was not updated: {Reason}")]
        public static partial void NotUpdated(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The card of prompt {Occurrence} could not be updated")]
        public static partial void Broken(ILogger logger, Exception exception, string occurrence);
    }
}
