using OtgBot.Features.Help;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features;

/// <summary>People change names, directories write them backwards, and others type them as they can.</summary>
public sealed class NamesTests
{
    private static readonly Type[] Features = [typeof(HelpFeature), typeof(SettingsFeature), typeof(UnconferencesFeature)];

    [Theory]
    [InlineData("Hansen, Ola", "Hei, Ola!")]
    [InlineData("Ola Hansen", "Hei, Ola!")]
    [InlineData("Ola", "Hei, Ola!")]
    public async Task People_are_greeted_by_their_first_name(string name, string greeting)
    {
        await using var town = new Town(Features);
        var ola = town.Person("Ola");
        Assert.Contains(greeting, await Called(ola, name).Says("hei"));
    }

    [Theory]
    [InlineData("Hansen, Ola", "Ola Hansen")]
    [InlineData("Hansen,Ola Petter", "Ola Petter Hansen")]
    [InlineData("Ola", "Ola")]
    [InlineData("Nav, Oslo, Innsats", "Nav, Oslo, Innsats")]
    [InlineData(", Ola", ", Ola")]
    [InlineData("Hansen, ", "Hansen, ")]
    public void Directories_write_the_family_name_first(string name, string shown) => Assert.Equal(shown, PersonNames.Shown(name));

    [Theory]
    [InlineData("channel")]
    [InlineData("personal chat")]
    public async Task Who_writes_under_a_new_name_is_shown_by_it_on_topics_and_among_leads_from_then_on(string where)
    {
        await using var town = new Town(Features);
        var lead = await town.Opened();
        await lead.Proposes("Klarspråk");
        var kari = Called(lead, "Liv Berg");

        await (where == "channel" ? kari : kari.Privately).Says("hjelp");

        Assert.Contains("Vert: Liv Berg", await town.Person("Per").Says("tema 1"));
        Assert.Contains("Liv Berg", await town.Person("Per").Says("ledere"));
    }

    [Fact]
    public async Task A_co_host_under_a_new_name_is_shown_by_it_too()
    {
        await using var town = new Town(Features);
        var lead = await town.Opened();
        var ola = town.Person("Ola");
        await ola.Says("hjelp");
        await lead.Proposes("Klarspråk");
        await lead.Says("medvert 1 @Ola", ola);
        await Called(ola, "Nordmann, Ola").Says("hjelp");

        Assert.Contains("Ola Nordmann", await town.Person("Per").Says("tema 1"));
    }

    [Theory]
    [InlineData("Siobhán O’Brien", "siobhán o'brien")]
    [InlineData("Siobhán O’Brien", "Siobha\u0301n O´Brien")]
    [InlineData("Åse Å", "A\u030Ase A\u030A")]
    [InlineData("Kari Nordmann", "KARI NORDMANN")]
    [InlineData("Kari Nordmann", "Ka\u00ADri Nord\u00ADmann")]
    [InlineData("Kari Nordmann", "Nordmann, Kari")]
    [InlineData("Kari Nordmann", "kari")]
    [InlineData("Anne‑Lise Moe", "Anne-Lise Moe")]
    public async Task A_name_is_found_however_it_is_typed(string name, string typed)
    {
        await using var town = new Town(Features);
        var (lead, other) = (town.Person("Liv"), Called(town.Person("Other"), name));
        await town.Install(lead);
        await lead.Says($"leder legg til @{name}", other);

        Assert.Contains("Takk for innsatsen", await lead.Says($"leder fjern {typed} ja"));
    }

    [Fact]
    public async Task A_first_name_that_two_have_says_too_little()
    {
        await using var town = new Town(Features);
        var (lead, one, two) = (town.Person("Liv"), Called(town.Person("One"), "Kari Moe"), Called(town.Person("Two"), "Kari Dahl"));
        await town.Install(lead);
        await lead.Says("leder legg til @Kari Moe", one);
        await lead.Says("leder legg til @Kari Dahl", two);

        Assert.Contains("Hvem skal ikke lenger være leder?", await lead.Says("leder fjern kari"));
        Assert.Contains("Takk for innsatsen", await lead.Says("leder fjern kari moe ja"));
    }

    private static TestPerson Called(TestPerson person, string name) => person with { Person = person.Person with { Name = name } };
}
