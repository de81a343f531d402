using System.Collections.Concurrent;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Where the house itself keeps something about a person: their own partition, their participation week by week, and the leads of communities.</summary>
internal sealed class PersonStore(IStore store, Communities communities, TimeProvider clock)
{
    /// <summary>Facts are folded after 13 months; one more for a host that was late.</summary>
    private static readonly TimeSpan KeptFacts = TimeSpan.FromDays(430);
    private const int AtOnce = 8;

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

    /// <summary>The person's participation in a community, week by week.</summary>
    public async Task<IReadOnlyList<(IsoWeek Week, PersonWeek Facts)>> Facts(Community community, PersonKey person, CancellationToken cancel)
    {
        var found = new ConcurrentBag<(IsoWeek Week, PersonWeek Facts)>();
        await Parallel.ForEachAsync(Weeks(community), Options(cancel), async (week, stop) =>
        {
            if (await store.Get(ParticipationRecord.KeyOf(community.Address.Partition, week, person), TurnsJson.Default.PersonWeek, stop) is { } stored)
                found.Add((week, stored.Value));
        });
        return [.. found.OrderBy(one => one.Week.ToString(), StringComparer.Ordinal)];
    }

    public Task EraseFacts(Community community, PersonKey person, CancellationToken cancel) =>
        Parallel.ForEachAsync(Weeks(community), Options(cancel), async (week, stop) =>
            await store.Delete(ParticipationRecord.KeyOf(community.Address.Partition, week, person), null, stop));

    public async Task EraseLead(Community community, Person person, CancellationToken cancel) =>
        await store.Change(Community.KeyOf(community.Address.Partition), TurnsJson.Default.Community, old => old is null || !old.IsLead(person)
            ? old
            : old with { Leads = [.. old.Leads.Where(lead => lead.Id != person.Id)] }, cancel);

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

    /// <summary>All weeks that can hold a fact: point by point, so that the cost does not grow with the number of members.</summary>
    private IEnumerable<IsoWeek> Weeks(Community community)
    {
        var now = clock.GetUtcNow();
        var first = IsoWeek.Of(community.InstalledAt < now - KeptFacts ? community.InstalledAt : now - KeptFacts);
        var end = IsoWeek.Of(now).Plus(2);
        for (var week = first; week != end; week = week.Plus(1)) yield return week;
    }

    private static ParallelOptions Options(CancellationToken cancel) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
}
