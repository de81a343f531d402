using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// A word in the prompt's thread two working days later, once, where a lead switched it on. Its alarm only says when to look: whether it is still
/// wanted then, the prompt and the schedule say.
/// </summary>
internal sealed class FollowUps(PromptsStore store, PromptCounts counts, SuggestionStore suggestions, Alarms alarms, PostOnce posts, Schedules schedules, Communities communities, TimeProvider clock)
{
    private const string Kind = "follow-up";

    private const int WorkingDays = 2;

    /// <summary>So long before <see cref="Schedule.Latest"/> that a host which restarts still finds time.</summary>
    private static readonly TimeOnly LatestStart = Schedule.Latest.AddHours(-2);

    private static readonly HashSet<string> On = new(["on", "på"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Off = new(["off", "av"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.followup", new Text("oppfølging", "oppfølging", "follow-up|follow up|followup"),
            new Text("En påminnelse i tråden to arbeidsdager etter ukas prinsipp, på eller av", "Ei påminning i tråden to arbeidsdagar etter vekeprinsippet, på eller av", "A reminder in the thread two working days after the weekly prompt, on or off"), Switch)
        { Order = 20, Who = Who.Lead, Example = new Text("oppfølging på", "oppfølging på", "follow-up on") });
    }

    public void Handle(AlarmClock alarmClock) => alarmClock.Handle(new AlarmKind(Kind, Send));

    /// <summary>Two working days after a prompt was posted, at the same time of day where that is a decent one.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset posted, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(posted, zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        for (var left = WorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (NorwegianHolidays.IsWorkingDay(day)) left--;
        }

        var time = TimeOnly.FromDateTime(local);
        return Recurrence.ToInstant(day, time < Schedule.Earliest ? Schedule.Earliest : time > LatestStart ? LatestStart : time, zone);
    }

    /// <summary>A prompt was posted where a lead wants a follow-up: it becomes due.</summary>
    public Task Plan(Community community, string occurrence, DateTimeOffset posted) =>
        alarms.SetOnce(Kind, community.Address.Partition, occurrence, DueAt(posted, Schedules.Zone(community)));

    private async Task Switch(Turn turn, Arguments arguments)
    {
        var partition = turn.Community.Address.Partition;
        var before = await store.State(partition, turn.Cancel);
        if (!arguments.IsEmpty)
        {
            var wanted = On.Contains(arguments.All) || (Off.Contains(arguments.All) ? false : throw FollowUpTexts.OnOrOff());
            await store.ChangeState(partition, state => state.FollowsUp == wanted ? state : state with { FollowsUp = wanted }, turn.Cancel);
            if (wanted && !before.FollowsUp) await PlanLatest(turn, before.Latest);
            before = before with { FollowsUp = wanted };
        }

        await turn.Reply(FollowUpTexts.State(turn.Language, before.FollowsUp));
    }

    /// <summary>Switched on after the week's prompt was posted: that one counts too, unless its time has passed.</summary>
    private async Task PlanLatest(Turn turn, string? latest)
    {
        if (latest is null || await store.Prompt(turn.Community.Address.Partition, latest, turn.Cancel) is not { Value.Posting: { State: PostingState.Sent } sent }) return;
        if (DueAt(sent.At, Schedules.Zone(turn.Community)) > clock.GetUtcNow()) await Plan(turn.Community, latest, sent.At);
    }

    private async Task<DateTimeOffset?> Send(Alarm alarm, CancellationToken cancel)
    {
        var (partition, occurrence) = (alarm.Community, alarm.What);
        if (await communities.Get(partition, cancel) is not { CanPost: true } community) return null;
        if (await store.State(partition, cancel) is not { FollowsUp: true } state || state.Latest != occurrence) return null;
        if (await store.Prompt(partition, occurrence, cancel) is not { Value: { HasCard: true, Posting: { State: PostingState.Sent } posted } }) return null;
        if (!await IsWelcome(community, alarm.At, clock.GetUtcNow(), cancel)) return null;

        var key = $"{community.Tag}/{occurrence}/followup";
        return PostOnce.Again(await posts.Post(new Once<LedgerRow>(Ledger.KeyOf(partition, occurrence, Kind), Ledger.Type, community, $"The follow-up to prompt {occurrence}")
        {
            Row = () => ValueTask.FromResult(Ledger.Empty),
            Send = async (_, isWanted, patience) =>
            {
                var waiting = await suggestions.Untold(partition, patience);
                var card = FollowUpTexts.Card(community.Language, await counts.Shown(partition, occurrence, patience), waiting.Count);
                var sent = await communities.Post(community, new Outgoing(community.Address, community.Language) { Card = card, ReplyTo = posted.MessageId, Key = key, IsWanted = isWanted }, patience);
                if (sent.Outcome == SendOutcome.Sent) await suggestions.Tell(partition, waiting, patience);
                return sent;
            },
            Name = key,
        }, cancel));
    }

    /// <summary>On its own day, in working hours, and not in a quiet period: later is nagging.</summary>
    private async Task<bool> IsWelcome(Community community, DateTimeOffset dueAt, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = Schedules.Zone(community);
        var (local, day) = (TimeZoneInfo.ConvertTime(now, zone).DateTime, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(dueAt, zone).DateTime));
        var time = TimeOnly.FromDateTime(local);
        if (DateOnly.FromDateTime(local) != day || time < Schedule.Earliest || time > Schedule.Latest) return false;
        return await schedules.Get(community.Address.Partition, cancel) is not { } schedule
            || (!(schedule.QuietPeriods && QuietPeriods.On(day) is not null) && schedule.Pause?.Covers(day) != true);
    }
}
