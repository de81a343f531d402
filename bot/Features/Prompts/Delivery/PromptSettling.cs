using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Preview;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// What follows from a prompt's row in the ledger: the rotation's and the schedule's step to the next one, the follow-up, the note to
/// leads.
/// </summary>
internal sealed partial class PromptSettling(
    PromptsStore store, Schedules schedules, Alarms alarms, FollowUpPlan followUps, PostingProgress progress,
    ILogger<PromptSettling> logger)
{
    /// <summary>What follows from a prompt that has its last word: rotation and schedule go a step further. Safe to repeat.</summary>
    public async Task Follow(Outbound sending, Prompt prompt)
    {
        var community = sending.Community.Value;
        await Finish(community, sending.Name, prompt);
        if (sending.Due is { } due && prompt.Posting.IsFinal)
            await schedules.Advance(community, due, sending.Confirmed?.Read, CancellationToken.None);
        if (sending.Confirmed is null && prompt.Posting.State is PostingState.Sent or PostingState.InDoubt
            && Occurrence.Parse(sending.Name) is { } date)
            await schedules.Count(community, date, CancellationToken.None);
    }

    /// <summary>Its time went by.</summary>
    /// <returns>False if it is on its way all the same.</returns>
    public async Task<bool> Miss(Community community, string occurrence, Stored<Prompt>? kept, Posting missed, CancellationToken cancel)
    {
        if (!await Close(community, occurrence, kept, missed, cancel)) return false;
        Log.Missed(logger, community.Tag, occurrence, missed.Reason ?? "");
        progress.Add(PostingState.Missed, null);
        return true;
    }

    /// <summary>It is not posted, and the ledger says why.</summary>
    /// <returns>False if it is on its way all the same.</returns>
    public async Task<bool> Close(Community community, string occurrence, Stored<Prompt>? kept, Posting posting, CancellationToken cancel)
    {
        var closed = (kept?.Value ?? new Prompt { Posting = posting }) with { Posting = posting };
        if (await store.Record(community.Address.Partition, occurrence, kept, closed, cancel) is null) return false;
        await Finish(community, occurrence, closed);
        return true;
    }

    /// <summary>
    /// What follows from a ledger row that has its last word, but for the schedule's step. Safe to repeat: its host may have died before.
    /// </summary>
    public async Task Finish(Community community, string occurrence, Prompt prompt)
    {
        var posting = prompt.Posting;
        if (posting.State == PostingState.Missed)
            await alarms.SetOnce(MissedNotes.Missed, community.Address.Partition, occurrence,
                Recurrence.Daytime(posting.At, Schedules.Zone(community)));
        if (posting.State == PostingState.InDoubt)
            await alarms.SetOnce(MissedNotes.InDoubt, community.Address.Partition, occurrence,
                Recurrence.Daytime(posting.At, Schedules.Zone(community)));
        if (posting.State is not (PostingState.Sent or PostingState.InDoubt)) return;
        var state = await store.Rotate(community.Address.Partition, occurrence, prompt);
        if (posting.State == PostingState.Sent && state.FollowsUp) await followUps.Plan(community, occurrence, posting.At);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Prompt {Occurrence} of community {Community} was missed: it is too late to post it ({Reason})")]
        public static partial void Missed(ILogger logger, string community, string occurrence, string reason);
    }
}
