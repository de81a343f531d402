using System.Collections.Concurrent;
using OtgBot.Cards;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Decides what is posted: what is due and was not dealt with, or what a lead wants now. Any number of hosts may do this at the same time; the
/// ledger row of the prompt decides between them (<see cref="PostOnce"/>). The rotation's and the schedule's step to the next one follow from
/// that row, by whichever host sees it: after the others of its workspace are sent, or when the alarm rings again.
/// </summary>
/// <param name="progress">Tells whoever watches what became of the prompts.</param>
internal sealed class PromptPoster(
    PromptsStore store, Library library, NextPrompt next, PostOnce posts, Schedules schedules, Alarms alarms, FollowUps followUps, Communities communities, PostingProgress progress,
    TimeProvider clock, ILogger logger)
{
    /// <summary>The kind of alarm that sees to a prompt whose host may have died before it was settled.</summary>
    private const string Settled = "prompt-settled";

    /// <summary>More than this in one run is left for the next: weeks that went by while nothing ran.</summary>
    private const int MostInOneRun = 60;

    /// <summary>Whoever changes what a prompt is made of so many times while it is sent is looked at again at the next run.</summary>
    private const int MostChanges = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>A schedule points to its alarm a moment after that is set; one it does not point to by then never counts.</summary>
    private static readonly TimeSpan UntilItCounts = TimeSpan.FromMinutes(1);

    /// <summary>What was put together in this run: many communities get the very same card, and it need be written out only once.</summary>
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);

    /// <summary>What follows from prompts that were just sent, by the row of the alarm.</summary>
    private readonly ConcurrentDictionary<string, Func<Task>> rests = new(StringComparer.Ordinal);

    public void Handle(AlarmClock alarmClock)
    {
        alarmClock.Handle(new AlarmKind(Schedules.Due, PostDue)
        {
            Rest = alarm => rests.TryRemove(alarm.Row, out var rest) ? rest() : Task.CompletedTask,
            Over = () =>
            {
                cards.Clear();
                progress.Over();
            },
        });
        alarmClock.Handle(new AlarmKind(Settled, Settle));
    }

    /// <summary>A lead wants it now: this week's occurrence, before its time or after it was missed; where this week has none, one of today.</summary>
    public async Task<PostedNow> PostNow(Community community, CancellationToken cancel)
    {
        await schedules.Ensure(community, cancel);
        for (var changes = 0; changes < MostChanges; changes++)
        {
            if (await TryPostNow(community.Address.Partition, cancel) is { } posted) return posted;
        }

        return PostedNow.UnderWay;
    }

    /// <returns>Null where something changed in the middle of it.</returns>
    private async Task<PostedNow?> TryPostNow(string partition, CancellationToken cancel)
    {
        if (await communities.Read(partition, cancel) is not { } read) return PostedNow.Refused;
        var community = read.Value;
        var zone = Schedules.Zone(community);
        var now = clock.GetUtcNow();
        var today = LocalDate(now, zone);
        var latest = (await store.State(partition, cancel)).Latest;
        var last = latest is null ? null : (await store.Prompt(partition, latest, cancel))?.Value.Posting;
        var isOfThisWeek = last is not null && IsoWeek.Of(LocalDate(last.At, zone)) == IsoWeek.Of(today);
        if (isOfThisWeek && last!.State == PostingState.Sent) return PostedNow.Already;

        var pending = await schedules.Next(community, cancel);
        var isThisWeek = pending?.At is { } at && IsoWeek.Of(LocalDate(at, zone)) == IsoWeek.Of(today);
        // What may not have arrived this week is what is wanted, not the principle after it.
        var sending = isOfThisWeek && last!.State == PostingState.InDoubt
            ? new Outbound(read, latest!, null)
            : new Outbound(read, isThisWeek ? pending!.Name : Occurrence.NameOf(today), isThisWeek ? pending : null);
        var kept = await Kept(sending, cancel);
        if (kept?.Value.Posting.State == PostingState.Sent) return PostedNow.Already;
        if (kept?.Value.Posting.State == PostingState.Claimed) return PostedNow.UnderWay;

        await alarms.SetOnce(Settled, partition, sending.Name, now + Posting.Lease);
        var tried = await Send(sending, kept, cancel);
        if (tried.Row is null) return tried.Sending == Sending.Unwanted ? null : PostedNow.UnderWay;
        await Follow(sending, tried.Row);
        return tried.Row.Posting.State switch
        {
            PostingState.Sent => PostedNow.Yes,
            PostingState.InDoubt => PostedNow.InDoubt,
            _ => PostedNow.Refused,
        };
    }

    /// <summary>A lead's prompt, in case its host died on the way. The schedule has moved on to another alarm, so this one looks after it.</summary>
    private async Task<DateTimeOffset?> Settle(Alarm alarm, CancellationToken cancel)
    {
        if (await communities.Read(alarm.Community, cancel) is not { } community) return null;
        var sending = new Outbound(community, alarm.What, await schedules.Look(community.Value, alarm.What, cancel));
        if (await Kept(sending, cancel) is not { } kept) return null;
        if (kept.Value.Posting is { State: PostingState.Claimed } claimed) return PostOnce.Again(claimed);
        await Follow(sending, kept.Value);
        return null;
    }

    /// <returns>Null for an alarm that does not count; else it is left, or has gone with the schedule's step.</returns>
    private async Task<DateTimeOffset?> PostDue(Alarm alarm, CancellationToken cancel)
    {
        var due = new DueAlarm(alarm.What, alarm.Row);
        for (int count = 0, changes = 0; due is not null && count < MostInOneRun; count++)
        {
            if (await communities.Read(alarm.Community, cancel) is not { } community || await schedules.Confirm(community.Value, due, cancel) is not { } confirmed)
                return due.Row != alarm.Row || clock.GetUtcNow() - alarm.SetAt < UntilItCounts ? alarm.At : null;

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
        var kept = await Kept(sending, cancel);
        var posting = kept?.Value.Posting;
        if (posting?.State == PostingState.Claimed) return Dealt.Later;

        // What a lead left out and took back is open again, where its time has not come yet by the schedule as it is now.
        if (posting?.IsFinal == true && (due.LeftOut is not null || !posting.IsByLead))
        {
            await Finish(community, due.Name, kept!.Value);
            return Dealt.Settled;
        }

        if (community.RemovedAt is not null) return await Close(community, due.Name, kept, Posting.Skipped("the bot was removed", now), cancel);
        if (due.LeftOut is { } why) return await Close(community, due.Name, kept, Posting.Skipped(why, now), cancel);
        if (now > Recurrence.Deadline(due.Slot, Schedules.Zone(community)))
        {
            var reason = posting?.Reason ?? Posting.NoHost;
            var missed = await Close(community, due.Name, kept, Posting.Missed(reason, now), cancel);
            if (missed != Dealt.Settled) return missed;
            PostingLog.Missed(logger, community.Tag, due.Name, reason);
            progress.Add(PostingState.Missed, null);
            return Dealt.Settled;
        }

        if (posting is not null && now - posting.At < UntilNextTry(posting.At - due.Slot)) return Dealt.Later;
        var tried = await Send(sending, kept, cancel);
        if (tried.Row is not { } sent) return tried.Sending == Sending.Unwanted ? Dealt.Changed : Dealt.Later;
        if (sent.Posting.IsFinal) rests[alarm.Row] = () => Follow(sending, sent);
        return Dealt.Later;
    }

    /// <summary>What the ledger knows of it. A claim that lost its host is settled first.</summary>
    private async Task<Stored<Prompt>?> Kept(Outbound sending, CancellationToken cancel)
    {
        var kept = await store.Prompt(sending.Partition, sending.Name, cancel);
        if (kept is not { Value.Posting.State: PostingState.Claimed }) return kept;
        var after = await posts.TakeOver(Once(sending, kept.Value), kept, cancel);
        if (after is { Value.Posting: { State: not PostingState.Claimed } settled }) progress.Add(settled.State, null);
        return after;
    }

    private async Task<Tried<Prompt>> Send(Outbound sending, Stored<Prompt>? kept, CancellationToken cancel)
    {
        var tried = await posts.Send(Once(sending, kept?.Value), kept, cancel);

        // A lead who wanted it before its time did not wait for it.
        if (tried.Row?.Posting is { } posting)
            progress.Add(posting.State, sending.Confirmed is not null && posting.At >= sending.Due!.Slot ? posting.At - sending.Due.Slot : null);
        return tried;
    }

    /// <summary>What follows from a prompt that has its last word: rotation and schedule go a step further. Safe to repeat.</summary>
    private async Task Follow(Outbound sending, Prompt prompt)
    {
        var community = sending.Community.Value;
        await Finish(community, sending.Name, prompt);
        if (sending.Due is { } due && prompt.Posting.IsFinal) await schedules.Advance(community, due, sending.Confirmed?.Read, CancellationToken.None);
        if (sending.Confirmed is null && prompt.Posting.State is PostingState.Sent or PostingState.InDoubt && Occurrence.Parse(sending.Name) is { } date)
            await schedules.Count(community, date, CancellationToken.None);
    }

    private Once<Prompt> Once(Outbound sending, Prompt? kept)
    {
        var (community, name) = (sending.Community.Value, sending.Name);
        var key = $"{community.Tag}/{name}";
        return new Once<Prompt>(Ledger.KeyOf(sending.Partition, name), PromptsStore.Type, community, $"Prompt {name}")
        {
            // One that was refused before stays what it was.
            Row = async () => kept is { HasCard: true } ? kept : await next.Compose(community, name, Posting.Claimed("", default), CancellationToken.None),
            Send = (prompt, isWanted, patience) =>
                communities.Post(community, new Outgoing(community.Address, community.Language) { Card = CardOf(prompt, name, community), Key = key, IsWanted = isWanted }, patience),
            IsWanted = () => IsUnchanged(sending),
            Name = key,
        };
    }

    /// <summary>Anything that a lead changes about the next prompt is in the community's document or its schedule's; so is a removal.</summary>
    private async ValueTask<bool> IsUnchanged(Outbound sending) =>
        await communities.IsUnchanged(sending.Community, CancellationToken.None)
        && (sending.Confirmed is not { } due
            || (clock.GetUtcNow() <= Recurrence.Deadline(due.Occurrence.Slot, Schedules.Zone(sending.Community.Value)) && await schedules.StillHolds(due, CancellationToken.None)));

    private Card CardOf(Prompt prompt, string occurrence, Community community)
    {
        var language = community.Language;
        if (prompt.Own.Count > 0) return PromptsCards.Prompt(prompt, occurrence, Counts.None, [], library, language);
        var looks = $"{occurrence} {community.Address.Channel} {language} {prompt.Principle} {string.Join(',', prompt.Microactions)} {string.Join(',', prompt.More)} {prompt.LastTime}";
        return cards.GetOrAdd(looks, _ => PromptsCards.Prompt(prompt, occurrence, Counts.None, [], library, language) with { IsShared = true });
    }

    /// <summary>It is not posted, and the ledger says why; unless it is on its way all the same.</summary>
    private async Task<Dealt> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel)
    {
        var closed = (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting };
        if (await store.Record(community.Address.Partition, occurrence, kept, closed, cancel) is null) return Dealt.Later;
        await Finish(community, occurrence, closed);
        return Dealt.Settled;
    }

    /// <summary>What follows from a ledger row that has its last word, but for the schedule's step. Safe to repeat: its host may have died before.</summary>
    private async Task Finish(Community community, string occurrence, Prompt prompt)
    {
        var posting = prompt.Posting;
        if (posting.State == PostingState.Missed)
            await alarms.SetOnce(LeadTelling.Missed, community.Address.Partition, occurrence, Recurrence.Daytime(posting.At, Schedules.Zone(community)));
        if (posting.State == PostingState.InDoubt)
            await alarms.SetOnce(LeadTelling.InDoubt, community.Address.Partition, occurrence, Recurrence.Daytime(posting.At, Schedules.Zone(community)));
        if (posting.State is not (PostingState.Sent or PostingState.InDoubt)) return;
        var state = await store.Rotate(community.Address.Partition, occurrence, prompt);
        if (posting.State == PostingState.Sent && state.FollowsUp) await followUps.Plan(community, occurrence, posting.At);
    }

    /// <summary>Where a place refuses, each wait is as long as all before it, up to a quarter of an hour.</summary>
    private static TimeSpan UntilNextTry(TimeSpan sinceDue) => sinceDue < LongestWait ? sinceDue : LongestWait;

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>A prompt to be sent as long as what it is made of is unchanged.</summary>
    /// <param name="Community">Where it goes, as it was read.</param>
    /// <param name="Name">The name of its occurrence.</param>
    /// <param name="Due">What the calendar says of it; null where it is posted out of turn.</param>
    private sealed record Outbound(Stored<Community> Community, string Name, Occurrence? Due)
    {
        /// <summary>The schedule it goes by; null where a lead wants it now.</summary>
        public ConfirmedOccurrence? Confirmed { get; init; }

        public string Partition => Community.Value.Address.Partition;
    }

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

/// <summary>What came of a lead's wish to post now.</summary>
internal enum PostedNow
{
    Yes,
    Already,
    UnderWay,
    Refused,
    InDoubt,
}
