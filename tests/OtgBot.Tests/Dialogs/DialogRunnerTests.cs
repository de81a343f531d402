using OtgBot.Dialogs;
using OtgBot.Features;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Dialogs;

public sealed class DialogRunnerTests
{
    [Fact]
    public async Task A_dialog_in_chat_asks_one_by_one_and_keeps_what_was_answered()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");

        Assert.Contains("Hvor?", await kari.Says("tur"));
        Assert.Contains("Hvor mange?", await kari.Says("Sognsvann"));
        Assert.Contains("Skriv et helt tall fra 1 til 20", await kari.Says("mange"));
        Assert.Contains("Sognsvann for 3", await kari.Says("3"));
    }

    [Fact]
    public async Task A_rule_speaks_up_at_the_answer_it_is_about_and_may_ask_for_an_earlier_one_again()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        var refused = await kari.Says("Månen");

        Assert.Contains("For langt", refused);
        Assert.Contains("Hvor?", refused);
        Assert.Contains("Hvor mange?", await kari.Says("Badekaret"));
        var full = await kari.Says("3");
        Assert.Contains("bare plass til to", full);
        Assert.Contains("Hvor?", full);
        Assert.Contains("Sognsvann for 3", await kari.Says("Sognsvann"));
    }

    [Fact]
    public async Task A_form_with_a_fault_comes_back_with_a_sentence_and_all_it_held()
    {
        await using var town = new Town([typeof(PicnicFeature)]);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        var seen = await kari.Presses("Send", ("where", "Sognsvann"), ("count", "400"));

        Assert.Contains("Skriv et helt tall fra 1 til 20", seen);
        Assert.Contains("Sognsvann", seen);
        Assert.Contains("Sognsvann for 4", await kari.Presses("Send", ("where", "Sognsvann"), ("count", "4")));
    }

    [Fact]
    public async Task Another_command_in_the_middle_is_answered_and_the_question_asked_again()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        var seen = await kari.Says("vær");

        Assert.Contains("Sol", seen);
        Assert.Contains("Hvor?", seen);
        Assert.Contains("lukket", await kari.Says("avbryt"));
        Assert.Contains("ikke noe skjema", await kari.Says("avbryt"));
    }

    [Fact]
    public async Task Another_command_that_is_refused_in_the_middle_still_has_the_question_asked_again()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        var seen = await kari.Says("storm");

        Assert.Contains("Ikke i dag", seen);
        Assert.Contains("Hvor?", seen);
    }

    [Theory]
    [InlineData("=", "Her er det ikke noe svar å beholde ennå.")]
    [InlineData("-", "Fyll ut dette feltet.")]
    public async Task A_sign_that_keeps_or_skips_is_no_answer_where_there_is_nothing_to_keep_or_skip(string sign, string sentence)
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        var seen = await kari.Says(sign);

        Assert.Contains(sentence, seen);
        Assert.Contains("Hvor?", seen);
    }

    [Fact]
    public async Task An_answer_that_only_begins_like_a_command_is_an_answer()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");

        Assert.Contains("Hvor mange?", await kari.Says("Vær så god, Sognsvann"));
        Assert.Contains("Vær så god, Sognsvann for 2", await kari.Says("2"));
    }

    [Fact]
    public async Task A_form_sent_twice_counts_once_and_one_of_someone_else_is_refused()
    {
        await using var town = new Town([typeof(PicnicFeature)]);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Says("tur");
        var (message, action) = kari.FindButton("Send");
        var press = new ButtonPress(action.Verb, new Dictionary<string, string>(action.Data) { ["where"] = "Sognsvann", ["count"] = "3" }, message.Id, message.Content.Origin);

        Assert.Contains("Dette skjemaet tilhører en annen.", await ola.Does(ola.Event(IncomingKind.Button) with { Button = press }));
        Assert.Contains("Sognsvann for 3", await kari.Does(kari.Event(IncomingKind.Button) with { Button = press }));
        Assert.Contains("allerede sendt", await kari.Does(kari.Event(IncomingKind.Button) with { Button = press }));
    }

    [Fact]
    public async Task After_half_an_hour_a_dialog_is_put_away_with_a_kind_word()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        var kari = town.Person("Kari");
        await kari.Says("tur");
        town.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("så jeg lukket det", await kari.Says("Sognsvann"));
    }

    [Fact]
    public async Task An_answer_that_comes_again_by_another_host_is_not_the_answer_to_the_next_question()
    {
        await using var town = new Town([typeof(PicnicFeature)], forms: false);
        await using var other = town.SecondHost();
        var kari = town.Person("Kari");
        await kari.Says("tur");
        var answer = kari.Event(IncomingKind.Text) with { Text = "17" };
        Assert.Contains("mange", await kari.Does(answer));

        await other.Handle(answer);

        Assert.Contains("17 for 4", await kari.Says("4"));
    }

    [Fact]
    public async Task A_form_that_took_its_time_to_fill_in_counts_all_the_same()
    {
        await using var town = new Town([typeof(PicnicFeature)]);
        var kari = town.Person("Kari");
        await kari.Says("tur");
        town.Clock.Advance(TimeSpan.FromHours(3));
        Assert.DoesNotContain("så jeg lukket det", await kari.Says("vêrt"));

        Assert.Contains("Sognsvann for 4", await kari.Presses("Send", ("where", "Sognsvann"), ("count", "4")));
    }

    /// <summary>A feature as small as one can be, with a dialog.</summary>
    private sealed class PicnicFeature : IFeature
    {
        public void Map(FeatureMap map)
        {
            map.Command(new Command("picnic.plan", new Text("tur", "tur", "picnic"), new Text("Planlegg", "Planlegg", "Plan"), (turn, _) => map.Dialogs.Start(turn, "picnic.plan")) { Where = Where.Anywhere });
            map.Command(new Command("picnic.weather", new Text("vær", "vêr", "weather"), new Text("Vær", "Vêr", "Weather"), async (turn, _) => await turn.Reply("Sol")));
            map.Command(new Command("picnic.storm", new Text("storm", "storm", "storm"), new Text("Storm", "Storm", "Storm"), (_, _) => throw new UserError(nb: "Ikke i dag.", nn: "Ikkje i dag.", en: "Not today.")));
            map.Dialog(new Dialog("picnic.plan", new Text("Tur", "Tur", "Picnic"),
            [
                new TextQuestion("where", new Text("Hvor?", "Kvar?", "Where?"), 50),
                new NumberQuestion("count", new Text("Hvor mange?", "Kor mange?", "How many?"), 1, 20),
            ], async (turn, answers) => await turn.Reply($"{answers["where"]} for {answers.Number("count")}"))
            {
                Check = (_, answers) => answers["where"] == "Månen" ? throw new UserError(nb: "For langt.", nn: "For langt.", en: "Too far.")
                    : answers["where"] == "Badekaret" && answers.Has("count") && answers.Number("count") > 2 ? throw new UserError(nb: "Der er det bare plass til to.", nn: "Der er det berre plass til to.", en: "There is room for two only.") { Question = "where" }
                    : Task.CompletedTask,
            });
        }
    }
}
