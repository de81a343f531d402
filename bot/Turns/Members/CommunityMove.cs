using System.Text.Json.Nodes;
using OtgBot.Storage;

namespace OtgBot.Turns.Members;

/// <summary>
/// The platform gave a conversation another id, for good: Slack does when a private channel becomes a shared one. Its community goes to the
/// new id with all that is kept of it, and what is kept elsewhere names it by that. Safe to break off and to repeat: the community's own
/// rows go last, each as soon as it is copied.
/// </summary>
internal sealed partial class CommunityMove(IStore store, Pseudonyms pseudonyms, ILogger<CommunityMove> logger)
{
    /// <summary>Partitions that may name the community, such as those of its unconferences. Set at start.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<string>>> Elsewhere { get; set; } = (_, _) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Has what rings for the community ring for it at its new partition. Set at start.</summary>
    public Func<string, string, CancellationToken, Task> Readdress { get; set; } = (_, _, _) => Task.CompletedTask;

    public async Task Run(Address from, string conversation, CancellationToken cancel)
    {
        var (old, now) = (from.WithoutThread(), from.WithoutThread() with { Conversation = conversation });
        if (old.Partition == now.Partition) return;
        var names = new Names(old, now);
        IReadOnlyList<string> elsewhere = await Elsewhere(old.Partition, cancel);
        foreach (var person in await Persons(old, [old.Partition, .. elsewhere], cancel))
            await Rename(person.Partition, person.Partition, names, cancel);
        foreach (var partition in elsewhere.Concat(StoredRows.NameCommunities)) await Rename(partition, partition, names, cancel);
        foreach (var family in StoredRows.OfCommunities)
            await Rename(Key.Of(family, old.Partition), Key.Of(family, now.Partition), names, cancel);
        await RenameForgotten(old, now, cancel);
        await Readdress(old.Partition, now.Partition, cancel);
        await Rename(old.Partition, now.Partition, names, cancel);

        // Cards that stand there bring back the old name.
        var tag = Community.TagOf(old.Partition);
        await store.Change(
            Community.KeyOf(now.Partition),
            TurnsJson.Default.Community,
            community => community is null || community.FormerTags.Contains(tag)
                ? community
                : community with { FormerTags = [.. community.FormerTags, tag] },
            cancel);
        Log.Moved(logger, tag, Community.TagOf(now.Partition));
    }

    /// <summary>All who did something there or lead there: their own documents name the community.</summary>
    private async Task<IReadOnlySet<PersonKey>> Persons(Address old, IEnumerable<string> partitions, CancellationToken cancel)
    {
        var persons = new HashSet<PersonKey>();
        foreach (var partition in partitions)
        {
            await foreach (var row in store.List(partition, "", Key.End.ToString(), cancel))
            {
                if (StoredRows.Seals.PersonAt(row.Key.Row) is > 0 and var at) persons.Add(new PersonKey(row.Key.Row[at..]));
            }
        }

        var community = await store.Get(Community.KeyOf(old.Partition), TurnsJson.Default.Community, cancel);
        foreach (var lead in community?.Value.Leads ?? []) persons.Add(pseudonyms.Of(old, new Person(lead.Id, lead.Name)));
        return persons;
    }

    private async Task Rename(string from, string to, Names names, CancellationToken cancel)
    {
        var rows = new List<Document>();
        await foreach (var row in store.List(from, "", Key.End.ToString(), cancel)) rows.Add(row);
        foreach (var row in rows)
        {
            var (key, json) = (new Key(to, names.Row(row.Key.Row)), names.Json(row.Json));
            if (key != row.Key)
            {
                await Put(key, json, cancel);
                await store.Delete(row.Key, null, cancel);
            }
            else if (!json.AsSpan().SequenceEqual(Names.Same(row.Json)))
            {
                for (var read = row; await store.Put(key, names.Json(read.Json), read.ETag, cancel) is null;)
                {
                    if (await store.Get(key, cancel) is not { } changed) break;
                    read = changed;
                }
            }
        }
    }

    /// <summary>What is known of the community counts for more than what the bot may have made of the new id already.</summary>
    private async Task Put(Key key, byte[] json, CancellationToken cancel)
    {
        while (await store.Insert(key, json, cancel) is null)
        {
            if (await store.Get(key, cancel) is { } there && await store.Put(key, json, there.ETag, cancel) is not null) return;
        }
    }

    private async Task RenameForgotten(Address old, Address now, CancellationToken cancel)
    {
        var rows = new List<Stored<Forgotten>>();
        await foreach (var row in store.List(Forgotten.Partition, "", TurnsJson.Default.Forgotten, cancel)) rows.Add(row);
        foreach (var row in rows)
        {
            var person = row.Value.Open(pseudonyms);
            if (!person.Communities.Contains(old.Partition)) continue;
            var renamed = person with { Communities = [.. person.Communities.Select(one => one == old.Partition ? now.Partition : one)] };
            await store.Put(row, Forgotten.Seal(pseudonyms, renamed, row.Value.At), TurnsJson.Default.Forgotten, cancel);
        }
    }

    /// <summary>What is called otherwise from now on: the partition, the conversation, and the tag of keys and buttons.</summary>
    private sealed class Names(Address old, Address now)
    {
        private readonly string oldTag = Community.TagOf(old.Partition), tag = Community.TagOf(now.Partition);

        public string Row(string row) => string.Join('|', row.Split('|').Select(Part));

        public byte[] Json(ReadOnlyMemory<byte> json) => Bytes(Renamed(JsonNode.Parse(json.Span)));

        /// <summary>As <see cref="Json"/> would write it if nothing were called otherwise.</summary>
        public static byte[] Same(ReadOnlyMemory<byte> json) => Bytes(JsonNode.Parse(json.Span));

        private string Part(string part)
        {
            if (part == oldTag) return tag;
            if (part == Key.Of(old.Conversation)) return Key.Of(now.Conversation);
            return part == Key.Of(old.Partition) ? Key.Of(now.Partition) : part;
        }

        private JsonNode? Renamed(JsonNode? node) => node switch
        {
            JsonObject members => new JsonObject(members.Select(member =>
                KeyValuePair.Create(member.Key == old.Partition ? now.Partition : member.Key, Renamed(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Renamed)]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Renamed(text)),
            _ => node?.DeepClone(),
        };

        private string Renamed(string text)
        {
            if (text == old.Partition) return now.Partition;
            return text == old.Conversation ? now.Conversation : text.Replace(oldTag, tag, StringComparison.Ordinal);
        }

        private static byte[] Bytes(JsonNode? node) => System.Text.Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "A conversation has a new id: community {Old} is {New} from now on, with all that is kept of it")]
        public static partial void Moved(ILogger logger, string old, string @new);
    }
}
