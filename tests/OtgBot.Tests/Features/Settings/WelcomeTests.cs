using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

public sealed class WelcomeTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    [Fact]
    public async Task The_one_who_installs_is_the_first_lead_and_all_are_welcomed()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);

        var welcome = Assert.Single(InChannel(town)).Text;
        Assert.Contains("Hei! Jeg er OtgBot.", welcome);
        Assert.Contains("En mikrohandling er noe lite", welcome);
        Assert.Contains("Kari la meg til og er første leder her", welcome);
        Assert.Contains("Kari", await kari.Says("ledere"));
    }

    [Theory]
    [InlineData("nb-NO", "Mandag 23. november kl. 09.00 kommer jeg med ett av de sju prinsippene", "Legg ut ukas prinsipp nå", "Velg dag og tid")]
    [InlineData("nn-NO", "Måndag 23. november kl. 09.00 kjem eg med eitt av dei sju prinsippa", "Legg ut vekeprinsippet no", "Vel dag og tid")]
    [InlineData("en-GB", "On Monday 23 November at 09:00 I will post one of the seven principles", "Post this week’s principle now", "Choose day and time")]
    public async Task The_welcome_says_when_the_first_prompt_comes_and_its_buttons_start_at_once(string locale, string when, string post, string choose)
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(SettingsFeature)]);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);

        Assert.Contains(when, Assert.Single(InChannel(town)).Text);
        Assert.NotEqual("", await kari.Presses(choose));
        var before = InChannel(town).Count;
        await kari.Presses(post);
        Assert.True(InChannel(town).Count > before);
    }

    [Fact]
    public async Task The_one_who_installs_gets_three_steps_by_message_once_in_their_own_language()
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(SettingsFeature), typeof(OtgBot.Features.Help.HelpFeature)]);
        var tom = town.Person("Tom", "en-GB");
        await town.Install(tom);
        await town.Install(tom);

        var steps = Assert.Single(town.Channel.Messages, message => message.Content.To.Kind == ConversationKind.Personal);
        Assert.Contains("Three steps to a good start", steps.Text);
        Assert.Contains("3. Post this week’s principle", steps.Text);
        await tom.Privately.Presses("For leads");
        Assert.Contains("lead add @Kari", await tom.Privately.Presses("Run the channel"));
    }

    [Fact]
    public async Task However_often_and_by_whomever_install_events_come_there_is_one_welcome_and_one_first_lead()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await Task.WhenAll(town.Install(kari), town.Install(kari), town.Install(kari));
        await town.Install(ola);

        Assert.Single(InChannel(town));
        Assert.DoesNotContain("Ola", await kari.Says("leiarar"));
    }

    [Fact]
    public async Task A_welcome_that_did_not_arrive_is_posted_at_the_next_event()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", "nn-NO");
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "502");
        await town.Install(kari);
        town.Channel.Answer = _ => null;
        await town.Install(kari);

        Assert.Contains("Hei! Eg er OtgBot.", Assert.Single(InChannel(town)).Text);
    }

    [Fact]
    public async Task A_welcome_nobody_knows_the_fate_of_is_not_repeated()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        town.Channel.Answer = _ => new SendResult(SendOutcome.InDoubt);
        await town.Install(kari);
        town.Channel.Answer = _ => null;
        await town.Install(kari);

        Assert.Empty(town.Channel.Messages);
    }

    [Fact]
    public async Task An_installer_whose_name_nobody_told_is_a_lead_all_the_same()
    {
        await using var town = new Town(Features);
        var someone = town.Person("Kari") with { Person = new Person("user-kari", "") };
        await town.Install(someone);

        Assert.Contains("Den som la meg til, er første leder her", Assert.Single(InChannel(town)).Text);
        Assert.Contains("en person uten kjent navn", await someone.Says("ledere"));
        await town.Person("Kari").Says("leder legg til meg");
        Assert.Contains("Kari", await someone.Says("ledere"));
    }

    [Fact]
    public async Task A_new_personal_chat_is_greeted_once()
    {
        await using var town = new Town(Features);
        var tom = town.Person("Tom", "en-GB").Privately;

        Assert.Contains("Hello! I am OtgBot.", await tom.Does(tom.Event(IncomingKind.Installed)));
        Assert.Equal("", await tom.Does(tom.Event(IncomingKind.Installed)));
    }

    private static List<TestMessage> InChannel(Town town) => [.. town.Channel.Messages.Where(message => message.Content.To.Kind == ConversationKind.Channel)];
}
