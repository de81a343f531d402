using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Answering;

/// <summary>Somebody has a few minutes: they find something to do now, and say that they did.</summary>
public sealed class AtHandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "2 min", "Noe du rekker på 2 minutter")]
    [InlineData("nb-NO", "jeg har 5 min", "Noe du rekker på 5 minutter")]
    [InlineData("nb-NO", "15 minutter", "Noe du rekker på 15 minutter")]
    [InlineData("nn-NO", "eg har 30 minutt", "Noko du rekk på 30 minutt")]
    [InlineData("en-GB", "I have 10 minutes", "Something you can do in 10 minutes")]
    [InlineData("en-GB", "5 min", "Something you can do in 5 minutes")]
    [InlineData("nb-NO", "jeg har 1 min", "Noe du rekker på 2 minutter")]
    public async Task It_shows_what_fits_and_what_was_done_counts(string locale, string said, string title)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");

        var card = await kari.Says(said);
        Assert.Contains(title, card);
        var most = int.Parse(new string([.. title.Where(char.IsDigit)]), System.Globalization.CultureInfo.InvariantCulture);
        var standing = town.Channel.Messages[^1];
        Assert.Empty(OtgBot.Cards.Rendering.CardLint.Check(standing.Card!));
        var prompt = (await new PromptsStore(town.Store).Prompt(kari.Address.Partition, "2026-11-18", Cancel))!.Value;
        var buttons = OtgBot.Cards.Rendering.PlainTextRenderer.Actions(standing.Card!).OfType<OtgBot.Cards.Actions.ActionExecute>().ToList();
        Assert.InRange(buttons.Count, 2, 6);
        var numbers = buttons.Select(button => int.Parse(button.Data.GetValueOrDefault("n") ?? button.Data["which"], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.All(numbers, number => Assert.True(prompt.Find(number, Library.Default)!.Minutes <= most));

        var number = numbers[^1];
        await kari.Presses(buttons.First(button => button.Verb == PromptsCards.DoneVerb && button.Data["which"] == $"{number}").Title);
        var answer = await new PromptsStore(town.Store).Answer(kari.Address.Partition, "2026-11-18", town.Get<Pseudonyms>().Of(kari.Address, kari.Person), Cancel);
        Assert.Equal(AnswerState.Done, answer[number].State);
        Assert.Contains(prompt.IdOf(number), await town.Everything(), StringComparison.Ordinal);
        Assert.Equal(1, (await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel)).Did);
    }

    [Fact]
    public async Task The_prompts_own_card_offers_it_and_the_answer_leaves_that_card_alone()
    {
        TestChannel channel;
        TestMessage message;
        await using (var town = new Town([typeof(PromptsFeature)]))
        {
            channel = town.Channel;
            var kari = await Lead(town);
            await kari.Says("post nå");

            Assert.Contains("Noe du rekker på 5 minutter", await kari.Presses("5 min"));
            message = channel.Messages[^1];
            var take = OtgBot.Cards.Rendering.PlainTextRenderer.Actions(message.Card!).OfType<OtgBot.Cards.Actions.ActionExecute>()
                .First(button => button.Verb == PromptsCards.TakeVerb && button.Data["n"] is not ("1" or "2" or "3"));
            var said = await kari.Presses(take.Title);
            Assert.Contains($"Fint, du tar nummer {take.Data["n"]}: «", said);
            Assert.Contains(".» Skriv «gjort", said);
        }

        // The end of the town renders what still waited.
        Assert.Equal(0, channel.Messages.Single(standing => standing.Id == message.Id).Updates);
    }

    [Fact]
    public async Task What_has_no_place_on_the_card_can_be_told_shared_undone_and_is_in_my_data()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        Assert.Contains("Historien er delt", await kari.Says("gjort 9 del: Vi ringte"));
        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("Vi ringte", StringComparison.Ordinal));
        var scope = new OtgBot.Features.PersonScope(town.Get<Pseudonyms>().Of(kari.Address, kari.Person), kari.Person, [kari.Address.Partition]);
        var data = town.Get<OtgBot.Features.FeatureMap>().PersonalData.Single(one => one.Title == AnswerTexts.DataTitle);
        Assert.Equal("18. november 2026: nummer 9 gjort (historie: «Vi ringte»)", (await data.Read(scope, Cancel).SingleAsync(Cancel)).Line.Nb);
        Assert.Contains("ikke lenger noe svar på nummer 9", await kari.Says("angre"));
        Assert.DoesNotContain("Vi ringte", await town.Everything());
        Assert.Contains("Jeg trenger et nummer fra 1 til 12.", await kari.Says("gjort 13"));
    }

    [Theory]
    [InlineData("jeg har")]
    [InlineData("jeg har ")]
    [InlineData("jeg har 0 min")]
    [InlineData("jeg har 99999999999 min")]
    public async Task Without_a_number_it_asks_for_one(string said)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        Assert.Contains("Hvor mange minutter har du? Skriv for eksempel «5 min».", await kari.Says(said));
    }

    [Theory]
    [InlineData(2, new[] { 1 })]
    [InlineData(5, new[] { 1, 2, 6 })]
    [InlineData(30, new[] { 1, 2, 3 })]
    [InlineData(1, new int[0])]
    public void The_cards_own_come_first_then_those_that_use_the_time_best(int minutes, int[] numbers) =>
        Assert.Equal(numbers, TimeAtHand.Choose([2, 5, 30, 15, 30, 5, 5], 3, minutes, 3));

    private static async Task<TestPerson> Lead(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }
}
