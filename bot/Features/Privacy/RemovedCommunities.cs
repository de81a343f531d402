using System.Text.Json.Serialization;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// What becomes of a community the bot was taken away from, or if nothing could be posted for as long: after 30 days its data goes, unless
/// the bot comes back. An alarm says when to look (<see cref="Removals"/>); when it went, its document says.
/// </summary>
internal sealed partial class RemovedCommunities(IStore store, PersonStore persons, OpenForms forms, Communities communities,
    FeatureMap everything, TimeProvider clock) : IFeature
{
    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Removals.Kind, EraseDue));

    /// <summary>Erases what was left more than 30 days ago. Harmless on two hosts at once, and after one that broke off.</summary>
    private async Task<DateTimeOffset?> EraseDue(Alarm alarm, CancellationToken cancel)
    {
        var partition = alarm.Community;
        var known = await store.Get(Community.KeyOf(partition), TurnsJson.Default.Community, cancel);
        if (known is not null)
        {
            // Back again, or gone a second time later.
            if ((known.Value.RemovedAt ?? known.Value.InactiveAt) is not { } at) return null;
            if (at + Removals.Kept > clock.GetUtcNow()) return at + Removals.Kept;
        }

        await Erase(partition, known, cancel);
        return null;
    }

    private async Task Erase(string partition, Stored<Community>? known, CancellationToken cancel)
    {
        var row = KeyOf(partition);
        var removed = (await store.Get(row, RemovedJson.Default.RemovedCommunity, cancel))?.Value ?? new RemovedCommunity(partition);

        // What is there now goes; what a community that comes back in this very moment writes is another ETag and stays.
        var all = await Contents(partition, cancel);
        if (known is not null)
        {
            removed = removed with { Community = known.Value };
            await store.Change(row, RemovedJson.Default.RemovedCommunity, _ => removed, cancel);

            // The claim: if it fails, the bot came back since it was read.
            if (!await store.Delete(known.Key, known.ETag, cancel)) return;
        }

        if (removed.Community is not null)
        {
            foreach (var data in everything.CommunityData) await data.Erase(removed.Community, cancel);
            if (removed.Community.Team is { } team) await communities.LeaveTeam(removed.Community.Address, team, cancel);
        }

        await ForgetWithMembers(partition, all, cancel);
        foreach (var document in all) await store.Delete(document.Key, document.ETag, cancel);
        await store.Delete(row, null, cancel);
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

    /// <summary>
    /// Members' profiles name the communities they are in; a row for each says which profiles those are. Older members have none, but what
    /// they did.
    /// </summary>
    private async Task ForgetWithMembers(string partition, List<(Key Key, string ETag)> documents, CancellationToken cancel)
    {
        var members = documents
            .Where(document => document.Key.Row.StartsWith("member|", StringComparison.Ordinal)
                || document.Key.Row.StartsWith("fact|", StringComparison.Ordinal))
            .Select(document => document.Key.Row[(document.Key.Row.LastIndexOf('|') + 1)..])
            .Distinct(StringComparer.Ordinal);
        var isLeft = await PersonStore.IsLeftWithOthers(everything, partition, cancel);
        foreach (var member in members.Select(member => new PersonKey(member)))
        {
            await forms.EraseAbout(member, partition, cancel);
            await persons.ChangeOrEnd(member, old =>
            {
                if (old.Elsewhere?.Contains(partition) == true)
                    old = old with { Elsewhere = old.Elsewhere.Count > 1 ? [.. old.Elsewhere.Where(other => other != partition)] : null };
                else if (!old.Communities.Contains(partition) && old.Left?.Contains(partition) != true) return old;
                string[] others = [.. old.Communities.Where(other => other != partition)];
                string[] left = [.. (old.Left ?? []).Where(other => other != partition), .. isLeft ? [partition] : Array.Empty<string>()];
                return others.Length + left.Length + (old.Elsewhere?.Count ?? 0) == 0
                    ? null
                    : old with { Communities = others, Left = left.Length > 0 ? left : null };
            }, cancel);
        }
    }

    private static Key KeyOf(string partition) => new("removing", Key.Of(partition));

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UseStringEnumConverter = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(RemovedCommunity))]
    private sealed partial class RemovedJson : JsonSerializerContext;
}

/// <summary>What is being erased.</summary>
/// <param name="Partition">Whose data goes.</param>
/// <param name="Community">Kept from the moment the community's own document is gone until all the rest is, so that a run that broke off is
/// finished by the next.</param>
internal sealed record RemovedCommunity(string Partition, Community? Community = null);
