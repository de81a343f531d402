using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>
/// Who writes in the personal chat and was in no channel yet is asked which one they mean, among those they are a member of by the
/// platform's own word: names of channels are nobody else's business. Their choice takes them in, and what they asked for is done.
/// </summary>
internal sealed class WhichCommunity(SettingsStore settings, Communities communities, FeatureMap everything) : IFeature
{
    public const string Verb = "settings.enter";

    public void Map(FeatureMap map)
    {
        map.WhichCommunity(Ask);
        map.Button(new Button(Verb, Enter) { Where = Where.Anywhere });
    }

    /// <summary>Those of the person's own workspace that they may take part in.</summary>
    public Task<IReadOnlyList<Community>> Offered(Turn turn) => communities.OfMember(turn.Incoming.Address, turn.Person, turn.Cancel);

    private async Task<bool> Ask(Turn turn, Command command, string arguments)
    {
        var offered = await Offered(turn);
        if (offered.Count == 0) return false;
        var lines = new List<(Community, string?)>();
        foreach (var community in offered)
            lines.Add((community, everything.OpenUnconference is { } open ? await open(community.Address.Partition, turn.Cancel) : null));
        await turn.Reply(SettingsCards.Which(lines, command.Name, arguments, turn.Language));
        return true;
    }

    private async Task Enter(Turn turn, ButtonPress press)
    {
        if (!turn.IsPersonal) throw SettingsTexts.OnlyInPersonalChat();
        var mine = await settings.CommunitiesOf(await turn.Profile(), turn.Cancel);
        var chosen = mine.FirstOrDefault(community => community.Tag == press["community"])
            ?? (await Offered(turn)).FirstOrDefault(community => community.Tag == press["community"]);
        turn.CommunityOrNull = chosen ?? throw SettingsTexts.NoSuchCommunity(mine);
        await settings.Enter(turn, chosen);
        await turn.RunCommand(press["command"] ?? "", press["arguments"] ?? "");
    }
}
