using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>A session as those outside the chat may read it.</summary>
/// <param name="Hosts">Names of those who agreed to be named there.</param>
internal sealed record ExportSession(PlacedSession Placed, Topic? Topic, IReadOnlyList<string> Hosts)
{
    /// <summary>What an item of the day is called, which has no topic.</summary>
    public string? Item { get; init; }

    /// <summary>Where those who are elsewhere join.</summary>
    public string? Link { get; init; }

    /// <summary>The topics that share its place.</summary>
    public IReadOnlyList<int> Beside { get; init; } = [];

    public string Title => Item ?? Topic?.Title ?? "";

    public static IReadOnlyList<ExportSession> Of(IEnumerable<PlacedItem> items) =>
        [.. items.Select(item => new ExportSession(item.AsSession, null, []) { Item = item.Title })];

    /// <summary>The same for good, however often the session moves.</summary>
    public string Uid(string unconference) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unconference}-{Placed.Topic}-{Placed.Run}@otgbot");

    /// <param name="named">Pseudonyms of the hosts who agreed.</param>
    /// <param name="link">Of a session's room.</param>
    public static IReadOnlyList<ExportSession> Of(IEnumerable<PlacedSession> sessions, IReadOnlyList<Topic> topics,
        IReadOnlySet<string> named, Func<PlacedSession, string?> link)
    {
        PlacedSession[] all = [.. sessions];
        return [.. all.Select(session =>
        {
            var topic = topics.FirstOrDefault(topic => topic.Number == session.Topic);
            return new ExportSession(session, topic,
                [.. topic?.Hosts.Where(host => named.Contains(host.Key) && host.Name.Length > 0).Select(host => host.Shown)
                    ?? []])
            {
                Link = link(session),
                Beside = session.IsCalledOff ? [] : [.. all.Beside(session).Select(other => other.Topic)],
            };
        })];
    }
}
