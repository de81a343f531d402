using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What settings keep beside the community's own document: who was greeted, and for a lead which communities to look in.</summary>
internal sealed class SettingsStore(IStore store, Communities communities, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>
    /// Claims the welcome before it is posted, so that of two hosts and many events one posts it. Who installs leads: in the same
    /// write, so that an event told again later never brings back a lead who was removed.
    /// </summary>
    public async Task<(Community Community, bool Claimed)> ClaimWelcome(Turn turn)
    {
        var community = turn.Community;
        if (community.Welcomed) return (community, false);
        if (turn.Person.Id.Length > 0) await Remember(pseudonyms.Of(turn.Incoming.Address, turn.Person), community, turn.Cancel);
        var claimed = false;
        community = await communities.Change(community.Address.Partition, old =>
        {
            claimed = !old.Welcomed;
            return !claimed ? old : old with
            {
                Welcomed = true,
                Leads = old.Leads.Count > 0 || turn.Person.Id.Length == 0 ? old.Leads : [new Lead(turn.Person.Id, turn.Person.Name)],
            };
        }, turn.Cancel);
        return (community, claimed);
    }

    public async Task ReleaseWelcome(Community community, CancellationToken cancel) =>
        await communities.Change(community.Address.Partition, old => old with { Welcomed = false }, cancel);

    public async Task<bool> ClaimGreeting(PersonKey person, CancellationToken cancel) =>
        await store.Insert(GreetingOf(person), new Greeted(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            SettingsJson.Default.Greeted, cancel);

    public async Task ReleaseGreeting(PersonKey person, CancellationToken cancel) => await store.Delete(GreetingOf(person), null, cancel);

    /// <summary>The communities a person took part in and the bot is still in, the one in use first.</summary>
    public async Task<IReadOnlyList<Community>> CommunitiesOf(Profile profile, CancellationToken cancel)
    {
        var found = new List<Community>();
        foreach (var partition in profile.Communities)
        {
            if (await communities.Get(partition, cancel) is { RemovedAt: null } community) found.Add(community);
        }

        return found;
    }

    /// <summary>
    /// Adds leads; one who is a lead already gets the name they go by now. Throws if the one who asks is no lead and there are some.
    /// </summary>
    public async Task<Community> AddLeads(Turn turn, IReadOnlyList<Person> people)
    {
        // First where to look, then what is to be found there: who asks to be forgotten is never missed.
        foreach (var person in people) await Remember(pseudonyms.Of(turn.Incoming.Address, person), turn.Community, turn.Cancel);
        return await communities.Change(turn.Community.Address.Partition, old =>
        {
            if (old.Leads.Count > 0 && !old.IsLead(turn.Person)) throw TurnTexts.LeadsOnly(old.Leads);
            var known =
                old.Leads.Select(lead =>
                    people.FirstOrDefault(person => person.Id == lead.Id && person.Name.Length > 0) is { } now
                        ? lead with { Name = now.Name }
                        : lead);
            var added = people.Where(person => !old.IsLead(person)).Select(person => new Lead(person.Id, person.Name));
            return old with { Leads = [.. known, .. added] };
        }, turn.Cancel);
    }

    /// <summary>Who leads and goes by another name is shown by it.</summary>
    public async Task NameLead(Turn turn)
    {
        foreach (var partition in (await turn.Profile()).Communities)
        {
            if (await communities.Get(partition, turn.Cancel) is not { } community
                || !community.Leads.Any(lead => lead.Id == turn.Person.Id && lead.Name != turn.Person.Name)) continue;
            await communities.Change(partition, old => old with { Leads = Communities.Named(old.Leads, turn.Person) }, turn.Cancel);
        }
    }

    /// <summary>A member who was in none of its conversations yet takes part.</summary>
    public async Task Enter(Turn turn, Community community)
    {
        var (partition, month) = (community.Address.Partition, Profile.MonthOf(clock.GetUtcNow()));
        await Member.Note(store, partition, turn.PersonKey, month, turn.Cancel);
        await turn.ChangeProfile(old => old.Entering(partition) with { Seen = month });
    }

    /// <summary>Leads who are no members any more go, and the one who asks comes. Throws if there are others by now.</summary>
    /// <param name="turn">Of the one who asks.</param>
    /// <param name="gone">No members any more; none if the one who asks may become a lead beside them.</param>
    /// <param name="isByRight">True if others may lead here too.</param>
    public async Task<Community> TakeOver(Turn turn, IReadOnlyList<Person> gone, bool isByRight)
    {
        await Remember(turn.PersonKey, turn.Community, turn.Cancel);
        var partition = turn.Community.Address.Partition;
        var changed = await communities.Change(partition, old =>
        {
            var left = old.Leads.Where(lead => gone.All(person => person.Id != lead.Id)).ToList();
            return left.Count == 0 || isByRight
                ? old with { Leads = [.. left, new Lead(turn.Person.Id, turn.Person.Name)] }
                : throw TurnTexts.LeadsOnly(left, SettingsTexts.TheyAreHere);
        }, turn.Cancel);
        foreach (var person in gone)
            await store.Change(Profile.KeyOf(pseudonyms.Of(turn.Incoming.Address, person)), TurnsJson.Default.Profile,
                old => old?.Leaving(partition), turn.Cancel);
        return changed;
    }

    /// <summary>Removes leads. Throws if none would be left.</summary>
    public async Task<Community> RemoveLeads(Turn turn, IReadOnlyList<Person> people) =>
        await communities.Change(turn.Community.Address.Partition, old =>
        {
            if (!old.IsLead(turn.Person)) throw TurnTexts.LeadsOnly(old.Leads);
            var left = old.Leads.Where(lead => people.All(person => person.Id != lead.Id)).ToList();
            return left.Count > 0 ? old with { Leads = left } : throw SettingsTexts.LastLead();
        }, turn.Cancel);

    /// <summary>
    /// People are no members of a community any more: they lead it no more, and their personal chats no longer lead there. What is stored
    /// about them stays within their reach.
    /// </summary>
    /// <returns>The community if nobody leads it because of that, else null.</returns>
    public async Task<Community?> Leave(string partition, Address from, IReadOnlyList<Person> people, CancellationToken cancel)
    {
        foreach (var person in people) communities.Lose(partition, person);

        // First the right, then the way to it.
        Community? leaderless = null;
        await store.Change(Community.KeyOf(partition), TurnsJson.Default.Community, old =>
        {
            leaderless = null;
            if (old is null || !people.Any(old.IsLead)) return old;
            var changed = old with { Leads = [.. old.Leads.Where(lead => people.All(person => person.Id != lead.Id))] };
            leaderless = changed.Leads.Count == 0 ? changed : null;
            return changed;
        }, cancel);
        foreach (var person in people)
            await store.Change(Profile.KeyOf(pseudonyms.Of(from, person)), TurnsJson.Default.Profile,
                old => old?.Leaving(partition), cancel);
        return leaderless;
    }

    /// <summary>
    /// Somebody can be a lead in a place where they never wrote a word: their profile says where, so that all that is stored about them is
    /// found.
    /// </summary>
    private async Task Remember(PersonKey person, Community community, CancellationToken cancel)
    {
        var partition = community.Address.Partition;
        var month = Profile.MonthOf(clock.GetUtcNow());
        await Member.Note(store, partition, person, month, cancel);
        await store.Change(Profile.KeyOf(person), TurnsJson.Default.Profile, old =>
        {
            old ??= new Profile { Seen = month };
            return old.Communities.Contains(partition) ? old : old with { Communities = [.. old.Communities, partition] };
        }, cancel);
    }

    private static Key GreetingOf(PersonKey person) => new(person.Partition, "greeted");
}

/// <summary>The person was greeted in their personal chat. If they never write, it goes after 13 months.</summary>
internal sealed record Greeted(DateOnly? At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Greeted))]
internal sealed partial class SettingsJson : JsonSerializerContext;
