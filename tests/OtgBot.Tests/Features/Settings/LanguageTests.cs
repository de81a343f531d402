using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Settings;

public sealed class LanguageTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    [Theory]
    [InlineData("språk bokmål", "Fint, da skriver jeg bokmål her")]
    [InlineData("språk norsk", "Fint, da skriver jeg bokmål her")]
    [InlineData("language NN", "Fint, då skriv eg nynorsk her")]
    [InlineData("språk nynorsk.", "Fint, då skriv eg nynorsk her")]
    [InlineData("språk engelsk", "OK, I’ll write in English here.")]
    [InlineData("language english", "OK, I’ll write in English here.")]
    public async Task A_lead_changes_the_language_of_the_channel(string said, string answered)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);

        Assert.Contains(answered, await kari.Says(said));
    }

    [Fact]
    public async Task A_member_in_a_channel_changes_only_their_own_and_is_told_so()
    {
        await using var town = new Town(Features);
        var (kari, tom) = (town.Person("Kari"), town.Person("Tom"));
        await town.Install(kari);

        Assert.Contains("In the channel I still write in bokmål; a lead can change that", await tom.Says("language en"));
        Assert.Contains("Tidssone", await tom.Says("status"));
        Assert.Contains("Time zone", await tom.Privately.Says("status"));
    }

    [Fact]
    public async Task Without_a_word_the_choice_stands_as_buttons()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari").Privately;

        Assert.Contains("Hvilket språk vil du ha?", await kari.Says("språk"));
        Assert.Contains("Fint, då skriv eg nynorsk til deg", await kari.Presses("Bruk nynorsk"));
        Assert.Contains("Kva språk vil du ha?", await kari.Says("språk"));
    }

    [Theory]
    [InlineData("språk samisk", "«språk nynorsk»")]
    [InlineData("språk 4", "«språk nynorsk»")]
    public async Task A_language_the_bot_lacks_gets_a_sentence_with_an_example(string said, string answered)
    {
        await using var town = new Town(Features);

        Assert.Contains(answered, await town.Person("Kari").Says(said));
    }
}
