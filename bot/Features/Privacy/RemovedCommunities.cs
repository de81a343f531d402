using System.Globalization;
using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// What becomes of a community the bot was taken away from, or where nothing could be posted for as long: after 30 days its data goes, unless the bot comes back.
/// An index by date lets the job read what is due and nothing else.
/// </summary>
internal sealed partial class RemovedCommunities(IStore store, PersonStore persons, OpenForms forms, Communities communities, FeatureMap map, TimeProvider clock)
{
    private const string Index = "removed";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Marks a community as left. The index is written first: what is marked is always found again.</summary>
    public async Task Remember(Community community, CancellationToken cancel)
    {
        var at = community.RemovedAt ?? clock.GetUtcNow();
        var partition = community.Address.Partition;
        await Watch(partition, at, cancel);
        await communities.Change(partition, old => old.RemovedAt is null ? old with { RemovedAt = at } : old, cancel);
    }

    /// <summary>Sees to it that one which can't be posted to any more is looked at when its time is up.</summary>
    public async Task Watch(string partition, DateTimeOffset at, CancellationToken cancel) =>
        await store.Insert(KeyOf(at, partition), new RemovedCommunity(partition), RemovedJson.Default.RemovedCommunity, cancel);

    /// <summary>Erases what was left more than 30 days ago. Harmless on two hosts at once, and after one that broke off.</summary>
    public async Task EraseDue(CancellationToken cancel)
    {
        var due = clock.GetUtcNow() - Kept;
        var rows = new List<Document>();
        await foreach (var row in store.List(Index, "", Day(due.AddDays(1)), cancel)) rows.Add(row);
        foreach (var row in rows) await Erase(row, due, cancel);
    }

    private async Task Erase(Document row, DateTimeOffset due, CancellationToken cancel)
    {
        var removed = new DocumentType<RemovedCommunity>(RemovedJson.Default.RemovedCommunity).Read(row);
        var known = await store.Get(Community.KeyOf(removed.Partition), TurnsJson.Default.Community, cancel);
        if (known?.Value is { } community)
        {
            // Back again, or gone a second time later, under a row of its own.
            if ((community.RemovedAt ?? community.InactiveAt) is not { } at || KeyOf(at, removed.Partition) != row.Key)
            {
                await store.Delete(row.Key, null, cancel);
                return;
            }

            if (at > due) return;
        }

        // What is there now goes; what a community that comes back in this very moment writes is another ETag and stays.
        var all = await Contents(removed.Partition, cancel);
        if (known is not null)
        {
            removed = removed with { Community = known.Value };
            await store.Change(row.Key, RemovedJson.Default.RemovedCommunity, _ => removed, cancel);
            // The claim: where it fails, the bot came back since it was read.
            if (!await store.Delete(known.Key, known.ETag, cancel)) return;
        }

        if (removed.Community is not null)
        {
            foreach (var data in map.CommunityData) await data.Erase(removed.Community, cancel);
            if (removed.Community.Team is { } team) await communities.LeaveTeam(removed.Community.Address, team, cancel);
        }

        await ForgetWithMembers(removed.Partition, all, cancel);
        foreach (var document in all) await store.Delete(document.Key, document.ETag, cancel);
        await store.Delete(row.Key, null, cancel);
    }

    private async Task<List<(Key Key, string ETag)>> Contents(string partition, CancellationToken cancel)
    {
        var found = new List<(Key, string)>();
        await foreach (var document in store.List(partition, "", Key.End.ToString(), cancel))
        {
            if (document.Key != Community.KeyOf(partition)) found.Add((document.Key, document.ETag));
        }

        return found;
    }

    /// <summary>Members' profiles name the communities they are in; a row for each says which profiles those are. Older members have none, but what they did.</summary>
    private async Task ForgetWithMembers(string partition, List<(Key Key, string ETag)> documents, CancellationToken cancel)
    {
        var members = documents
            .Where(document => document.Key.Row.StartsWith("member|", StringComparison.Ordinal) || document.Key.Row.StartsWith("fact|", StringComparison.Ordinal))
            .Select(document => document.Key.Row[(document.Key.Row.LastIndexOf('|') + 1)..])
            .Distinct(StringComparer.Ordinal);
        var isLeft = await persons.IsLeftWithOthers(map, partition, cancel);
        foreach (var member in members.Select(member => new PersonKey(member)))
        {
            await forms.EraseAbout(member, partition, cancel);
            await persons.ChangeOrEnd(member, old =>
            {
                if (!old.Communities.Contains(partition)) return old;
                string[] others = [.. old.Communities.Where(other => other != partition)];
                IReadOnlyList<string>? left = isLeft ? [.. (old.Left ?? []).Append(partition).Distinct()] : old.Left;
                return others.Length == 0 && left is null ? null : old with { Communities = others, Left = left };
            }, cancel);
        }
    }

    private static Key KeyOf(DateTimeOffset removedAt, string partition) => new(Index, Key.Of(Day(removedAt), partition));

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UseStringEnumConverter = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(RemovedCommunity))]
    private sealed partial class RemovedJson : JsonSerializerContext;
}

/// <summary>A row of the index by date.</summary>
/// <param name="Partition">Whose data is to go.</param>
/// <param name="Community">Kept from the moment the community's own document is gone until all the rest is, so that a run that broke off is finished by the next.</param>
internal sealed record RemovedCommunity(string Partition, Community? Community = null);
