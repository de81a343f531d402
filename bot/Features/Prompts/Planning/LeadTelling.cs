using OtgBot.Cards;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Planning;

/// <summary>
/// Tells leads, in their personal chats and by day, what they would want to know: a prompt was missed, or, where they asked for it,
/// what comes tomorrow. Once, and never to a lead whose personal chat is not known; <c>status</c> and <c>plan</c> say the same.
/// </summary>
internal sealed partial class LeadTelling(
    IStore store, NextPrompt next, Library library, Schedules schedules, LeadNotes notes, Ledger ledger, Communities communities, Pseudonyms pseudonyms, TimeProvider clock, ILogger logger)
{
    public async Task TellDue(CancellationToken cancel)
    {
        foreach (var place in (await notes.Due(clock.GetUtcNow(), cancel)).GroupBy(note => note.Community))
        {
            try
            {
                await Tell(place.Key, [.. place], cancel);
            }
#pragma warning disable CA1031 // One community's trouble must not keep the others waiting.
            catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Broken(logger, broken, place.First().Row);
            }
        }
    }

    private async Task Tell(string partition, IReadOnlyList<LeadNote> due, CancellationToken cancel)
    {
        var community = await communities.Get(partition, cancel);
        var now = clock.GetUtcNow();
        if (community is not null && Recurrence.Daytime(now, Schedules.Zone(community)) > now) return;
        var mine = new List<LeadNote>();
        foreach (var note in due)
        {
            if (await notes.Take(note, cancel)) mine.Add(note);
        }

        if (community is not { RemovedAt: null }) return;
        var missed = new List<LedgerEntry>();
        foreach (var note in mine)
        {
            if (note.Kind == NoteKind.Preview) await Preview(community, note.Occurrence, cancel);
            else if (await ledger.Posting(partition, note.Occurrence, cancel) is { State: PostingState.Missed } posting && Occurrence.Parse(note.Occurrence) is { } scheduled)
                missed.Add(new LedgerEntry(scheduled, posting));
        }

        if (missed.Count > 0) await Send(community, _ => true, language => PlanningCards.Missed(missed, community, language), cancel);
    }

    private async Task Preview(Community community, string occurrence, CancellationToken cancel)
    {
        if (!community.CanPost || await schedules.ClaimPreview(community, occurrence, cancel) is not { } claimed) return;
        var prompt = await next.Compose(community, occurrence, Posting.Claimed("", clock.GetUtcNow()), cancel);
        await Send(community, lead => claimed.To.Contains(lead.Value), language => PlanningCards.Preview(prompt, claimed.Next, library, community, language), cancel);
    }

    /// <summary>Only to those who lead there now, in the chat that is open with them, in their own language.</summary>
    private async Task Send(Community community, Func<PersonKey, bool> wanted, Func<Language, Card> card, CancellationToken cancel)
    {
        foreach (var lead in community.Leads)
        {
            var key = pseudonyms.Of(community.Address, new Person(lead.Id, lead.Name));
            if (!wanted(key) || (await store.Get(Profile.KeyOf(key), TurnsJson.Default.Profile, cancel))?.Value is not { Chat: { } chat } profile) continue;
            var language = profile.Language ?? community.Language;
            var sent = await communities.Tell(community, chat, new Outgoing(chat, language) { Card = card(language) }, cancel);
            if (sent.Outcome != SendOutcome.Sent) Log.NotTold(logger, community.Tag, sent.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A lead of community {Community} could not be told: {Reason}")]
        public static partial void NotTold(ILogger logger, string community, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Telling leads {Note} failed")]
        public static partial void Broken(ILogger logger, Exception exception, string note);
    }
}
