using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Proposals;

/// <summary>A topic can be asked for by what one remembers of it.</summary>
public sealed class TopicSearchTests
{
    [Theory]
    [InlineData("tema KI", "KI på en trygg måte\n")]
    [InlineData("topic AI", "KI på en trygg måte\n")]
    [InlineData("tema brukertester", "Brukertest på en time\n")]
    [InlineData("tema «klarspråk»", "Klarspråk i brev\n")]
    [InlineData("tema 2", "Klarspråk i brev\n")]
    [InlineData("tema møter", "Temaer om «møter»\n")]
    [InlineData("tema romfart", "Jeg fant ikke noe tema om «romfart»")]
    public async Task Words_find_the_topic(string said, string shown)
    {
        await using var town = new Town([typeof(UnconferencesFeature)]);
        var kari = await Open(town);

        Assert.Contains(shown, await kari.Says(said));
    }

    [Fact]
    public async Task Several_that_are_found_have_a_button_each()
    {
        await using var town = new Town([typeof(UnconferencesFeature)]);
        var kari = await Open(town);

        await kari.Says("tema møter");
        Assert.Contains("Møter uten lysbilder", await kari.Presses("Tema 4"));
        await kari.Says("temaer");
        Assert.Contains("Brukertest på en time", await kari.Presses("Tema 3"));
    }

    private static async Task<TestPerson> Open(Town town)
    {
        var lead = await town.Opened();
        foreach (var title in new[] { "KI på en trygg måte", "Klarspråk i brev", "Brukertest på en time", "Møter uten lysbilder", "Lange møter" }) await lead.Proposes(title, "Kom og fortell.");
        return lead;
    }
}
