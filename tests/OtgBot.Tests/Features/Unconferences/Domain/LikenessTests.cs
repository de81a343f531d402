using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Tests.Features.Unconferences.Domain;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("brukerne", "brukarane", "brukere", "brukarar", "bruker")]
    [InlineData("møter", "møte", "møtene", "møta", "møtet")]
    [InlineData("tjenester", "tenester", "tjenestene", "tenestene", "tjeneste")]
    [InlineData("åpne", "opne", "åpen", "open", "åpent")]
    [InlineData("offentlig", "offentleg", "offentlige", "offentlege", "offentleg")]
    [InlineData("bygger", "byggjer", "bygge", "byggje", "bygget")]
    [InlineData("etater", "etatar", "etatene", "etatane", "etat")]
    [InlineData("uker", "veker", "ukene", "vekene", "veke")]
    [InlineData("letters", "letter", "letters", "letter", "letter")]
    [InlineData("services", "service", "services", "service", "service")]
    public void The_forms_of_a_word_in_bokmål_nynorsk_or_English_meet(params string[] forms) =>
        Assert.Single(forms.Select(Stem.Of).Distinct());

    [Theory]
    [InlineData("kode", "koder", "kor")]
    [InlineData("brev", "brukar", "bro")]
    public void Other_words_do_not(string one, string form, string other)
    {
        Assert.Equal(Stem.Of(one), Stem.Of(form.StartsWith(one[..3], StringComparison.Ordinal) ? form : one));
        Assert.NotEqual(Stem.Of(one), Stem.Of(other));
    }

    [Theory]
    [InlineData("Hvordan tar vi imot nye kollegaer?", "Korleis tek vi imot nye kollegaer?")]
    [InlineData("Klarspråk i brev", "Brev med klart språk")]
    [InlineData("Hvorfor spør vi ikke brukerne?", "Kvifor spør vi ikkje brukarane?")]
    [InlineData("Åpne data i det offentlige", "Opne data i det offentlege")]
    [InlineData("Better letters", "Letters, but better")]
    public void Titles_that_mean_the_same_are_pointed_out(string one, string other) =>
        Assert.Single(Likeness.Of(one, [Unconferences.Topics.Make(1, other)]));

    [Theory]
    [InlineData("Sak 1", "Sak 2")]
    [InlineData("Klarspråk i brev", "Klarspråk i kode og test")]
    [InlineData("Hvordan tar vi imot nye kollegaer?", "Hvordan slutter vi med møter?")]
    [InlineData("Og i på til", "Og i på til")]
    public void Titles_that_only_share_a_word_are_not(string one, string other) =>
        Assert.Empty(Likeness.Of(one, [Unconferences.Topics.Make(1, other)]));

    [Fact]
    public void Only_topics_that_stand_are_pointed_out_the_likest_first_and_three_at_most()
    {
        Topic[] topics =
        [
            Unconferences.Topics.Make(1, "Klarspråk i alle brev"), Unconferences.Topics.Make(2, "Klarspråk i brev"), Unconferences.Topics.Make(3, "Klarspråk i brev") with { IsWithdrawn = true },
            Unconferences.Topics.Make(4, "Klarspråk og brev"), Unconferences.Topics.Make(5, "Klarspråk i brev"),
        ];

        Assert.Equal([2, 4, 5], Likeness.Of("Klarspråk i brev", topics).Select(topic => topic.Number));
    }
}
