using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Erases every trace of a person. May break off anywhere and be done again: the list of where to look goes last.</summary>
internal sealed class Forgetting(PersonStore store, FeatureMap map)
{
    /// <summary>The communities in which nobody leads once this person is forgotten.</summary>
    public async Task<IReadOnlyList<Community>> LeftWithoutLead(PersonScope scope, CancellationToken cancel) =>
        OnlyLeadOf(scope, await store.Communities(scope, cancel));

    /// <summary>Erases, and returns the communities that have no lead any more.</summary>
    public async Task<IReadOnlyList<Community>> Forget(PersonScope scope, CancellationToken cancel)
    {
        var communities = await store.Communities(scope, cancel);
        foreach (var data in map.PersonalData) await data.Erase(scope, cancel);
        foreach (var community in communities) await store.EraseLead(community, scope.Person, cancel);

        await store.EraseMember(scope, cancel);
        await store.EraseOwn(scope.Key, cancel);
        return OnlyLeadOf(scope, communities);
    }

    private static List<Community> OnlyLeadOf(PersonScope scope, IReadOnlyList<Community> communities) =>
        [.. communities.Where(community => community.Leads.Count > 0 && community.Leads.All(lead => lead.Id == scope.Person.Id))];
}
