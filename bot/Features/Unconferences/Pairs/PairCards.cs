using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Pairs;

/// <summary>The question whether two topics share a place, and what came of it.</summary>
internal static class PairCards
{
    /// <summary>For a host of <paramref name="theirs"/>, who alone reads it.</summary>
    public static Card Question(Unconference unconference, Topic mine, Topic theirs, Language language)
    {
        var title = PairTexts.QuestionTitle(language, theirs.Number);
        var both = string.Create(CultureInfo.InvariantCulture, $"{theirs.Number} {mine.Number}");
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                new TextBlock(PairTexts.Question(language, mine, theirs)),
                new TextBlock(mine.About) { Style = TextStyle.Subtle },
                new TextBlock(PairTexts.ByWords(language, mine.Number, theirs.Number)) { Style = TextStyle.Subtle },
            ],
            Actions =
            [
                CommandButtons.For(Pairing.ShareCommand, PairTexts.Yes.In(language), unconference.Id, "", both),
                CommandButtons.For(Pairing.UnshareCommand, PairTexts.No.In(language), unconference.Id, "", both),
            ],
        };
    }

    /// <param name="asked">The topic whose hosts asked: they are named, so that they hear of it.</param>
    public static Card Agreed(Unconference unconference, Topic asked, Topic other, Address place, Language language)
    {
        var said = PairTexts.Agreed(language, asked, other);
        return new Card
        {
            Summary = said,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(PairTexts.AgreedTitle(language, asked.Number, other.Number)) { Style = TextStyle.Title },
                new TextBlock(said),
                .. Mentioning.Line(HostingTexts.Concerned(language), asked.Hosts, place),
            ],
            Actions = [UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    public static Card Apart(Topic yours, Topic other, Language language)
    {
        var said = PairTexts.ToldApart(language, yours, other);
        var title = new TextBlock(PairTexts.ApartTitle(language, yours.Number)) { Style = TextStyle.Title };
        return new Card { Summary = said, Language = language.Tag(), Body = [title, new TextBlock(said)] };
    }
}
