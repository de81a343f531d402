using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>What the clock posts by itself. It names nobody: nobody knows who has voted.</summary>
internal static class DeadlineCards
{
    public static Card Reminder(Unconference unconference, DateTimeOffset closes, Language language)
    {
        var title = DeadlineTexts.ReminderTitle(language);
        var text = DeadlineTexts.Reminding(language, unconference, closes);
        return new Card
        {
            Summary = $"{title}. {text}",
            Language = language.Tag(),
            Body = [new TextBlock(title) { Style = TextStyle.Title }, new TextBlock(text)],
            Actions = [UnconferencesCards.Vote(language) with { Style = Cards.Actions.ActionStyle.Positive },
                UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    public static Card NothingProposed(Unconference unconference, Language language)
    {
        var text = DeadlineTexts.NothingProposed(language, unconference.Name);
        return new Card
        {
            Summary = text,
            Language = language.Tag(),
            Body = [new TextBlock(DeadlineTexts.NothingProposedTitle.In(language)) { Style = TextStyle.Title }, new TextBlock(text)],
            Actions = [UnconferencesCards.Propose(language)],
        };
    }
}
