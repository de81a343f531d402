using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>Tells leads that a prompt was missed, or may not have arrived. <c>status</c> says the same.</summary>
internal sealed class MissedNotes(LeadNotes notes, Ledger ledger, PostOnce posts, Communities communities, TimeProvider clock) : IFeature
{
    /// <summary>The kind of alarm for a prompt that was missed.</summary>
    public const string Missed = "missed";

    /// <summary>The kind of alarm for a prompt that may or may not stand there.</summary>
    public const string InDoubt = "in-doubt";

    /// <summary>What was put on record so long before is told of no more.</summary>
    private static readonly TimeSpan StaysNews = TimeSpan.FromDays(2);

    private static readonly TimeSpan UntilNextLook = TimeSpan.FromMinutes(1);

    public void Map(FeatureMap map)
    {
        map.Alarm(new AlarmKind(Missed, TellMissed));
        map.Alarm(new AlarmKind(InDoubt, TellInDoubt));
    }

    private DateOnly Today(Community community) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Schedules.Zone(community)).DateTime);

    private async Task<DateTimeOffset?> TellMissed(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { RemovedAt: null } community) return null;
        if (notes.Night(community) is { } morning) return morning;

        // All that was missed is told in one go, by whoever claims the first of it that was not told yet.
        var open = new List<LedgerEntry>();
        foreach (var entry in await ledger.Missed(alarm.Community, clock.GetUtcNow() - StaysNews, cancel))
        {
            if (await posts.Look(LeadNotes.Note(community, entry.Name, Missed), cancel) is not { IsFinal: true }) open.Add(entry);
        }

        if (open.All(entry => entry.Name != alarm.What)) return null;
        var again = await notes.Tell(LeadNotes.Note(community, open[0].Name, Missed) with
        {
            Send = async (_, _, patience) =>
            {
                var missed = new List<LedgerEntry> { open[0] };
                foreach (var entry in open.Skip(1))
                {
                    if (await posts.Mark(LeadNotes.Note(community, entry.Name, Missed),
                        Posting.Skipped($"told with {open[0].Name}", clock.GetUtcNow()), patience)) missed.Add(entry);
                }

                return await notes.Send(community, _ => true,
                    language => PreviewCards.Missed(missed, community, Today(community), language), patience);
            },
        }, cancel);

        // If the first is in doubt, since its host died, the rest is still to be told.
        return again ?? (open[0].Name == alarm.What ? null : clock.GetUtcNow() + UntilNextLook);
    }

    /// <summary>Unless it was posted meanwhile, by a lead who looked.</summary>
    private async Task<DateTimeOffset?> TellInDoubt(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Get(alarm.Community, cancel) is not { RemovedAt: null } community) return null;
        if (notes.Night(community) is { } morning) return morning;
        if (Occurrence.Parse(alarm.What) is not { } scheduled
            || await ledger.Posting(alarm.Community, alarm.What, cancel) is not { State: PostingState.InDoubt } posting) return null;
        if (clock.GetUtcNow() - posting.At > StaysNews) return null;
        return await notes.Tell(LeadNotes.Note(community, alarm.What, InDoubt) with
        {
            Send = async (_, _, patience) =>
                await notes.Send(community, _ => true, language =>
                    PreviewCards.InDoubt(scheduled, community, Today(community), language), patience),
        }, cancel);
    }
}
