using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>
/// Tells people of a session that moved or was called off: its hosts and those who wished for it, each in their own chat with the bot,
/// once, and in the hours when people are written to. It waits a minute, so that several changes in a row are one message. Nobody else
/// learns who was told.
/// </summary>
/// <remarks>
/// People are told in the order of a mark, and the mark is written before the message is sent: a host that dies in between leaves one
/// person untold rather than somebody told twice, and another host goes on from there.
/// </remarks>
internal sealed class Notices(UnconferencesStore unconferences, NoticeReaders readers, IStore store, Alarms alarms, Communities communities,
    TimeProvider clock) : IFeature
{
    private const string Kind = "unconference-notices";

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, Tell));

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
        var mark = readers.MarkOf(by.Value);
        NoticeChange[] changes = [.. Changes(before, after).Select(change => new NoticeChange(change, mark, hostsOnly))];
        if (changes.Length == 0) yield break;
        foreach (var community in unconference.Communities)
            yield return Documents.Row(Notice.KeyOf(unconference.Id, community, after.Version), null, new Notice(community, changes),
                Default.Notice);
    }

    /// <summary>
    /// In an agenda that nobody knew, all is new and told in the channel; a topic that has no place is for its hosts to hear.
    /// </summary>
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
            if (community is null || !unconference.Communities.Contains(alarm.Community))
                await store.Delete(notice.Key, notice.ETag, cancel);
            else if (!await readers.Tell(unconference, community, notice, now, cancel)) return now + Wait;
        }

        return null;
    }

    /// <summary>What is to be told now: what somebody began, or all that came since as one.</summary>
    private async Task<Stored<Notice>?> Next(string id, string community, CancellationToken cancel)
    {
        var rows = new List<Stored<Notice>>();
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), Notice.Rows(community), Default.Notice, cancel))
            rows.Add(row);
        if (rows.Count == 0) return null;
        if (rows[0].Value.Told is not null) return rows[0];
        var few = rows.Take(50).ToList();
        var all = few.Skip(1).Aggregate(few[0].Value, (one, row) => one.And(row.Value)) with { Told = "" };
        var isOurs = await store.Write(UnconferencesStore.PartitionOf(id),
            [Documents.Row(few[0].Key, few[0], all, Default.Notice), .. few.Skip(1).Select(row => RowWrite.Delete(row.Key.Row, row.ETag))],
            cancel);
        return isOurs ? await store.Get(few[0].Key, Default.Notice, cancel) : null;
    }
}
