using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Dialogs;
using OtgBot.Features;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Says and asks in every way there is, for tests of where Slack shows it.</summary>
internal sealed class TalkFeature(DialogRunner dialogs) : IFeature
{
    private static readonly Text Help = new("Prøve", "Prøve", "Test");

    public void Map(FeatureMap map)
    {
        Command(map, "ask", "spør", (turn, arguments) => dialogs.Start(turn, "talk.ask", arguments.IsEmpty ? null : new Dictionary<string, string> { ["title"] = arguments.All }));
        Command(map, "all", "rop", async (turn, arguments) => await turn.ReplyToAll(CardOf("to all: " + arguments.All)));
        Command(map, "reply", "svar", async (turn, arguments) => await turn.Reply(CardOf("reply: " + arguments.All)));
        Command(map, "tell", "si", async (turn, arguments) => await turn.Tell("told: " + arguments.All));
        Command(map, "whisper", "hvisk", async (turn, _) => await turn.Tell((await turn.Whisper(CardOf("whispered"))).ToString()));
        Command(map, "many", "mange", async (turn, _) =>
        {
            for (var n = 1; n <= 8; n++) await turn.Reply("part " + n);
        });
        Command(map, "long", "langt", async (turn, _) => await turn.Reply(new Card { Summary = "long", Language = "en", Body = [.. Enumerable.Range(1, 120).Select(n => new TextBlock($"Line {n} " + new string('x', 200)))] }));
        Command(map, "who", "hvem", async (turn, _) => await turn.Reply($"{turn.Person.Name}|{turn.Incoming.Locale}|{turn.Incoming.Zone}|{turn.Incoming.Text}|{string.Join(',', turn.Incoming.Mentions.Select(one => one.Id + "=" + one.Name))}"));
        Command(map, "form", "skjema", async (turn, _) => await turn.ReplyToAll(Unfolding()));
        map.Button(new Button("talk.replace", async (turn, press) => await turn.Replace(CardOf("replaced by " + turn.Person.Name))) { Where = Where.Anywhere });
        map.Button(new Button("talk.note", async (turn, press) => await turn.Tell($"noted: {press["note"]}")) { Where = Where.Anywhere });
        map.Dialog(new Dialog("talk.ask", new Text("Foreslå noe", "Føreslå noko", "Propose something"),
        [
            new TextQuestion("title", new Text("Tittel", "Tittel", "Title"), 80),
            new NumberQuestion("minutes", new Text("Minutter", "Minutt", "Minutes"), 5, 60) { Default = "30" },
        ], async (turn, answers) =>
        {
            if (answers["title"] == "nei") throw new UserError("Den tittelen er tatt. Prøv «ja».", "Den tittelen er teken. Prøv «ja».", "That title is taken. Try “ja”.") { Question = "title" };
            if (answers["title"] == "stopp") throw new UserError("Det er for sent. Prøv i morgen.", "Det er for seint. Prøv i morgon.", "It is too late. Try tomorrow.");
            if (answers["title"] == "tregt")
            {
                await Task.Delay(TimeSpan.FromSeconds(6), turn.Clock, turn.Cancel);
                throw new UserError("Det gikk for tregt.", "Det gjekk for tregt.", "It was too slow.");
            }

            await turn.ReplyToAll(CardOf($"proposed: {answers["title"]} {answers["minutes"]} by {turn.Person.Name}"));
            if (answers["title"] == "igjen") await dialogs.Start(turn, "talk.ask");
        })
        { Submit = new Text("Foreslå", "Føreslå", "Propose") });
        map.Home(turn => Task.FromResult<Card?>(CardOf("home of " + turn.Person.Name)));
    }

    private static void Command(FeatureMap map, string name, string word, Func<Turn, Arguments, Task> run) =>
        map.Command(new Command("talk." + name, new Text(word, word, name), Help, run) { Where = Where.Anywhere });

    private static Card CardOf(string text) => new()
    {
        Summary = text,
        Language = "en",
        Body = [new TextBlock(text)],
        Actions = [new ActionExecute("Replace", "talk.replace"), CommandButtons.For("talk.reply", "Answer", "pressed"), CommandButtons.For("talk.ask", "Ask me"), CommandButtons.For("talk.tell", "Tell me", "softly")],
    };

    private static Card Unfolding() => new()
    {
        Summary = "form",
        Language = "en",
        Body = [new TextBlock("A form below")],
        Actions =
        [
            new ActionShowCard("Note it", new Card
            {
                Summary = "note",
                Language = "en",
                Body = [new InputText("note", "Note")],
                Actions = [new ActionExecute("Keep", "talk.note")],
            }),
        ],
    };
}
