using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>
/// Who leaves a community, or is taken out of it, leads it no more, and reaches it from nowhere else. If nobody leads it then, whoever is a
/// member may take over: the community is told so, once.
/// </summary>
internal sealed class Leaving(SettingsStore settings, Communities communities) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.MembersLeft(Left);
        map.FoundGone(FoundGone);
    }

    /// <summary>The platform never told, and says so when it is asked.</summary>
    private async Task FoundGone(Turn turn)
    {
        await Leave(turn.Community.Address.Partition, turn, [turn.Person]);
        turn.CommunityOrNull = await communities.Get(turn.Community.Address.Partition, turn.Cancel);
    }

    private async Task Left(Turn turn)
    {
        var people = turn.IsPersonal ? [turn.Person] : turn.Incoming.Leavers;
        foreach (var partition in await Places(turn)) await Leave(partition, turn, people);
    }

    private async Task Leave(string partition, Turn turn, IReadOnlyList<Person> people)
    {
        if (await settings.Leave(partition, turn.Incoming.Address, people, turn.Cancel) is not { CanPost: true } leaderless) return;
        await communities.Post(leaderless,
            new Outgoing(leaderless.Address, leaderless.Language) { Text = SettingsTexts.NobodyLeads(leaderless.Language) }, turn.Cancel);
    }

    /// <summary>The communities that were left: the one where it happened, all of a team, or all that the person was ever in.</summary>
    private async Task<IReadOnlyList<string>> Places(Turn turn)
    {
        if (turn.IsPersonal) return (await turn.Profile()).Communities;
        return await communities.Of(turn.Incoming, turn.Cancel);
    }
}
