using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns.Commands;
using OtgBot.Turns.Members;
using OtgBot.Turns.Privacy;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>
/// Tells people of a session that moved or was called off: its hosts and those who wished for it, each in their own chat with the bot, once, and in the
/// hours when people are written to. It waits a minute, so that several changes in a row are one message. Nobody else learns who was told.
/// </summary>
/// <remarks>
/// People are told in the order of a mark, and the mark is written before the message is sent: a host that dies in between leaves one person untold
/// rather than somebody told twice, and another host goes on from there.
/// </remarks>
internal sealed partial class Notices(
    UnconferencesStore unconferences, BallotBox box, IStore store, Alarms alarms, Communities communities, Pseudonyms pseudonyms, TimeProvider clock, ILogger logger)
{
    private const string Kind = "unconference-notices";

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public void Handle(AlarmClock alarmClock) => alarmClock.Handle(new AlarmKind(Kind, Tell));

    /// <summary>Before a change: somebody will look for what is to be told of it.</summary>
    public async Task Expect(Unconference unconference, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var partition in unconference.Communities)
        {
            if (await communities.Get(partition, cancel) is { } community)
                await alarms.SetOnce(Kind, partition, unconference.Id, Recurrence.Daytime(now + Wait, Schedules.Zone(community)));
        }
    }

    /// <summary>What is written together with a change.</summary>
    /// <param name="by">Who made it, and so knows.</param>
    public IEnumerable<RowWrite> Of(Unconference unconference, PublishedAgenda? before, PublishedAgenda after, PersonKey by, bool hostsOnly)
    {
        var mark = MarkOf(by.Value);
        NoticeChange[] changes = [.. Changes(before, after).Select(change => new NoticeChange(change, mark, hostsOnly))];
        if (changes.Length == 0) yield break;
        foreach (var community in unconference.Communities)
            yield return Documents.Row(Notice.KeyOf(unconference.Id, community, after.Version), null, new Notice(community, changes), Default.Notice);
    }

    /// <summary>In an agenda that nobody knew, all is new and told in the channel; a topic that has no place is for its hosts to hear.</summary>
    private static IEnumerable<SessionChange> Changes(PublishedAgenda? before, PublishedAgenda after) =>
        before is null ? [] : after.Changes.Where(change => change.Topic > 0 && after.Version != before.Version);

    private async Task<DateTimeOffset?> Tell(Alarm alarm, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await unconferences.Get(alarm.What, cancel) is not { } unconference) return null;
        var community = await communities.Get(alarm.Community, cancel);
        if (community is not null && Recurrence.Daytime(now, Schedules.Zone(community)) is var morning && morning > now) return morning;
        while (await Next(unconference.Id, alarm.Community, cancel) is { } notice)
        {
            if (community is null || !unconference.Communities.Contains(alarm.Community)) await store.Delete(notice.Key, notice.ETag, cancel);
            else if (!await Tell(unconference, community, notice, now, cancel)) return now + Wait;
        }

        return null;
    }

    /// <summary>What is to be told now: what somebody began, or all that came since as one.</summary>
    private async Task<Stored<Notice>?> Next(string id, string community, CancellationToken cancel)
    {
        var rows = new List<Stored<Notice>>();
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), Notice.Rows(community), Default.Notice, cancel)) rows.Add(row);
        if (rows.Count == 0) return null;
        if (rows[0].Value.Told is not null) return rows[0];
        var few = rows.Take(50).ToList();
        var all = few.Skip(1).Aggregate(few[0].Value, (one, row) => one.And(row.Value)) with { Told = "" };
        var isOurs = await store.Write(UnconferencesStore.PartitionOf(id),
            [Documents.Row(few[0].Key, few[0], all, Default.Notice), .. few.Skip(1).Select(row => RowWrite.Delete(row.Key.Row, row.ETag))], cancel);
        return isOurs ? await store.Get(few[0].Key, Default.Notice, cancel) : null;
    }

    /// <returns>False where another host is at it.</returns>
    private async Task<bool> Tell(Unconference unconference, Community community, Stored<Notice> notice, DateTimeOffset now, CancellationToken cancel)
    {
        var topics = await unconferences.Topics(unconference.Id, cancel);
        NoticeChange[] changes = [.. notice.Value.Changes.Where(one => (one.Change.To ?? one.Change.From) is { } place && place.End > now)];
        var reached = true;
        foreach (var person in (await Concerned(unconference.Id, changes, topics, cancel)).Where(person => string.CompareOrdinal(person.Mark, notice.Value.Told) > 0))
        {
            if (await store.Put(notice, notice.Value with { Told = person.Mark }, Default.Notice, cancel) is not { } told) return false;
            notice = told;
            reached &= await Tell(unconference, community, new PersonKey(person.Key), person, topics, cancel);
        }

        if (!reached) Log.NotAllTold(logger, community.Tag);
        return await store.Delete(notice.Key, notice.ETag, cancel);
    }

    private async Task<IReadOnlyList<Concern>> Concerned(string id, IReadOnlyList<NoticeChange> changes, IReadOnlyList<Topic> topics, CancellationToken cancel)
    {
        var people = new SortedDictionary<string, Concern>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            foreach (var host in topics.Where(topic => topic.Number == change.Change.Topic).SelectMany(topic => topic.Hosts)) Add(host.Key, change, isHost: true);
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
                : isHost ? known with { Hosted = [.. known.Hosted, change.Change] } : known with { Wished = [.. known.Wished, change.Change] };
        }
    }

    /// <returns>False where a message may not have arrived.</returns>
    private async Task<bool> Tell(Unconference unconference, Community community, PersonKey person, Concern concern, IReadOnlyList<Topic> topics, CancellationToken cancel)
    {
        var profile = (await store.Get(Profile.KeyOf(person), TurnsJson.Default.Profile, cancel))?.Value;
        if (profile?.Chat is not { } chat || profile.Communities.FirstOrDefault(unconference.Communities.Contains) != community.Address.Partition) return true;
        var language = profile.Language ?? community.Language;
        var card = NoticeCards.Changed(unconference, concern.Hosted, concern.Wished, topics, language);
        return (await communities.Tell(community, chat, new Outgoing(chat, language) { Card = card, IsPost = true }, cancel)).Outcome is not (SendOutcome.Refused or SendOutcome.InDoubt);
    }

    private string MarkOf(string person) => pseudonyms.MarkOf("notice", person);

    /// <summary>Somebody and what concerns them.</summary>
    private sealed record Concern(string Mark, string Key, IReadOnlyList<SessionChange> Hosted, IReadOnlyList<SessionChange> Wished);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Not everybody in {Community} whom a change of an agenda concerns could be told; all can read it in the channel")]
        public static partial void NotAllTold(ILogger logger, string community);
    }
}
