using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>The content is as good as the rules for it.</summary>
public sealed class LibraryTests
{
    private static readonly int[] Lengths = [2, 5, 15, 30];

    public static TheoryData<int> Numbers => [1, 2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_principle_has_three_microactions_of_each_length_so_that_a_rotation_and_everyone_at_any_time_finds_one(int number)
    {
        var principle = Library.Default[number];

        Assert.Equal(number, principle.Number);
        Assert.Equal(12, principle.Microactions.Count);
        Assert.All(Lengths, minutes => Assert.Equal(3, principle.Microactions.Count(microaction => microaction.Minutes == minutes)));
        Assert.All(principle.Microactions, microaction => Assert.StartsWith($"p{number}-", microaction.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void No_id_and_no_idea_comes_twice()
    {
        var all = Library.Default.Principles.SelectMany(principle => principle.Microactions).ToList();

        Assert.Equal(84, all.Select(microaction => microaction.Id).Distinct().Count());
        foreach (var language in Languages.All) Assert.Equal(84, all.Select(microaction => Idea.Of(microaction.Text.In(language))).Distinct().Count());
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
                Assert.True(Idea.LongestSentence(text) <= Idea.MostWords, text);
            });
        }
    }

    [Fact]
    public void The_names_are_the_networks_own_words()
    {
        (string Nb, string En)[] names =
        [
            ("Jobb åpent og positivt", "Work in the open and positively"),
            ("Gjør ting i praksis", "Take practical action"),
            ("Tør å teste ting ut tidlig og prøv flere ganger", "Experiment and iterate"),
            ("Mangfold og inkludering", "Be diverse and inclusive"),
            ("Bry deg helhjertet om mennesker", "Care deeply about people"),
            ("Arbeid på tvers av grenser", "Work across borders"),
            ("Ønsk teknologiske muligheter velkommen", "Embrace technology"),
        ];

        Assert.Equal(names, Library.Default.Principles.Select(principle => (principle.Name.Nb, principle.Name.En)));
    }

    [Fact]
    public void Every_file_has_a_version() => Assert.All(Library.Default.Principles, principle => Assert.True(principle.Version >= 1));

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
