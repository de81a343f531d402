using OtgBot.Cards.Elements;
using OtgBot.Turns;
using Host = OtgBot.Features.Unconferences.Domain.Host;

namespace OtgBot.Features.Unconferences.Hosting;

/// <summary>Tells hosts of what concerns their session, once, by naming them where they are.</summary>
internal static class Mentioning
{
    public static string HandleOf(Address place, string id) => $"{place.Channel}\n{place.Workspace}\n{id}";

    /// <summary>A line that names hosts in a place; nothing where none of them is known there.</summary>
    public static IEnumerable<CardElement> Line(string before, IEnumerable<Host> hosts, Address place)
    {
        MentionedPerson[] people = [.. hosts.Where(host => host.Name.Length > 0).DistinctBy(host => host.Key)
            .Select(host => new MentionedPerson(host.Name, IdIn(host, place)))];
        return people.Any(person => person.Id is not null) ? [new MentionLine(before, people)] : [];
    }

    private static string? IdIn(Host host, Address place) =>
        host.Handle?.Split('\n') is [var channel, var workspace, { Length: > 0 } id] && channel == place.Channel
            && workspace == place.Workspace ? id : null;
}
