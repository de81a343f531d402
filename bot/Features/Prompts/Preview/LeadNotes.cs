using OtgBot.Cards;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>Notes to leads in their personal chats: once, by day, and never to a lead whose personal chat is not known.</summary>
internal sealed partial class LeadNotes(IStore store, PostOnce posts, Communities communities, Pseudonyms pseudonyms, TimeProvider clock,
    ILogger<LeadNotes> logger)
{
    /// <summary>A note about a prompt. What is sent is filled in by the one who sends it.</summary>
    public static Once<LedgerRow> Note(Community community, string occurrence, string what) =>
        new(Ledger.KeyOf(community.Address.Partition, occurrence, what), Ledger.Type, community,
            $"The note to leads of prompt {occurrence} ({what})")
        {
            Row = () => ValueTask.FromResult(Ledger.Empty),
            Send = (_, _, _) => throw new NotSupportedException("What is sent is filled in where it is sent."),
        };

    /// <summary>When it is day there; null if it is now.</summary>
    public DateTimeOffset? Night(Community community)
    {
        var now = clock.GetUtcNow();
        return Recurrence.Daytime(now, Schedules.Zone(community)) is var day && day > now ? day : null;
    }

    /// <summary>Tried once: <c>status</c> and <c>plan</c> say it too.</summary>
    public async Task<DateTimeOffset?> Tell(Once<LedgerRow> once, CancellationToken cancel) =>
        await posts.Post(once, cancel) is { State: PostingState.Claimed } claimed ? PostOnce.Again(claimed) : null;

    /// <summary>Only to those who lead there now, in the chat that is open with them, in their own language.</summary>
    public async Task<SendResult> Send(Community community, Func<PersonKey, bool> wanted, Func<Language, Card> card,
        CancellationToken cancel)
    {
        foreach (var lead in community.Leads)
        {
            var key = pseudonyms.Of(community.Address, new Person(lead.Id, lead.Name));
            if (!wanted(key)
                || (await store.Get(Profile.KeyOf(key), TurnsJson.Default.Profile, cancel))?.Value is not { Chat: { } chat } profile)
                continue;
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
