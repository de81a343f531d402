using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>
/// Who leaves a community, or is taken out of it, leads it no more, and reaches it from nowhere else. If nobody leads it then, whoever is a member
/// may take over: the community is told so, once.
/// </summary>
internal sealed class Leaving(SettingsStore settings, Communities communities) : IFeature
{
    public void Map(FeatureMap map) => map.MembersLeft(Left);

    private async Task Left(Turn turn)
    {
        var people = turn.IsPersonal ? [turn.Person] : turn.Incoming.Leavers;
        foreach (var partition in await Places(turn))
        {
            if (await settings.Leave(partition, turn.Incoming.Address, people, turn.Cancel) is not { CanPost: true } leaderless) continue;
            await communities.Post(leaderless, new Outgoing(leaderless.Address, leaderless.Language) { Text = SettingsTexts.NobodyLeads(leaderless.Language) }, turn.Cancel);
        }
    }

    /// <summary>The communities that were left: the one where it happened, all of a team, or all that the person was ever in.</summary>
    private async Task<IReadOnlyList<string>> Places(Turn turn)
    {
        if (turn.IsPersonal) return (await turn.Profile()).Communities;
        var here = turn.Incoming.Address;
        return turn.Incoming is { IsWholeTeam: true, Team: { } team }
            ? [.. (await communities.OfTeam(here, team, turn.Cancel)).Append(here.Partition).Distinct(StringComparer.Ordinal)]
            : [here.Partition];
    }
}
