using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>A lead switches the follow-ups on and off, and sees which it is.</summary>
internal sealed class FollowUpCommand(PromptsStore store, FollowUpPlan plan, TimeProvider clock) : IFeature
{
    private static readonly HashSet<string> On = new(["on", "på"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Off = new(["off", "av"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.followup", new Text("oppfølging", "oppfølging", "follow-up|follow up|followup"),
            new Text("En påminnelse i tråden to arbeidsdager etter ukas prinsipp, på eller av",
                "Ei påminning i tråden to arbeidsdagar etter vekeprinsippet, på eller av",
                "A reminder in the thread two working days after the weekly prompt, on or off"), Switch)
        { Who = Who.Lead, Example = new Text("oppfølging på", "oppfølging på", "follow-up on") });
    }

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
        if (latest is null || await store.Prompt(turn.Community.Address.Partition, latest,
            turn.Cancel) is not { Value.Posting: { State: PostingState.Sent } sent }) return;
        if (FollowUpPlan.DueAt(sent.At, Schedules.Zone(turn.Community)) > clock.GetUtcNow())
            await plan.Plan(turn.Community, latest, sent.At);
    }
}
