using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Changing;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Guests;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// Unconferences: members propose topics and vote on them; a lead opens and closes. Also how long what they leave is kept.
/// </summary>
internal sealed class UnconferencesFeature(UnconferencesStore unconferences, BallotBox box, TakeawayStore takeaways, AgendaStore agendas,
    SharingStore sharing, TimeProvider clock) : IFeature
{
    public Text? Heading => UnconferencesTexts.Heading;

    public static void Register(IServiceCollection services) => services
        .AddSingleton<UnconferencesStore>()
        .AddSingleton<BallotBox>()
        .AddSingleton<TakeawayStore>()
        .AddSingleton<AgendaStore>()
        .AddSingleton<SharingStore>()
        .AddSingleton<GuestStore>()
        .AddSingleton(provider => GuestOptions.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<NowStore>()
        .AddSingleton<Links>()
        .AddSingleton<Exposure>()
        .AddSingleton<Dealer>()
        .AddSingleton<CoHosts>()
        .AddSingleton<NewsCards>()
        .AddSingleton<LaterNews>()
        .AddSingleton<NewsPosts>()
        .AddSingleton<Arranging>()
        .AddSingleton<GridSetup>()
        .AddSingleton<NoticeReaders>()
        .AddSingleton<Agenda.Planning.PlanningInputs>()
        .AddSingleton(provider => PlanningOptions.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<PlanningRuns>()
        .AddFeature<Leading>()
        .AddFeature<Explaining>()
        .AddFeature<Proposing>()
        .AddFeature<HostingCommands>()
        .AddFeature<Voting>()
        .AddFeature<CrowdVoting>()
        .AddFeature<UnconferencesHome>()
        .AddFeature<Showing>()
        .AddFeature<Following>()
        .AddFeature<Naming>()
        .AddFeature<OpenSpaceCommands>()
        .AddFeature<Pairing>()
        .AddFeature<TakeawayCommands>()
        .AddFeature<DeadlineCommands>()
        .AddFeature<DeadlineClock>()
        .AddFeature<LeadNews>()
        .AddFeature<Notices>()
        .AddFeature<Hiding>()
        .AddFeature<Merging>()
        .AddFeature<JoinCommands>()
        .AddFeature<MembershipCommands>()
        .AddFeature<HandingOver>()
        .AddFeature<HostNames>()
        .AddFeature<ChangeCommands>()
        .AddFeature<SettingUp>()
        .AddFeature<ProgrammeCommands>()
        .AddFeature<Making>()
        .AddFeature<Publishing>()
        .AddFeature<AgendaPages>()
        .AddFeature<GuestPages>()
        .AddFeature<GuestCommands>()
        .AddFeature<AgendaPrivacy>()
        .AddFeature<UnconferencesPrivacy>();

    public void Map(FeatureMap map)
    {
        UnconferencesPhrases.Map(map);
        map.OpenUnconference = async (community, cancel) =>
            (await unconferences.All(community, cancel)).LastOrDefault(edition =>
                edition.Unconference.Phase != Phase.Closed)?.Unconference.Name;
        map.Community(new CommunityData((community, cancel) => unconferences.Leave(community.Address.Partition, cancel))
        {
            DropOld = (community, _, cancel) => sharing.DropTries(community, clock.GetUtcNow(), cancel),
            Elsewhere = async (community, cancel) =>
                [.. (await unconferences.Touched(community, cancel)).Select(unconference =>
                    UnconferencesStore.PartitionOf(unconference.Id))],
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
    }

    private async Task DropPersons(Unconference over, CancellationToken cancel)
    {
        await box.DropOld(over, cancel);
        await unconferences.DropHosts(over.Id, cancel);
        await takeaways.DropPersons(over.Id, cancel);
        await agendas.DropPersons(over.Id, cancel);
    }
}
