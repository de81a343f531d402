using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Home;

/// <summary>The cards of a member's own page.</summary>
internal static class HomeCards
{
    public static Card NoPrompt(string why, Language language)
    {
        var title = HomeTexts.ThisWeek.In(language);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body = [new TextBlock(title) { Style = TextStyle.Title }, new TextBlock(why)]
        };
    }

    public static Card Waiting(int count, Language language)
    {
        var text = SuggestionTexts.WaitForYou(language, count);
        return new Card
        {
            Summary = text,
            Language = language.Tag(),
            Body = [new TextBlock(text) { Style = TextStyle.Title }],
            Actions = [CommandButtons.For("suggestions.review", HomeTexts.Review.In(language))]
        };
    }

    public static Card Mine(IReadOnlyList<Taken> taken, int buttons, Language language)
    {
        var title = HomeTexts.Mine.In(language);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title } };
        if (taken.Count == 0) body.Add(new TextBlock(HomeTexts.NoneTaken.In(language)));
        var left = buttons;
        foreach (var one in taken)
        {
            var parts = new List<CardElement>
            {
                new TextBlock(one.Text.In(language)),
                new TextBlock((one.IsDone ? HomeTexts.IsDone : HomeTexts.IsTaken).In(language)) { Style = TextStyle.Subtle },
            };
            if (!one.IsDone && left-- > 0)
                parts.Add(
                    new ActionSet(
                        [PromptsCards.DoneElsewhere(HomeTexts.MarkDone.In(language), one.Occurrence, one.Number)
                            with { Style = ActionStyle.Default }]));
            body.Add(new Container(parts) { Separator = true });
        }

        return new Card { Summary = title, Language = language.Tag(), Body = body };
    }
}

/// <summary>Something a person took on.</summary>
internal sealed record Taken(string Occurrence, int Number, Text Text, bool IsDone);
