using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Where the house itself keeps something about a person: their own partition, and the members and leads of communities.</summary>
internal sealed class PersonStore(IStore store, Communities communities, Pseudonyms pseudonyms)
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

    /// <summary>Whose data, with the communities that their profile names by now.</summary>
    public async Task<PersonScope> ScopeOf(PersonKey key, Person person, IReadOnlyList<string> known, CancellationToken cancel)
    {
        var profile = (await store.Get(Profile.KeyOf(key), TurnsJson.Default.Profile, cancel))?.Value ?? new Profile();
        return new PersonScope(key, person, [.. profile.Communities.Union(profile.Left ?? []).Union(known)]);
    }

    /// <summary>When somebody asked to be forgotten, for as long as it is known.</summary>
    public async Task<DateTimeOffset?> ForgottenAt(PersonKey person, CancellationToken cancel) =>
        (await store.Get(Forgotten.KeyOf(pseudonyms, person), TurnsJson.Default.Forgotten, cancel))?.Value.At;

    /// <summary>Those who did something in a community, as far as it is known.</summary>
    public async Task<IReadOnlyList<PersonKey>> Members(string partition, CancellationToken cancel)
    {
        var members = new List<PersonKey>();
        await foreach (var member in store.List(partition, "member|", "member|" + Key.End, cancel))
            members.Add(new PersonKey(member.Key.Row["member|".Length..]));
        return members;
    }

    /// <summary>True if other communities keep what the people of one left with them.</summary>
    public static async Task<bool> IsLeftWithOthers(FeatureMap map, string partition, CancellationToken cancel)
    {
        foreach (var data in map.CommunityData)
        {
            if (await data.IsLeftWithOthers(partition, cancel)) return true;
        }

        return false;
    }

    /// <summary>
    /// Changes a profile that is there; null says that the person is nowhere any more, and then it goes with all else that is theirs alone.
    /// </summary>
    public async Task ChangeOrEnd(PersonKey person, Func<Profile, Profile?> change, CancellationToken cancel)
    {
        var isGone = false;
        await store.Change<Profile, Profile?>(Profile.KeyOf(person), TurnsJson.Default.Profile, old =>
        {
            var changed = old is null ? null : change(old);
            isGone = old is not null && changed is null;
            return changed;
        }, cancel);
        if (!isGone) return;
        foreach (var document in await Own(person, cancel))
        {
            // Who comes back in this very moment has a profile again, and what they write now is newer.
            if (document.Key != Profile.KeyOf(person)) await store.Delete(document.Key, document.ETag, cancel);
        }
    }

    public async Task EraseLead(Community community, Person person, CancellationToken cancel) =>
        await store.Change(Community.KeyOf(community.Address.Partition), TurnsJson.Default.Community,
            old => old is null || !old.IsLead(person)
            ? old
            : old with { Leads = [.. old.Leads.Where(lead => lead.Id != person.Id)] }, cancel);

    public async Task EraseMember(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities) await store.Delete(Member.KeyOf(partition, scope.Key), null, cancel);
    }

    /// <summary>
    /// Empties the person's own partition. The profile goes last: it says where else to look, should this have to be done again.
    /// </summary>
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
