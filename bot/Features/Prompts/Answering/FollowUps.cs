using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// A word in the prompt's thread two working days later, once, if a lead switched it on. Its alarm only says when to look: whether it is
/// still wanted then, the prompt and the schedule say.
/// </summary>
internal sealed class FollowUps(PromptsStore store, FollowUpCard card, PostOnce posts, Schedules schedules, Communities communities,
    TimeProvider clock) : IFeature
{
    private const string Kind = FollowUpPlan.Kind;

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, Send));

    private async Task<DateTimeOffset?> Send(Alarm alarm, CancellationToken cancel)
    {
        var (partition, occurrence) = (alarm.Community, alarm.What);
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        if (await store.State(partition, cancel) is not { FollowsUp: true } state || state.Latest != occurrence) return null;
        if (await store.Prompt(partition, occurrence,
            cancel) is not { Value: { HasCard: true, Posting: { State: PostingState.Sent } posted } }) return null;
        if (!await IsWelcome(community, alarm.At, clock.GetUtcNow(), cancel)) return null;

        var key = $"{community.Tag}/{occurrence}/followup";
        return PostOnce.Again(await posts.Post(
            new Once<LedgerRow>(Ledger.KeyOf(partition, occurrence, Kind), Ledger.Type, community, $"The follow-up to prompt {occurrence}")
            {
                Row = () => ValueTask.FromResult(Ledger.Empty),
                Send = (_, isWanted, patience) =>
                    card.Post(community, occurrence,
                        new Outgoing(community.Address, community.Language) { ReplyTo = posted.MessageId, Key = key, IsWanted = isWanted },
                        patience),
                Name = key,
            }, cancel));
    }

    /// <summary>On its own day, in working hours, and not in a quiet period: later is nagging.</summary>
    private async Task<bool> IsWelcome(Community community, DateTimeOffset dueAt, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = Schedules.Zone(community);
        var (local, day) =
            (TimeZoneInfo.ConvertTime(now, zone).DateTime, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(dueAt, zone).DateTime));
        var time = TimeOnly.FromDateTime(local);
        if (DateOnly.FromDateTime(local) != day || time < Schedule.Earliest || time > Schedule.Latest) return false;
        return await schedules.Get(community.Address.Partition, cancel) is not { } schedule
            || (!(schedule.QuietPeriods && QuietPeriods.On(day) is not null) && schedule.Pause?.Covers(day) != true);
    }
}
