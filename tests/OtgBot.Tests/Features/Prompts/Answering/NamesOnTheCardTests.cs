using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Answering;

/// <summary>Names stand on the card of the week only of those who tick it, each time, and go when they are taken back.</summary>
public sealed class NamesOnTheCardTests
{
    [Theory]
    [InlineData("nb-NO", "Jeg gjør den", "Navnet ditt kommer på kortet. «Angre» tar det bort.", "I gang: Kari (2)", "tar med navn 1", "I gang: Kari (1, 2)", "angre", "tar 1")]
    [InlineData("nn-NO", "Eg gjer ho", "Namnet ditt kjem på kortet. «Angre» tek det bort.", "I gang: Kari (2)", "tek med namn 1", "I gang: Kari (1, 2)", "angre", "tek 1")]
    [InlineData("en-GB", "I’m doing it", "Your name will be on the card. “Undo” takes it away.", "On it: Kari (2)", "take with my name 1", "On it: Kari (1, 2)", "undo", "take 1")]
    public async Task A_name_comes_by_a_tick_and_goes_by_undo_in_three_languages(string locale, string take, string told, string shown, string typed, string both, string undo, string other)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await CardOfTheWeekTests.Posted(town, locale);
        var (empty, ola) = (CardOfTheWeekTests.Card(town).Text, town.Person("Ola", locale));

        await ola.Presses(take, ("chosen", "1"));
        await ola.Says(other);
        await CardOfTheWeekTests.Settled(town);
        Assert.Equal(0, CardOfTheWeekTests.Card(town).Updates);

        Assert.Contains(told, await kari.Presses(take, ("chosen", "2"), ("named", "true")));
        await CardOfTheWeekTests.Settled(town);
        Assert.Contains(shown, CardOfTheWeekTests.Card(town).Text);
        Assert.Contains(told, await kari.Says(typed));
        await kari.Presses(take, ("chosen", "2"), ("named", "true"));
        await CardOfTheWeekTests.Settled(town);
        Assert.Contains(both, CardOfTheWeekTests.Card(town).Text);
        Assert.Equal(2, CardOfTheWeekTests.Card(town).Updates);

        await kari.Says(undo);
        await CardOfTheWeekTests.Settled(town);
        Assert.Contains(shown, CardOfTheWeekTests.Card(town).Text);
        await kari.Says(undo + " 2");
        await CardOfTheWeekTests.Settled(town);
        Assert.Equal(empty, CardOfTheWeekTests.Card(town).Text);
        Assert.DoesNotContain("Kari", await kari.Says("prompt"));
    }

    [Fact]
    public async Task A_name_stands_on_the_posted_card_alone_and_not_on_a_copy()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await CardOfTheWeekTests.Posted(town);
        await kari.Says("tar med navn 2");

        Assert.DoesNotContain("I gang", await town.Person("Ola").Says("ukas prinsipp"));
        Assert.DoesNotContain("I gang", await kari.OpensHome());
    }

    [Fact]
    public async Task A_tick_can_be_taken_back_though_it_was_taken_before_without_a_name()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await CardOfTheWeekTests.Posted(town);
        await kari.Says("tar 2");
        await kari.Says("tar med navn 2");

        Assert.Contains("Nummer 2 er igjen merket som tatt", await kari.Says("angre"));
        await CardOfTheWeekTests.Settled(town);
        Assert.Equal(0, CardOfTheWeekTests.Card(town).Updates);
    }

    [Fact]
    public async Task Who_is_forgotten_is_on_the_card_no_more_though_the_platform_refuses_it_at_first()
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(PrivacyFeature), typeof(ParticipationFeature)]);
        await CardOfTheWeekTests.Posted(town);
        var ola = town.Person("Ola");
        await ola.Says("tar med navn 2");
        await CardOfTheWeekTests.Settled(town);
        Assert.Contains("I gang: Ola (2)", CardOfTheWeekTests.Card(town).Text);
        Assert.Contains("med navnet ditt på kortet", await ola.Privately.Says("mine data"));

        town.Channel.Answer = message => message.Card?.Summary.Contains("Ukas prinsipp er", StringComparison.Ordinal) == true ? new SendResult(SendOutcome.Refused, Reason: "429") : null;
        await ola.Says("glem meg ja");
        await CardOfTheWeekTests.Settled(town);
        Assert.Contains("Ola", CardOfTheWeekTests.Card(town).Text);
        Assert.DoesNotContain(town.Get<Pseudonyms>().Of(ola.Address, ola.Person).Value, await town.Everything(), StringComparison.Ordinal);

        town.Channel.Answer = _ => null;
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Run(AlarmClock.Job);
        Assert.DoesNotContain("Ola", CardOfTheWeekTests.Card(town).Text);
        Assert.DoesNotContain("\"kind\":\"card\"", await town.Everything(), StringComparison.Ordinal);
    }
}
