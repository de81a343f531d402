using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>The wall, and the words for what is changed by hand.</summary>
internal sealed partial class OpenSpaceCommands(UnconferencesStore unconferences, Arranging arranging) : IFeature
{
    public void Map(FeatureMap map)
    {
        Command("place", new Text("plasser", "plasser", "place"), OpenSpaceTexts.PlaceHelp, arranging.Place, OpenSpaceTexts.PlaceExample);
        Command("move", new Text("flytt|flytt økt", "flytt|flytt økt", "move|move session"), OpenSpaceTexts.MoveHelp, arranging.Move,
            OpenSpaceTexts.MoveExample);
        Command("call-off", new Text("avlys|avlys økt", "avlys|avlys økt", "call off|call off session"), OpenSpaceTexts.CallOffHelp,
            arranging.CallOff, OpenSpaceTexts.CallOffExample);
        map.Command(new Command("unconferences.swap", new Text("bytt|bytt plass", "byt|byt plass", "swap|swap places"),
            OpenSpaceTexts.SwapHelp, arranging.Swap)
        {
            Example = OpenSpaceTexts.SwapExample,
            InHelp = false,
            Fits = rest => TwoNumbers().IsMatch(rest),
        });
        map.Command(new Command(WallCards.Verb, new Text("tavla|tavle|oppslagstavla", "tavla|tavle|oppslagstavla", "wall|the wall"),
            OpenSpaceTexts.WallHelp, Wall));
        map.Button(new Button(WallCards.Verb, Wall));
        map.Button(new Button(WallCards.SpotVerb, Offer));

        void Command(string name, Text words, Text help, Func<Turn, Arguments, Task> run, Text example) =>
            map.Command(new Command("unconferences." + name, words, help, run) { Example = example, InHelp = false });
    }

    private async Task Wall(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Current(turn.Community.Address.Partition, turn.Cancel);
        await turn.Reply(
            WallCards.Wall(unconference, await arranging.Look(turn, unconference), PageNumber.Of(arguments) ?? 1, turn.Language));
    }

    private async Task Wall(Turn turn, ButtonPress press)
    {
        var unconference = await unconferences.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        await turn.TurnPage(WallCards.Wall(unconference, await arranging.Look(turn, unconference), PageNumber.Of(press), turn.Language));
    }

    /// <summary>An empty place was pressed. Which topics come into question only the one who pressed sees.</summary>
    private async Task Offer(Turn turn, ButtonPress press)
    {
        var unconference = await unconferences.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        if (unconference.Phase == Phase.Closed) throw Refusal.NoneOpen();
        var grid = await arranging.Look(turn, unconference);
        var spot = grid.Find(Number(press["s"]), Number(press["r"])) ?? throw MoveRefusal.NotAPlace();
        var isLead = Arranging.IsLead(turn, unconference);
        Topic[] mine = isLead
            ? [.. grid.Waiting]
            : unconference.IsOpen ? [.. grid.Waiting.Where(topic => topic.IsHostedBy(turn.PersonKey.Value))] : [];
        if (grid.At(spot.Slot, spot.Room).FirstOrDefault() is { } there) throw MoveRefusal.TakenMeanwhile(spot, there.Topic);
        var language = await turn.PersonLanguage();
        var reached = await turn.Whisper(WallCards.Offer(unconference, spot, mine, isLead || unconference.IsOpen, language));
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? OpenSpaceTexts.LookInChat(language) : OpenSpaceTexts.NoChat(language));
    }

    private static int Number(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^\s*#?\d+[.,]?\s*(?:(?:og|and|med|with|&)\s+)?#?\d+[.!]?\s*$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex TwoNumbers();
}
