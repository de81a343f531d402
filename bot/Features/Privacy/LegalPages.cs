using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// What the app's links to privacy and terms lead to, unless whoever runs the bot has pages of their own: the same that the bot itself
/// says.
/// </summary>
internal sealed class LegalPages : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Page(new Page("/privacy", request => Show(request, language => PrivacyCards.About(language) with { Actions = [] })));
        map.Page(new Page("/terms", request => Show(request, Terms)));
    }

    private static Task<PageAnswer?> Show(PageRequest request, Func<Language, Card> card)
    {
        var language = request.Language ?? Language.Nb;
        return Task.FromResult<PageAnswer?>(PlainPage.Render(card(language), language));
    }

    private static Card Terms(Language language) => new()
    {
        Summary = LegalTexts.Title.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(LegalTexts.Title.In(language)) { Style = TextStyle.Title },
            .. LegalTexts.Terms.SelectMany(part => (CardElement[])
            [
                new TextBlock(part.Title.In(language)) { Style = TextStyle.Heading },
                new TextBlock(part.Text.In(language)),
            ]),
        ],
    };
}
