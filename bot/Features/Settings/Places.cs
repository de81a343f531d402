using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>Places change: what was deleted or archived is there again, what is called otherwise shows its new name at once.</summary>
internal sealed class Places(Communities communities)
{
    public void Map(FeatureMap map)
    {
        map.Restored(Restored);
        map.Renamed(Renamed);
    }

    private async Task Restored(Turn turn)
    {
        foreach (var partition in await communities.Of(turn.Incoming, turn.Cancel)) await communities.Restore(partition, turn.Cancel);
    }

    private async Task Renamed(Turn turn)
    {
        var (happened, isTeam) = (turn.Incoming, turn.Incoming.IsWholeTeam);
        if ((isTeam ? happened.TeamName : happened.ConversationName) is not { Length: > 0 } name) return;
        foreach (var partition in await communities.Of(happened, turn.Cancel))
        {
            if (await communities.Get(partition, turn.Cancel) is null) continue;
            await communities.Change(partition, old => isTeam ? old.Renamed(name, null) : old.Renamed(happened.TeamName, name), turn.Cancel);
        }
    }
}
