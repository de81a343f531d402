using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Erases every trace of a person. May break off anywhere and be done again: the list of where to look goes last. What others write at the
/// same moment is found by a second look ten minutes later; until then nothing is stored about the person (<see cref="Forgotten"/>).
/// </summary>
internal sealed class Forgetting(PersonStore persons, OpenForms forms, IStore store, Communities communities, Pseudonyms pseudonyms, FeatureMap map, TimeProvider clock)
{
    /// <summary>The communities in which nobody leads once this person is forgotten.</summary>
    public async Task<IReadOnlyList<Community>> LeftWithoutLead(PersonScope scope, CancellationToken cancel) =>
        OnlyLeadOf(scope, await persons.Communities(scope, cancel));

    /// <summary>Erases, and returns the communities that have no lead any more.</summary>
    public async Task<IReadOnlyList<Community>> Forget(PersonScope scope, Address from, CancellationToken cancel)
    {
        var found = await persons.Communities(scope, cancel);
        await Remember(scope, from.WithoutThread(), cancel);
        await Erase(scope, from, cancel);
        return OnlyLeadOf(scope, found);
    }

    /// <summary>Looks once more for those who were forgotten ten minutes ago, and then knows nothing of it either.</summary>
    public async Task LookAgain(CancellationToken cancel)
    {
        await foreach (var row in store.List(Forgotten.Partition, "", TurnsJson.Default.Forgotten, cancel))
        {
            if (clock.GetUtcNow() - row.Value.At < Forgotten.Lasts) continue;
            var person = row.Value.Open(pseudonyms);
            var key = pseudonyms.Of(person.From, person.Person);
            await Erase(await persons.ScopeOf(key, person.Person, person.Communities, cancel), person.From, cancel);
            await store.Delete(row.Key, row.ETag, cancel);
        }
    }

    /// <summary>Where they asked before, what was known then is not lost.</summary>
    private async Task Remember(PersonScope scope, Address from, CancellationToken cancel) =>
        await store.Change(Forgotten.KeyOf(pseudonyms, scope.Key), TurnsJson.Default.Forgotten,
            old => Forgotten.Seal(pseudonyms, new ForgottenPerson(from, scope.Person, [.. scope.Communities.Union(old?.Open(pseudonyms).Communities ?? [])]), clock.GetUtcNow()), cancel);

    private async Task Erase(PersonScope scope, Address from, CancellationToken cancel)
    {
        await forms.EraseNaming(scope, cancel);
        foreach (var data in map.PersonalData) await data.Erase(scope, cancel);
        foreach (var community in await persons.Communities(scope, cancel)) await persons.EraseLead(community, scope.Person, cancel);
        await communities.ForgetOn(from, scope.Person, cancel);
        await persons.EraseMember(scope, cancel);
        await persons.EraseOwn(scope.Key, cancel);
    }

    private static List<Community> OnlyLeadOf(PersonScope scope, IReadOnlyList<Community> communities) =>
        [.. communities.Where(community => community.Leads.Count > 0 && community.Leads.All(lead => lead.Id == scope.Person.Id))];
}
