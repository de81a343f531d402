using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Where the house itself keeps something about a person: their own partition, and the members and leads of communities.</summary>
internal sealed class PersonStore(IStore store, Communities communities)
{
    /// <summary>All documents in the person's own partition, by row.</summary>
    public async Task<IReadOnlyList<Document>> Own(PersonKey person, CancellationToken cancel)
    {
        var found = new List<Document>();
        await foreach (var document in store.List(person.Partition, "", Key.End.ToString(), cancel)) found.Add(document);
        return found;
    }

    /// <summary>The communities the person took part in, as far as they exist.</summary>
    public async Task<IReadOnlyList<Community>> Communities(PersonScope scope, CancellationToken cancel)
    {
        var found = new List<Community>();
        foreach (var partition in scope.Communities)
        {
            if (await communities.Get(partition, cancel) is { } community) found.Add(community);
        }

        return found;
    }

    public async Task EraseLead(Community community, Person person, CancellationToken cancel) =>
        await store.Change(Community.KeyOf(community.Address.Partition), TurnsJson.Default.Community, old => old is null || !old.IsLead(person)
            ? old
            : old with { Leads = [.. old.Leads.Where(lead => lead.Id != person.Id)] }, cancel);

    public async Task EraseMember(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities) await store.Delete(Member.KeyOf(partition, scope.Key), null, cancel);
    }

    /// <summary>Empties the person's own partition. The profile goes last: it says where else to look, should this have to be done again.</summary>
    public async Task EraseOwn(PersonKey person, CancellationToken cancel)
    {
        var profile = Profile.KeyOf(person);
        foreach (var document in await Own(person, cancel))
        {
            if (document.Key != profile) await store.Delete(document.Key, null, cancel);
        }

        await store.Delete(profile, null, cancel);
    }
}
