using OtgBot.Cards.Rendering;
using OtgBot.Tests.Features.Unconferences.Agenda;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>What one person does on a card that all read, and sentences that must be true.</summary>
public sealed class SmallFaultsTests
{
    [Fact]
    public async Task A_page_is_turned_for_the_one_who_turns_it()
    {
        await using var town = Fair.Town();
        town.Channel.ReplacesForOne = true;
        var lead = await town.Opened();
        await town.HasTopics(16);
        await lead.Says("temaer");
        var (list, next) = lead.FindButton("Neste side");

        var turn = await town.Handle(lead.Event(OtgBot.Turns.IncomingKind.Button) with
        {
            Button = new OtgBot.Turns.ButtonPress(next.Verb, next.Data, list.Id, list.Content.Origin),
            AnswersInline = true,
        });

        Assert.Contains("16. Sak 16", PlainTextRenderer.Render(turn.Inline!.Card!));
        Assert.Equal(0, town.Channel.Messages.Single(message => message.Id == list.Id).Updates);
        Assert.Contains("1. Sak 1", town.Channel.Messages.Single(message => message.Id == list.Id).Text);
    }

    [Fact]
    public async Task Where_a_platform_can_whisper_another_page_is_whispered()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(16);
        await lead.Says("temaer");
        town.Channel.Whispers = true;
        var list = lead.FindButton("Neste side").Message;

        Assert.Contains("16. Sak 16", await lead.Presses("Neste side"));

        Assert.Equal(0, town.Channel.Messages.Single(message => message.Id == list.Id).Updates);
        Assert.True(town.Channel.Messages[^1].Content.IsPrivate);
    }

    [Fact]
    public async Task In_ones_own_chat_the_page_takes_the_place_of_the_one_before()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(16);
        await lead.Privately.Says("temaer");
        var list = lead.Privately.FindButton("Neste side").Message;

        await lead.Privately.Presses("Neste side");

        Assert.Equal(1, town.Channel.Messages.Single(message => message.Id == list.Id).Updates);
    }

    [Fact]
    public async Task What_is_on_now_stands_once_in_a_channel_and_the_earlier_card_says_where()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        town.GoesTo(10, 5);
        var kari = town.Person("Kari");

        await kari.Says("nå");
        await town.Person("Ola").Says("nå");

        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Nå på Høst", StringComparison.Ordinal) && message.Text.Contains("Storsalen", StringComparison.Ordinal));
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("lenger ned i kanalen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_again_what_is_on_now_is_answered_in_private_where_that_can_be()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        town.GoesTo(10, 5);
        town.Channel.Whispers = true;
        await town.Person("Kari").Says("nå");
        var before = town.Channel.Messages.Count;

        await town.Person("Ola").Says("nå");

        Assert.True(Assert.Single(town.Channel.Messages.Skip(before)).Content.IsPrivate);
        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.Contains("lenger ned i kanalen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nb-NO", "Foreslå", "Ingen unconference er åpen", "Dette skrev du:")]
    [InlineData("nn-NO", "Føreslå", "Ingen unconference er open", "Dette skreiv du:")]
    [InlineData("en-GB", "Propose", "No unconference is open", "This is what you wrote:")]
    public async Task A_form_for_what_has_ended_closes_with_the_words_that_were_written(string locale, string submit, string why, string wrote)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        var kari = town.Person("Kari", locale);
        await kari.Says("propose");
        var form = kari.FindButton(submit).Message;
        await lead.Says("close unconference yes");

        var seen = await kari.Presses(submit, ("title", "Klarspråk"), ("about", "Brev folk forstår"), ("format", "discussion"), ("minutes", "30"));

        Assert.Contains(wrote, seen);
        Assert.Contains("Brev folk forstår", seen);
        Assert.True(seen.Contains(why, StringComparison.Ordinal) || !seen.Contains(submit + "\n", StringComparison.Ordinal));
        Assert.Empty(PlainTextRenderer.Actions(town.Channel.Messages.Single(message => message.Id == form.Id).Card!));
    }

    [Theory]
    [InlineData("nb-NO", "fest 1 tid 1", "fest 1 tid 2", "Den tar plassen til denne, som ikke gjelder lenger:")]
    [InlineData("nn-NO", "fest 1 tid 1", "fest 1 tid 2", "Han tek plassen til denne, som ikkje gjeld lenger:")]
    [InlineData("en-GB", "pin 1 slot 1", "pin 1 slot 2", "It takes the place of this one, which no longer holds:")]
    public async Task A_second_pin_says_that_the_first_no_longer_holds(string locale, string first, string second, string instead)
    {
        await using var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);

        Assert.DoesNotContain(instead, await lead.Says(first));
        Assert.DoesNotContain(instead, await lead.Says(first));
        Assert.Contains(instead, await lead.Says(second));
    }

    [Theory]
    [InlineData("nb-NO", "foreslå ", "Du skrev 5000 tegn. Det er plass til 100 i tittelen og 1000")]
    [InlineData("nn-NO", "føreslå ", "Du skreiv 5000 teikn. Det er plass til 100 i tittelen og 1000")]
    [InlineData("en-GB", "propose ", "You wrote 5000 characters. There is room for 100 in the title and 1000")]
    public async Task What_is_too_long_for_a_topic_is_told_with_the_limits_and_the_form_holds_the_beginning(string locale, string propose, string told)
    {
        await using var town = Fair.Town();
        await town.Opened(locale: locale);

        var seen = await town.Person("Kari", locale).Says(propose + new string('x', 5_000 - propose.Length));

        Assert.Contains(told, seen);
        Assert.Contains(new string('x', 100), seen);
    }

    [Fact]
    public async Task What_waits_for_a_deadline_says_when_that_is()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        Assert.Contains("En leder åpner den", await lead.Says("stem"));
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 23. nov kl. 15");

        Assert.Contains("Den åpner 20.11. kl. 12.00", await lead.Says("stem"));
        Assert.Contains("Den åpner 20.11. kl. 12.00", await lead.Says("lukk avstemning"));
        await lead.Says("åpne avstemning");
        Assert.Contains("lukker 23.11. kl. 15.00", await lead.Says("resultat"));
    }
}
