using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Erases every trace of a person. May break off anywhere and be done again: the list of where to look goes last. What others write at the
/// same moment is found by a second look ten minutes later; until then nothing is stored about the person (<see cref="Forgotten"/>).
/// </summary>
internal sealed class Forgetting(PersonStore persons, OpenForms forms, ForgottenStore forgotten, Communities communities,
    WaitingAnswers answers, FeatureMap everything) : IFeature
{
    public void Map(FeatureMap map) => map.Job(new Job("privacy.forgotten", TimeSpan.FromMinutes(1), LookAgain));

    /// <summary>The communities in which nobody leads once this person is forgotten.</summary>
    public async Task<IReadOnlyList<Community>> LeftWithoutLead(PersonScope scope, CancellationToken cancel) =>
        OnlyLeadOf(scope, await persons.Communities(scope, cancel));

    /// <summary>Erases, and returns the communities that have no lead any more.</summary>
    public async Task<IReadOnlyList<Community>> Forget(PersonScope scope, Address from, CancellationToken cancel)
    {
        var found = await persons.Communities(scope, cancel);
        await forgotten.Remember(scope, from.WithoutThread(), cancel);
        await Erase(scope, from, cancel);
        return OnlyLeadOf(scope, found);
    }

    /// <summary>Looks once more for those who were forgotten ten minutes ago, and then knows nothing of it either.</summary>
    private Task LookAgain(CancellationToken cancel) => forgotten.EraseAgain(
        async (key, person) =>
            await Erase(await persons.ScopeOf(key, person.Person, person.Communities, cancel), person.From, cancel), cancel);

    private async Task Erase(PersonScope scope, Address from, CancellationToken cancel)
    {
        await forms.EraseNaming(scope, cancel);
        foreach (var data in everything.PersonalData) await data.Erase(scope, cancel);
        foreach (var community in await persons.Communities(scope, cancel)) await persons.EraseLead(community, scope.Person, cancel);
        await communities.ForgetOn(from, scope.Person, cancel);
        await answers.Forget(from, scope.Person, cancel);
        await persons.EraseMember(scope, cancel);
        await persons.EraseOwn(scope.Key, cancel);
    }

    private static List<Community> OnlyLeadOf(PersonScope scope, IReadOnlyList<Community> communities) =>
        [.. communities.Where(community => community.Leads.Count > 0 && community.Leads.All(lead => lead.Id == scope.Person.Id))];
}
