using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns.Commands;
using OtgBot.Turns.Members;
using OtgBot.Turns.Privacy;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>Unconferences: members propose topics and vote on them; a lead opens and closes.</summary>
internal sealed class UnconferencesFeature(
    IStore store, TimeProvider clock, NewId newId, Communities communities, Alarms alarms, AlarmClock alarmClock, PostOnce posts, DialogRunner dialogs, Pseudonyms pseudonyms,
    Disclosure disclosure, PublicAddress address, IConfiguration configuration, ILogger<UnconferencesFeature> logger) : IFeature, IAsyncDisposable
{
    /// <summary>The agenda's part.</summary>
    public AgendaCommands? Agenda { get; private set; }

    public void Map(FeatureMap map)
    {
        var unconferences = new UnconferencesStore(store, pseudonyms);
        var box = new BallotBox(store, unconferences, disclosure);
        var takeaways = new TakeawayStore(store);
        var (agendas, links) = (new AgendaStore(store), new Links(store, address, newId, pseudonyms));
        var news = new NewsPosts(unconferences, box, takeaways, agendas, links, store, posts, alarms, communities, clock);
        news.Handle(alarmClock);
        var deadlines = new DeadlineClock(unconferences, box, news, alarms, clock);
        deadlines.Handle(alarmClock);
        var leading = new Leading(unconferences, box, agendas, deadlines, news, dialogs);
        var coHosts = new CoHosts(pseudonyms);
        Agenda = new AgendaCommands(store, unconferences, box, agendas, links, news, alarms, alarmClock, dialogs, pseudonyms, communities, clock, configuration, logger);
        var proposing = new Proposing(unconferences, coHosts, Agenda.Arranging, dialogs);
        var dealer = new Dealer(store);
        var crowd = new CrowdVoting(unconferences, box, dealer);
        var voting = new Voting(unconferences, box, new Exposure(store), crowd);

        map.Command(new Command("unconferences.unconference", new Text("unconference", "unconference", "unconference"), UnconferencesTexts.UnconferenceHelp, leading.Unconference) { Order = 30 });
        new Explaining(unconferences).Map(map);
        map.Command(new Command("unconferences.propose", new Text("foreslå", "føreslå", "propose"), UnconferencesTexts.ProposeHelp, proposing.Propose)
        {
            Order = 31,
            Example = new Text("foreslå Klarspråk i brev", "føreslå Klarspråk i brev", "propose Plain language in letters"),
        });
        map.Command(new Command("unconferences.topics", new Text("temaer|tema", "tema", "topics|topic"), UnconferencesTexts.TopicsHelp, proposing.Topics)
        {
            Order = 32,
            Example = new Text("tema 4", "tema 4", "topic 4"),
        });
        map.Command(new Command("unconferences.edit", new Text("endre tema", "endre tema", "edit topic"), UnconferencesTexts.EditHelp, proposing.Edit)
        {
            Order = 33,
            Example = new Text("endre tema 4", "endre tema 4", "edit topic 4"),
        });
        map.Command(new Command("unconferences.withdraw", new Text("trekk|trekk tema", "trekk|trekk tema", "withdraw|withdraw topic"), UnconferencesTexts.WithdrawHelp, proposing.Withdraw)
        {
            Order = 34,
            Example = new Text("trekk 4", "trekk 4", "withdraw 4"),
        });
        map.Command(new Command("unconferences.vote", new Text("stem|stemme", "røyst|røyste|stem", "vote"), UnconferencesTexts.VoteHelp, voting.Vote)
        {
            Order = 35,
            Example = new Text("stem 2 5 7", "røyst 2 5 7", "vote 2 5 7"),
        });
        map.Command(new Command("unconferences.result", new Text("resultat", "resultat", "result|results"), UnconferencesTexts.ResultHelp, voting.Result) { Order = 36 });
        map.Command(new Command("unconferences.open-voting", new Text("åpne avstemning|åpne avstemningen", "opne avrøysting|opne avrøystinga", "open voting|open the vote"), UnconferencesTexts.OpenVotingHelp, leading.OpenVoting) { Who = Who.Lead, Order = 40 });
        map.Command(new Command("unconferences.close-voting", new Text("lukk avstemning|lukk avstemningen", "lukk avrøysting|lukk avrøystinga", "close voting|close the vote"), UnconferencesTexts.CloseVotingHelp, leading.CloseVoting) { Who = Who.Lead, Order = 41 });
        map.Command(new Command("unconferences.close", new Text("lukk unconference|lukk unconferencen", "lukk unconference|lukk unconferencen", "close unconference"), UnconferencesTexts.CloseHelp, leading.Close) { Who = Who.Lead, Order = 66 });

        map.Button(new Button("unconferences.open-voting", leading.OpenVoting) { Who = Who.Lead });
        map.Button(new Button("unconferences.close-voting", leading.CloseVoting) { Who = Who.Lead });
        map.Button(new Button("unconferences.close", leading.Close) { Who = Who.Lead });
        map.Button(new Button("unconferences.topics", proposing.Topics));
        map.Button(new Button("unconferences.edit", proposing.Edit));
        map.Button(new Button("unconferences.withdraw", proposing.Withdraw));
        map.Button(new Button("unconferences.ballot", voting.Ballot));
        map.Button(new Button("unconferences.result", voting.Result));

        map.Dialog(UnconferencesDialogs.Open(leading.Open, Leading.Check));
        map.Dialog(UnconferencesDialogs.Propose(proposing.Proposed));
        map.Dialog(UnconferencesDialogs.Edit(proposing.Edited));

        new UnconferencesHome(unconferences, box).Map(map);
        map.Dialog(UnconferencesDialogs.Alike(proposing.Chosen));
        map.Dialog(UnconferencesDialogs.ProposeShared(proposing.Proposed));
        crowd.Map(map);
        var sharing = new SharingStore(store, unconferences, pseudonyms);
        new JoinCommands(unconferences, sharing).Map(map);
        new MembershipCommands(unconferences).Map(map);
        new TakeawayCommands(unconferences, takeaways, dialogs).Map(map);
        new HostingCommands(unconferences, coHosts).Map(map);
        new Hiding(unconferences, Agenda.Arranging).Map(map);
        new Merging(unconferences).Map(map);
        Agenda.Map(map);
        new DeadlineCommands(unconferences, deadlines, dialogs).Map(map);
        UnconferencesPhrases.Map(map);

        map.Personal(new UnconferencesPrivacy(unconferences, box, dealer, sharing).Data);
        map.Community(new CommunityData((community, cancel) => unconferences.Leave(community.Address.Partition, cancel))
        {
            DropOld = (community, _, cancel) => sharing.DropTries(community, clock.GetUtcNow(), cancel),
            Elsewhere = async (community, cancel) => [.. (await unconferences.Touched(community, cancel)).Select(unconference => UnconferencesStore.PartitionOf(unconference.Id))],
            IsLeftWithOthers = unconferences.HasTrace,
        });
        map.Old("u|", async (partition, oldest, cancel) =>
        {
            var id = partition["u|".Length..];
            if (await unconferences.Get(id, cancel) is not { } unconference) await unconferences.DropOrphans(id, cancel);
            else if (unconference.IsOverBefore(oldest)) await DropPersons(unconference, cancel);
        });
        map.Old("left|", unconferences.DropTraces);
        map.Old(UnconferencesStore.Codes, (_, oldest, cancel) => unconferences.DropCodes(oldest, cancel));
        map.Old(SharingStore.Tries, (_, _, cancel) => sharing.DropTries(clock.GetUtcNow(), cancel));

        async Task DropPersons(Unconference over, CancellationToken cancel)
        {
            await box.DropOld(over, cancel);
            await unconferences.DropHosts(over.Id, cancel);
            await takeaways.DropPersons(over.Id, cancel);
            await new AgendaStore(store).DropPersons(over.Id, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Agenda is not null) await Agenda.DisposeAsync();
    }
}
