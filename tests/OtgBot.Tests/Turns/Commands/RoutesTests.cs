using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Commands;

public sealed class RoutesTests
{
    private static readonly Text NoHelp = new("x", "x", "x");

    private static Routes Some()
    {
        var routes = new Routes();
        routes.Add(Command("x.lead-add", "leder legg til", "leiar legg til", "lead add"));
        routes.Add(Command("x.leads", "ledere", "leiarar", "leads|lead"));
        routes.Add(Command("x.propose", "foreslå", "føreslå", "propose"));
        routes.Add(Command("x.stats", "statistikk", "statistikk", "stats|statistics"));
        return routes;
    }

    private static Command Command(string name, string nb, string nn, string en) => new(name, new Text(nb, nn, en), NoHelp, (_, _) => Task.CompletedTask);

    [Theory]
    [InlineData("lead", "x.leads", "")]
    [InlineData("lead add @Kim", "x.lead-add", "@Kim")]
    [InlineData("LEAD ADD @Kim", "x.lead-add", "@Kim")]
    [InlineData("leiar legg til @Kim", "x.lead-add", "@Kim")]
    [InlineData("stats 12", "x.stats", "12")]
    [InlineData("Stats!", "x.stats", "")]
    [InlineData("føreslå Meir luft", "x.propose", "Meir luft")]
    [InlineData("foreslå: Mer luft", "x.propose", "Mer luft")]
    public void The_longest_phrase_of_any_language_wins(string text, string command, string arguments)
    {
        var found = Some().Match(text, out var at);
        Assert.Equal(command, found?.Name);
        Assert.Equal(arguments, text[at..]);
    }

    [Theory]
    [InlineData("leadership")]
    [InlineData("what is stats")]
    [InlineData("")]
    public void Other_words_are_no_command(string text) => Assert.Null(Some().Match(text, out _));

    [Theory]
    [InlineData("statistik", "x.stats")]
    [InlineData("proppose", "x.propose")]
    [InlineData("foresla", "x.propose")]
    [InlineData("forelså", "x.propose")]
    [InlineData("leed add", "x.lead-add")]
    [InlineData("can you show the statistics please", "x.stats")]
    public void A_slip_of_the_finger_finds_the_nearest(string text, string command) =>
        Assert.Equal(command, Some().Read(text, 3)[0].Command.Name);

    [Theory]
    [InlineData("qqqqqqqqqqqq")]
    [InlineData("who is the prime minister")]
    public void Nonsense_is_near_nothing(string text) => Assert.Empty(Some().Read(text, 3));

    [Fact]
    public void A_word_of_two_commands_stops_the_start()
    {
        var routes = Some();
        var clash = Assert.Throws<InvalidOperationException>(() => routes.Add(Command("y.numbers", "tall", "tal", "STATS")));
        Assert.Contains("'STATS' is a word of both 'x.stats' and 'y.numbers'", clash.Message);
    }

    [Fact]
    public void Two_buttons_with_one_verb_stop_the_start()
    {
        var routes = new Routes();
        routes.Add(new Button("x.take", (_, _) => Task.CompletedTask));
        Assert.Throws<InvalidOperationException>(() => routes.Add(new Button("x.take", (_, _) => Task.CompletedTask)));
    }
}
