using System.Collections.Concurrent;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Decides what is posted: what is due and was not dealt with. Any number of hosts may do this at the same time; the
/// ledger row of the prompt decides between them (<see cref="PostOnce"/>). The rotation's and the schedule's step to the next one follow
/// from that row, by whichever host sees it: after the others of its workspace are sent, or when the alarm rings again.
/// </summary>
internal sealed class PromptPoster(Communities communities, Schedules schedules, PromptSender sender, PromptSettling settling,
    TimeProvider clock) : IFeature
{
    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Whoever changes what a prompt is made of so many times while it is sent is looked at again at the next run.</summary>
    public const int MostChanges = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>A schedule points to its alarm a moment after that is set; one it does not point to by then never counts.</summary>
    private static readonly TimeSpan UntilItCounts = TimeSpan.FromMinutes(1);

    /// <summary>What follows from prompts that were just sent, by the row of the alarm.</summary>
    private readonly ConcurrentDictionary<string, Func<Task>> rests = new(StringComparer.Ordinal);

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Schedules.Due, PostDue)
    {
        Rest = alarm => rests.TryRemove(alarm.Row, out var rest) ? rest() : Task.CompletedTask,
        Over = sender.Over,
    });

    /// <returns>Its own time: it is left, or has gone with the schedule's step, or since it does not count.</returns>
    private async Task<DateTimeOffset?> PostDue(Alarm alarm, CancellationToken cancel)
    {
        var due = new DueAlarm(alarm.What, alarm.Row);
        for (int count = 0, changes = 0; due is not null && count < MostInOneRun; count++)
        {
            if (await communities.Read(alarm.Community, cancel) is not { } community || await schedules.Confirm(community.Value, due, cancel) is not { } confirmed)
            {
                if (due.Row == alarm.Row && clock.GetUtcNow() - alarm.SetAt >= UntilItCounts) await schedules.Discard(alarm, cancel);
                break;
            }

            var occurrence = confirmed.Occurrence;
            if (occurrence.Slot > clock.GetUtcNow())
            {
                if (count == 0) await schedules.Postpone(community.Value, due, occurrence, cancel);
                break;
            }

            var dealt = await Deal(alarm, community, confirmed, cancel);
            if (dealt == Dealt.Changed && changes++ < MostChanges) continue;
            if (dealt != Dealt.Settled) break;
            due = await schedules.Advance(community.Value, occurrence, null, cancel);

            // Nearly always next week's, which needs no look.
            if (due?.At > clock.GetUtcNow()) break;
        }

        return alarm.At;
    }

    private async Task<Dealt> Deal(Alarm alarm, Stored<Community> read, ConfirmedOccurrence confirmed, CancellationToken cancel)
    {
        var (community, due, now) = (read.Value, confirmed.Occurrence, clock.GetUtcNow());
        var sending = new Outbound(read, due.Name, due) { Confirmed = confirmed };
        var kept = await sender.Kept(sending, cancel);
        var posting = kept?.Value.Posting;
        if (posting?.State == PostingState.Claimed) return Dealt.Later;

        // What a lead left out and took back is open again, if its time has not come yet by the schedule as it is now.
        if (posting?.IsFinal == true && (due.LeftOut is not null || !posting.IsByLead))
        {
            await settling.Finish(community, due.Name, kept!.Value);
            return Dealt.Settled;
        }

        if ((community.RemovedAt is not null
            ? Posting.Skipped("the bot was removed", now)
            : due.LeftOut is { } why ? Posting.Skipped(why, now) : null) is { } skipped)
            return await settling.Close(community, due.Name, kept, skipped, cancel) ? Dealt.Settled : Dealt.Later;
        if (now > Recurrence.Deadline(due.Slot, Schedules.Zone(community)))
        {
            return await settling.Miss(community, due.Name, kept, Posting.Missed(posting?.Reason ?? Posting.NoHost, now), cancel)
                ? Dealt.Settled
                : Dealt.Later;
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - due.Slot)) return Dealt.Later;
        var tried = await sender.Send(sending, kept, cancel);
        if (tried.Row is not { } sent) return tried.Sending == Sending.Unwanted ? Dealt.Changed : Dealt.Later;
        if (sent.Posting.IsFinal) rests[alarm.Row] = () => settling.Follow(sending, sent);
        return Dealt.Later;
    }

    /// <summary>If a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private enum Dealt
    {
        /// <summary>Sent, in other hands, or to be tried again.</summary>
        Later,

        /// <summary>The ledger has its last word, and the schedule has not moved on yet.</summary>
        Settled,

        /// <summary>To be looked at again at once.</summary>
        Changed,
    }
}
