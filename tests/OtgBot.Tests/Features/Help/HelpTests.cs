using OtgBot.Cards.Rendering;
using OtgBot.Features.Help;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Help;

public sealed class HelpTests
{
    private static readonly Type[] Features = [typeof(HelpFeature), typeof(SettingsFeature), typeof(PrivacyFeature)];

    [Fact]
    public async Task Help_shows_a_lead_what_leads_can_do_and_a_member_what_members_can()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);

        var forLead = await kari.Says("hjelp alt");
        var forMember = await ola.Says("hjelp alt");

        Assert.Contains("leder legg til: Gjør noen til leder (for ledere). Eksempel: «leder legg til @Kari»", forLead);
        Assert.DoesNotContain("leder legg til", forMember);
        Assert.Contains("ledere: Se hvem som er ledere", forMember);
        Assert.Contains("Innstillinger", forMember);
        Assert.Contains("Dine data", forMember);
        Assert.True(forMember.IndexOf("Innstillinger", StringComparison.Ordinal) < forMember.IndexOf("Dine data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_personal_chat_without_a_community_help_shows_only_what_works_there()
    {
        await using var town = new Town(Features);
        var tom = town.Person("Tom", "en-GB").Privately;

        var help = await tom.Says("help all");

        Assert.Contains("my data: See everything I have stored about you", help);
        Assert.Contains("Only you see this", help);
        Assert.DoesNotContain("leads:", help);
    }

    [Theory]
    [InlineData("hjelp språk", "Språk")]
    [InlineData("help language", "Språk")]
    [InlineData("hjelp «gløym meg»", "Glem meg")]
    [InlineData("help forget me.", "Glem meg")]
    [InlineData("hjelp hjelp", "Hjelp")]
    public async Task Help_with_a_word_explains_that_command_with_its_words_in_all_languages(string said, string title)
    {
        await using var town = new Town(Features);

        var help = await town.Person("Kari").Says(said);

        Assert.StartsWith(title + "\n", help);
        Assert.Contains("bokmål: ", help);
        Assert.Contains("nynorsk: ", help);
        Assert.Contains("engelsk: ", help);
    }

    [Fact]
    public async Task Help_with_an_unknown_word_offers_the_nearest_and_never_silence()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");

        Assert.Contains("Les om «språk»", await kari.Says("hjelp spåk"));
        Assert.Contains("Du kan skrive", await kari.Presses("Les om «språk»"));
        Assert.Contains("Det ordet kjenner jeg ikke", await kari.Says("hjelp 12345678901234567890"));
        Assert.Contains("Det ordet kjenner jeg ikke", await kari.Says("hjelp " + new string('æ', 3_000)));
    }

    [Theory]
    [InlineData("hei")]
    [InlineData("Hallo!")]
    [InlineData("hello")]
    [InlineData("hi there")]
    [InlineData("God morgen")]
    public async Task A_greeting_is_greeted(string said)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari Nordmann");

        Assert.Contains("Hei, Kari! Fint å se deg.", await kari.Says(said));
        Assert.Contains("Hva vil du gjøre?", await kari.Presses("Vis hjelp"));
    }

    [Fact]
    public async Task A_bare_mention_is_help()
    {
        await using var town = new Town(Features);

        Assert.Contains("Hva vil du gjøre?", await town.Person("Kari").Says(""));
    }

    [Fact]
    public void Five_buttons_stand_for_the_likeliest_one_of_each_part_first()
    {
        Command[] commands = [Named("a.one"), Named("a.two"), Named("b.one") with { Example = new Text("x", "x", "x") }, Named("b.two"), Named("c.one")];

        Assert.Equal(["a.one", "b.two", "c.one", "a.two"], CommandButtons.Likeliest(commands).Select(command => command.Name));
    }

    [Fact]
    public void Help_has_the_features_in_their_order_and_in_each_what_leads_may_comes_last()
    {
        Text first = new("Først", "Fyrst", "First"), second = new("Så", "Så", "Then");
        var text = PlainTextRenderer.Render(HelpCards.All(
            [Named("a.lead") with { Who = Who.Lead, Heading = first }, Named("a.all") with { Heading = first }, Named("b.all") with { Heading = second }, Named("c.all")], Language.Nb, isPersonal: false, isLead: true));

        string[] order = ["Først", "a.all:", "a.lead:", "Så", "b.all:", "Mer", "c.all:"];
        Assert.Equal(order.Select(words => text.IndexOf(words, StringComparison.Ordinal)).Order(), order.Select(words => text.IndexOf(words, StringComparison.Ordinal)));
        Assert.All(order, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_with_twice_as_many_commands_as_there_are_stays_within_the_limits()
    {
        var many = Enumerable.Range(0, 80).Select(number => new Command($"part{number % 5}.c{number}", new Text($"ord nummer {number}", $"ord {number}", $"word {number}"), new Text(new string('x', 80), "x", "x"), (_, _) => Task.CompletedTask)).ToList();

        Assert.Empty(CardLint.Check(HelpCards.All(many, Language.Nb, isPersonal: false, isLead: true)));
    }

    private static Command Named(string name) => new(name, new Text(name, name, name), new Text("x", "x", "x"), (_, _) => Task.CompletedTask);
}
