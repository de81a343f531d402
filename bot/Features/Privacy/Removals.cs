using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>The bot was taken away from a place, or comes back to it.</summary>
internal sealed class Removals(Communities communities, Alarms alarms, TimeProvider clock) : IFeature
{
    /// <summary>The kind of alarm that says when to look at a community that was left.</summary>
    public const string Kind = "removal";

    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public void Map(FeatureMap map)
    {
        communities.GoneSince = async (partition, at) =>
        {
            await Watch(partition, at);
            await map.TellSilent(partition, CancellationToken.None);
        };
        map.Installed(Returned);
        map.Removed(turn => Removed(turn, map));
    }

    /// <summary>A team that has the bot again has it in all the channels that it was taken away from with the team.</summary>
    private async Task Returned(Turn turn)
    {
        if (turn.Incoming is not { IsWholeTeam: true, Team: { } team }) return;
        foreach (var partition in await communities.OfTeam(turn.Incoming.Address, team, turn.Cancel))
        {
            if (await communities.Get(partition, turn.Cancel) is not { RemovedAt: not null }) continue;
            await communities.Change(partition, old => old with { RemovedAt = null, Inactive = null, InactiveAt = null }, turn.Cancel);
        }
    }

    private async Task Removed(Turn turn, FeatureMap map)
    {
        if (!turn.IsPersonal)
        {
            var gone = await communities.Of(turn.Incoming, turn.Cancel);
            if (turn.CommunityOrNull is { } community) await Remember(community, turn.Cancel);
            if (turn.Incoming.Team is { } team) await RemovedFrom(team, turn);
            foreach (var partition in gone) await map.TellSilent(partition, turn.Cancel);
        }
        else if ((await turn.Profile()).Chat is not null)
        {
            await turn.ChangeProfile(old => old with { Chat = null });
        }
    }

    /// <summary>All channels of the team went, or only this one: then it must not come back with the others.</summary>
    private async Task RemovedFrom(string team, Turn turn)
    {
        var address = turn.Incoming.Address;
        if (!turn.Incoming.IsWholeTeam)
        {
            await communities.LeaveTeam(address, team, turn.Cancel);
            return;
        }

        foreach (var partition in await communities.OfTeam(address, team, turn.Cancel))
        {
            if (await communities.Get(partition, turn.Cancel) is { RemovedAt: null } community) await Remember(community, turn.Cancel);
        }
    }

    /// <summary>Marks a community as left. The alarm is set first: what is marked is always found again.</summary>
    private async Task Remember(Community community, CancellationToken cancel)
    {
        var at = community.RemovedAt ?? clock.GetUtcNow();
        var partition = community.Address.Partition;
        await Watch(partition, at);
        await communities.Change(partition, old => old.RemovedAt is null ? old with { RemovedAt = at } : old, cancel);
    }

    /// <summary>Sees to it that one which can't be posted to any more is looked at when its time is up.</summary>
    private Task Watch(string partition, DateTimeOffset at) => alarms.SetOnce(Kind, partition, "", at + Kept);
}
