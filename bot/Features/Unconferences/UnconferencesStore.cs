using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// Where unconferences and their topics lie. Each has a partition of its own, <c>u|id</c>: <c>unconference</c>, <c>topic|0001</c> …,
/// <c>ballot|pseudonym</c>, <c>tally</c>. A community that takes part has a row <c>unconference|0001</c> … in its own partition
/// that points there; several communities may point to the same.
/// </summary>
internal sealed class UnconferencesStore(IStore store)
{
    private const int MaxTries = 20;

    public static string PartitionOf(string id) => Key.Of("u", id);

    public static Key KeyOf(string id) => new(PartitionOf(id), "unconference");

    public static Key TopicKey(string id, int number) => new(PartitionOf(id), Key.Of("topic", Digits(number)));

    /// <summary>All that a community took or takes part in, the first one first.</summary>
    public async Task<IReadOnlyList<Edition>> All(string community, CancellationToken cancel)
    {
        var all = new List<Edition>();
        await foreach (var index in store.List(community, "unconference|", Default.UnconferenceIndex, cancel))
        {
            if (await Get(index.Value.Id, cancel) is { } found) all.Add(new Edition(all.Count + 1, found));
        }

        return all;
    }

    /// <summary>An unconference as it is at hand, with its number in a community that takes part.</summary>
    public async Task<Edition> EditionOf(string community, Unconference unconference, CancellationToken cancel)
    {
        var all = await All(community, cancel);
        return new Edition(all.FirstOrDefault(edition => edition.Unconference.Id == unconference.Id)?.Number ?? all.Count, unconference);
    }

    /// <summary>The one that is open in a community. Throws a sentence where none is.</summary>
    public async Task<Unconference> Current(string community, CancellationToken cancel) =>
        await Newest(community, cancel) is { Phase: not Phase.Closed } open ? open : throw Refusal.NoneOpen();

    /// <summary>The one that is open, else the one that was last. Throws a sentence where there never was one.</summary>
    public async Task<Unconference> Latest(string community, CancellationToken cancel) =>
        await Newest(community, cancel) ?? throw Refusal.NoneYet();

    /// <summary>The one a card was made for, if this community takes part in it. Throws a sentence where it does not.</summary>
    public async Task<Unconference> Find(string community, string? id, CancellationToken cancel)
    {
        // The document itself names its communities: one read, however many editions there were.
        var found = id is null ? null : await Get(id, cancel);
        return found?.Communities.Contains(community) == true ? found : throw Refusal.OtherUnconference();
    }

    public async Task<Unconference?> Get(string id, CancellationToken cancel) => (await store.Get(KeyOf(id), Default.Unconference, cancel))?.Value;

    /// <summary>
    /// Opens one where none is open. The community's next index row is the claim: of two leads who open one at the same moment one
    /// wins, and the same form sent twice opens one. Returns false where this very one was opened before.
    /// </summary>
    public async Task<bool> Open(string community, Unconference unconference, CancellationToken cancel)
    {
        var next = 1;
        Unconference? newest = null;
        await foreach (var index in store.List(community, "unconference|", Default.UnconferenceIndex, cancel))
        {
            if (index.Value.Id == unconference.Id) return false;
            newest = await Get(index.Value.Id, cancel) ?? newest;
            next++;
        }

        if (newest is { Phase: not Phase.Closed }) throw Refusal.OneIsOpen(newest.Name);

        // The document before its index row: whoever finds the row finds an unconference.
        await store.Insert(KeyOf(unconference.Id), unconference, Default.Unconference, cancel);
        var claim = IndexKey(community, next);
        if (await store.Insert(claim, new UnconferenceIndex(unconference.Id), Default.UnconferenceIndex, cancel)) return true;
        var winner = await store.Get(claim, Default.UnconferenceIndex, cancel);
        if (winner?.Value.Id == unconference.Id) return false;
        await store.Delete(KeyOf(unconference.Id), null, cancel);
        throw Refusal.OneIsOpen(winner is null ? unconference.Name : (await Get(winner.Value.Id, cancel))?.Name ?? unconference.Name);
    }

    /// <summary>Takes it a step further. Of two who do so at once one succeeds; the other gets what <paramref name="step"/> throws.</summary>
    public ValueTask<Unconference> Change(string id, Func<Unconference, Unconference> step, CancellationToken cancel) =>
        store.Change(KeyOf(id), Default.Unconference, old => step(old ?? throw Refusal.NoneOpen()), cancel);

    /// <summary>All topics by number, withdrawn ones too.</summary>
    public async Task<IReadOnlyList<Topic>> Topics(string id, CancellationToken cancel)
    {
        var topics = new List<Topic>();
        await foreach (var topic in store.List(PartitionOf(id), "topic|", Default.Topic, cancel)) topics.Add(topic.Value);
        return topics;
    }

    public async Task<Stored<Topic>?> Topic(string id, int number, CancellationToken cancel) =>
        number is < 1 or > Domain.Topic.Most ? null : await store.Get(TopicKey(id, number), Default.Topic, cancel);

    /// <summary>
    /// Gives a topic the next number. The insert of its row is the claim of the number: on a number that another took at the same
    /// moment the next is tried. Whoever inserts number n has seen every row before it and its form's nonce, and rows are never
    /// deleted; so the same form, sent twice through two hosts, meets its own topic and makes no second.
    /// </summary>
    public async Task<(Topic Topic, bool IsNew)> Propose(string id, Topic draft, CancellationToken cancel)
    {
        var next = 1;
        await foreach (var topic in store.List(PartitionOf(id), "topic|", Default.Topic, cancel))
        {
            if (topic.Value.Nonce == draft.Nonce) return (topic.Value, false);

            // A row written while the range was read may be missing in it: go on from the gap.
            if (topic.Value.Number != next) break;
            next++;
        }

        for (; next <= Domain.Topic.Most; next++)
        {
            var topic = draft with { Number = next };
            if (await store.Insert(TopicKey(id, next), topic, Default.Topic, cancel)) return (topic, true);
            if (await Topic(id, next, cancel) is { } taken && taken.Value.Nonce == draft.Nonce) return (taken.Value, false);
        }

        throw Refusal.TooManyTopics();
    }

    /// <summary>Writes a topic that is as it was read. False where it was changed since.</summary>
    public async Task<bool> Put(Stored<Topic> read, Topic changed, CancellationToken cancel) =>
        await store.Put(read, changed, Default.Topic, cancel) is not null;

    /// <summary>Changes a topic, whatever it says by now.</summary>
    public async Task<Topic> Change(string id, int number, Func<Topic, Topic> change, CancellationToken cancel) =>
        await store.Change(TopicKey(id, number), Default.Topic, old => change(old ?? throw Refusal.NoSuchTopic(number)), cancel);

    /// <summary>Changes two topics in one go, or neither.</summary>
    public async Task<(Topic One, Topic Other)> Change(string id, int one, int other, Func<Topic, Topic, (Topic One, Topic Other)> change, CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var first = await Topic(id, one, cancel) ?? throw Refusal.NoSuchTopic(one);
            var second = await Topic(id, other, cancel) ?? throw Refusal.NoSuchTopic(other);
            var changed = change(first.Value, second.Value);
            RowWrite[] writes = [Documents.Row(first.Key, first, changed.One, Default.Topic), Documents.Row(second.Key, second, changed.Other, Default.Topic)];
            if (await store.Write(PartitionOf(id), writes, cancel)) return changed;
        }

        throw new StoreException($"Two topics were changed by others {MaxTries} times while they were to be changed.");
    }

    /// <summary>A community goes: what it shares with others stays theirs, what was its own is deleted.</summary>
    public async Task Leave(string community, CancellationToken cancel)
    {
        foreach (var edition in await All(community, cancel))
        {
            var id = edition.Unconference.Id;
            var left = await Change(id, old => old with { Communities = [.. old.Communities.Where(other => other != community)] }, cancel);
            if (left.Communities.Count > 0) continue;
            await foreach (var document in store.List(PartitionOf(id), "", Key.End.ToString(), cancel))
            {
                // The unconference itself goes last: while it stands, a delete that was cut short is found and done again.
                if (document.Key != KeyOf(id)) await store.Delete(document.Key, null, cancel);
            }

            await store.Delete(KeyOf(id), null, cancel);
        }
    }

    private async Task<Unconference?> Newest(string community, CancellationToken cancel)
    {
        string? id = null;
        await foreach (var index in store.List(community, "unconference|", Default.UnconferenceIndex, cancel)) id = index.Value.Id;
        return id is null ? null : await Get(id, cancel);
    }

    private static Key IndexKey(string community, int number) => new(community, Key.Of("unconference", Digits(number)));

    private static string Digits(int number) => number.ToString("D4", CultureInfo.InvariantCulture);
}

/// <summary>Says that a community takes part in an unconference.</summary>
internal sealed record UnconferenceIndex(string Id);

/// <summary>An unconference with its number in one community: 1 is that community's first.</summary>
internal sealed record Edition(int Number, Unconference Unconference);
