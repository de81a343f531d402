using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;
using Host = OtgBot.Features.Unconferences.Domain.Host;

namespace OtgBot.Features.Unconferences.Hosting;

/// <summary>
/// Finds out who is meant as a co-host. Only somebody who has written to the bot in a community that takes part: their own partition then
/// says so, and whatever is kept about them is found again when they ask what it is, or to be forgotten.
/// </summary>
internal sealed class CoHosts(Pseudonyms pseudonyms)
{
    private static readonly string[] Between = [",", ";", "\n", " og ", " and ", "&"];

    /// <summary>Somebody who was mentioned. Throws a sentence if they are a stranger.</summary>
    public async Task<Host> Mentioned(Turn turn, Unconference unconference, Mention mention)
    {
        var key = pseudonyms.Of(turn.Incoming.Address, new Person(mention.Id, mention.Name));
        var name = UnconferencesDialogs.HostName(mention.Name);
        return await IsKnown(turn, unconference, key)
            ? new Host(key.Value, name) { Handle = Mentioning.HandleOf(turn.Incoming.Address, mention.Id) }
            : throw TopicRefusal.Stranger(name.Length > 0 ? name : "@");
    }

    /// <summary>
    /// The co-hosts that a field of a form names: the people mentioned with it, else those of this name that are known from here.
    /// </summary>
    public async Task<IReadOnlyList<Host>> Named(Turn turn, Unconference unconference, string given, Topic? current,
        IReadOnlyList<Topic> topics)
    {
        var hosts = new List<Host>();
        if (turn.Incoming is { Kind: IncomingKind.Text, Mentions: { Count: > 0 } mentions })
        {
            foreach (var mention in mentions) hosts.Add(await Mentioned(turn, unconference, mention));
        }
        else
        {
            var people = People.Of(given);
            foreach (var picked in people.Picked)
                hosts.Add(await Mentioned(turn, unconference, new Mention(picked.Person.Id, picked.Person.Name, "")));
            var known = await Known(turn, unconference, current, topics);
            foreach (var name in people.Names.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => name.TrimStart('@')))
            {
                var matches = PersonNames.Find(known.DistinctBy(host => host.Key), host => host.Name, name);
                hosts.Add(matches.Count == 1 ? matches[0] : throw TopicRefusal.NoSuchName(CommandText.Short(name, 40)));
            }
        }

        var own = current?.Host?.Key ?? turn.PersonKey.Value;
        return [.. hosts.Where(host => host.Key != own).DistinctBy(host => host.Key)];
    }

    /// <summary>
    /// Those whose names the bot knows: the hosts of other topics, and the leads who have written to it. Of one topic its own co-hosts come
    /// first.
    /// </summary>
    private async Task<IReadOnlyList<Host>> Known(Turn turn, Unconference unconference, Topic? current, IReadOnlyList<Topic> topics)
    {
        if (current is { CoHosts.Count: > 0 }) topics = [current, .. topics];
        var known = topics.SelectMany(topic => topic.Hosts)
            .Select(host => host with { Via = current?.CoHosts.FirstOrDefault(own => own.Key == host.Key)?.Via }).ToList();
        foreach (var lead in turn.Community.Leads)
        {
            var key = pseudonyms.Of(turn.Incoming.Address, new Person(lead.Id, lead.Name));
            if (await IsKnown(turn, unconference, key))
                known.Add(new Host(key.Value,
                    UnconferencesDialogs.HostName(lead.Name))
                { Handle = Mentioning.HandleOf(turn.Incoming.Address, lead.Id) });
        }

        return known;
    }

    private static async Task<bool> IsKnown(Turn turn, Unconference unconference, PersonKey person) =>
        (await turn.ProfileOf(person))?.Communities.Any(unconference.Communities.Contains) == true;
}
