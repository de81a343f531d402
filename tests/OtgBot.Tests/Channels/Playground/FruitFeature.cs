using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Dialogs;
using OtgBot.Features;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Playground;

/// <summary>
/// A feature that does a little of everything the page has to show: words, cards, a form, a card changed in place, a private word, a job.
/// </summary>
internal sealed class FruitFeature(Communities communities, TimeProvider clock) : IFeature
{
    private int taken;
    private DateTimeOffset? posted;

    public void Map(FeatureMap map)
    {
        map.Installed(turn => turn.Reply("Hei, jeg er OtgBot.").AsTask());
        map.Command(new Command("fruit.help", new Text("hjelp", "hjelp", "help"), Words, (turn, _) => turn.Reply("Skriv «frukt».").AsTask()) { Where = Where.Anywhere });
        map.Command(new Command("fruit.echo", new Text("si", "sei", "say"), Words, (turn, words) => turn.Reply($"{words.All} [{string.Join(',', words.Mentions.Select(one => one.Id))}]").AsTask()) { Where = Where.Anywhere });
        map.Command(new Command("fruit.card", new Text("frukt", "frukt", "fruit"), Words, (turn, _) => turn.Reply(Fruit(turn.Language)).AsTask()) { Where = Where.Anywhere });
        map.Command(new Command("fruit.picnic", new Text("tur", "tur", "picnic"), Words, (turn, _) => map.Dialogs.Start(turn, "fruit.picnic")) { Where = Where.Anywhere });
        map.Command(new Command("fruit.lead", new Text("leder legg til", "leiar legg til", "lead add"), Words, AddLead));
        map.Button(new Button("fruit.take", (turn, _) => Take(turn)) { Where = Where.Anywhere });
        map.Button(new Button("fruit.story", (turn, press) => turn.Reply($"{press["kind"]}: {press["story"]}, {press["share"]}, {press["who"]}").AsTask()) { Where = Where.Anywhere });
        map.Button(new Button("fruit.secret", (turn, _) => turn.Tell("Bare du ser dette.").AsTask()) { Where = Where.Anywhere });
        map.Dialog(new Dialog("fruit.picnic", new Text("Planlegg tur", "Planlegg tur", "Plan a picnic"),
        [
            new TextQuestion("where", new Text("Hvor?", "Kvar?", "Where?"), 50) { Hint = new Text("For eksempel Sognsvann", "Til dømes Sognsvann", "For example Sognsvann") },
            new NumberQuestion("count", new Text("Hvor mange?", "Kor mange?", "How many?"), 1, 20),
            new ChoiceQuestion("bring", new Text("Hva tar vi med?", "Kva tek vi med?", "What do we bring?"), [new("apples", new("Epler", "Eple", "Apples")), new("pears", new("Pærer", "Pærer", "Pears"))]),
            new YesNoQuestion("rain", new Text("Vi går i regn også", "Vi går i regn òg", "We go in rain too")),
        ], async (turn, answers) => await turn.Reply($"{answers["where"]} for {answers.Number("count")}, {answers["bring"]}, {answers["rain"]}")));
        map.Job(new Job("fruit.monday", TimeSpan.FromHours(1), Monday));
    }

    private static readonly Text Words = new("Frukt", "Frukt", "Fruit");

    private Task Take(Turn turn)
    {
        Interlocked.Increment(ref taken);
        return turn.Replace(Fruit(turn.Language)).AsTask();
    }

    private static async Task AddLead(Turn turn, Arguments words)
    {
        await turn.Communities.Change(turn.Community.Address.Partition,
            old => old with { Leads = [new Lead("kari", "Kari Nordmann"), .. words.Mentions.Select(one => new Lead(one.Id, one.Name))] }, turn.Cancel);
        await turn.Reply("Lagt til.");
    }

    /// <summary>Posts once, on the first Monday after nine in Oslo.</summary>
    private async Task Monday(CancellationToken cancel)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo"));
        var places = OtgBot.Channels.Playground.PlaygroundView.Team.Partition;
        if (posted is not null || now.DayOfWeek != DayOfWeek.Monday || now is { Hour: 9, Minute: > 6 } or { Hour: not 9 } || await communities.Get(places, cancel) is not { } community) return;
        posted = now;
        await communities.Post(community, new Outgoing(community.Address, community.Language) { Text = "God mandag!" }, cancel);
    }

    private Card Fruit(Language language) => new()
    {
        Summary = "Ukas frukt",
        Language = language.Tag(),
        Body =
        [
            new TextBlock("Ukas frukt: eple") { Style = TextStyle.Title },
            new TextBlock("Et eple om dagen gjør møtene kortere. Del det med noen du ikke kjenner ennå."),
            new FactSet([new OtgBot.Cards.Elements.Fact("Tar", "5 minutter"), new OtgBot.Cards.Elements.Fact("Tatt av", $"{taken}")]),
            new TextBlock("Frivillig, som alt annet her.") { Style = TextStyle.Subtle },
        ],
        Actions =
        [
            new ActionExecute("Ta et eple", "fruit.take") { Style = ActionStyle.Positive },
            new ActionShowCard("Fortell", new Card
            {
                Summary = "Fortell",
                Language = language.Tag(),
                Body =
                [
                    new InputText("story", "Hva skjedde?") { MaxLength = 200, IsMultiline = true },
                    new InputChoiceSet("who", "Hvem var med?", [new("Naboen", "naboen"), new("Sjefen", "sjefen")]) { IsMultiSelect = true, IsExpanded = true },
                    new InputToggle("share", "Del med alle"),
                ],
                Actions = [new ActionExecute("Send inn", "fruit.story") { Data = new Dictionary<string, string> { ["kind"] = "eple" } }],
            }),
            new ActionExecute("Hemmelig", "fruit.secret"),
            new ActionExecute("Nei takk", "fruit.gone") { Style = ActionStyle.Destructive },
        ],
    };
}
