using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>A session as those outside the chat may read it.</summary>
/// <param name="Hosts">Names of those who agreed to be named there.</param>
internal sealed record ExportSession(PlacedSession Placed, Topic? Topic, IReadOnlyList<string> Hosts)
{
    public string Title => Topic?.Title ?? "";

    /// <summary>The same for good, however often the session moves.</summary>
    public string Uid(string unconference) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unconference}-{Placed.Topic}-{Placed.Run}@otgbot");

    /// <param name="named">Pseudonyms of the hosts who agreed.</param>
    public static IReadOnlyList<ExportSession> Of(IEnumerable<PlacedSession> sessions, IReadOnlyList<Topic> topics, IReadOnlySet<string> named) =>
    [
        .. sessions.Select(session =>
        {
            var topic = topics.FirstOrDefault(topic => topic.Number == session.Topic);
            return new ExportSession(session, topic, [.. topic?.Hosts.Where(host => named.Contains(host.Key) && host.Name.Length > 0).Select(host => host.Shown) ?? []]);
        }),
    ];
}
