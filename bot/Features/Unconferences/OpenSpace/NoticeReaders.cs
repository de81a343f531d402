using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>Whom a change concerns, and the way to each of them.</summary>
internal sealed partial class NoticeReaders(
    UnconferencesStore unconferences, BallotBox box, IStore store, Communities communities, Pseudonyms pseudonyms,
    ILogger<NoticeReaders> logger)
{
    /// <returns>False if another host is at it.</returns>
    public async Task<bool> Tell(Unconference unconference, Community community, Stored<Notice> notice, DateTimeOffset now,
        CancellationToken cancel)
    {
        var topics = await unconferences.Topics(unconference.Id, cancel);
        NoticeChange[] changes = [.. notice.Value.Changes.Where(one => (one.Change.To ?? one.Change.From) is { } place && place.End > now)];
        var reached = true;
        foreach (var person in (await Concerned(unconference.Id, changes, topics, cancel)).Where(person =>
            string.CompareOrdinal(person.Mark, notice.Value.Told) > 0))
        {
            if (await store.Put(notice, notice.Value with { Told = person.Mark }, Default.Notice, cancel) is not { } told) return false;
            notice = told;
            reached &= await Tell(unconference, community, new PersonKey(person.Key), person, topics, cancel);
        }

        if (!reached) Log.NotAllTold(logger, community.Tag);
        return await store.Delete(notice.Key, notice.ETag, cancel);
    }

    private async Task<IReadOnlyList<Concern>> Concerned(string id, IReadOnlyList<NoticeChange> changes, IReadOnlyList<Topic> topics,
        CancellationToken cancel)
    {
        var people = new SortedDictionary<string, Concern>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            foreach (var host in topics.Where(topic => topic.Number == change.Change.Topic).SelectMany(topic => topic.Hosts))
                Add(host.Key, change, isHost: true);
        }

        NoticeChange[] forAll = [.. changes.Where(change => !change.HostsOnly)];
        if (forAll.Length > 0)
        {
            await foreach (var (person, wishes) in box.Wishers(id, cancel))
            {
                foreach (var change in forAll.Where(change => wishes.Contains(change.Change.Topic))) Add(person, change, isHost: false);
            }
        }

        return [.. people.Values];

        void Add(string key, NoticeChange change, bool isHost)
        {
            var mark = MarkOf(key);
            if (change.By == mark) return;
            var known = people.TryGetValue(mark, out var there) ? there : new Concern(mark, key, [], []);
            people[mark] = known.Hosted.Contains(change.Change) ? known
                : isHost
                    ? known with { Hosted = [.. known.Hosted, change.Change] }
                    : known with { Wished = [.. known.Wished, change.Change] };
        }
    }

    /// <returns>False if a message may not have arrived.</returns>
    private async Task<bool> Tell(Unconference unconference, Community community, PersonKey person, Concern concern,
        IReadOnlyList<Topic> topics, CancellationToken cancel)
    {
        var profile = (await store.Get(Profile.KeyOf(person), TurnsJson.Default.Profile, cancel))?.Value;
        if (profile?.Chat is not { } chat
            || profile.Communities.FirstOrDefault(unconference.Communities.Contains) != community.Address.Partition) return true;
        var language = profile.Language ?? community.Language;
        var card = NoticeCards.Changed(unconference, concern.Hosted, concern.Wished, topics, language);
        return (await communities.Tell(community, chat, new Outgoing(chat, language) { Card = card, IsPost = true },
            cancel)).Outcome is not (SendOutcome.Refused or SendOutcome.InDoubt);
    }

    /// <summary>What stands for somebody in a notice.</summary>
    public string MarkOf(string person) => pseudonyms.MarkOf("notice", person);

    /// <summary>Somebody and what concerns them.</summary>
    private sealed record Concern(string Mark, string Key, IReadOnlyList<SessionChange> Hosted, IReadOnlyList<SessionChange> Wished);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Not everybody in {Community} whom a change of an agenda concerns could be told; all can read it in the channel")]
        public static partial void NotAllTold(ILogger logger, string community);
    }
}
