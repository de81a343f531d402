using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>Tells leads who asked for it what comes tomorrow, and that suggestions wait. <c>plan</c> says the same.</summary>
internal sealed class PreviewNotes(LeadNotes notes, NextPrompt next, SuggestionStore suggestions, Library library, Schedules schedules,
    Communities communities) : IFeature
{
    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Schedules.PreviewDue, TellPreview));

    private async Task<DateTimeOffset?> TellPreview(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { CanPost: true } community) return null;
        if (notes.Night(community) is { } morning) return morning;
        if (await schedules.ToPreview(community, alarm.What, cancel) is not { } due) return null;
        return await notes.Tell(LeadNotes.Note(community, alarm.What, Schedules.PreviewDue) with
        {
            Send = async (_, _, patience) =>
            {
                var prompt = await next.Compose(community, alarm.What, Posting.Claimed("", default), patience);
                var waiting = await suggestions.Untold(alarm.Community, patience);
                var sent = await notes.Send(community, lead => due.To.Contains(lead.Value),
                    language => PreviewCards.Preview(prompt, due.Next, library, community, language, waiting.Count), patience);
                if (sent.Outcome == SendOutcome.Sent) await suggestions.Tell(alarm.Community, waiting, patience);
                return sent;
            },
        }, cancel);
    }
}
