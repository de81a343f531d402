using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// The card for all, after answers. It is sent anew only if something on it changed: whatever replaces a card takes away what somebody
/// fills in on it just now.
/// </summary>
internal sealed partial class CardRefresh(AnswerableCards cards, PromptCounts counts, Communities communities, Alarms alarms,
    TimeProvider clock, ILogger<CardRefresh> logger) : IFeature
{
    private const string Kind = "card";

    private static readonly TimeSpan UntilNextTry = TimeSpan.FromHours(1);

    /// <summary>How long the bot goes on trying to take a name off: as long as for a story.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, (alarm, _) => Retry(alarm)));

    /// <summary>Never throws: what fails here is tried again in an hour, and right after the next answer.</summary>
    /// <param name="posted">Which card.</param>
    /// <param name="copies">Other messages that show it, each with the mark of what it shows.</param>
    public async Task Render(PostedCard posted, IReadOnlyDictionary<string, string?> copies)
    {
        try
        {
            if (await communities.Get(posted.Community, CancellationToken.None) is not { CanPost: true } community) return;
            if (await cards.Posted(posted) is not { } prompt) return;
            var now = await counts.Shown(posted.Community, posted.Occurrence, CancellationToken.None);
            if (prompt.Posting.MessageId is { } own) await RenderOwn(community, posted, own, prompt, now);
            var card = cards.Of(prompt, posted.Occurrence, now, [], community.Language);
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

    /// <summary>Names stand on the posted card alone, which can be found again when somebody takes theirs back.</summary>
    private async Task RenderOwn(Community community, PostedCard posted, string own, Prompt prompt, Counts now)
    {
        var named = await cards.Named(posted);
        var mark = counts.MarkOf(now, named);
        if (await counts.OnCard(posted.Community, posted.Occurrence, CancellationToken.None) == mark) return;
        if (await Put(community, posted, own, cards.Of(prompt, posted.Occurrence, now, named, community.Language)))
            await counts.PutOnCard(posted.Community, posted.Occurrence, mark, CancellationToken.None);
        else
            await alarms.SetOnce(Kind, posted.Community, posted.Occurrence, clock.GetUtcNow() + UntilNextTry);
    }

    private async Task<DateTimeOffset?> Retry(Alarm alarm)
    {
        var now = clock.GetUtcNow();
        if (now - alarm.SetAt > Longest) return null;
        await Render(new PostedCard(alarm.Community, alarm.What), new Dictionary<string, string?>());
        if (await communities.Get(alarm.Community, CancellationToken.None) is not { CanPost: true }) return null;
        var shown = await counts.Shown(alarm.Community, alarm.What, CancellationToken.None);
        var named = await cards.Named(new PostedCard(alarm.Community, alarm.What));
        return await counts.OnCard(alarm.Community, alarm.What, CancellationToken.None) == counts.MarkOf(shown, named)
            ? null
            : now + UntilNextTry;
    }

    private async Task<bool> Put(Community community, PostedCard posted, string message, Cards.Card card)
    {
        var result = await communities.Update(community, message, new Outgoing(community.Address, community.Language) { Card = card },
            CancellationToken.None);

        // What somebody deleted shows nothing any more.
        if (result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted) return true;
        Log.NotUpdated(logger, community.Tag, posted.Occurrence, result.Reason);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The card of prompt {Occurrence} of community {Community} was not updated: {Reason}")]
        public static partial void NotUpdated(ILogger logger, string community, string occurrence, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The card of prompt {Occurrence} could not be updated")]
        public static partial void Broken(ILogger logger, Exception exception, string occurrence);
    }
}
