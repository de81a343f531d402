using OtgBot.Features.Prompts;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>The content is as good as the rules for it.</summary>
public sealed class LibraryTests
{
    private static readonly int[] Lengths = [2, 5, 15, 30];

    public static TheoryData<int> Numbers => [1, 2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_principle_has_twelve_microactions_of_at_least_three_lengths(int number)
    {
        var principle = Library.Default[number];

        Assert.Equal(number, principle.Number);
        Assert.Equal(12, principle.Microactions.Count);
        Assert.All(principle.Microactions, microaction => Assert.Contains(microaction.Minutes, Lengths));
        Assert.True(principle.Microactions.Select(microaction => microaction.Minutes).Distinct().Count() >= 3);
        Assert.All(principle.Microactions, microaction => Assert.StartsWith($"p{number}-", microaction.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void No_id_and_no_text_comes_twice()
    {
        var all = Library.Default.Principles.SelectMany(principle => principle.Microactions).ToList();

        Assert.Equal(84, all.Select(microaction => microaction.Id).Distinct().Count());
        foreach (var language in Languages.All) Assert.Equal(84, all.Select(microaction => microaction.Text.In(language)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void All_texts_are_there_short_and_in_plain_sentences(int number)
    {
        var principle = Library.Default[number];
        foreach (var language in Languages.All)
        {
            Assert.All(principle.Microactions, microaction => Assert.InRange(microaction.Text.In(language).Length, 20, 160));
            Assert.Equal(2, principle.About.In(language).Count);
            string[] texts = [principle.Name.In(language), principle.Question.In(language), .. principle.About.In(language), .. principle.Microactions.Select(microaction => microaction.Text.In(language))];
            Assert.All(texts, text =>
            {
                Assert.NotEmpty(text.Trim());
                Assert.All(text.Split('.', '?', '!'), sentence => Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 20, sentence));
            });
        }
    }

    [Fact]
    public void Nynorsk_is_nynorsk_and_bokmål_is_bokmål()
    {
        string[] bokmål = ["ikke", "jeg", "hva", "hvordan", "hvem", "noe", "noen", "bare", "fra", "uke", "ukene", "en annen", "gjøre", "være", "spørre"];
        string[] nynorsk = ["ikkje", "eg", "kva", "korleis", "kven", "noko", "nokon", "berre", "frå", "veke", "vekene", "gjere", "vere", "spørje"];

        Assert.All(Texts(Language.Nn), text => Assert.DoesNotContain(Words(text), bokmål.Contains));
        Assert.All(Texts(Language.Nb), text => Assert.DoesNotContain(Words(text), nynorsk.Contains));
    }

    private static IEnumerable<string> Texts(Language language) => Library.Default.Principles.SelectMany(principle =>
        principle.Microactions.Select(microaction => microaction.Text.In(language)).Concat(principle.About.In(language)).Append(principle.Question.In(language)));

    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split([' ', '.', ',', '?', ':', '«', '»', '!', '…', '–'], StringSplitOptions.RemoveEmptyEntries);
}
