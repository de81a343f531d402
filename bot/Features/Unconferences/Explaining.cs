using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>Says what an unconference is, to whoever meets the word for the first time.</summary>
internal sealed class Explaining(UnconferencesStore store) : IFeature
{
    public const string Command = "unconferences.what";

    private static readonly string[] Main =
    [
        .. new[]
        {
            "unconference", "propose", "topics", "vote", "agenda", "now", "join",
            "open-voting", "close-voting", "deadlines", "setup", "make-agenda", "publish", "close",
        }.Select(name => "unconferences." + name),
    ];

    public void Map(FeatureMap map)
    {
        map.Command(new Command(Command, ExplainingTexts.Words, ExplainingTexts.Help, (turn, _) =>
            turn.Reply(Card(turn.Language)).AsTask())
        { Where = Where.Anywhere, StoresNothing = true, InHelp = false, IsForOne = true });
        map.Help(new HelpNote("unconferences", IsOn, ExplainingTexts.Instead, ExplainingTexts.What,
            ["unconferences.unconference", "unconferences.join"], Main));
    }

    public static Card Card(Language language) => new()
    {
        Summary = ExplainingTexts.Title.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(ExplainingTexts.Title.In(language)) { Style = TextStyle.Title },
            new TextBlock(ExplainingTexts.What.In(language)),
            new TextBlock(ExplainingTexts.Start.In(language)) { Style = TextStyle.Subtle },
        ],
        Actions = [CommandButtons.Form("unconferences.unconference", ExplainingTexts.See.In(language))],
    };

    private async Task<bool> IsOn(Turn turn) =>
        turn.CommunityOrNull is { } community
            && await store.Newest(community.Address.Partition, turn.Cancel) is { Phase: not Domain.Phase.Closed };
}
