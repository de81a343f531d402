using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>
/// Who takes part, under what name, and how a community goes. Its ballots stay: they are pseudonyms, and belong to the count.
/// </summary>
internal sealed class MembershipCommands(UnconferencesStore store, HandingOver handingOver) : IFeature
{
    private static readonly HashSet<string> Nothing = new(["ingen", "none", "-"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.communities",
            new Text("fellesskapene|hvem er med", "fellesskapa|kven er med", "who takes part|all communities"),
            SharingTexts.CommunitiesHelp, Communities));
        map.Command(new Command("unconferences.remove-community", new Text("fjern fellesskap", "fjern fellesskap", "remove community"),
            SharingTexts.RemoveHelp, Remove)
        { Deed = DeedOfRemove, MostWords = 1, Who = Who.Lead, Example = SharingTexts.RemoveExample });
        map.Command(new Command("unconferences.leave",
            new Text("forlat unconference|forlat unconferencen", "forlat unconference|forlat unconferencen", "leave unconference"),
            SharingTexts.LeaveHelp, Leave)
        { Deed = DeedOfLeave, Who = Who.Lead });
        map.Command(new Command("unconferences.organisation",
            new Text("virksomhet|organisasjon", "verksemd|organisasjon", "organisation|organization"), SharingTexts.OrganisationHelp,
            Organisation)
        { Who = Who.Lead, Example = SharingTexts.OrganisationExample });
    }

    private async Task Communities(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        await turn.Reply(SharingCards.Communities(await store.Latest(here, turn.Cancel), here, turn.IsLead, turn.Language));
    }

    private async Task Remove(Turn turn, Arguments arguments)
    {
        var (unconference, gone) = await Guest(turn, arguments);
        var left = await store.Change(unconference.Id, old => old.Without(gone), turn.Cancel);
        await TellOthers(turn, unconference, left, gone);
        if (await turn.Communities.Get(gone, turn.Cancel) is { CanPost: true } community)
            await turn.Communities.Post(community,
                new Outgoing(community.Address, community.Language) { Text = SharingTexts.YouWereRemoved(community.Language, left.Name) },
                turn.Cancel);
    }

    /// <summary>By its number now: who is meant names the yes, so that no number that has moved on takes out another.</summary>
    private async Task<Deed?> DeedOfRemove(Turn turn, Arguments arguments)
    {
        var (unconference, gone) = await Guest(turn, arguments);
        return new Deed(unconference.Id, Community.TagOf(gone), DeedTexts.Remove(SharingTexts.Named(unconference, gone), unconference.Name),
            DeedTexts.RemoveYes);
    }

    private async Task<(Unconference Unconference, string Guest)> Guest(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        var unconference = await store.Meant(here, arguments, turn.Cancel);
        unconference.CheckOwner(here);
        var place = arguments.Number(0) ?? throw SharingRefusal.WhichCommunity();
        if (place < 1 || place > unconference.Communities.Count) throw SharingRefusal.WhichCommunity();
        var gone = unconference.Communities[place - 1];
        return gone != here ? (unconference, gone) : throw SharingRefusal.NotYourself();
    }

    private async Task<Deed?> DeedOfLeave(Turn turn, Arguments arguments)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        if (unconference.Communities.Count == 1) throw SharingRefusal.NotShared();
        return new Deed(unconference.Id, "", DeedTexts.Leave(unconference.Name), SharingTexts.LeaveNow);
    }

    private async Task Leave(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        var unconference = await store.Meant(here, arguments, turn.Cancel);
        var left = await store.Change(unconference.Id,
            old => old.Communities.Count > 1 ? old.Without(here) : throw SharingRefusal.NotShared(), turn.Cancel);
        await TellOthers(turn, unconference, left, here);
        if (unconference.Owner == here) await handingOver.TellOwner(left, turn.Cancel);
        await turn.Reply(SharingTexts.YouLeft(turn.Language, left.Name));
    }

    private static async Task TellOthers(Turn turn, Unconference before, Unconference after, string gone) =>
        await turn.Announce(after, (community, language) =>
            ValueTask.FromResult(SharingCards.News(SharingTexts.Left(language, SharingTexts.NameOf(language, before, gone), after.Name),
                after, community, language)));

    private async Task Organisation(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        if (arguments.IsEmpty) throw SharingRefusal.WhichOrganisation();
        if (arguments.All.Length > Unconference.LongestOrganisation) throw SharingRefusal.OrganisationTooLong();
        var name = Nothing.Contains(arguments.All) ? null : arguments.All;
        var unconference = await store.Current(here, turn.Cancel);
        await store.Change(unconference.Id, old => old.Called(here, name), turn.Cancel);
        await turn.Tell(SharingTexts.OrganisationSaved(await turn.HeardLanguage(), name));
    }
}
