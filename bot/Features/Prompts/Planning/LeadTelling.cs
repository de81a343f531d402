using OtgBot.Cards;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Planning;

/// <summary>
/// Tells leads, in their personal chats and by day, what they would want to know: a prompt was missed, or may not have arrived; or, if they asked
/// for it, what comes tomorrow, and then also that suggestions wait. Once, and never to a lead whose personal chat is not known; <c>status</c> and <c>plan</c> say the same.
/// </summary>
internal sealed partial class LeadTelling(
    IStore store, NextPrompt next, SuggestionStore suggestions, Library library, PostOnce posts, Schedules schedules, Ledger ledger, Communities communities, Pseudonyms pseudonyms, TimeProvider clock, ILogger logger)
{
    /// <summary>The kind of alarm for a prompt that was missed.</summary>
    public const string Missed = "missed";

    /// <summary>The kind of alarm for a prompt that may or may not stand there.</summary>
    public const string InDoubt = "in-doubt";

    /// <summary>What was put on record so long before is told of no more.</summary>
    private static readonly TimeSpan StaysNews = TimeSpan.FromDays(2);

    private static readonly TimeSpan UntilNextLook = TimeSpan.FromMinutes(1);

    public void Handle(AlarmClock alarmClock)
    {
        alarmClock.Handle(new AlarmKind(Missed, TellMissed));
        alarmClock.Handle(new AlarmKind(InDoubt, TellInDoubt));
        alarmClock.Handle(new AlarmKind(Schedules.PreviewDue, TellPreview));
    }

    private async Task<DateTimeOffset?> TellMissed(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { RemovedAt: null } community) return null;
        if (Night(community) is { } morning) return morning;

        // All that was missed is told in one go, by whoever claims the first of it that was not told yet.
        var open = new List<LedgerEntry>();
        foreach (var entry in await ledger.Missed(alarm.Community, clock.GetUtcNow() - StaysNews, cancel))
        {
            if (await posts.Look(Note(community, entry.Name, Missed), cancel) is not { IsFinal: true }) open.Add(entry);
        }

        if (open.All(entry => entry.Name != alarm.What)) return null;
        var again = await Tell(Note(community, open[0].Name, Missed) with
        {
            Send = async (_, _, patience) =>
            {
                var missed = new List<LedgerEntry> { open[0] };
                foreach (var entry in open.Skip(1))
                {
                    if (await posts.Mark(Note(community, entry.Name, Missed), Posting.Skipped($"told with {open[0].Name}", clock.GetUtcNow()), patience)) missed.Add(entry);
                }

                return await Send(community, _ => true, language => PlanningCards.Missed(missed, community, language), patience);
            },
        }, cancel);

        // Where the first is in doubt, since its host died, the rest is still to be told.
        return again ?? (open[0].Name == alarm.What ? null : clock.GetUtcNow() + UntilNextLook);
    }

    /// <summary>Unless it was posted meanwhile, by a lead who looked.</summary>
    private async Task<DateTimeOffset?> TellInDoubt(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { RemovedAt: null } community) return null;
        if (Night(community) is { } morning) return morning;
        if (Occurrence.Parse(alarm.What) is not { } scheduled || await ledger.Posting(alarm.Community, alarm.What, cancel) is not { State: PostingState.InDoubt } posting) return null;
        if (clock.GetUtcNow() - posting.At > StaysNews) return null;
        return await Tell(Note(community, alarm.What, InDoubt) with
        {
            Send = async (_, _, patience) => await Send(community, _ => true, language => PlanningCards.InDoubt(scheduled, community, language), patience),
        }, cancel);
    }

    private async Task<DateTimeOffset?> TellPreview(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { CanPost: true } community) return null;
        if (Night(community) is { } morning) return morning;
        if (await schedules.ToPreview(community, alarm.What, cancel) is not { } due) return null;
        return await Tell(Note(community, alarm.What, Schedules.PreviewDue) with
        {
            Send = async (_, _, patience) =>
            {
                var prompt = await next.Compose(community, alarm.What, Posting.Claimed("", clock.GetUtcNow()), patience);
                var waiting = await suggestions.Untold(alarm.Community, patience);
                var sent = await Send(community, lead => due.To.Contains(lead.Value), language => PlanningCards.Preview(prompt, due.Next, library, community, language, waiting.Count), patience);
                if (sent.Outcome == SendOutcome.Sent) await suggestions.Tell(alarm.Community, waiting, patience);
                return sent;
            },
        }, cancel);
    }

    /// <summary>Tried once: <c>status</c> and <c>plan</c> say it too.</summary>
    private async Task<DateTimeOffset?> Tell(Once<LedgerRow> once, CancellationToken cancel) =>
        await posts.Post(once, cancel) is { State: PostingState.Claimed } claimed ? PostOnce.Again(claimed) : null;

    private static Once<LedgerRow> Note(Community community, string occurrence, string what) =>
        new(Ledger.KeyOf(community.Address.Partition, occurrence, what), Ledger.Type, community, $"The note to leads of prompt {occurrence} ({what})")
        {
            Row = () => ValueTask.FromResult(Ledger.Empty),
            Send = (_, _, _) => throw new NotSupportedException("What is sent is filled in where it is sent."),
        };

    private DateTimeOffset? Night(Community community)
    {
        var now = clock.GetUtcNow();
        return Recurrence.Daytime(now, Schedules.Zone(community)) is var day && day > now ? day : null;
    }

    /// <summary>Only to those who lead there now, in the chat that is open with them, in their own language.</summary>
    private async Task<SendResult> Send(Community community, Func<PersonKey, bool> wanted, Func<Language, Card> card, CancellationToken cancel)
    {
        foreach (var lead in community.Leads)
        {
            var key = pseudonyms.Of(community.Address, new Person(lead.Id, lead.Name));
            if (!wanted(key) || (await store.Get(Profile.KeyOf(key), TurnsJson.Default.Profile, cancel))?.Value is not { Chat: { } chat } profile) continue;
            var language = profile.Language ?? community.Language;
            var sent = await communities.Tell(community, chat, new Outgoing(chat, language) { Card = card(language) }, cancel);
            if (sent.Outcome != SendOutcome.Sent) Log.NotTold(logger, community.Tag, sent.Reason);
        }

        return SendResult.Sent(null);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A lead of community {Community} could not be told: {Reason}")]
        public static partial void NotTold(ILogger logger, string community, string? reason);
    }
}
