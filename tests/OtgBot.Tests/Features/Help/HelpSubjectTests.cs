using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Help;

/// <summary>Help says in a few lines what one may want to do, and has a button for each.</summary>
public sealed class HelpSubjectTests
{
    public static TheoryData<string, string, bool, bool> Readers
    {
        get
        {
            var readers = new TheoryData<string, string, bool, bool>();
            foreach (var (locale, help) in new[] { ("nb-NO", "hjelp"), ("nn-NO", "hjelp"), ("en-GB", "help") })
            {
                readers.Add(locale, help, false, false);
                readers.Add(locale, help, true, false);
                readers.Add(locale, help, false, true);
            }

            return readers;
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Help_is_six_lines_at_most_and_every_button_opens_the_list_that_typing_opens(string locale, string help, bool isLead, bool isPersonal)
    {
        await using var town = new Town(HelpGalleryCards.All);
        var (lead, reader) = await Arrive(town, locale, isLead);
        await lead.Says("unconference Vår dag");
        if (isPersonal) reader = reader.Privately;

        var said = await reader.Says(help);
        var card = town.Channel.Messages[^1].Card!;
        var buttons = PlainTextRenderer.Actions(card).OfType<ActionExecute>().ToList();

        Assert.InRange(said.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 30, 120);
        Assert.Equal(isLead ? 6 : 5, buttons.Count);
        foreach (var button in buttons)
        {
            var opened = await reader.Presses(button.Title);
            Assert.StartsWith(button.Title + "\n", opened);
            Assert.Equal(opened, await reader.Says($"{help} {button.Title.ToLowerInvariant()}"));
            await reader.Says(help);
        }
    }

    [Fact]
    public async Task While_no_unconference_is_open_one_line_says_what_it_is_and_its_commands_are_not_there()
    {
        await using var town = new Town(HelpGalleryCards.All);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);

        Assert.Contains("Unconference: en dag der vi lager programmet selv. En leder åpner en.", await ola.Says("hjelp"));
        var before = await ola.Says("hjelp unconference");
        Assert.Contains("En unconference er en samling der deltakerne lager programmet selv.", before);
        Assert.DoesNotContain("stem 2 5 7", before);
        Assert.DoesNotContain("lukk avstemning", await kari.Says("hjelp styre unconferencen"));

        await kari.Says("unconference");
        await kari.Presses("Åpne", ("name", "Vår dag"), ("date", "2026-12-10"), ("votes", "5"));
        Assert.Contains("Unconference: foreslå, stem og se programmet", await ola.Says("hjelp"));
        Assert.Contains("stem 2 5 7", await ola.Says("hjelp unconference"));
        Assert.Contains("Styre prinsippene: legg ut, se fram, ta pause", await kari.Says("hjelp for ledere"));
        Assert.Contains("lukk avstemning", await kari.Presses("Styre unconferencen"));
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public void Every_list_but_the_whole_one_can_be_read_at_a_glance(string language)
    {
        var lists = HelpGalleryCards.Cards(language).Where(card => card.Name.StartsWith("help-about", StringComparison.Ordinal)).ToList();

        Assert.Equal(9, lists.Count);
        Assert.All(lists, list => Assert.InRange(
            PlainTextRenderer.Render(list.Card).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 10, 120));
    }

    [Theory]
    [InlineData("hva er en unconference?", "nb-NO", "En unconference er")]
    [InlineData("Hva er unconference for noe?", "nb-NO", "En unconference er")]
    [InlineData("kva er ein unconference", "nn-NO", "Ein unconference er")]
    [InlineData("What is an unconference?", "en-GB", "An unconference is")]
    [InlineData("what does unconference mean", "en-GB", "An unconference is")]
    public async Task What_an_unconference_is_can_be_asked_also_by_a_lead_and_opens_no_form(string said, string locale, string answer)
    {
        await using var town = new Town(HelpGalleryCards.All);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);

        Assert.Contains(answer, await kari.Privately.Says(said));
    }

    [Theory]
    [InlineData("hjelp alt")]
    [InlineData("hjelp alle kommandoer")]
    [InlineData("help all")]
    [InlineData("vis alle kommandoer")]
    public async Task The_whole_list_is_a_word_away(string said)
    {
        await using var town = new Town(HelpGalleryCards.All);
        var kari = town.Person("Kari");
        await town.Install(kari);

        Assert.Contains("leder legg til: Gjør noen til leder (for ledere)", await kari.Says(said));
    }

    private static async Task<(TestPerson Lead, TestPerson Reader)> Arrive(Town town, string locale, bool isLead)
    {
        var (kari, ola) = (town.Person("Kari", locale), town.Person("Ola", locale));
        await town.Install(kari);
        await kari.Says("språk " + Languages.FromLocale(locale).Tag());
        await ola.Says("status");
        return (kari, isLead ? kari : ola);
    }
}
