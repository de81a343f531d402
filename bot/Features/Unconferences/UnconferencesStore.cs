using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// Where unconferences and their topics lie. Each has a partition of its own, <c>u|id</c>: <c>unconference</c>, <c>topic|0001</c> …,
/// <c>ballot|pseudonym</c>, <c>tally</c>. A community that takes part has a row <c>unconference|0001</c> … in its own partition
/// that points there; several communities may point to the same.
/// </summary>
internal sealed class UnconferencesStore(IStore store, Pseudonyms pseudonyms)
{
    public const string Codes = "join";

    private const int MaxTries = 20;

    private readonly JsonTypeInfo<Topic> topicType =
        new UnconferencesJson(new JsonSerializerOptions(Default.Options) { Converters = { new HostConverter(pseudonyms) } }).Topic;

    public static string PartitionOf(string id) => Key.Of("u", id);

    public static Key KeyOf(string id) => new(PartitionOf(id), "unconference");

    /// <summary>By a keyed mark: a code opens an unconference to whoever reads it, also in a copy of the store.</summary>
    public Key JoinCodeKey(string code) => new(Codes, Key.Of("code", pseudonyms.MarkOf(Codes, code)));

    /// <summary>As an earlier version wrote it. Codes are good for 14 days, so none is left soon after.</summary>
    public static Key EarlierJoinCodeKey(string code) => new(Codes, Key.Of("code", code));

    public static Key TopicKey(string id, int number) => new(PartitionOf(id), Key.Of("topic", Digits(number)));

    /// <summary>
    /// All that a community took or takes part in, the first one first. One that it left keeps its number and is not among them.
    /// </summary>
    public async Task<IReadOnlyList<Edition>> All(string community, CancellationToken cancel)
    {
        var all = new List<Edition>();
        foreach (var (place, id) in (await Ids(community, cancel)).Index())
        {
            if (await Get(id, cancel) is { } found && found.Communities.Contains(community)) all.Add(new Edition(place + 1, found));
        }

        return all;
    }

    /// <summary>All in which people of a community may have left something, also those it has left since.</summary>
    public async Task<IReadOnlyList<Unconference>> Touched(string community, CancellationToken cancel)
    {
        var ids = (await Ids(community, cancel)).ToHashSet();
        await foreach (var trace in store.List(TracePartition(community), "", Default.UnconferenceIndex, cancel)) ids.Add(trace.Value.Id);
        var touched = new List<Unconference>();
        foreach (var id in ids)
        {
            if (await Get(id, cancel) is { } found) touched.Add(found);
        }

        return touched;
    }

    /// <summary>All that people of several communities may have left something in, each unconference once.</summary>
    public async Task<IReadOnlyList<Unconference>> Touched(IEnumerable<string> communities, CancellationToken cancel)
    {
        var found = new Dictionary<string, Unconference>();
        foreach (var community in communities)
        {
            foreach (var unconference in await Touched(community, cancel)) found[unconference.Id] = unconference;
        }

        return [.. found.Values];
    }

    /// <summary>An unconference as it is at hand, with its number in a community that takes part.</summary>
    public async Task<Edition> EditionOf(string community, Unconference unconference, CancellationToken cancel)
    {
        var all = await All(community, cancel);
        return new Edition(all.FirstOrDefault(edition => edition.Unconference.Id == unconference.Id)?.Number ?? all.Count, unconference);
    }

    /// <summary>The one that is open in a community. Throws a sentence if none is.</summary>
    public async Task<Unconference> Current(string community, CancellationToken cancel) =>
        await Newest(community, cancel) is { Phase: not Phase.Closed } open ? open : throw Refusal.NoneOpen();

    /// <summary>The one that is open, else the one that was last. Throws a sentence if there never was one.</summary>
    public async Task<Unconference> Latest(string community, CancellationToken cancel) =>
        await Newest(community, cancel) ?? throw Refusal.NoneYet();

    /// <summary>The one a card was made for, if this community takes part in it. Throws a sentence if it does not.</summary>
    public async Task<Unconference> Find(string community, string? id, CancellationToken cancel)
    {
        // The document itself names its communities: one read, however many editions there were.
        var found = id is null ? null : await Get(id, cancel);
        return found?.Communities.Contains(community) == true ? found : throw Refusal.OtherUnconference();
    }

    /// <summary>The one a button names, or if it was typed, the one that is open. Throws a sentence if there is none.</summary>
    public Task<Unconference> Meant(string community, Arguments arguments, CancellationToken cancel) =>
        arguments.Named is { } named ? Find(community, named.Object, cancel) : Current(community, cancel);

    public async Task<Unconference?> Get(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id), Default.Unconference, cancel))?.Value;

    /// <summary>
    /// Opens one if none is open. The community's next index row is the claim: of two leads who open one at the same moment one
    /// wins, and the same form sent twice opens one. Returns false if this very one was opened before.
    /// </summary>
    public async Task<bool> Open(string community, Unconference unconference, CancellationToken cancel)
    {
        var ids = await Ids(community, cancel);
        if (ids.Contains(unconference.Id)) return false;
        await CheckNoneOpen(community, unconference.Id, cancel);

        // The document before its index row: whoever finds the row finds an unconference.
        await store.Insert(KeyOf(unconference.Id), unconference, Default.Unconference, cancel);
        var claim = IndexKey(community, ids.Count + 1);
        if (await store.Insert(claim, new UnconferenceIndex(unconference.Id), Default.UnconferenceIndex, cancel)) return true;
        var winner = await store.Get(claim, Default.UnconferenceIndex, cancel);
        if (winner?.Value.Id == unconference.Id) return false;
        await store.Delete(KeyOf(unconference.Id), null, cancel);
        throw Refusal.OneIsOpen(winner is null ? unconference.Name : (await Get(winner.Value.Id, cancel))?.Name ?? unconference.Name);
    }

    /// <summary>
    /// Takes it a step further. Of two who do so at once one succeeds; the other gets what <paramref name="step"/> throws.
    /// </summary>
    public ValueTask<Unconference> Change(string id, Func<Unconference, Unconference> step, CancellationToken cancel) =>
        store.Change(KeyOf(id), Default.Unconference, old => step(old ?? throw Refusal.NoneOpen()), cancel);

    /// <summary>All topics by number, withdrawn ones too.</summary>
    public async Task<IReadOnlyList<Topic>> Topics(string id, CancellationToken cancel)
    {
        var topics = new List<Topic>();
        await foreach (var topic in store.List(PartitionOf(id), "topic|", topicType, cancel)) topics.Add(topic.Value);
        return topics;
    }

    public async Task<Stored<Topic>?> Topic(string id, int number, CancellationToken cancel) =>
        number is < 1 or > Domain.Topic.Most ? null : await store.Get(TopicKey(id, number), topicType, cancel);

    /// <summary>
    /// Gives a topic the next number. The insert of its row is the claim of the number: on a number that another took at the same
    /// moment the next is tried. Whoever inserts number n has seen every row before it and its form's nonce, and rows are never
    /// deleted; so the same form, sent twice through two hosts, meets its own topic and makes no second.
    /// </summary>
    public async Task<(Topic Topic, bool IsNew)> Propose(string id, Topic draft, CancellationToken cancel)
    {
        var next = 1;
        await foreach (var topic in store.List(PartitionOf(id), "topic|", topicType, cancel))
        {
            if (topic.Value.Nonce == draft.Nonce) return (topic.Value, false);

            // A row written while the range was read may be missing in it: go on from the gap.
            if (topic.Value.Number != next) break;
            next++;
        }

        for (; next <= Domain.Topic.Most; next++)
        {
            var topic = draft with { Number = next };
            if (await store.Insert(TopicKey(id, next), topic, topicType, cancel)) return (topic, true);
            if (await Topic(id, next, cancel) is { } taken && taken.Value.Nonce == draft.Nonce) return (taken.Value, false);
        }

        throw Refusal.TooManyTopics();
    }

    /// <summary>Writes a topic that is as it was read. False if it was changed since.</summary>
    public async Task<bool> Put(Stored<Topic> read, Topic changed, CancellationToken cancel) =>
        await store.Put(read, changed.After(read.Value), topicType, cancel) is not null;

    /// <summary>Changes a topic, whatever it says by now.</summary>
    public async Task<Topic> Change(string id, int number, Func<Topic, Topic> change, CancellationToken cancel) =>
        await store.Change(TopicKey(id, number), topicType, old => change(old ?? throw Refusal.NoSuchTopic(number)).After(old), cancel);

    /// <summary>Something that is shown with somebody's topics changed, such as whether they are named: calendars follow.</summary>
    public async Task Touch(string id, string host, CancellationToken cancel)
    {
        foreach (var topic in (await Topics(id, cancel)).Where(topic => topic.IsHostedBy(host)))
            await store.Change(TopicKey(id, topic.Number), topicType, old => old! with { Revision = old.Revision + 1 }, cancel);
    }

    /// <summary>Changes two topics in one go, or neither.</summary>
    public async Task<(Topic One, Topic Other)> Change(string id, int one, int other, Func<Topic, Topic, (Topic One, Topic Other)> change,
        CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var first = await Topic(id, one, cancel) ?? throw Refusal.NoSuchTopic(one);
            var second = await Topic(id, other, cancel) ?? throw Refusal.NoSuchTopic(other);
            var (changedOne, changedOther) = change(first.Value, second.Value);
            (changedOne, changedOther) = (changedOne.After(first.Value), changedOther.After(second.Value));
            RowWrite[] writes = [Documents.Row(first.Key, first, changedOne, topicType),
                Documents.Row(second.Key, second, changedOther, topicType)];
            if (await store.Write(PartitionOf(id), writes, cancel)) return (changedOne, changedOther);
        }

        throw new StoreException($"Two topics were changed by others {MaxTries} times while they were to be changed.");
    }

    /// <summary>Two topics want to share no place with each other any more.</summary>
    /// <param name="isHeard">True if the hosts of the other are to hear of it; a change of the agenda they read anyway.</param>
    public Task Part(string id, int one, int other, bool isHeard, CancellationToken cancel) => Change(id, one, other,
        (first, second) => (first.SharesWith == other ? first with { SharesWith = null } : first,
            second.SharesWith == one ? second with { SharesWith = null, LeftBy = isHeard ? one : null } : second), cancel);

    /// <summary>Throws a sentence if another unconference is open in a community.</summary>
    public async Task CheckNoneOpen(string community, string id, CancellationToken cancel)
    {
        if (await Newest(community, cancel) is { Phase: not Phase.Closed } open && open.Id != id) throw Refusal.OneIsOpen(open.Name);
    }

    /// <summary>
    /// A community joins. Its next index row is the claim, as in <see cref="Open"/>: of two that are joined or opened at once one wins.
    /// A row that was left by a host that died is found and used.
    /// </summary>
    public async Task<Unconference> Join(string community, string id, CancellationToken cancel)
    {
        var ids = await Ids(community, cancel);
        if (!ids.Contains(id)
            && !await store.Insert(IndexKey(community, ids.Count + 1), new UnconferenceIndex(id), Default.UnconferenceIndex, cancel))
        {
            await CheckNoneOpen(community, id, cancel);
            throw Refusal.NoneOpen();
        }

        return await Change(id, old => old.With(community), cancel);
    }

    /// <summary>
    /// A community goes: what it shares with others stays theirs, what was its own is deleted. If others go on, a trace outside its
    /// partition remains, so that what its people left there is still found when one of them asks to be forgotten.
    /// </summary>
    public async Task Leave(string community, CancellationToken cancel)
    {
        foreach (var unconference in await Touched(community, cancel))
        {
            var id = unconference.Id;
            if (unconference.Communities.Any(other => other != community))
                await store.Insert(new Key(TracePartition(community), id), new UnconferenceIndex(id), Default.UnconferenceIndex, cancel);
            var left = await Change(id, old => old.Communities.Contains(community) ? old.Without(community) : old, cancel);
            if (left.Communities.Count > 0) continue;
            await foreach (var document in store.List(PartitionOf(id), "", Key.End.ToString(), cancel))
            {
                // The unconference itself goes last: while it stands, a delete that was cut short is found and done again.
                if (document.Key != KeyOf(id)) await store.Delete(document.Key, null, cancel);
            }

            if (left.JoinCode is { } code)
            {
                await store.Delete(JoinCodeKey(code), null, cancel);
                await store.Delete(EarlierJoinCodeKey(code), null, cancel);
            }

            await store.Delete(KeyOf(id), null, cancel);
        }
    }

    /// <summary>Takes the hosts of all topics out: their words stay.</summary>
    public async Task DropHosts(string id, CancellationToken cancel)
    {
        foreach (var topic in await Topics(id, cancel))
        {
            if (topic.Hosts.Any()) await Change(id, topic.Number, old => old with { Host = null, CoHosts = [] }, cancel);
        }
    }

    /// <summary>
    /// Deletes what lies in the partition of an unconference that is not there any more: left by a host that wrote while another erased it.
    /// </summary>
    public async Task DropOrphans(string id, CancellationToken cancel)
    {
        var rows = new List<Document>();
        await foreach (var row in store.List(PartitionOf(id), "", Key.End.ToString(), cancel)) rows.Add(row);
        if (await Get(id, cancel) is not null) return;
        foreach (var row in rows) await store.Delete(row.Key, row.ETag, cancel);
    }

    /// <summary>Deletes the traces that lead to nobody any more.</summary>
    public async Task DropTraces(string partition, DateOnly day, CancellationToken cancel)
    {
        await foreach (var trace in store.List(partition, "", Default.UnconferenceIndex, cancel))
        {
            if (await Get(trace.Value.Id, cancel) is not { } found || found.IsOverBefore(day)) await store.Delete(trace.Key, null, cancel);
        }
    }

    /// <summary>Deletes the codes of what is long over.</summary>
    public async Task DropCodes(DateOnly day, CancellationToken cancel)
    {
        await foreach (var code in store.List(Codes, "", Default.JoinCode, cancel))
        {
            if (await Get(code.Value.Unconference, cancel) is not { } found || found.IsOverBefore(day))
                await store.Delete(code.Key, null, cancel);
        }
    }

    /// <summary>True if <see cref="Leave"/> left a trace of a community.</summary>
    public async Task<bool> HasTrace(string community, CancellationToken cancel)
    {
        await foreach (var _ in store.List(TracePartition(community), "", Key.End.ToString(), cancel)) return true;
        return false;
    }

    /// <summary>
    /// The one in which the community takes part: the one that is open – which may be older than the last, if it was left and joined again
    /// – else the last.
    /// </summary>
    public async Task<Unconference?> Newest(string community, CancellationToken cancel)
    {
        Unconference? last = null;
        foreach (var id in (await Ids(community, cancel)).Reverse())
        {
            if (await Get(id, cancel) is not { } found || !found.Communities.Contains(community)) continue;
            if (found.Phase != Phase.Closed) return found;
            last ??= found;
        }

        return last;
    }

    private async Task<IReadOnlyList<string>> Ids(string community, CancellationToken cancel)
    {
        var ids = new List<string>();
        await foreach (var index in store.List(community, "unconference|", Default.UnconferenceIndex, cancel)) ids.Add(index.Value.Id);
        return ids;
    }

    private static string TracePartition(string community) => Key.Of("left", community);

    private static Key IndexKey(string community, int number) => new(community, Key.Of("unconference", Digits(number)));

    private static string Digits(int number) => number.ToString("D4", CultureInfo.InvariantCulture);
}

/// <summary>Says that a community takes part in an unconference.</summary>
internal sealed record UnconferenceIndex(string Id);

/// <summary>An unconference with its number in one community: 1 is that community's first.</summary>
internal sealed record Edition(int Number, Unconference Unconference);
