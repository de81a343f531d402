using CsCheck;
using OtgBot.Turns;
using OtgBot.Tests.Kit;

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
    [InlineData("leed add", "x.lead-add")]
    public void A_slip_of_the_finger_finds_the_nearest(string text, string command) =>
        Assert.Equal(command, Some().Nearest(text, _ => true, 3)[0].Name);

    /// <summary>Half of a phrase and more, of any, with letters changed, lost and added: what is passed over early was never near.</summary>
    [Fact]
    public void Nothing_near_is_passed_over() => Gen.Select(Gen.Int[0, 10], Gen.Int[3, 20], Gen.Select(Gen.Int[0, 19], Gen.Char["aeilprsøåXQ ü"]).Array[0, 7]).Always(
        (phrase, length, slips) =>
        {
            var routes = Some();
            var words = routes.Commands.SelectMany(Routes.PhrasesOf).Distinct().ToArray()[phrase];
            var text = words[..Math.Min(length, words.Length)];
            foreach (var (at, letter) in slips) text = at < text.Length && at % 2 == 0 ? text.Remove(at, 1) : text.Insert(Math.Min(at, text.Length), $"{letter}");

            var near = routes.Commands
                .Select(command => (command, Distance: Routes.PhrasesOf(command).Min(words => (double)Edits(text.ToLowerInvariant(), words) / words.Length)))
                .Where(one => one.Distance <= 0.5)
                .OrderBy(one => one.Distance)
                .Select(one => one.command.Name);

            Assert.Equal(near.Take(3), routes.Nearest(text, _ => true, 3).Select(command => command.Name));
        }, iter: 2_000);

    /// <summary>The fewest edits that turn any start of the text, about as long as the phrase, into it.</summary>
    private static int Edits(string text, string phrase) => Enumerable.Range(0, Math.Min(text.Length, phrase.Length + 2) + 1).Min(end => Whole(text[..end], phrase));

    private static int Whole(string text, string phrase)
    {
        var table = new int[text.Length + 1, phrase.Length + 1];
        for (var i = 0; i <= text.Length; i++)
        {
            for (var j = 0; j <= phrase.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(table[i - 1, j - 1] + (text[i - 1] == phrase[j - 1] ? 0 : 1), 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
            }
        }

        return table[text.Length, phrase.Length];
    }

    [Fact]
    public void Nonsense_is_near_nothing() => Assert.Empty(Some().Nearest("qqqqqqqqqqqq", _ => true, 3));

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
