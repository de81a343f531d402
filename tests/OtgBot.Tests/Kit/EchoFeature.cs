using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit;

/// <summary>The least a bot can do, for tests of what carries it: repeats words, shows a card, counts presses.</summary>
internal sealed class EchoFeature(Communities communities) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("echo.say", new Text("si", "sei", "say"), Help, async (turn, arguments) => await turn.Reply("echo: " + arguments.All)) { Where = Where.Anywhere });
        map.Command(new Command("echo.card", new Text("kort", "korta", "card"), Help, async (turn, _) => await turn.Reply(CardOf("0"))) { Where = Where.Anywhere });
        map.Command(new Command("echo.mentions", new Text("hvem", "kven", "who"), Help, async (turn, arguments) => await turn.Reply($"{turn.Incoming.Text}|{string.Join(',', turn.Incoming.Mentions.Select(one => $"{one.Id}={one.Text}"))}")) { Where = Where.Anywhere });
        map.Command(new Command("echo.post", new Text("post", "posta", "announce"), Help, async (turn, _) => await communities.Post(turn.Community, new Outgoing(turn.Community.Address, turn.Language) { Text = "to all" }, turn.Cancel)));
        map.Command(new Command("echo.whisper", new Text("hvisk", "kviskre", "whisper"), Help, async (turn, _) => await turn.Whisper(CardOf("w"))) { Where = Where.Anywhere });
        map.Button(new Button("echo.press", async (turn, press) => await turn.Tell($"{press["n"]}|{press["note"]}|{press.MessageId}|{press.Origin}")) { Where = Where.Anywhere });
        map.Button(new Button("echo.replace", async (turn, press) => await turn.Replace(CardOf(press["n"] ?? ""))) { Where = Where.Anywhere });
        map.Button(new Button("echo.fail", (_, _) => throw new NotSupportedException("planted")) { Where = Where.Anywhere });
    }

    private static readonly Text Help = new("Prøve", "Prøve", "Test");

    public static Card CardOf(string n) => new()
    {
        Summary = $"Card {n}",
        Language = "en",
        Body = [new TextBlock($"Number {n}")],
        Actions = [new ActionExecute("Press", "echo.press") { Data = new Dictionary<string, string> { ["n"] = n } }],
    };
}
