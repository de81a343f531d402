using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>What a lead does to get an agenda: has it made, looks at it, publishes it, has it made anew after a change.</summary>
internal sealed class Making(UnconferencesStore unconferences, AgendaStore agendas, PlanningInputs gathering, PlanningRuns runs) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Lead("make-agenda", new Text("lag program|lag programmet", "lag program|lag programmet", "make agenda|make the agenda"),
            PlanTexts.MakeHelp, Make);
        map.Lead("cancel-planning",
            new Text("avbryt planlegging|avbryt planleggingen", "avbryt planlegging|avbryt planlegginga", "cancel planning|stop planning"),
            PlanTexts.CancelHelp, Cancel, inHelp: false);
        map.Lead("draft", new Text("forslag|se forslaget", "forslag|sjå forslaget", "draft|proposal"), PlanTexts.DraftHelp,
            Draft, inHelp: false);
        map.Lead("replan", new Text("planlegg på nytt|planlegg om", "planlegg på nytt|planlegg om", "replan"),
            PlanTexts.ReplanHelp, Replan);
        map.Button(new Button("unconferences.draft", Draft) { Who = Who.Lead });
        map.Background(runs.Settled);
        map.Job(new Job("unconferences.planning", TimeSpan.FromSeconds(20), runs.Sweep));
    }

    public async Task Make(Turn turn, Arguments arguments) => await Begin(turn, isSteady: false);

    /// <summary>As little as possible of what people know is changed.</summary>
    public async Task Replan(Turn turn, Arguments arguments) => await Begin(turn, isSteady: true);

    public async Task Cancel(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        var claim = await agendas.Claim(unconference.Id, turn.Cancel);
        if (claim?.Holds(turn.Clock.GetUtcNow(), runs.Process) != true || (arguments.Named is { } named && named.Version != claim.Run)
            || await agendas.ChangeClaim(unconference.Id, claim.Run, old => old with { IsCancelled = true }, turn.Cancel) is null)
            throw PlanRefusal.NothingPlanned();
        runs.Cancel(claim.Run);
        await turn.Tell(PlanTexts.Cancelling(await turn.PersonLanguage()));
    }

    /// <summary>The agenda that waits to be published.</summary>
    public async Task Draft(Turn turn, Arguments arguments) =>
        await turn.Reply(await DraftOf(turn, await Current(turn), PageNumber.Of(arguments) ?? 1));

    public async Task Draft(Turn turn, ButtonPress press)
    {
        var unconference = await unconferences.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        var card = await DraftOf(turn, unconference, PageNumber.Of(press));
        if (press["page"] is null) await turn.Reply(card);
        else await turn.TurnPage(card);
    }

    private async Task Begin(Turn turn, bool isSteady)
    {
        var unconference = await Current(turn);
        var now = turn.Clock.GetUtcNow();
        if (unconference.IsOpen) throw OpenSpaceRefusal.NoPlanning();
        if (isSteady && unconference.Phase != Phase.Published) throw PlanRefusal.PublishFirst();
        var gathered = await gathering.Gather(unconference, isSteady, now, turn.Cancel);
        var claim = new PlanningClaim
        {
            Run = turn.NewId(),
            Until = now + PlanningClaim.Lease,
            Process = runs.Process,
            Community = turn.Community.Address.Partition,
            At = turn.Incoming.Address,
            Language = turn.LanguageOfAll,
        };
        if (!await agendas.TryClaim(unconference.Id, claim, now, turn.Cancel)) throw PlanRefusal.AlreadyPlanning();
        var sent = await turn.ReplyToAll(PlanCards.Progress(gathered, claim.Run, null, turn.LanguageOfAll));
        claim = await agendas.ChangeClaim(unconference.Id, claim.Run, old => old with { MessageId = sent.MessageId }, turn.Cancel) ?? claim;
        runs.Begin(new PlanningRun(gathered, claim, turn.Community));
    }

    private async Task<Cards.Card> DraftOf(Turn turn, Unconference unconference, int page)
    {
        var plan = await agendas.Plan(unconference.Id, turn.Cancel) ?? throw PlanRefusal.NoPlan();
        return AgendaCards.Draft(unconference, plan, await unconferences.Topics(unconference.Id, turn.Cancel), page, turn.Language);
    }

    private async Task<Unconference> Current(Turn turn)
    {
        var unconference = await unconferences.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }
}
