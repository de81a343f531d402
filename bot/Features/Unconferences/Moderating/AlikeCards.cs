using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Moderating;

/// <summary>What a new topic may be the same as, to be read before it is proposed all the same.</summary>
internal static class AlikeCards
{
    public static Card Alike(string title, IReadOnlyList<Topic> alike, Language language)
    {
        var about = ModeratingTexts.AlikeAbout(language, title);
        var body = new List<CardElement> { new TextBlock(ModeratingTexts.AlikeTitle.In(language)) { Style = TextStyle.Title },
            new TextBlock(about) };
        foreach (var topic in alike)
        {
            body.Add(new Container(
            [
                new TextBlock($"{topic.Number}. {topic.Title}") { Style = TextStyle.Strong },
                new TextBlock(UnconferencesTexts.TopicLine(language, topic)) { Style = TextStyle.Subtle },
            ]));
        }

        return new Card
        {
            Summary = about,
            Language = language.Tag(),
            Body = body,
            Actions = [
                .. alike.Select(topic =>
                    CommandButtons.For("unconferences.topics", ModeratingTexts.SeeTopic(language, topic.Number),
                        topic.Number.ToString(CultureInfo.InvariantCulture)))],
        };
    }

    /// <summary>A topic that is out of sight: neither its title nor its words, which may be why.</summary>
    public static Card Hidden(Topic topic, Language language) => new()
    {
        Summary = ModeratingTexts.IsHidden(language, topic.Number),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(ModeratingTexts.HiddenTitle.In(language)) { Style = TextStyle.Title },
            new TextBlock(ModeratingTexts.IsHidden(language, topic.Number)),
            new TextBlock(ModeratingTexts.Reason(language, topic.HiddenBecause ?? "")),
        ],
    };
}
