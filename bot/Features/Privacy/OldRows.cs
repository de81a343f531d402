using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Seals what a version before sealing left open. It is read all the same, and sealed by the next write; but much is never written again.
/// Walks from the communities to all that is theirs, once. May break off anywhere and be done again.
/// </summary>
internal sealed class OldRows(SealedStore store, FeatureMap everything) : IFeature
{
    public void Map(FeatureMap map) => map.Job(new Job("privacy.seal", TimeSpan.FromHours(1), Seal));

    private async Task Seal(CancellationToken cancel)
    {
        if (!store.HasOldRows) return;
        foreach (var community in await Communities(cancel))
        {
            // Who is in it is told by the keys of its rows, before and after.
            var persons = new HashSet<string>();
            await foreach (var row in store.List(community, "", Key.End.ToString(), cancel))
            {
                if (row.Key.Row.StartsWith("member|", StringComparison.Ordinal)
                    || row.Key.Row.StartsWith("fact|", StringComparison.Ordinal))
                    persons.Add(row.Key.Row[(row.Key.Row.LastIndexOf('|') + 1)..]);
            }

            foreach (var person in persons) await store.SealOld(new PersonKey(person).Partition, cancel);
            foreach (var data in everything.CommunityData)
            {
                foreach (var partition in await data.Elsewhere(community, cancel)) await store.SealOld(partition, cancel);
            }

            await store.SealOld(community, cancel);
        }

        await KeyMark.AllIsSealed(store, cancel);
        store.HasOldRows = false;
    }

    /// <summary>
    /// Those with something to come, in the index of now and in that of before, and those in which somebody did something.
    /// </summary>
    private async Task<IReadOnlySet<string>> Communities(CancellationToken cancel)
    {
        var found = new HashSet<string>();
        for (var shard = 0; shard < Alarms.Shards; shard++)
        {
            foreach (var index in (string[])["alarm", "due"])
            {
                await foreach (var row in store.List(Key.Of(index, shard.ToString(CultureInfo.InvariantCulture)), "",
                    Key.End.ToString(), cancel))
                {
                    if (JsonNode.Parse(row.Json.Span)?["community"]?.GetValue<string>() is { } community) found.Add(community);
                }
            }
        }

        await foreach (var place in store.List(ParticipationRecord.Places, "", TurnsJson.Default.FactPlace, cancel))
            found.Add(place.Value.Partition);
        return found;
    }
}
