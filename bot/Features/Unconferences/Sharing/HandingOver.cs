using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>
/// The community that runs a shared unconference goes, or nothing can be posted to it any more: the next one's leads run it from that
/// moment, and read so in their channel, once. The alarm is set before the change, so that it is told by whichever host lives.
/// </summary>
internal sealed class HandingOver(UnconferencesStore store, PostOnce posts, Alarms alarms, Communities communities, TimeProvider clock)
    : IFeature
{
    private const string Kind = "unconference-owner";

    private static readonly DocumentType<LedgerRow> Type = new(UnconferencesJson.Default.LedgerRow, Version: 2);

    public void Map(FeatureMap map)
    {
        map.Alarm(new AlarmKind(Kind, (alarm, cancel) => Tell(alarm.Community, alarm.What, cancel)));
        map.FellSilent(HandOver);
    }

    /// <summary>Tells the community that runs it now, after the one that ran it took it out of its hands.</summary>
    public async Task TellOwner(Unconference unconference, CancellationToken cancel)
    {
        if (unconference.Owner is not { } owner) return;
        await alarms.SetOnce(Kind, owner, unconference.Id, clock.GetUtcNow());
        await Tell(owner, unconference.Id, cancel);
    }

    private async Task HandOver(string gone, CancellationToken cancel)
    {
        foreach (var unconference in await store.Touched(gone, cancel))
        {
            if (unconference.Phase == Phase.Closed || unconference.Owner != gone) continue;
            var there = new HashSet<string>(StringComparer.Ordinal);
            foreach (var other in unconference.Communities.Where(other => other != gone))
            {
                if (await communities.Get(other, cancel) is { CanPost: true }) there.Add(other);
            }

            if (unconference.HandedOver(gone, there.Contains).Owner is not { } next || next == gone) continue;
            await alarms.SetOnce(Kind, next, unconference.Id, clock.GetUtcNow());
            await store.Change(unconference.Id, old => old.HandedOver(gone, there.Contains), cancel);
        }
    }

    /// <returns>When to look again; null if it is told, or is no longer so.</returns>
    private async Task<DateTimeOffset?> Tell(string owner, string id, CancellationToken cancel)
    {
        if (await store.Get(id, cancel) is not { } unconference || unconference.Owner != owner || unconference.Phase == Phase.Closed)
            return null;
        if (await communities.Get(owner, cancel) is not { CanPost: true } community) return null;
        var now = clock.GetUtcNow();
        if (Recurrence.Daytime(now, Schedules.Zone(community)) is var day && day > now) return day;
        var name = $"{community.Tag}/{id}/owner";
        return PostOnce.Again(
            await posts.Post(new Once<LedgerRow>(new Key(UnconferencesStore.PartitionOf(id), Key.Of("post", "owner", community.Tag)), Type,
                community, "The news of who runs an unconference")
            {
                Row = () => ValueTask.FromResult(Ledger.Empty),
                Send = async (_, isWanted, patience) =>
                {
                    var topics = (await store.Topics(id, patience)).Count(topic => topic.Stands);
                    var card = SharingCards.Owner(await store.EditionOf(owner, unconference, patience), topics, community.Language);
                    return await communities.Post(community,
                        new Outgoing(community.Address, community.Language) { Card = card, Key = name, IsWanted = isWanted }, patience);
                },
                IsWanted = async () => (await store.Get(id, CancellationToken.None))?.Owner == owner,
                Name = name,
            }, cancel));
    }
}
